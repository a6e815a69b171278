import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { connectv2 } from '../../lib';
import type { CampaignGrants, ICampaign } from '../../lib/connectv2';
import { newStack, resourcesOfType } from '../support/app';
import { newCampaign } from './support/app';

const ARN = 'arn:aws:connect-campaigns:us-east-1:123456789012:campaign/1a2b';
const KINDS: readonly (readonly [string, (stack: Stack) => ICampaign])[] = [
  ['made here', (stack) => newCampaign(stack)],
  ['imported', (stack) => connectv2.Campaign.fromCampaignArn(stack, 'Reminders', ARN)],
];

type Grant = (grants: CampaignGrants, to: iam.IGrantable) => iam.Grant;

const GRANTS: readonly (readonly [string, Grant, string[]])[] = [
  ['outboundRequests', (grants, to) => grants.outboundRequests(to), ['PutOutboundRequestBatch']],
  [
    'stateControl',
    (grants, to) => grants.stateControl(to),
    ['StartCampaign', 'PauseCampaign', 'ResumeCampaign', 'StopCampaign', 'GetCampaignState'],
  ],
  ['read', (grants, to) => grants.read(to), ['DescribeCampaign', 'GetCampaignState', 'ListTagsForResource']],
  ['actions', (grants, to) => grants.actions(to, 'connect-campaigns:A', 'connect-campaigns:B'), ['A', 'B']],
];

describe.each(KINDS)('a campaign that was %s', (_, make) => {
  test.each(GRANTS)('grants.%s allows exactly that, on this campaign [R48]', (_name, grant, names) => {
    const stack = newStack();
    const campaign = make(stack);
    const role = new iam.Role(stack, 'App', { assumedBy: new iam.AccountRootPrincipal() });
    expect(grant(campaign.grants, role).success).toBe(true);
    const actions = names.map((name) => `connect-campaigns:${name}`);
    const policies = resourcesOfType(stack, 'AWS::IAM::Policy').filter(([id]) => id.startsWith('AppDefaultPolicy'));
    expect(policies.map(([, { Properties }]) => Properties.PolicyDocument)).toEqual([
      {
        Statement: [
          {
            Effect: 'Allow',
            Action: actions.length === 1 ? actions[0] : actions,
            Resource: stack.resolve(campaign.campaignArn) as unknown,
          },
        ],
        Version: '2012-10-17',
      },
    ]);
  });
});
