import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { createHash } from 'node:crypto';
import { allow } from './permissions';

/**
 * Which secret it is, whatever the construct that stands for it is called: when a campaign is moved to another secret, the one that it
 * replaces still needs its own.
 */
export function secretKey(stack: Stack, secret: secretsmanager.ISecret): string {
  const { secretArn, encryptionKey } = secret;
  // A reference to a resource says where it is in its own stack.
  const place = Token.isUnresolved(secretArn) ? Stack.of(secret).node.path : '';
  const parts = [place, stack.resolve(secretArn), stack.resolve(encryptionKey?.keyArn)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

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
