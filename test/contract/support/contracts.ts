import type { AlsonaCampaign } from '../../../lib/alsona/contract';
import { alsonaContract } from '../../../lib/alsona/contract';
import { batchContract } from '../../../lib/batch/contract';
import type { ConnectV1Campaign } from '../../../lib/connectv1/contract';
import { connectV1Contract } from '../../../lib/connectv1/contract';
import { connectV2Contract } from '../../../lib/connectv2/contract';
import type { Contract, Options } from '../../../lib/contract/contract';
import type { PersonalizeCampaign } from '../../../lib/personalize/contract';
import { personalizeContract } from '../../../lib/personalize/contract';
import { EMAIL, FULL_EMAIL, FULL_PUSH, MINIMAL as LEAST_EMAIL, PUSH } from './batch';
import { ALLOWED } from './connectv2/allowed';
import { FULL as FULL_V2, hours, limits, mode, preview, SEGMENT, telephony, zone } from './connectv2/write';
import type { Path } from './leaves';

type Sample = readonly [title: string, campaign: object];

/** A contract, and what the laws of all contracts need to know of it. */
export interface Lawful {
  readonly name: string;
  readonly contract: Contract<object>;
  /** What is told beside every sample, so that nothing but the campaign can be wrong. */
  readonly options: Options;
  /** Campaigns that have, between them, every member that is declared. None has a problem. */
  readonly full: readonly Sample[];
  /** Other campaigns without a problem. */
  readonly others: readonly Sample[];
  /** Parts of campaigns in which something is empty, beside the full campaigns with something emptied. */
  readonly empty: readonly Sample[];
  /** What cannot be read in a place of the first full campaign, beside null in every place. */
  readonly unreadable: readonly (readonly [path: Path, part: unknown])[];
  /** Everything that can be wrong with what the schema accepts. */
  readonly between: RegExp;
  /** All places of what can be wrong with what the schema accepts, where they have something in common. */
  readonly betweenAt: RegExp;
  /** Structures of several kinds, and the member that says which. Users do not write it: what is wrong there is wrong above. */
  readonly kinds?: { readonly at: RegExp; readonly by: string };
  /** Places that hold a flag or a number, so that a number is of no other type than a flag. */
  readonly flagsOrNumbers?: RegExp;
  /** Places of which the parts are compared, so that the text or number of a token is wrong elsewhere; it is one at synth. */
  readonly compared?: RegExp;
}

const ANY = /^/;

const OFF = [false, 0, 24];
const LEAST_ALSONA: AlsonaCampaign = {
  baseUrl: 'https://alsona.com',
  apiKey: { secretArn: 'arn' },
  account_id: 'account-1',
  seats: ['seat-1'],
  schedule: {
    monday: [true, 9, 17],
    tuesday: [true, true, false],
    wednesday: [true, 1, 2],
    thursday: [true, false, true],
    friday: [true, true, true],
    saturday: OFF,
    sunday: [false, true, true],
  },
};

export const FULL_ALSONA: AlsonaCampaign = {
  ...LEAST_ALSONA,
  agency: true,
  apiKey: { secretArn: 'arn', jsonField: 'key' },
  campaign_id: 'campaign-1',
  name: 'invitations',
  seats: ['seat-1', 'seat-2'],
  timezone: -300,
  status: 'RUN',
};

const alsona: Lawful = {
  name: 'alsona',
  contract: alsonaContract,
  options: {},
  full: [['a full campaign', FULL_ALSONA]],
  others: [['the least that there is', LEAST_ALSONA]],
  empty: [],
  unreadable: ['yes', '', '9.', '09', 'TRUE', '{}'].map((part) => [['schedule', 'monday', '1'], part] as const),
  between: /true or false|two flags or two hours|later hour/,
  betweenAt: /^schedule\b/,
  flagsOrNumbers: /^schedule\.\w+\.[012]$/,
  compared: /^schedule\.\w+\.[12]$/,
};

const batch: Lawful = {
  name: 'batch',
  contract: batchContract,
  options: { contactsAtOnce: true, contactsEveryone: true },
  full: [
    ['a mail', FULL_EMAIL],
    ['a notification', FULL_PUSH],
  ],
  others: [
    ['a minimal mail', LEAST_EMAIL],
    ['a minimal notification', { ...LEAST_EMAIL, messages: [PUSH] }],
  ],
  empty: [],
  unreadable: [[['messages', '0'], { ...EMAIL, channel_type: 'sms' }]],
  between:
    /^(must be different|must each have|must be one for each|must be "normal"|must be the text|must not have the key|is (absent|"now"))/,
  betweenAt: ANY,
  compared: /^(targeting|messages\.\d+)\.languages(\.\d+(\.language)?)?$/,
  kinds: { at: /^messages\.\d+$/, by: 'channel_type' },
};

const CALL = { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: '+12065550100' };

export const LEAST_V1 = {
  connectInstanceId: 'instance-1',
  dialerConfig: { agentlessDialerConfig: {} },
  outboundCallConfig: CALL,
};

const FULL_V1: ConnectV1Campaign = {
  name: 'reminders',
  connectInstanceId: 'instance-1',
  dialerConfig: { predictiveDialerConfig: { bandwidthAllocation: 0.5, dialingCapacity: 0.25 } },
  outboundCallConfig: {
    ...CALL,
    connectQueueId: 'queue-1',
    answerMachineDetectionConfig: { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: false },
  },
  tags: { team: 'care' },
  state: 'Running',
};

const dialed = (dialerConfig: ConnectV1Campaign['dialerConfig']): ConnectV1Campaign => ({ ...LEAST_V1, dialerConfig });

const connectV1: Lawful = {
  name: 'connectv1',
  contract: connectV1Contract,
  options: {},
  full: [
    ['a full campaign', FULL_V1],
    ['progressive calls', dialed({ progressiveDialerConfig: { bandwidthAllocation: 0.5, dialingCapacity: 0.25 } })],
    ['calls without agents', dialed({ agentlessDialerConfig: { dialingCapacity: 0.25 } })],
  ],
  others: [['an agentless dialer of nothing', LEAST_V1]],
  empty: [['an agentless dialer', { dialerConfig: { agentlessDialerConfig: {} } }]],
  unreadable: [],
  between: /exactly one|no queue/,
  betweenAt: ANY,
};

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const DAILY = {
  openHours: { dailyHours: Object.fromEntries(DAYS.map((day) => [day, [{ startTime: 'T08:00', endTime: 'T17:30' }]])) },
};
const EVERY_DAY = {
  communicationTimeConfig: { localTimeZoneConfig: {}, telephony: DAILY, sms: DAILY, email: DAILY, whatsApp: DAILY },
};

/** As it is sent: members that are undefined are not. */
const sampleOf = (written: object): object =>
  JSON.parse(JSON.stringify({ connectInstanceId: 'instance-1', ...written })) as object;

const connectV2: Lawful = {
  name: 'connectv2',
  contract: connectV2Contract,
  options: {},
  full: [
    ['a full campaign', FULL_V2],
    ['progressive calls', sampleOf(mode({ progressive: { bandwidthAllocation: 0.5 } }))],
    ['previewed calls', sampleOf(preview({ agentActions: ['DISCARD'] }))],
    ['hours of every day', sampleOf(EVERY_DAY)],
    ['events', sampleOf({ source: { eventTrigger: { customerProfilesDomainArn: SEGMENT } } })],
  ],
  others: ALLOWED.map(([title, written]) => [title, sampleOf(written)] as const),
  empty: [
    ['agentless telephony', telephony({})],
    ['events', { source: { eventTrigger: {} } }],
    ['a time zone that is left to the service', zone({})],
    ['a day without hours', hours({ SUNDAY: [] })],
    ['no limits', limits()],
  ],
  unreadable: [],
  between: /exactly (one|1)|at least one of|no queue|preview mode|after the start|at most 2 elements/,
  betweenAt: ANY,
};

const LEAST_PERSONALIZE: PersonalizeCampaign = {
  solutionVersionArn: 'arn:aws:personalize:us-east-1:123456789012:solution/films/$LATEST',
};

const FULL_PERSONALIZE: PersonalizeCampaign = {
  ...LEAST_PERSONALIZE,
  name: 'films',
  minProvisionedTPS: 2,
  campaignConfig: {
    itemExplorationConfig: { explorationWeight: '0.5', explorationItemAgeCutOff: '7', other: 'x' },
    enableMetadataWithRecommendations: true,
    syncWithLatestSolutionVersion: true,
    rankingInfluence: { POPULARITY: 0.25, FRESHNESS: 0.75 },
  },
  tags: { team: 'discovery' },
};

const personalize: Lawful = {
  name: 'personalize',
  contract: personalizeContract,
  options: {},
  full: [['a full campaign', FULL_PERSONALIZE]],
  others: [['the least that there is', LEAST_PERSONALIZE]],
  empty: [],
  unreadable: [],
  between: /number|\$LATEST/,
  betweenAt: ANY,
};

/** Every contract that there is. */
export const CONTRACTS: readonly Lawful[] = [alsona, batch, connectV1, connectV2, personalize];
