export * from './provider/options';
export * as personalize from './personalize';
export * as connectv1 from './connectv1';
export * as connectv2 from './connectv2';
export * as batch from './batch';
export * as alsona from './alsona';
