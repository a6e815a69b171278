export * from './provider/options';
export * as personalize from './personalize';
