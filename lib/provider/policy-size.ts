import type { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';

/** What IAM takes in all inline policies of one role. */
const LARGEST = 10_240;

/** Why policies cannot be those of one role; undefined where they may fit. */
export function policySizeProblem(stack: Stack, documents: readonly iam.PolicyDocument[]): string | undefined {
  const size = documents.reduce((sum, document) => sum + leastLength(stack.resolve(document)), 0);
  if (size <= LARGEST) return undefined;
  return (
    `the policies of the function's role have more than ${LARGEST} characters, which IAM does not take: each secret has one. ` +
    'Keep several keys in one secret and say which by apiKeyField, or have fewer secrets in one stack'
  );
}

/** References are counted as nothing: only CloudFormation knows how long they are. */
function leastLength(document: unknown): number {
  return JSON.stringify(document, (_key, value: unknown) => literalOf(value)).length;
}

function literalOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::Join': joined } = value as { readonly 'Fn::Join'?: [string, unknown[]] };
  if (joined) return joined[1].filter((part) => typeof part === 'string').join(joined[0]);
  const [only, ...others] = Object.keys(value);
  return others.length === 0 && /^(Ref$|Fn::)/.test(only ?? '') ? '' : value;
}
