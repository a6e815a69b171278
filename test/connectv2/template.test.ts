import type { App } from 'aws-cdk-lib';
import { Stack, Stage } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { newApp, RECOMMENDED_FLAGS, resourcesOf } from '../support/app';
import { templateProblems } from '../support/template-validation';
import { FULL, newCampaign } from './support/app';

// The CDK's validation takes seconds to start.
jest.setTimeout(60_000);

const account = '123456789012';
const STACKS: readonly (readonly [string, (app: App) => Stack])[] = [
  ['anywhere', (app) => new Stack(app, 'Shop')],
  ['in an account and Region', (app) => new Stack(app, 'Shop', { env: { account, region: 'eu-west-1' } })],
  ['in China', (app) => new Stack(app, 'Shop', { env: { account, region: 'cn-north-1' } })],
  ['in GovCloud', (app) => new Stack(app, 'Shop', { env: { account, region: 'us-gov-west-1' } })],
  ['of a stage', (app) => new Stack(new Stage(app, 'Test'), 'Shop')],
];

interface Findings {
  readonly violations: readonly { readonly ruleName: string }[];
}

describe.each(STACKS)('a campaign in a stack %s', (_, stackIn) => {
  test.each([
    ['without flags', {}],
    ['with all recommended flags', RECOMMENDED_FLAGS],
  ])('has nothing that the AwsSolutions rules find unacknowledged, %s [R53][R55]', (_flags, context) => {
    const app = newApp({ context });
    newCampaign(stackIn(app), FULL);
    const { violations } = new AwsSolutionsChecks(app).validateScope(app) as Findings;
    expect(violations).toEqual([]);
  });
});

test.each([
  ['without flags', {}],
  ['with all recommended flags', RECOMMENDED_FLAGS],
])("the CDK's own validation of templates reports nothing, %s [R55]", (_, context) => {
  const app = newApp({ context });
  newCampaign(new Stack(app, 'Shop'), FULL);
  expect(templateProblems(app)).toEqual([]);
});

test('whatever the order of two campaigns, they share one provider [R52]', () => {
  const resources = (ids: string[]) => {
    const stack = new Stack(newApp(), 'Shop');
    for (const id of ids) newCampaign(stack, {}, id);
    return resourcesOf(stack);
  };
  expect(resources(['A', 'B'])).toEqual(resources(['B', 'A']));
  expect(Object.keys(resources(['A', 'B']))).toHaveLength(Object.keys(resources(['A'])).length + 1);
});
