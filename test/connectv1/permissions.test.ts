import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { connectv1 } from '../../lib';
import { connectV1Statements } from '../../lib/connectv1/permissions';
import { errorOf, newApp, newStack, resourceOfType, resourcesOfType } from '../support/app';
import type { Statement } from '../support/statements';
import { actionsOf, allowing, resolved } from '../support/statements';
import { newCampaign } from './support/app';

const STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1';
const OTHER_STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/other/1';
const KNOWN = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
  'AWS::StackId': STACK,
};
const CAMPAIGN = 'arn:aws:connect-campaigns:us-east-1:123456789012:campaign/1a2b';
const INSTANCE = 'arn:aws:connect:us-east-1:123456789012:instance/i';

const stack = newStack();
const statements = resolved(
  connectV1Statements(stack).map((statement) => stack.resolve(statement.toStatementJson()) as unknown),
  KNOWN,
) as Statement[];

const requested = (by: string) => ({ 'aws:RequestTag/cdk-campaigns:stack': by });
const marked = (by: string) => ({ 'aws:ResourceTag/cdk-campaigns:stack': by });
const isAllowed = (action: string, context = {}, resource = CAMPAIGN) =>
  allowing(statements, { action: `connect-campaigns:${action}`, resource, context }).length > 0;

const CHANGES = [
  'UpdateCampaignName',
  'UpdateCampaignDialerConfig',
  'UpdateCampaignOutboundCallConfig',
  'StartCampaign',
  'PauseCampaign',
  'ResumeCampaign',
  'StopCampaign',
  'DeleteCampaign',
  'TagResource',
  'UntagResource',
];

describe('the function', () => {
  test.each(CHANGES)('may call %s on campaigns with the mark of its stack alone [R48][R59]', (action) => {
    expect(isAllowed(action, marked(STACK))).toBe(true);
    expect(isAllowed(action, marked(OTHER_STACK))).toBe(false);
    expect(isAllowed(action)).toBe(false);
  });

  test('creates campaigns with the mark of its stack alone [R14][R48]', () => {
    const anyCampaign = CAMPAIGN.replace('1a2b', '*');
    expect(isAllowed('CreateCampaign', requested(STACK), anyCampaign)).toBe(true);
    expect(isAllowed('CreateCampaign', requested(OTHER_STACK), anyCampaign)).toBe(false);
    expect(isAllowed('CreateCampaign', {}, anyCampaign)).toBe(false);
  });

  test("takes a campaign over that nobody's mark is on, and no other stack's [R48][R59]", () => {
    expect(isAllowed('TagResource', requested(STACK))).toBe(true);
    expect(isAllowed('TagResource', { ...requested(STACK), ...marked(OTHER_STACK) })).toBe(false);
  });

  test.each(['DescribeCampaign', 'GetCampaignState'])('may call %s on any campaign [R48]', (action) => {
    expect(isAllowed(action)).toBe(true);
    expect(isAllowed(action, {}, CAMPAIGN.replace('123456789012', '222222222222'))).toBe(false);
  });

  test('lists campaigns, for which the service takes nothing narrower [R48]', () => {
    expect(isAllowed('ListCampaigns', {}, '*')).toBe(true);
  });

  test.each([
    ['DescribeInstance', INSTANCE],
    ['DescribeContactFlow', `${INSTANCE}/contact-flow/f`],
    ['DescribeQueue', `${INSTANCE}/queue/q`],
  ])('lets the service look up what a campaign refers to: %s on %s [R48]', (action, resource) => {
    expect(allowing(statements, { action: `connect:${action}`, resource, context: {} })).toHaveLength(1);
    expect(allowing(statements, { action: `connect:${action}`, resource: '*', context: {} })).toEqual([]);
  });

  test('may do nothing else: it contacts nobody and onboards nothing [R48][R60]', () => {
    const lookups = ['DescribeContactFlow', 'DescribeInstance', 'DescribeQueue'].map((name) => `connect:${name}`);
    const reads = ['CreateCampaign', 'DescribeCampaign', 'GetCampaignState', 'ListCampaigns'];
    const own = [...reads, ...CHANGES].map((name) => `connect-campaigns:${name}`);
    expect(actionsOf(statements)).toEqual([...own, ...lookups].sort());
  });

  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ])('has permissions in %s [R53]', (partition, region) => {
    const context = { '@aws-cdk/core:enablePartitionLiterals': true };
    const there = new Stack(newApp({ context }), 'Shop', { env: { account: '123456789012', region } });
    newCampaign(there);
    const roles = JSON.stringify(resourcesOfType(there, 'AWS::IAM::Role'));
    expect(roles).toContain(`arn:${partition}:connect-campaigns:${region}:123456789012:campaign/*`);
    expect(roles).not.toContain('arn:aws:');
  });
});

describe('the provider', () => {
  const { CampaignProvider } = connectv1;

  test('is one for all campaigns of a stack [R52]', () => {
    const shop = newStack();
    for (const id of ['A', 'B']) newCampaign(shop, {}, id);
    expect(resourcesOfType(shop, 'AWS::Lambda::Function')).toHaveLength(1);
    expect(resourcesOfType(shop, 'AWS::StepFunctions::StateMachine')).toHaveLength(1);
  });

  test('is set up before or after the campaigns [R52]', () => {
    const shop = newStack();
    CampaignProvider.of(shop).configure({ deadline: Duration.minutes(40) });
    const logGroup = new logs.LogGroup(shop, 'Log');
    CampaignProvider.of(newCampaign(shop)).configure({ logGroup });
    expect(CampaignProvider.of(shop).logGroup).toBe(logGroup);
    const { Properties } = resourceOfType(shop, 'AWS::Lambda::Function');
    expect(Properties).toMatchObject({ Environment: { Variables: { DEADLINE_SECONDS: '2400' } } });
  });

  test('hands its role out, and takes no other afterwards [R52]', () => {
    const shop = newStack();
    const provider = CampaignProvider.of(shop);
    expect(provider.role).toBeInstanceOf(iam.Role);
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(errorOf(() => provider.configure({ role }))).toContain('role must be configured before the role');
  });
});
