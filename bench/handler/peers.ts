import { dirname, join } from 'node:path';

const cdk = dirname(require.resolve('aws-cdk-lib/package.json'));

/** The code that runs in the functions of the Provider framework and of AwsCustomResource. */
export const FRAMEWORK = join(cdk, 'custom-resources/lib/provider-framework/runtime/framework.js');
export const CUSTOM = join(cdk, 'custom-resource-handlers/dist/custom-resources/aws-custom-resource-handler/index.js');
