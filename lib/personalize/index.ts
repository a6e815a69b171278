export * from './campaign';
export * from './campaign-base';
export * from './campaign-props';
export * from './campaign-provider';
export * from './grants';
export * from './solution-version';
