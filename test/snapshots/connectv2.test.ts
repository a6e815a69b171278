import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { connectv2 } from '../../lib';
import { FULL, newCampaign, SEGMENT, SMS } from '../connectv2/support/app';
import { newApp, RECOMMENDED_FLAGS } from '../support/app';
import { expectTemplate } from './support/template';

function full(stack: Stack): void {
  const campaign = newCampaign(stack, FULL);
  Tags.of(stack).add('stage', 'test');
  const app = new iam.Role(stack, 'App', { assumedBy: new iam.AccountRootPrincipal() });
  campaign.grants.outboundRequests(app);
}

const adopted = { campaignName: 'reminders', adoptExisting: true };

const VARIANTS: readonly (readonly [string, (stack: Stack) => unknown, AppProps])[] = [
  ['a minimal campaign', (stack) => newCampaign(stack), {}],
  [
    'a campaign that sends text messages to a segment',
    (stack) => newCampaign(stack, { sms: SMS, source: connectv2.Source.segment(SEGMENT) }),
    {},
  ],
  ['a full campaign', full, {}],
  ['a full campaign with all recommended flags', full, { context: RECOMMENDED_FLAGS }],
  ['an adopted campaign', (stack) => newCampaign(stack, adopted), {}],
  [
    'an adopted campaign that is deleted',
    (stack) => newCampaign(stack, { ...adopted, removalPolicy: RemovalPolicy.DESTROY }),
    {},
  ],
  ['a retained campaign', (stack) => newCampaign(stack, { removalPolicy: RemovalPolicy.RETAIN }), {}],
  ['a campaign that the console does not show', (stack) => newCampaign(stack, { visibleInConsole: false }), {}],
  ['two campaigns', (stack) => ['A', 'B'].forEach((id) => newCampaign(stack, {}, id)), {}],
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
  const first = templateOf(full);
  expect(templateOf(full)).toEqual(first);
  expect(JSON.stringify(first)).not.toContain(process.cwd());
});
