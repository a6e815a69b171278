import { CfnOutput, CfnParameter, NestedStack, PhysicalName, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { batch } from '../../lib';
import { errorOf, newApp, newStack, resourcesOf, resourcesOfType } from '../support/app';
import { newCampaign, sentBy } from './support/app';

const { Campaign } = batch;
const ID = 'orchestration_0664hyh918hr1gnzka9py5t62nrc0e1q';

describe('a campaign that was made elsewhere', () => {
  test('is known by its id, and makes nothing', () => {
    const stack = newStack();
    expect(Campaign.fromCampaignId(stack, 'Sale', ID).campaignId).toBe(ID);
    expect(resourcesOf(stack)).toEqual({});
  });

  test('has a name only where that was given', () => {
    const named = { campaignId: ID, campaignName: 'sale' };
    expect(Campaign.fromCampaignAttributes(newStack(), 'Sale', named)).toMatchObject(named);
    const unnamed = Campaign.fromCampaignId(newStack(), 'Sale', ID);
    expect(errorOf(() => unnamed.campaignName)).toBe(
      'Shop/Sale: the name of a campaign is not in its id; give campaignName to fromCampaignAttributes',
    );
  });

  test('can have an id that only CloudFormation knows [R42]', () => {
    const stack = newStack();
    const campaign = Campaign.fromCampaignId(stack, 'Sale', new CfnParameter(stack, 'Id').valueAsString);
    expect(stack.resolve(campaign.campaignId)).toEqual({ Ref: 'Id' });
  });

  test('is not known by an empty id', () => {
    expect(errorOf(() => Campaign.fromCampaignId(newStack(), 'Sale', ''))).toContain('Shop/Sale: campaignId must be');
  });
});

describe('a campaign is told apart', () => {
  test('what this library makes is one, also made by another copy of the library', () => {
    expect(Campaign.isCampaign(newCampaign())).toBe(true);
    expect(Campaign.isCampaign({ [Symbol.for('cdk-campaigns.batch.Campaign')]: true })).toBe(true);
  });

  test.each([[undefined], [null], ['campaign'], [{}], [newStack()]])('%p is none', (other) => {
    expect(Campaign.isCampaign(other)).toBe(false);
  });

  test('an imported one is none: nothing of it can be changed here', () => {
    expect(Campaign.isCampaign(Campaign.fromCampaignId(newStack(), 'Sale', ID))).toBe(false);
  });
});

describe('what others may know of a campaign', () => {
  test('is its id and its name, both as the service has them [R41]', () => {
    const stack = newStack();
    const campaign = newCampaign(stack);
    const [[id]] = resourcesOfType(stack, 'Custom::BatchCampaign') as [[string, unknown]];
    // The physical id can hold more than the id.
    expect(stack.resolve(campaign.campaignId)).toEqual({ 'Fn::GetAtt': [id, 'CampaignId'] });
    expect(stack.resolve(campaign.campaignName)).toEqual({ 'Fn::GetAtt': [id, 'CampaignName'] });
  });

  /** What another account is told of a campaign with such a name. */
  function toldElsewhere(tell: (campaign: batch.Campaign) => string, campaignName?: string): object {
    const app = newApp();
    const here = new Stack(app, 'Here', { env: { account: '111111111111', region: 'us-east-1' } });
    const there = new Stack(app, 'There', { env: { account: '222222222222', region: 'us-east-1' } });
    new CfnOutput(there, 'Told', { value: tell(newCampaign(here, campaignName ? { campaignName } : {})) });
    const { template } = app.synth().getStackByName('There') as { template: { Outputs: { Told: { Value: object } } } };
    return template.Outputs.Told.Value;
  }

  test("crosses the border of an account: the id in the CDK's own way, the name where that is given [R53]", () => {
    expect(toldElsewhere(({ campaignId }) => campaignId)).toHaveProperty(['Fn::GetStackOutput', 'StackName'], 'Here');
    expect(toldElsewhere(({ campaignName }) => campaignName, 'sale')).toBe('sale');
    expect(toldElsewhere(({ campaignName }) => campaignName, PhysicalName.GENERATE_IF_NEEDED)).toMatch(/^here/);
  });
});

const account = '123456789012';
const STACKS: readonly (readonly [string, (app: App) => Stack])[] = [
  ['anywhere', (app) => new Stack(app, 'Shop')],
  ['in China', (app) => new Stack(app, 'Shop', { env: { account, region: 'cn-north-1' } })],
  ['in GovCloud', (app) => new Stack(app, 'Shop', { env: { account, region: 'us-gov-west-1' } })],
  ['in another one', (app) => new NestedStack(new Stack(app, 'Around'), 'Shop')],
  ['of a stage', (app) => new Stack(new Stage(app, 'Test'), 'Shop')],
];

test.each(STACKS)('a campaign can be in a stack %s [R53]', (_, stackIn) => {
  const stack = stackIn(newApp());
  newCampaign(stack);
  expect(sentBy(stack).campaign).toMatchObject({ projectKey: 'project_1' });
});
