import type { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { MARK_PREFIX } from '../contract/tags';
import { stackPrefix } from '../names';
import { allow } from '../provider/permissions';
import type { ProvidedService } from '../provider/provider';

/**
 * What the function may do on Personalize, the same for one campaign as for hundreds. It outlives every campaign: when one is
 * removed, CloudFormation updates this policy first and deletes the campaign afterwards.
 */
export function personalizeStatements(stack: Stack): iam.PolicyStatement[] {
  const arnOf = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'personalize', resource, resourceName });
  const all = arnOf('campaign', '*');
  const generated = arnOf('campaign', `${stackPrefix(stack)}*`);
  const solutions = arnOf('solution', '*');
  const mark = `${MARK_PREFIX}stack`;
  // Names of two stacks can begin alike: what carries the mark of another stack is never touched.
  const notAnothers = { StringEqualsIfExists: { [`aws:ResourceTag/${mark}`]: stack.stackId } };
  return [
    // Without a condition: it would turn "not found" into "denied".
    allow('Read', ['personalize:DescribeCampaign', 'personalize:ListTagsForResource'], [all]),
    allow('ReadSolutions', ['personalize:DescribeSolutionVersion'], [solutions]),
    // A campaign is created from a solution: the service checks both.
    allow('Create', ['personalize:CreateCampaign'], [generated, solutions]),
    allow('CreateNamed', ['personalize:CreateCampaign', 'personalize:TagResource'], [all, solutions], {
      StringEquals: { [`aws:RequestTag/${mark}`]: stack.stackId },
      ...notAnothers,
    }),
    allow('Change', WRITES, [generated], notAnothers),
    allow('ChangeOwned', WRITES, [all], { StringEquals: { [`aws:ResourceTag/${mark}`]: stack.stackId } }),
  ];
}

const WRITES = [
  'personalize:UpdateCampaign',
  'personalize:DeleteCampaign',
  'personalize:TagResource',
  'personalize:UntagResource',
];

/** What the provider of Personalize campaigns is made for. */
export const PERSONALIZE: ProvidedService = { name: 'personalize', statements: personalizeStatements };
