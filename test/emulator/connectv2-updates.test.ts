import {
  DeleteCampaignChannelSubtypeConfigCommand,
  DeleteCampaignCommunicationLimitsCommand,
  DeleteCampaignCommunicationTimeCommand,
  DeleteCampaignEntryLimitsCommand,
  UpdateCampaignCommunicationLimitsCommand,
  UpdateCampaignCommunicationTimeCommand,
  UpdateCampaignEntryLimitsCommand,
  UpdateCampaignFlowAssociationCommand,
  UpdateCampaignNameCommand,
  UpdateCampaignScheduleCommand,
  UpdateCampaignSourceCommand,
  type Campaign,
  type CreateCampaignCommandInput,
  type TelephonyOutboundMode,
} from '@aws-sdk/client-connectcampaignsv2';
import { failure, useConnect } from './connect-harness';
import { FLOW, OPEN, SEGMENT, SMS, TELEPHONY, V2Calls } from './connectv2-calls';

const harness = useConnect();
const calls = new V2Calls(harness);

const SCHEDULE = { startTime: new Date('2027-01-01T01:00:00Z'), endTime: new Date('2027-01-01T02:00:00Z') };
const LATER = { ...SCHEDULE, endTime: new Date('2027-01-01T03:00:00Z') };
const ENTRIES = { maxEntryCount: 1, minEntryInterval: 'P1D' };
const LIST = { communicationLimitsList: [{ maxCountPerRecipient: 1, frequency: 1, unit: 'DAY' as const }] };
const LIMITS = { allChannelSubtypes: LIST, instanceLimitsHandling: 'OPT_OUT' as const };
const TIMES = { localTimeZoneConfig: { defaultTimeZone: 'UTC' }, sms: OPEN, email: OPEN };
const OTHER_SOURCE = { eventTrigger: {} };

const FULL = {
  channelSubtypeConfig: { telephony: TELEPHONY, sms: SMS },
  source: { customerProfilesSegmentArn: SEGMENT },
  connectCampaignFlowArn: FLOW,
  schedule: SCHEDULE,
  entryLimitsConfig: ENTRIES,
  communicationTimeConfig: TIMES,
  communicationLimitsOverride: LIMITS,
} satisfies Partial<CreateCampaignCommandInput>;

type Send = (id: string) => Promise<unknown>;

const UPDATES: readonly (readonly [string, Send, Partial<Campaign>])[] = [
  [
    'the source',
    (id) => harness.v2.send(new UpdateCampaignSourceCommand({ id, source: OTHER_SOURCE })),
    { source: OTHER_SOURCE },
  ],
  [
    'the flow',
    (id) => harness.v2.send(new UpdateCampaignFlowAssociationCommand({ id, connectCampaignFlowArn: `${FLOW}3` })),
    { connectCampaignFlowArn: `${FLOW}3` },
  ],
  [
    'the schedule',
    (id) => harness.v2.send(new UpdateCampaignScheduleCommand({ id, schedule: LATER })),
    { schedule: LATER },
  ],
  [
    'the entry limits',
    (id) =>
      harness.v2.send(
        new UpdateCampaignEntryLimitsCommand({ id, entryLimitsConfig: { ...ENTRIES, maxEntryCount: 2 } }),
      ),
    { entryLimitsConfig: { ...ENTRIES, maxEntryCount: 2 } },
  ],
  [
    'no entry limits',
    (id) => harness.v2.send(new DeleteCampaignEntryLimitsCommand({ id })),
    { entryLimitsConfig: undefined },
  ],
  [
    'the communication times, window by window',
    (id) =>
      harness.v2.send(
        new UpdateCampaignCommunicationTimeCommand({
          id,
          communicationTimeConfig: { localTimeZoneConfig: {}, whatsApp: OPEN },
        }),
      ),
    { communicationTimeConfig: { localTimeZoneConfig: {}, sms: OPEN, email: OPEN, whatsApp: OPEN } },
  ],
  [
    'no window of a channel',
    (id) => harness.v2.send(new DeleteCampaignCommunicationTimeCommand({ id, config: 'SMS' })),
    { communicationTimeConfig: { localTimeZoneConfig: { defaultTimeZone: 'UTC' }, email: OPEN } },
  ],
  [
    'the communication limits, as a whole',
    (id) =>
      harness.v2.send(
        new UpdateCampaignCommunicationLimitsCommand({ id, communicationLimitsOverride: { allChannelSubtypes: LIST } }),
      ),
    { communicationLimitsOverride: { allChannelSubtypes: LIST } },
  ],
  [
    'no communication limits',
    (id) => harness.v2.send(new DeleteCampaignCommunicationLimitsCommand({ id, config: 'ALL_CHANNEL_SUBTYPES' })),
    { communicationLimitsOverride: { instanceLimitsHandling: 'OPT_OUT' } },
  ],
];

const STARTED = ['Running', 'Paused', 'Stopped', 'Completed', 'Failed'];

test.each(UPDATES)('%s, and nothing else', async (_, send, change) => {
  const id = await calls.create({ ...FULL, tags: { a: 'b' } });
  const before = await calls.describe(id);
  await send(id);
  expect(await calls.describe(id)).toEqual({ ...before, ...change });
});

test.each(UPDATES)('%s: only of an Initialized campaign', async (_, send) => {
  for (const state of STARTED) {
    const id = await calls.inState(state, FULL);
    const before = await calls.describe(id);
    expect(await failure(send(id))).toBe(`InvalidCampaignStateException 409 ${state}`);
    expect(await calls.describe(id)).toEqual(before);
  }
});

test.each(UPDATES.filter(([name]) => name !== 'the source'))('%s: where there was none', async (name, send) => {
  const id = await calls.create();
  await send(id);
  expect(Object.keys(await calls.describe(id))).toHaveLength(name.startsWith('no ') ? 6 : 7);
});

test('a source only where there was one', async () => {
  const id = await calls.create();
  const source = new UpdateCampaignSourceCommand({ id, source: OTHER_SOURCE });
  expect(await failure(harness.v2.send(source))).toBe('ValidationException 400');
});

test('limits without a handling go as a whole', async () => {
  const id = await calls.create({ communicationLimitsOverride: { allChannelSubtypes: LIST } });
  await harness.v2.send(new DeleteCampaignCommunicationLimitsCommand({ id, config: 'ALL_CHANNEL_SUBTYPES' }));
  expect(await calls.describe(id)).not.toHaveProperty('communicationLimitsOverride');
});

test.each(['Initialized', ...STARTED])('the name in %s', async (state) => {
  const id = await calls.inState(state);
  await harness.v2.send(new UpdateCampaignNameCommand({ id, name: 'books' }));
  expect((await calls.describe(id)).name).toBe('books');
  expect(await calls.state(id)).toBe(state);
});

test.each<[string, () => Send]>([
  [
    'schedule',
    () => (id) =>
      harness.v2.send(new UpdateCampaignScheduleCommand({ id, schedule: { ...LATER, endTime: SCHEDULE.startTime } })),
  ],
  [
    'entry limits',
    () => (id) =>
      harness.v2.send(
        new UpdateCampaignEntryLimitsCommand({
          id,
          entryLimitsConfig: { maxEntryCount: 1, minEntryInterval: 'PT-1S' },
        }),
      ),
  ],
  ['channels', () => (id) => calls.channels(id, { telephony: { ...TELEPHONY, connectQueueId: '' } })],
])('rules between fields hold in an update of the %s', async (_, send) => {
  const id = await calls.create(FULL);
  expect(await failure(send()(id))).toBe('ValidationException 400');
});

describe('channels', () => {
  const remove = (id: string): Promise<unknown> =>
    harness.v2.send(new DeleteCampaignChannelSubtypeConfigCommand({ id, channelSubtype: 'SMS' }));
  const withMode = (outboundMode: TelephonyOutboundMode) => ({ telephony: { ...TELEPHONY, outboundMode } });

  test('an update adds and changes, and takes none away', async () => {
    const { defaultOutboundConfig } = TELEPHONY;
    const telephony = { ...TELEPHONY, capacity: 0.5 };
    const id = await calls.create({ channelSubtypeConfig: { telephony, sms: SMS } });
    const changed = { ...TELEPHONY, connectQueueId: 'other', defaultOutboundConfig };
    await calls.channels(id, { telephony: changed, whatsApp: SMS });
    const channelSubtypeConfig = { telephony: changed, sms: SMS, whatsApp: SMS };
    expect((await calls.describe(id)).channelSubtypeConfig).toEqual(channelSubtypeConfig);
  });

  test('one is removed, once or again', async () => {
    const id = await calls.create({ channelSubtypeConfig: { telephony: TELEPHONY, sms: SMS } });
    await remove(id);
    await remove(id);
    expect((await calls.describe(id)).channelSubtypeConfig).toEqual({ telephony: TELEPHONY });
  });

  test.each(STARTED)('none is removed in %s', async (state) => {
    const id = await calls.inState(state, FULL);
    expect(await failure(remove(id))).toBe('ConflictException 409');
    expect((await calls.describe(id)).channelSubtypeConfig).toHaveProperty('sms');
  });

  test.each(['Running', 'Paused', 'Stopped'])('settings change and channels come in %s', async (state) => {
    const id = await calls.inState(state, FULL);
    const telephony = { ...TELEPHONY, capacity: 0.5, outboundMode: { predictive: { bandwidthAllocation: 2 } } };
    await calls.channels(id, { telephony, whatsApp: SMS });
    expect((await calls.describe(id)).channelSubtypeConfig).toEqual({ telephony, sms: SMS, whatsApp: SMS });
  });

  test('neither the queue nor the choice of agents changes after the start', async () => {
    const numbered = { ...TELEPHONY.defaultOutboundConfig!, connectSourcePhoneNumber: '+491234' };
    const changes = [
      { telephony: { ...TELEPHONY, connectQueueId: 'other' } },
      { telephony: { ...TELEPHONY, connectQueueId: undefined, defaultOutboundConfig: numbered } },
      withMode({ agentless: {} }),
    ];
    for (const change of changes) {
      await calls.channels(await calls.create(FULL), change);
      const id = await calls.inState('Running', FULL);
      expect(await failure(calls.channels(id, change))).toBe('ConflictException 409');
    }
    const agentless = await calls.inState('Running', { channelSubtypeConfig: withMode({ agentless: {} }) });
    const { outboundMode } = TELEPHONY;
    expect(await failure(calls.channels(agentless, withMode(outboundMode!)))).toBe('ConflictException 409');
  });
});
