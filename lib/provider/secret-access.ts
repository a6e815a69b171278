import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { allow } from './permissions';

/** What reading one secret needs, and nothing else: a grant of the secret would also let it be described. */
export function secretDocument(stack: Stack, secret: secretsmanager.ISecret): iam.PolicyDocument {
  const read = allow('ReadSecret', ['secretsmanager:GetSecretValue'], [fullArnOf(secret)]);
  const { encryptionKey } = secret;
  if (!encryptionKey) return new iam.PolicyDocument({ statements: [read] });
  // Within one account the key's policy need not name the role, which would go with the campaign and not after it.
  const decrypt = allow('DecryptSecret', ['kms:Decrypt'], [encryptionKey.keyArn], {
    StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` },
  });
  return new iam.PolicyDocument({ statements: [read, decrypt] });
}

/** The six characters that the service adds are not known of a secret that was looked up by its name. */
function fullArnOf({ secretArn, secretFullArn }: secretsmanager.ISecret): string {
  return secretFullArn ?? `${secretArn}-??????`;
}
