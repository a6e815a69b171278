import { Aws, CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { connectv1 } from '../../lib';
import { errorOf, newApp, newStack, resourcesOf } from '../support/app';
import { newCampaign, sentBy } from './support/app';

const { Campaign } = connectv1;
const ARN = 'arn:aws:connect-campaigns:eu-west-1:222222222222:campaign/1a2b-3c';

describe('a campaign that was made elsewhere', () => {
  test('is known by its ARN', () => {
    const stack = newStack();
    const campaign = Campaign.fromCampaignArn(stack, 'Reminders', ARN);
    expect([campaign.campaignArn, campaign.campaignId]).toEqual([ARN, '1a2b-3c']);
    expect(resourcesOf(stack)).toEqual({});
  });

  test('has a name only where that was given', () => {
    const named = { campaignArn: ARN, campaignName: 'reminders' };
    expect(Campaign.fromCampaignAttributes(newStack(), 'Reminders', named)).toMatchObject(named);
    const unnamed = Campaign.fromCampaignArn(newStack(), 'Reminders', ARN);
    expect(errorOf(() => unnamed.campaignName)).toBe(
      'Shop/Reminders: the name of a campaign is not in its ARN; give campaignName to fromCampaignAttributes',
    );
  });

  test('is in the account and Region of its ARN', () => {
    const stack = newStack({ env: { account: '111111111111', region: 'us-east-1' } });
    const { env } = Campaign.fromCampaignArn(stack, 'Reminders', ARN);
    expect(env).toEqual({ account: '222222222222', region: 'eu-west-1' });
  });

  test("by its id is in the stack's partition, account and Region [R53]", () => {
    const stack = newStack({ env: { account: '111111111111', region: 'us-east-1' } });
    const campaign = Campaign.fromCampaignAttributes(stack, 'Reminders', { campaignId: '1a2b' });
    expect(campaign.campaignId).toBe('1a2b');
    expect(stack.resolve(campaign.campaignArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':connect-campaigns:us-east-1:111111111111:campaign/1a2b']],
    });
    expect(campaign.env).toEqual({ account: '111111111111', region: 'us-east-1' });
  });

  test.each([
    ['unknown', 'Fn::Split', (stack: Stack) => new CfnParameter(stack, 'Arn').valueAsString],
    ['partly known', '1a2b', () => `arn:${Aws.PARTITION}:connect-campaigns:us-east-1:111111111111:campaign/1a2b`],
  ])('of an ARN that is %s at synth has an id', (_, id, arnIn) => {
    const stack = newStack();
    const arn = arnIn(stack);
    const campaign = Campaign.fromCampaignArn(stack, 'Reminders', arn);
    new CfnOutput(stack, 'Id', { value: campaign.campaignId });
    expect(stack.resolve(campaign.campaignArn)).toEqual(stack.resolve(arn));
    expect(JSON.stringify(stack.resolve(campaign.campaignId))).toContain(id);
    expect(() => resourcesOf(stack)).not.toThrow();
  });

  test('is not known by its name alone', () => {
    expect(errorOf(() => Campaign.fromCampaignAttributes(newStack(), 'Reminders', { campaignName: 'a' }))).toBe(
      'Shop/Reminders: campaignArn or campaignId must be given',
    );
  });

  test.each([
    'arn:aws:connect:us-east-1:123456789012:instance/1',
    'arn:aws:connectcampaigns:us-east-1:123456789012:campaign/1',
    'arn:aws:connect-campaigns:us-east-1:123456789012:campaign/',
    '1a2b',
  ])('is not %s', (arn) => {
    expect(errorOf(() => Campaign.fromCampaignArn(newStack(), 'Reminders', arn))).toBe(
      `Shop/Reminders: campaignArn must be the ARN of an outbound campaign, got ${arn}`,
    );
  });
});

describe('a campaign is told apart', () => {
  test('what this library makes is one, also made by another copy of the library', () => {
    expect(Campaign.isCampaign(newCampaign())).toBe(true);
    expect(Campaign.isCampaign({ [Symbol.for('cdk-campaigns.connectv1.Campaign')]: true })).toBe(true);
  });

  test.each([[undefined], [null], ['campaign'], [{}], [newStack()]])('%p is none', (other) => {
    expect(Campaign.isCampaign(other)).toBe(false);
  });

  test('an imported one is none: nothing of it can be changed here', () => {
    expect(Campaign.isCampaign(Campaign.fromCampaignArn(newStack(), 'Reminders', ARN))).toBe(false);
  });
});

/** Two stacks that are not in the same place. */
function apart(there: { account?: string; region?: string; crossRegionReferences?: boolean }) {
  const app = newApp();
  const { crossRegionReferences, ...env } = there;
  const place = { account: '111111111111', region: 'us-east-1' };
  const references = crossRegionReferences === undefined ? {} : { crossRegionReferences };
  return {
    app,
    here: new Stack(app, 'Here', { env: place, ...references }),
    there: new Stack(app, 'There', { env: { ...place, ...env }, ...references }),
  };
}

describe('what others may know of a campaign', () => {
  test('is its ARN, its id and its name [R41]', () => {
    const stack = newStack();
    const campaign = newCampaign(stack);
    const [id = ''] = Object.keys(resourcesOf(stack));
    expect(stack.resolve(campaign.campaignArn)).toEqual({ Ref: id });
    expect(stack.resolve(campaign.campaignId)).toEqual({ 'Fn::GetAtt': [id, 'CampaignId'] });
    expect(stack.resolve(campaign.campaignName)).toEqual({ 'Fn::GetAtt': [id, 'CampaignName'] });
  });

  test('crosses to another stack of the same place by an export [R53]', () => {
    const { here, there } = apart({});
    new CfnOutput(there, 'Arn', { value: newCampaign(here).campaignArn });
    const { Outputs } = Template.fromStack(there).toJSON() as { Outputs: Record<string, { Value: object }> };
    expect(Outputs.Arn?.Value).toEqual({ 'Fn::ImportValue': expect.stringContaining('Here:ExportsOutput') as string });
  });

  test('crosses the border of an account by the name where that is given [R53]', () => {
    const { app, here, there } = apart({ account: '222222222222' });
    new CfnOutput(there, 'Name', { value: newCampaign(here, { campaignName: 'reminders' }).campaignName });
    const { template } = app.synth().getStackByName('There') as { template: { Outputs: object } };
    expect(template.Outputs).toMatchObject({ Name: { Value: 'reminders' } });
  });

  test.each(['campaignArn', 'campaignId'] as const)(
    "crosses it by %s, which the service makes up, in the CDK's own way [R53]",
    (attribute) => {
      const { app, here, there } = apart({ account: '222222222222' });
      new CfnOutput(there, 'Value', { value: newCampaign(here)[attribute] });
      const { template } = app.synth().getStackByName('There') as { template: { Outputs: object } };
      expect(template.Outputs).toHaveProperty(['Value', 'Value', 'Fn::GetStackOutput', 'StackName'], 'Here');
    },
  );

  test('does not cross it by a name that is generated, and the CDK says so [R53]', () => {
    const { app, here, there } = apart({ account: '222222222222' });
    new CfnOutput(there, 'Name', { value: newCampaign(here).campaignName });
    expect(errorOf(() => app.synth())).toContain('PhysicalName.GENERATE_IF_NEEDED');
  });

  test("crosses to another Region by the CDK's own way, also as a grant [R53]", () => {
    const { app, here, there } = apart({ region: 'eu-west-1', crossRegionReferences: true });
    const role = new iam.Role(there, 'App', { assumedBy: new iam.AccountRootPrincipal() });
    newCampaign(here).grants.dialRequests(role);
    expect(JSON.stringify(app.synth().getStackByName('There').template)).toContain('Custom::CrossRegionExportReader');
    expect(sentBy(here).options).toEqual({ namePrefix: 'Here-Reminders' });
  });
});
