import { Duration, Stack } from 'aws-cdk-lib';
import * as native from 'aws-cdk-lib/aws-connectcampaignsv2';
import fc from 'fast-check';
import { connectv2 } from '../../lib';
import type { CampaignProps } from '../../lib/connectv2';
import { check } from '../../lib/contract/check';
import type { ConnectV2Campaign } from '../../lib/connectv2/contract';
import { connectV2Contract } from '../../lib/connectv2/contract';
import { valid } from '../contract/support/from-schema';
import { newApp } from '../support/app';
import { templateProblems } from '../support/template-validation';
import { DOMAIN, FULL, NUMBER, sent, TEMPLATE } from './support/app';
import { nativeProps } from './support/native';

// The CDK's validation takes seconds to start.
jest.setTimeout(120_000);

type Channels = NonNullable<ConnectV2Campaign['channelSubtypeConfig']>;

const AGENTLESS = { outboundMode: { agentless: {} } };
const MAIL = { connectSourceEmailAddress: 'shop@example.com', wisdomTemplateArn: TEMPLATE };
const CALL = { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: NUMBER };

/** What our contract accepts and the native type does not. A row that is no longer seen fails; each has an example. */
const DIFFERENCES: readonly (readonly [string, RegExp, Channels])[] = [
  [
    // The API's pattern knows no more than an @ and a dot; the native type has no top-level domain of five letters.
    'most email addresses',
    /^ChannelSubtypeConfig\.Email\.DefaultOutboundConfig\.ConnectSourceEmailAddress: .* does not match pattern/s,
    { email: { ...AGENTLESS, defaultOutboundConfig: { ...MAIL, connectSourceEmailAddress: 'us@shop.online' } } },
  ],
  [
    // The API's model has gone from 1 to 2 since.
    'a bandwidth above 1',
    /^ChannelSubtypeConfig\.Telephony\.OutboundMode\.\w+\.BandwidthAllocation: [\d.]+ is greater than the maximum of 1$/,
    { telephony: { outboundMode: { progressive: { bandwidthAllocation: 2 } }, defaultOutboundConfig: CALL } },
  ],
];

/* Pacing and the state are unknown to the native type: they are left out before. */

const accepted = (valid(connectV2Contract.campaign) as fc.Arbitrary<ConnectV2Campaign>).filter(
  // For the CDK a text that looks like a token is one, and a template holds no half of a character.
  (campaign) =>
    check(connectV2Contract, campaign).length === 0 && !/\$\{Token\[|\\ud[89a-f]/i.test(JSON.stringify(campaign)),
);

function problemsOf(campaigns: readonly ConnectV2Campaign[]): string[] {
  const app = newApp();
  const stack = new Stack(app, 'Native');
  campaigns.forEach((campaign, index) => {
    new native.CfnCampaign(stack, `Campaign${index}`, nativeProps(campaign));
  });
  return templateProblems(app).map((problem) => problem.replace(/^\S+ /, ''));
}

test('any campaign that the contract accepts passes the validation of the native type, but for what is listed', () => {
  const examples = DIFFERENCES.map(([, , channelSubtypeConfig]) => ({ connectInstanceId: 'i', channelSubtypeConfig }));
  expect(examples.flatMap((example) => check(connectV2Contract, example))).toEqual([]);
  const problems = problemsOf([...fc.sample(accepted, { numRuns: 20, seed: 1 }), ...examples]);
  expect([...new Set(problems)].filter((problem) => !DIFFERENCES.some(([, listed]) => listed.test(problem)))).toEqual(
    [],
  );
  const unseen = DIFFERENCES.filter(([, listed]) => !problems.some((problem) => listed.test(problem)));
  expect(unseen.map(([title]) => title)).toEqual([]);
});

const { OpenHours, OutboundMode, Schedule, Source, TimeRange } = connectv2;
const START = new Date('2026-12-01T08:00:00Z');
const END = new Date('2026-12-31T20:00:00Z');
const bandwidthAllocation = 0.5;
const telephony = { ...FULL.telephony!, ringTimeout: undefined };

const GIVEN: readonly (readonly [string, Partial<CampaignProps>])[] = [
  ['nothing but what is required', {}],
  ['everything', FULL],
  [
    'a progressive mode',
    { telephony: { ...telephony, outboundMode: OutboundMode.progressive({ bandwidthAllocation }) } },
  ],
  ['an agentless mode', { telephony: { ...telephony, outboundMode: OutboundMode.agentless() } }],
  [
    'a preview mode',
    {
      telephony: {
        ...telephony,
        outboundMode: OutboundMode.preview({ bandwidthAllocation, timeout: Duration.seconds(10) }),
      },
    },
  ],
  ['events', { source: Source.eventTrigger() }],
  ['events of a domain', { source: Source.eventTrigger({ customerProfilesDomainArn: DOMAIN }) }],
  ['entries without an interval', { entryLimits: { maxEntryCount: 1 } }],
  ['a part-day frequency', { schedule: Schedule.between(START, END, { refreshFrequency: Duration.minutes(90) }) }],
  ['no limits', { communicationLimits: { allChannels: [] } }],
  [
    'hours and no time zone',
    { communicationTime: { sms: { openHours: OpenHours.weekdays(TimeRange.of('08:00', '17:00')) } } },
  ],
  ['no hours', { communicationTime: { sms: { openHours: OpenHours.daily({ sunday: [] }) } } }],
];

test('what the construct sends for any props is valid for the native type without an exception [R54]', () => {
  const campaigns = GIVEN.map(([, given]) => sent({ ...given, visibleInConsole: false }).campaign);
  expect(problemsOf(campaigns.map(asRead))).toEqual([]);
});

/** What a campaign sends, as the handler reads it: empty structures travel as texts. */
function asRead(campaign: object): ConnectV2Campaign {
  return JSON.parse(JSON.stringify(campaign).replace(/"(\{\}|\[\])"/g, '$1')) as ConnectV2Campaign;
}
