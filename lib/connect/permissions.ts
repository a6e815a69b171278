import type { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { MARK_PREFIX } from '../contract/tags';
import { allow } from '../provider/permissions';

/** In what the two versions of outbound campaigns differ: they share the prefix of actions and the form of ARNs. */
export interface ConnectActions {
  /** What changes a campaign, beside its name, its state and its tags; without the prefix. */
  readonly changes: readonly string[];
  /** What the service looks up for who creates a campaign, with what it is in. */
  readonly lookups: readonly iam.PolicyStatement[];
}

/** What the function may do on outbound campaigns, the same for one campaign as for hundreds. It outlives every campaign. */
export function connectStatements(stack: Stack, { changes, lookups }: ConnectActions): iam.PolicyStatement[] {
  // The id of a campaign, and so its ARN, is made up by the service.
  const campaigns = [stack.formatArn({ service: 'connect-campaigns', resource: 'campaign', resourceName: '*' })];
  const mark = `${MARK_PREFIX}stack`;
  const owned = { StringEquals: { [`aws:ResourceTag/${mark}`]: stack.stackId } };
  return [
    // Without a condition: it would turn "not found" into "denied".
    allow('Read', prefixed(['DescribeCampaign', 'GetCampaignState']), campaigns),
    // The service takes nothing narrower for a list.
    allow('List', prefixed(['ListCampaigns']), ['*']),
    allow('Create', prefixed(['CreateCampaign', 'TagResource']), campaigns, {
      StringEquals: { [`aws:RequestTag/${mark}`]: stack.stackId },
      // What carries the mark of another stack is never touched.
      StringEqualsIfExists: { [`aws:ResourceTag/${mark}`]: stack.stackId },
    }),
    allow('ChangeOwned', prefixed([...COMMON_CHANGES, ...changes]), campaigns, owned),
    ...lookups,
  ];
}

const COMMON_CHANGES = [
  'UpdateCampaignName',
  'StartCampaign',
  'PauseCampaign',
  'ResumeCampaign',
  'StopCampaign',
  'DeleteCampaign',
  'TagResource',
  'UntagResource',
];

function prefixed(actions: readonly string[]): string[] {
  return actions.map((action) => `connect-campaigns:${action}`);
}

/** What belongs to an instance: which instances the campaigns of a stack are for is known only to the campaigns. */
export function lookup(stack: Stack, sid: string, action: string, resourceName: string): iam.PolicyStatement {
  return allow(
    sid,
    [`connect:${action}`],
    [stack.formatArn({ service: 'connect', resource: 'instance', resourceName })],
  );
}
