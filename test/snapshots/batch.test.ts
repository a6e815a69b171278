import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { AwsSolutionsChecks } from 'cdk-nag';
import { batch } from '../../lib';
import type { CampaignProps } from '../../lib/batch';
import { MAIL, newCampaign } from '../batch/support/app';
import { newApp, RECOMMENDED_FLAGS } from '../support/app';
import { templateProblems } from '../support/template-validation';
import { expectTemplate } from './support/template';

// The CDK's validation takes seconds to start.
jest.setTimeout(60_000);

const { CampaignState, CustomPayload, Message, Platform, PushPriority, PushTokens, PushType, When } = batch;

const COMMON: Partial<CampaignProps> = {
  apiKeyField: 'rest',
  apiVersion: '2.11',
  baseUrl: 'https://batch.example.com',
  campaignName: 'sale',
  sendRate: 1000,
  labels: ['marketing', 'sale'],
  targeting: { languages: ['fr'], regions: ['FR'], query: { age: { $gt: 17 } } },
  variants: [{ name: 'a' }],
  replacementMayContactAgain: true,
  deadline: Duration.minutes(40),
};

const EMAIL: Partial<CampaignProps> = {
  ...COMMON,
  state: CampaignState.RUNNING,
  when: When.now(),
  sendsDuringDeployment: true,
  message: Message.email({
    ...MAIL,
    replyTo: 'shop@example.com',
    translations: [{ language: 'fr', subject: 'Soldes', senderIdentityId: '4034', html: '<p>Un jour' }],
  }),
};

const deeplink = 'shop://sale';
const icon = 'https://example.com/icon.png';
const picture = 'https://example.com/picture.png';

const PUSH: Partial<CampaignProps> = {
  ...COMMON,
  state: CampaignState.STOPPED,
  when: When.at(new Date(Date.UTC(2999, 0, 31, 8)), { localTime: true }),
  message: Message.push({
    platforms: [Platform.IOS, Platform.ANDROID, Platform.WEB],
    title: 'Sale',
    body: 'Today only',
    picture,
    priority: PushPriority.NORMAL,
    pushType: PushType.ALERT,
    timeToLive: Duration.hours(1),
    filterPushTokens: PushTokens.ALL,
    ios: { deeplink, customPayload: CustomPayload.json({ aps: { sound: 'sale' } }) },
    android: {
      deeplink,
      icon,
      customPayload: CustomPayload.text('{"tag":"{{ tag }}"}'),
      collapseKey: { enabled: true, key: 'marketing' },
    },
    web: { deeplink, icon },
    translations: [{ language: 'fr', title: 'Soldes', body: 'Un jour', picture, android: { icon } }],
  }),
};

function withOwnSecret(stack: Stack): void {
  newCampaign(stack, {
    apiKey: new Secret(stack, 'Key', { encryptionKey: new kms.Key(stack, 'Kms', { enableKeyRotation: true }) }),
    targeting: { query: { stack: { $eq: stack.stackName } } },
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

const VARIANTS: readonly (readonly [string, (stack: Stack) => unknown, AppProps])[] = [
  ['a minimal campaign', (stack) => newCampaign(stack), {}],
  ['a full mail', (stack) => newCampaign(stack, EMAIL), {}],
  ['a full notification', (stack) => newCampaign(stack, PUSH), {}],
  [
    'a full notification with all recommended flags',
    (stack) => newCampaign(stack, PUSH),
    { context: RECOMMENDED_FLAGS },
  ],
  ['a retained campaign with a secret and a key of the stack', withOwnSecret, {}],
  ['two campaigns with one key', (stack) => ['A', 'B'].forEach((id) => newCampaign(stack, {}, id)), {}],
];

function templateOf(build: (stack: Stack) => unknown, props?: AppProps): object {
  const stack = new Stack(newApp(props), 'Shop');
  build(stack);
  return Template.fromStack(stack).toJSON();
}

test.each(VARIANTS)('the whole template of %s [R51]', (_, build, props) => {
  expectTemplate(templateOf(build, props)).toMatchSnapshot();
});

test('the template is the same when it is made again, and names no folder of this machine [R50]', () => {
  const full = (stack: Stack) => newCampaign(stack, PUSH);
  const first = templateOf(full);
  expect(templateOf(full)).toEqual(first);
  expect(JSON.stringify(first)).not.toContain(process.cwd());
});

interface Findings {
  readonly violations: readonly {
    readonly ruleName: string;
    readonly violatingResources: readonly { readonly constructPath?: string }[];
  }[];
}

describe.each([
  ['without flags', {}],
  ['with all recommended flags', RECOMMENDED_FLAGS],
])('nothing is found unacknowledged, %s', (_, context) => {
  test.each([
    ['a full mail', (stack: Stack) => newCampaign(stack, EMAIL)],
    [
      'a secret that is looked up by its name',
      (stack: Stack) => newCampaign(stack, { apiKey: Secret.fromSecretNameV2(stack, 'Key', 'a') }),
    ],
  ])('by the AwsSolutions rules in %s [R55]', (_kind, build) => {
    const app = newApp({ context });
    build(new Stack(app, 'Shop'));
    expect((new AwsSolutionsChecks(app).validateScope(app) as Findings).violations).toEqual([]);
  });

  test('by the AwsSolutions rules but that the secret of the user is not rotated [R55]', () => {
    const app = newApp({ context });
    withOwnSecret(new Stack(app, 'Shop'));
    const { violations } = new AwsSolutionsChecks(app).validateScope(app) as Findings;
    const found = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath ?? ''}`),
    );
    expect(found).toEqual(['AwsSolutions-SMG4 Shop/Key/Resource']);
  });

  test("by the CDK's own validation of templates [R55]", () => {
    const app = newApp({ context });
    const stack = new Stack(app, 'Shop');
    newCampaign(stack, PUSH);
    withOwnSecret(new Stack(app, 'Other'));
    expect(templateProblems(app)).toEqual([]);
  });
});
