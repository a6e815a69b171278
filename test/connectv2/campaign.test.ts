import { Duration, PhysicalName, TimeZone } from 'aws-cdk-lib';
import { connectv2 } from '../../lib';
import type { CampaignProps } from '../../lib/connectv2';
import { errorOf, newStack } from '../support/app';
import { DOMAIN, FLOW, FULL, INSTANCE, newCampaign, SEGMENT, sent, TELEPHONY } from './support/app';

type Props = Partial<CampaignProps>;

const { CampaignState, CampaignType, InstanceLimitsHandling, OutboundMode, Schedule, Source } = connectv2;

/** What is sent where nothing is asked for but what is required. */
const LEAST = { connectInstanceId: INSTANCE };
const START = new Date('2026-12-01T08:00:00Z');
const END = new Date('2026-12-02T08:00:00.250Z');
const scheduled = { startTime: '2026-12-01T08:00:00Z', endTime: '2026-12-02T08:00:00.250Z' };

/** Where every prop ends that is no channel and no time. */
const PLACES: readonly (readonly [string, Props, object])[] = [
  ['nothing but what is required', {}, {}],
  ['campaignName', { campaignName: 'reminders' }, { name: 'reminders' }],
  ['connectInstanceId', { connectInstanceId: 'other' }, { connectInstanceId: 'other' }],
  ['type, managed', { campaignType: CampaignType.MANAGED }, { type: 'MANAGED' }],
  ['type, journey', { campaignType: CampaignType.JOURNEY }, { type: 'JOURNEY' }],
  ['a segment', { source: Source.segment(SEGMENT) }, { source: { customerProfilesSegmentArn: SEGMENT } }],
  ['events', { source: Source.eventTrigger() }, { source: { eventTrigger: '{}' } }],
  [
    'events of a domain',
    { source: Source.eventTrigger({ customerProfilesDomainArn: DOMAIN }) },
    { source: { eventTrigger: { customerProfilesDomainArn: DOMAIN } } },
  ],
  ['campaignFlowArn', { campaignFlowArn: FLOW }, { connectCampaignFlowArn: FLOW }],
  ['a schedule of dates', { schedule: Schedule.between(START, END) }, { schedule: scheduled }],
  [
    'a schedule of texts',
    { schedule: Schedule.fromTimestamps(scheduled.startTime, scheduled.endTime) },
    { schedule: scheduled },
  ],
  [
    'a schedule with a frequency',
    { schedule: Schedule.between(START, END, { refreshFrequency: Duration.hours(36) }) },
    { schedule: { ...scheduled, refreshFrequency: 'P1DT12H' } },
  ],
  [
    'entryLimits',
    { entryLimits: { maxEntryCount: 2, minEntryInterval: Duration.minutes(90) } },
    { entryLimitsConfig: { maxEntryCount: 2, minEntryInterval: 'PT1H30M' } },
  ],
  [
    'entryLimits without an interval',
    { entryLimits: { maxEntryCount: 0 } },
    { entryLimitsConfig: { maxEntryCount: 0, minEntryInterval: 'PT0H' } },
  ],
  [
    'entryLimits with an interval of nothing',
    { entryLimits: { maxEntryCount: 1, minEntryInterval: Duration.seconds(0) } },
    { entryLimitsConfig: { maxEntryCount: 1, minEntryInterval: 'PT0H' } },
  ],
  [
    'communicationLimits',
    { communicationLimits: { allChannels: [{ maxCountPerRecipient: 2, frequency: Duration.hours(48) }] } },
    {
      communicationLimitsOverride: {
        allChannelSubtypes: { communicationLimitsList: [{ maxCountPerRecipient: 2, frequency: 2, unit: 'DAY' }] },
      },
    },
  ],
  [
    'communicationLimits of none',
    { communicationLimits: { allChannels: [], instanceLimits: InstanceLimitsHandling.OPT_OUT } },
    {
      communicationLimitsOverride: {
        allChannelSubtypes: { communicationLimitsList: '[]' },
        instanceLimitsHandling: 'OPT_OUT',
      },
    },
  ],
  ['communicationLimits of nothing', { communicationLimits: {} }, { communicationLimitsOverride: '{}' }],
  ['state, running', { state: CampaignState.RUNNING }, { state: 'Running' }],
  ['state, paused', { state: CampaignState.PAUSED }, { state: 'Paused' }],
  ['state, stopped', { state: CampaignState.STOPPED }, { state: 'Stopped' }],
  ['tags', { tags: { team: 'care', 'cost:center': '007' } }, { tags: { team: 'care', 'cost:center': '007' } }],
];

describe('every prop has its place', () => {
  test.each(PLACES)('%s [R54]', (_, props, campaign) => {
    expect(sent({ visibleInConsole: false, ...props }).campaign).toEqual({ ...LEAST, ...campaign });
  });

  test('an adopted campaign, its deadline and what a replacement may do are options [R54]', () => {
    const adopting = { campaignName: 'reminders', adoptExisting: true, deadline: Duration.minutes(30) };
    expect(sent({ ...adopting, replacementMayContactAgain: true }).options).toEqual({
      adopt: true,
      deadlineSeconds: 1800,
      replacementMayContactAgain: true,
    });
  });

  test('what is not asked for is not sent: nothing is started by itself [R54][R60]', () => {
    expect(sent().options).toEqual({ namePrefix: 'Shop-Reminders' });
    const off = { campaignName: 'reminders', adoptExisting: false, replacementMayContactAgain: false };
    expect(sent(off).options).toBeUndefined();
    expect(sent({ ...FULL, state: undefined }).campaign).not.toHaveProperty('state');
  });
});

const ARN = 'arn:aws:connect:us-east-1:123456789012:instance/instance-1';
const A_MOMENT = 'must be a time in UTC such as "2026-12-24T08:00:00Z", got';

const WRONG: readonly (readonly [string, Props, string[]])[] = [
  ['a long name', { campaignName: 'x'.repeat(128) }, ['campaignName must have at most 127 characters, got 128']],
  [
    'an ARN for an id',
    { connectInstanceId: ARN },
    [`connectInstanceId must be the bare id of the instance, not its ARN, got "${ARN}"`],
  ],
  [
    'a segment by its name',
    { source: Source.segment('the-very-important-people') },
    ['source.customerProfilesSegmentArn must be an ARN, got "the-very-important-people"'],
  ],
  [
    'a domain by its name',
    { source: Source.eventTrigger({ customerProfilesDomainArn: 'amazon-connect-the-shop' }) },
    ['source.eventTrigger.customerProfilesDomainArn must be an ARN, got "amazon-connect-the-shop"'],
  ],
  [
    'a flow by its id',
    { campaignFlowArn: 'flow-1' },
    ['campaignFlowArn must have at least 20 characters, got 6', 'campaignFlowArn must be an ARN, got "flow-1"'],
  ],
  [
    'a schedule that ends before it starts',
    { schedule: Schedule.between(END, START) },
    ['schedule.endTime must be after the start at 2026-12-02T08:00:00.250Z, got "2026-12-01T08:00:00Z"'],
  ],
  [
    'a schedule of what is no date, and too frequent',
    { schedule: Schedule.between(new Date('soon'), END, { refreshFrequency: Duration.minutes(59) }) },
    [
      `schedule.startTime ${A_MOMENT} "Invalid Date"`,
      'schedule.refreshFrequency must be at least one hour, got "PT59M"',
    ],
  ],
  [
    'a schedule of local times',
    { schedule: Schedule.fromTimestamps('2026-12-01T08:00:00', '2026-12-01T08:00:00+01:00') },
    [
      `schedule.startTime ${A_MOMENT} "2026-12-01T08:00:00"`,
      `schedule.endTime ${A_MOMENT} "2026-12-01T08:00:00+01:00"`,
    ],
  ],
  ['entries', { entryLimits: { maxEntryCount: -1 } }, ['entryLimits.maxEntryCount must be at least 0, got -1']],
  [
    'three limits, two of them wrong',
    {
      communicationLimits: {
        allChannels: [
          { maxCountPerRecipient: 0, frequency: Duration.hours(12) },
          { maxCountPerRecipient: 1.5, frequency: Duration.days(31) },
          { maxCountPerRecipient: 1, frequency: Duration.days(1) },
        ],
      },
    },
    [
      'communicationLimits.allChannels.0.maxCountPerRecipient must be at least 1, got 0',
      'communicationLimits.allChannels.0.frequency (in days) must be a whole number, got 0.5',
      'communicationLimits.allChannels.1.maxCountPerRecipient must be a whole number, got 1.5',
      'communicationLimits.allChannels.1.frequency (in days) must be at most 30, got 31',
      'communicationLimits.allChannels must have at most 2 elements, got 3',
    ],
  ],
  [
    'a state that only the service can give',
    { state: 'Failed' as never },
    ['state must be one of "Running", "Paused", "Stopped", got "Failed"'],
  ],
  ['a short deadline', { deadline: Duration.seconds(59) }, ['deadline must be from 1 to 58 minutes, got 59 seconds']],
  [
    'adoption under a name that the CDK makes up',
    { adoptExisting: true, campaignName: PhysicalName.GENERATE_IF_NEEDED },
    ['adoptExisting needs campaignName: it says which campaign is meant'],
  ],
  [
    'a tag key with a space',
    { tags: { 'my team': 'x' } },
    ['tags.my team cannot be a key: it must match /^[a-zA-Z+\\-=._:/0-9,;<]*$/'],
  ],
];

describe('what is wrong is told at synth', () => {
  test.each(WRONG)('%s, with the prop, the value and what is allowed', (_, props, problems) => {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map((problem) => `  - ${problem}`).join('\n');
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      `connectv2.Campaign at Shop/Reminders has ${count}:\n${lines}`,
    );
  });

  test('wrong props are one error that names them all', () => {
    const props: Props = {
      connectInstanceId: ARN,
      telephony: {
        ...TELEPHONY,
        outboundMode: OutboundMode.preview({ bandwidthAllocation: 3, timeout: Duration.seconds(5) }),
        sourcePhoneNumber: undefined,
        ringTimeout: Duration.seconds(10),
      },
      schedule: Schedule.between(END, START),
      deadline: Duration.minutes(59),
      communicationTime: { defaultTimeZone: TimeZone.of('Europe/Atlantis') },
      tags: { owner: 'me' },
    };
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      [
        'connectv2.Campaign at Shop/Reminders has 10 problems:',
        `  - connectInstanceId must be the bare id of the instance, not its ARN, got "${ARN}"`,
        '  - telephony.outboundMode.bandwidthAllocation must be at most 2, got 3',
        '  - telephony.outboundMode.timeout (in seconds) must be at least 10, got 5',
        '  - telephony.ringTimeout (in seconds) must be at least 15, got 10',
        '  - telephony.sourcePhoneNumber is required where there is no queue',
        '  - telephony.ringTimeout (in seconds) cannot be set in preview mode',
        '  - schedule.endTime must be after the start at 2026-12-02T08:00:00.250Z, got "2026-12-01T08:00:00Z"',
        '  - deadline must be from 1 to 58 minutes, got 3540 seconds',
        '  - tags.owner is set by this library, as the service goes by it; leave it out',
        '  - communicationTime.defaultTimeZone must be the name of a known time zone, got "Europe/Atlantis"',
      ].join('\n'),
    );
  });
});
