import { Stack, Validations } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

const WAITER_REASONS = {
  'AwsSolutions-SF1':
    "The input of an execution holds CloudFormation's response URL, which is in no log; the function logs what it does.",
  'AwsSolutions-SF2': 'The waiter only polls one function; its history shows every step.',
};

/** Why the waiter is as it is, for who checks with the AwsSolutions rules. */
export function acknowledgeWaiter(waiter: IConstruct): void {
  acknowledge(waiter, Object.entries(WAITER_REASONS));
}

/** Why permissions have wildcards, for who checks with the AwsSolutions rules. A finding is known by the ARN that it shows. */
export function acknowledgeWildcards(
  scope: IConstruct,
  statements: readonly iam.PolicyStatement[],
  reason: string,
): void {
  const shown = statements.flatMap(({ resources }) => resources.map((arn) => flat(Stack.of(scope).resolve(arn))));
  const wild = [...new Set(shown)].filter((arn) => arn.includes('*'));
  acknowledge(
    scope,
    wild.map((arn) => [`AwsSolutions-IAM5[Resource::${arn}]`, reason]),
  );
}

function acknowledge(scope: IConstruct, reasons: [string, string][]): void {
  Validations.of(scope).acknowledge(...reasons.map(([id, reason]) => ({ id, reason })));
}

/** As findings show what only CloudFormation knows: `<AWS::Region>`, `<Waiter.Name>`. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = value as Intrinsic;
  if (ref !== undefined) return `<${ref}>`;
  if (attribute) return `<${attribute.join('.')}>`;
  return joined ? joined[1].map(flat).join(joined[0]) : JSON.stringify(value);
}

interface Intrinsic {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: readonly string[];
  readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
}
