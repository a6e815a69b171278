import { Duration, Stack } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { AwsSolutionsChecks } from 'cdk-nag';
import { alsona } from '../../lib';
import { newCampaign } from '../alsona/support/app';
import { newApp, RECOMMENDED_FLAGS } from '../support/app';
import { templateProblems } from '../support/template-validation';
import { expectTemplate } from './support/template';

// The CDK's validation takes seconds to start.
jest.setTimeout(60_000);

const { CampaignStatus, DaySchedule, Teardown, UtcOffset, WeeklySchedule } = alsona;

function minimal(stack: Stack): void {
  newCampaign(stack);
}

function full(stack: Stack): void {
  newCampaign(stack, {
    apiKey: Secret.fromSecretNameV2(stack, 'AgencyKey', 'alsona/agency'),
    apiKeyField: 'key',
    agency: true,
    baseUrl: 'https://api.hublinks.io',
    campaignName: 'invitations',
    campaignId: 'campaign-1',
    seats: ['seat-1', 'seat-2'],
    schedule: WeeklySchedule.weekdays(DaySchedule.hours(9, 17)),
    timeZone: UtcOffset.of('-05:00'),
    status: CampaignStatus.RUN,
    teardown: Teardown.PAUSE,
    replacementMayContactAgain: true,
    deadline: Duration.minutes(40),
  });
}

const VARIANTS: readonly (readonly [string, (stack: Stack) => unknown, AppProps])[] = [
  ['a minimal campaign', minimal, {}],
  ['a full campaign', full, {}],
  ['a full campaign with all recommended flags', full, { context: RECOMMENDED_FLAGS }],
  ['a campaign that is left as it is', (stack) => newCampaign(stack, { teardown: Teardown.LEAVE }), {}],
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
  full(new Stack(app, 'Shop'));
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  expect(violations).toEqual([]);
  expect(templateProblems(app)).toEqual([]);
});
