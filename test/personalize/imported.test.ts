import { Aws, CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import { personalize } from '../../lib';
import { errorOf, newApp, newCampaign, newStack, resourcesOf } from '../support/app';

const { Campaign } = personalize;
const ARN = 'arn:aws:personalize:eu-west-1:222222222222:campaign/films';

describe('a campaign that was made elsewhere', () => {
  test('is known by its ARN', () => {
    const stack = newStack();
    const campaign = Campaign.fromCampaignArn(stack, 'Films', ARN);
    expect([campaign.campaignArn, campaign.campaignName]).toEqual([ARN, 'films']);
    expect(resourcesOf(stack)).toEqual({});
  });

  test('is in the account and Region of its ARN', () => {
    const stack = newStack({ env: { account: '111111111111', region: 'us-east-1' } });
    const { env } = Campaign.fromCampaignArn(stack, 'Films', ARN);
    expect(env).toEqual({ account: '222222222222', region: 'eu-west-1' });
  });

  test("by its name is in the stack's partition, account and Region [R53]", () => {
    const stack = newStack({ env: { account: '111111111111', region: 'us-east-1' } });
    const campaign = Campaign.fromCampaignAttributes(stack, 'Films', { campaignName: 'films' });
    expect(campaign.campaignName).toBe('films');
    expect(stack.resolve(campaign.campaignArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':personalize:us-east-1:111111111111:campaign/films']],
    });
    expect(campaign.env).toEqual({ account: '111111111111', region: 'us-east-1' });
  });

  test('by both is what was said', () => {
    const attributes = { campaignArn: ARN, campaignName: 'films' };
    expect(Campaign.fromCampaignAttributes(newStack(), 'Films', attributes)).toMatchObject(attributes);
  });

  test.each([
    ['unknown', 'Fn::Split', (stack: Stack) => new CfnParameter(stack, 'Arn').valueAsString],
    ['partly known', 'films', () => `arn:${Aws.PARTITION}:personalize:us-east-1:111111111111:campaign/films`],
  ])('of an ARN that is %s at synth has a name', (_, name, arnIn) => {
    const stack = newStack();
    const arn = arnIn(stack);
    const campaign = Campaign.fromCampaignArn(stack, 'Films', arn);
    new CfnOutput(stack, 'Name', { value: campaign.campaignName });
    new CfnOutput(stack, 'Account', { value: campaign.env.account });
    expect(stack.resolve(campaign.campaignArn)).toEqual(stack.resolve(arn));
    expect(JSON.stringify(stack.resolve(campaign.campaignName))).toContain(name);
    expect(() => resourcesOf(stack)).not.toThrow();
  });

  test('is not known by nothing', () => {
    expect(errorOf(() => Campaign.fromCampaignAttributes(newStack(), 'Films', {}))).toBe(
      'Shop/Films: campaignArn or campaignName must be given',
    );
  });

  test.each(['arn:aws:s3:::films', 'arn:aws:personalize:r:1:solution/films', 'films'])('is not %s', (arn) => {
    expect(errorOf(() => Campaign.fromCampaignArn(newStack(), 'Films', arn))).toBe(
      `Shop/Films: campaignArn must be the ARN of a Personalize campaign, got ${arn}`,
    );
  });
});

describe('a campaign is told apart', () => {
  test('what this library makes is one, also made by another copy of the library', () => {
    const campaign = newCampaign();
    expect(Campaign.isCampaign(campaign)).toBe(true);
    expect(Campaign.isCampaign({ [Symbol.for('cdk-campaigns.personalize.Campaign')]: true })).toBe(true);
  });

  test.each([[undefined], [null], ['campaign'], [{}], [newStack()]])('%p is none', (other) => {
    expect(Campaign.isCampaign(other)).toBe(false);
  });

  test('an imported one is none: nothing of it can be changed here', () => {
    expect(Campaign.isCampaign(Campaign.fromCampaignArn(newStack(), 'Films', ARN))).toBe(false);
  });
});

describe('what others may know of a campaign', () => {
  test('is its ARN, its name and the version that it serves [R41]', () => {
    const stack = newStack();
    const campaign = newCampaign(stack);
    const [id = ''] = Object.keys(resourcesOf(stack));
    expect(stack.resolve(campaign.campaignArn)).toEqual({ Ref: id });
    expect(stack.resolve(campaign.campaignName)).toEqual({ 'Fn::GetAtt': [id, 'CampaignName'] });
    expect(stack.resolve(campaign.deployedSolutionVersionArn)).toEqual({ 'Fn::GetAtt': [id, 'SolutionVersionArn'] });
  });

  test('passes the border of an account where the name is given [R53]', () => {
    const app = newApp();
    const [here, there] = ['111111111111', '222222222222'].map(
      (account) => new Stack(app, `In${account}`, { env: { account, region: 'us-east-1' } }),
    ) as [Stack, Stack];
    const campaign = newCampaign(here, { campaignName: 'films' });
    new CfnOutput(there, 'Arn', { value: campaign.campaignArn });
    new CfnOutput(there, 'Name', { value: campaign.campaignName });
    const { template } = app.synth().getStackByName(there.stackName) as { template: { Outputs: object } };
    expect(template.Outputs).toMatchObject({ Name: { Value: 'films' } });
    expect(template.Outputs).toHaveProperty('Arn', {
      Value: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':personalize:us-east-1:111111111111:campaign/films']],
      },
    });
  });

  test('passes no border under a generated name, and the CDK says so [R53]', () => {
    const app = newApp();
    const [here, there] = ['111111111111', '222222222222'].map(
      (account) => new Stack(app, `In${account}`, { env: { account, region: 'us-east-1' } }),
    ) as [Stack, Stack];
    new CfnOutput(there, 'Arn', { value: newCampaign(here).campaignArn });
    expect(errorOf(() => app.synth())).toContain('PhysicalName.GENERATE_IF_NEEDED');
  });
});
