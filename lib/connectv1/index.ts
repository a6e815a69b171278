export * from './campaign';
export * from './campaign-base';
export * from './campaign-props';
export * from './campaign-provider';
export * from './campaign-state';
export * from './dialer-config';
export * from './grants';
