import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { ApiKey } from '../contract/rest';

/** Where the key is; the key itself is in no template. */
export function apiKeyIn({ secretArn }: secretsmanager.ISecret, jsonField: string | undefined): ApiKey {
  return { secretArn, jsonField };
}

/** Which props say where the key is. */
export const KEY_PROPS = { 'apiKey.secretArn': 'apiKey', 'apiKey.jsonField': 'apiKeyField' };
