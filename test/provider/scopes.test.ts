import { CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { personalize } from '../../lib';
import { newApp, newCampaign, resourcesOf, resourcesOfType, sentBy } from '../support/app';

/** Every ARN of the template begins so. */
function partitionsIn(stack: Stack): string[] {
  const text = JSON.stringify(resourcesOf(stack));
  const found = [...text.matchAll(/arn:([a-z-]+):|arn:",\{"Ref":"(AWS::Partition)"\}/g)];
  return [...new Set(found.map(([, literal, reference]) => literal ?? reference ?? '?'))].sort();
}

const LITERALS = { '@aws-cdk/core:enablePartitionLiterals': true };

test.each([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])('in %s every ARN is of this partition [R53]', (partition, region) => {
  const literal = new Stack(newApp({ context: LITERALS }), 'Shop', { env: { account: '123456789012', region } });
  newCampaign(literal, versionIn(literal));
  expect(partitionsIn(literal)).toEqual([partition]);
  const reference = new Stack(newApp(), 'Shop', { env: { account: '123456789012', region } });
  newCampaign(reference, versionIn(reference));
  expect(partitionsIn(reference)).toEqual(['AWS::Partition']);
});

function versionIn(stack: Stack) {
  const arn = stack.formatArn({ service: 'personalize', resource: 'solution', resourceName: 'movies/1' });
  return { solutionVersion: personalize.SolutionVersion.fromArn(arn) };
}

test('a stack that does not know its account and Region leaves both to CloudFormation [R53]', () => {
  const stack = new Stack(newApp(), 'Shop');
  newCampaign(stack, versionIn(stack));
  const text = JSON.stringify(resourcesOf(stack));
  expect(text).toContain('{"Ref":"AWS::Region"}');
  expect(text).toContain('{"Ref":"AWS::AccountId"}');
  expect(text).not.toMatch(/us-east-1|\b\d{12}\b/);
});

test('two stages of one app have the same template but for their names [R50][R53]', () => {
  const app = newApp();
  const [test, production] = ['Test', 'Production'].map((name) => {
    const stack = new Stack(new Stage(app, name), 'Shop');
    newCampaign(stack);
    return stack;
  }) as [Stack, Stack];
  const text = (stack: Stack) => JSON.stringify(Template.fromStack(stack).toJSON());
  expect(text(production).replaceAll('Production', 'Test')).toEqual(text(test));
  expect(sentBy(production).options.namePrefix).toBe('ProductionShop-Recommendations');
});

test('a nested stack has a provider of its own, and hands its campaign up [R53]', () => {
  const stack = new Stack(newApp(), 'Shop');
  const nested = new NestedStack(stack, 'Nested');
  const campaign = newCampaign(nested);
  new CfnOutput(stack, 'Arn', { value: campaign.campaignArn });
  expect(resourcesOfType(nested, 'AWS::Lambda::Function')).toHaveLength(1);
  expect(resourcesOfType(stack, 'AWS::Lambda::Function')).toHaveLength(0);
  expect(sentBy(nested).options.namePrefix).toMatch(/^Shop-Nested-[A-F\d]{8}-Recommendations$/);
});

test('another stack refers to a campaign by an export [R53]', () => {
  const app = newApp();
  const [shop, site] = ['Shop', 'Site'].map((id) => new Stack(app, id)) as [Stack, Stack];
  const campaign = newCampaign(shop);
  new CfnOutput(site, 'Arn', { value: campaign.campaignArn });
  const { Outputs } = Template.fromStack(site).toJSON() as { Outputs: Record<string, { Value: object }> };
  expect(Outputs.Arn?.Value).toEqual({ 'Fn::ImportValue': expect.stringContaining('Shop:ExportsOutput') as string });
});

test('names of nested stacks differ from those of other stacks with nested stacks of the same id [R48]', () => {
  const prefixes = ['A', 'B'].map((id) => {
    const nested = new NestedStack(new Stack(newApp(), id), 'Nested');
    newCampaign(nested);
    return sentBy(nested).options.namePrefix;
  });
  expect(new Set(prefixes).size).toBe(2);
});
