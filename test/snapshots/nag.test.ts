import type { App } from 'aws-cdk-lib';
import { Duration, RemovalPolicy, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks } from 'cdk-nag';
import { personalize } from '../../lib';
import type { CampaignProviderOptions } from '../../lib';
import { newApp, newCampaign, RECOMMENDED_FLAGS } from '../support/app';
import { templateProblems } from '../support/template-validation';

// The CDK's validation takes seconds to start.
jest.setTimeout(60_000);

interface Finding {
  readonly ruleName: string;
  readonly violatingResources: readonly { readonly constructPath?: string }[];
}

/** Findings about our own constructs. */
function findings(app: App): string[] {
  const { violations } = new AwsSolutionsChecks(app).validateScope(app) as { violations: readonly Finding[] };
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources
      .filter(({ constructPath = '' }) => /cdk-campaigns\.|Recommendations/.test(constructPath))
      .map(({ constructPath = '' }) => `${ruleName} ${constructPath}`),
  );
}

const account = '123456789012';
const STACKS: readonly (readonly [string, (app: App) => Stack])[] = [
  ['anywhere', (app) => new Stack(app, 'Shop')],
  ['in an account and Region', (app) => new Stack(app, 'Shop', { env: { account, region: 'eu-west-1' } })],
  ['in China', (app) => new Stack(app, 'Shop', { env: { account, region: 'cn-north-1' } })],
  ['of a stage', (app) => new Stack(new Stage(app, 'Test'), 'Shop')],
];

const OPTIONS: readonly (readonly [string, (stack: Stack) => CampaignProviderOptions])[] = [
  ['by default', () => ({})],
  ['with a deadline', () => ({ deadline: Duration.minutes(5) })],
  ['with a key', (stack) => ({ encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) })],
  ['in a VPC', (stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc') })],
  [
    'with a role and a VPC',
    (stack) => ({
      role: new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }),
      vpc: new ec2.Vpc(stack, 'Vpc'),
    }),
  ],
];

/** What is found of a campaign in such a stack, with such a provider. */
function found(
  stackIn: (app: App) => Stack,
  options: (stack: Stack) => CampaignProviderOptions,
  context = {},
): string[] {
  const app = newApp({ context });
  const stack = stackIn(app);
  newCampaign(stack);
  personalize.CampaignProvider.of(stack).configure(options(stack));
  return findings(app);
}

const [[, anywhere]] = STACKS as [(typeof STACKS)[number]];

test.each(STACKS)('the AwsSolutions rules find nothing unacknowledged in a stack %s [R55]', (_, stackIn) => {
  expect(found(stackIn, () => ({}))).toEqual([]);
  expect(found(stackIn, () => ({}), RECOMMENDED_FLAGS)).toEqual([]);
});

test.each(OPTIONS)('the AwsSolutions rules find nothing unacknowledged in a provider %s [R55]', (_, options) => {
  expect(found(anywhere, options)).toEqual([]);
});

test('what is not ours is still found: the test would see a finding [R55]', () => {
  const app = newApp();
  const stack = new Stack(app, 'Recommendations');
  new kms.Key(stack, 'Key');
  expect(findings(app)).toEqual(['AwsSolutions-KMS5 Recommendations/Key/Resource']);
});

test.each([
  ['without flags', {}],
  ['with all recommended flags', RECOMMENDED_FLAGS],
])("the CDK's own validation of templates reports nothing, %s [R55]", (_, context) => {
  const app = newApp({ context });
  const stack = new Stack(app, 'Shop');
  newCampaign(stack, {
    itemExploration: { weight: 0.2 },
    tags: { team: 'movies' },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const encryptionKey = new kms.Key(stack, 'Key');
  personalize.CampaignProvider.of(stack).configure({ vpc: new ec2.Vpc(stack, 'Vpc'), encryptionKey });
  expect(templateProblems(app)).toEqual([]);
});

test('as a plugin of the app the rules let a synth pass [R55]', () => {
  const app = newApp();
  newCampaign(new Stack(app, 'Shop'));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});
