import type { Construct } from 'constructs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';

const allowed = new WeakMap<Construct, Set<string>>();

/** Both roles read and write what the key protects: the waiter's memory, and the function's settings. Once each. */
export function allowKey(
  provider: Construct,
  key: kms.IKey,
  { role, waiterRole }: { role: iam.IRole; waiterRole: iam.IRole },
): void {
  const done = allowed.get(provider) ?? new Set();
  allowed.set(provider, done);
  for (const one of [role, waiterRole]) {
    if (done.has(one.node.path)) continue;
    done.add(one.node.path);
    key.grantEncryptDecrypt(one);
  }
}
