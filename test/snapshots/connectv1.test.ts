import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { connectv1 } from '../../lib';
import { newCampaign } from '../connectv1/support/app';
import { newApp, RECOMMENDED_FLAGS } from '../support/app';
import { templateProblems } from '../support/template-validation';
import { expectTemplate } from './support/template';

// The CDK's validation takes seconds to start.
jest.setTimeout(60_000);

const { CampaignState, DialerConfig } = connectv1;

function minimal(stack: Stack): void {
  newCampaign(stack);
}

function full(stack: Stack): void {
  const campaign = newCampaign(stack, {
    campaignName: 'reminders',
    dialer: DialerConfig.predictive({ bandwidthAllocation: 0.5, dialingCapacity: 0.25 }),
    queueId: 'queue-1',
    answerMachineDetection: { enabled: true, awaitPrompt: true },
    state: CampaignState.RUNNING,
    replacementMayContactAgain: true,
    tags: { team: 'care' },
    deadline: Duration.minutes(40),
  });
  Tags.of(stack).add('stage', 'test');
  const app = new iam.Role(stack, 'App', { assumedBy: new iam.AccountRootPrincipal() });
  campaign.grants.dialRequests(app);
}

const adopted = { campaignName: 'reminders', adoptExisting: true };

const VARIANTS: readonly (readonly [string, (stack: Stack) => unknown, AppProps])[] = [
  ['a minimal campaign', minimal, {}],
  ['a minimal campaign that the console does not show', (stack) => newCampaign(stack, { visibleInConsole: false }), {}],
  ['a full campaign', full, {}],
  ['a full campaign with all recommended flags', full, { context: RECOMMENDED_FLAGS }],
  ['an adopted campaign', (stack) => newCampaign(stack, adopted), {}],
  [
    'an adopted campaign that is deleted',
    (stack) => newCampaign(stack, { ...adopted, removalPolicy: RemovalPolicy.DESTROY }),
    {},
  ],
  ['a retained campaign', (stack) => newCampaign(stack, { removalPolicy: RemovalPolicy.RETAIN }), {}],
];

function templateOf(build: (stack: Stack) => unknown, props?: AppProps): object {
  const stack = new Stack(newApp(props), 'Shop');
  build(stack);
  return Template.fromStack(stack).toJSON();
}

test.each(VARIANTS)('the whole template of %s [R51]', (_, build, props) => {
  expectTemplate(templateOf(build, props)).toMatchSnapshot();
});

test('the template is the same when it is made again [R50]', () => {
  expect(templateOf(full)).toEqual(templateOf(full));
});

test.each([
  ['without flags', {}],
  ['with all recommended flags', RECOMMENDED_FLAGS],
])('the AwsSolutions rules and the validation of templates find nothing unacknowledged, %s [R55]', (_, context) => {
  const app = newApp({ context });
  minimal(new Stack(app, 'Shop'));
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  expect(violations).toEqual([]);
  expect(templateProblems(app)).toEqual([]);
});
