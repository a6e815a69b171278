import { CfnOutput, CfnParameter, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { alsona } from '../../lib';
import { errorOf, newApp, newStack, resourcesOf, resourcesOfType } from '../support/app';
import { newCampaign } from './support/app';

const { Campaign } = alsona;

describe('a campaign that was made elsewhere', () => {
  test('is known by its id', () => {
    const stack = newStack();
    expect(Campaign.fromCampaignId(stack, 'Invitations', 'campaign-1').campaignId).toBe('campaign-1');
    expect(resourcesOf(stack)).toEqual({});
  });

  test('has a name only where that was given', () => {
    const named = { campaignId: 'campaign-1', campaignName: 'invitations' };
    expect(Campaign.fromCampaignAttributes(newStack(), 'Invitations', named)).toMatchObject(named);
    const unnamed = Campaign.fromCampaignId(newStack(), 'Invitations', 'campaign-1');
    expect(errorOf(() => unnamed.campaignName)).toBe(
      'Shop/Invitations: the name of a campaign is not in its id; give campaignName to fromCampaignAttributes',
    );
  });

  test('has an id that only CloudFormation knows [R42]', () => {
    const stack = newStack();
    const { campaignId } = Campaign.fromCampaignId(stack, 'Invitations', new CfnParameter(stack, 'Id').valueAsString);
    expect(stack.resolve(campaignId)).toEqual({ Ref: 'Id' });
  });

  test.each(['', 'my campaign', 'é'])('does not have the id %j', (campaignId) => {
    expect(errorOf(() => Campaign.fromCampaignId(newStack(), 'Invitations', campaignId))).toBe(
      `Shop/Invitations: campaignId must be the id of a campaign: visible characters of ASCII, and no spaces, got "${campaignId}"`,
    );
  });
});

describe('a campaign is told apart', () => {
  test('what this library makes is one, also made by another copy of the library', () => {
    expect(Campaign.isCampaign(newCampaign())).toBe(true);
    expect(Campaign.isCampaign({ [Symbol.for('cdk-campaigns.alsona.Campaign')]: true })).toBe(true);
  });

  test.each([[undefined], [null], ['campaign'], [{}], [newStack()]])('%p is none', (other) => {
    expect(Campaign.isCampaign(other)).toBe(false);
  });

  test('an imported one is none: nothing of it can be changed here', () => {
    expect(Campaign.isCampaign(Campaign.fromCampaignId(newStack(), 'Invitations', 'campaign-1'))).toBe(false);
  });
});

/** Two stacks, in two accounts where that is asked for. */
function stacks(account = '111111111111') {
  const app = newApp();
  const region = 'us-east-1';
  const here = new Stack(app, 'Here', { env: { account: '111111111111', region } });
  return { app, here, there: new Stack(app, 'There', { env: { account, region } }) };
}

describe('what others may know of a campaign', () => {
  test('is its id and its name, as attributes: the physical id can hold more [R41]', () => {
    const stack = newStack();
    const campaign = newCampaign(stack);
    const [id] = resourcesOfType(stack, 'Custom::AlsonaCampaign').map(([found]) => found);
    expect(stack.resolve(campaign.campaignId)).toEqual({ 'Fn::GetAtt': [id, 'CampaignId'] });
    expect(stack.resolve(campaign.campaignName)).toEqual({ 'Fn::GetAtt': [id, 'CampaignName'] });
  });

  test('is an attribute also where the template gives the id', () => {
    const stack = newStack();
    const { campaignId } = newCampaign(stack, { campaignId: 'campaign-1' });
    expect(stack.resolve(campaignId)).toHaveProperty(['Fn::GetAtt', 1], 'CampaignId');
  });

  test.each(['campaignId', 'campaignName'] as const)('crosses to another stack by an export: %s [R53]', (attribute) => {
    const { here, there } = stacks();
    new CfnOutput(there, 'Value', { value: newCampaign(here)[attribute] });
    const { Outputs } = Template.fromStack(there).toJSON() as { Outputs: Record<string, { Value: object }> };
    const name = expect.stringContaining('Here:ExportsOutput') as string;
    expect(Outputs.Value?.Value).toEqual({ 'Fn::ImportValue': name });
  });

  test('crosses the border of an account by the name where that is given, and by the id [R53]', () => {
    const { app, here, there } = stacks('222222222222');
    const campaign = newCampaign(here, { campaignName: 'invitations' });
    new CfnOutput(there, 'Name', { value: campaign.campaignName });
    new CfnOutput(there, 'Id', { value: campaign.campaignId });
    const { template } = app.synth().getStackByName('There') as { template: { Outputs: object } };
    expect(template.Outputs).toMatchObject({ Name: { Value: 'invitations' } });
    expect(template.Outputs).toHaveProperty(['Id', 'Value', 'Fn::GetStackOutput', 'StackName'], 'Here');
  });

  test('is handed up by a nested stack, which has a provider of its own [R53]', () => {
    const stack = new Stack(newApp(), 'Shop');
    const nested = new NestedStack(stack, 'Nested');
    new CfnOutput(stack, 'Id', { value: newCampaign(nested).campaignId });
    expect(resourcesOfType(nested, 'AWS::Lambda::Function')).toHaveLength(1);
    expect(resourcesOfType(stack, 'AWS::Lambda::Function')).toHaveLength(0);
  });
});
