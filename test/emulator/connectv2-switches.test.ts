import {
  DeleteCampaignChannelSubtypeConfigCommand,
  UpdateCampaignCommunicationTimeCommand,
  UpdateCampaignNameCommand,
  UpdateCampaignScheduleCommand,
} from '@aws-sdk/client-connectcampaignsv2';
import { failure, useConnect } from './connect-harness';
import { OPEN, SMS, TELEPHONY, V2Calls } from './connectv2-calls';

const harness = useConnect();
const calls = new V2Calls(harness);

const BOTH = { channelSubtypeConfig: { telephony: TELEPHONY, sms: SMS } };

test.each([
  ['kept', { telephony: TELEPHONY, sms: SMS }],
  ['removed', { telephony: TELEPHONY }],
])('omittedChannels %s', async (value, after) => {
  calls.choose('omittedChannels', value);
  const id = await calls.create(BOTH);
  await calls.channels(id, { telephony: TELEPHONY });
  expect((await calls.describe(id)).channelSubtypeConfig).toEqual(after);
});

test('omittedChannels removed takes no channel from a started campaign', async () => {
  calls.choose('omittedChannels', 'removed');
  const id = await calls.inState('Running', BOTH);
  expect(await failure(calls.channels(id, { telephony: TELEPHONY }))).toBe('ConflictException 409');
});

test.each([
  ['removed', { connectQueueId: undefined, ringTimeout: undefined }],
  ['kept', { connectQueueId: 'queue', ringTimeout: 20 }],
])('omittedMembers %s', async (value, { connectQueueId, ringTimeout }) => {
  calls.choose('omittedMembers', value);
  const call = { connectContactFlowId: 'flow', connectSourcePhoneNumber: '+491234' };
  const telephony = { ...TELEPHONY, defaultOutboundConfig: { ...call, ringTimeout: 20 } };
  const id = await calls.create({ channelSubtypeConfig: { telephony, sms: SMS } });
  const outboundMode = { predictive: { bandwidthAllocation: 2 } };
  await calls.channels(id, { telephony: { outboundMode, defaultOutboundConfig: call } });
  const { channelSubtypeConfig } = await calls.describe(id);
  const after = { connectQueueId, outboundMode, defaultOutboundConfig: { ...call, ringTimeout } };
  expect(channelSubtypeConfig).toEqual({ telephony: after, sms: SMS });
});

test.each([
  ['kept', { sms: OPEN, email: OPEN }],
  ['removed', { email: OPEN }],
])('omittedWindows %s', async (value, windows) => {
  calls.choose('omittedWindows', value);
  const localTimeZoneConfig = {};
  const id = await calls.create({ communicationTimeConfig: { localTimeZoneConfig, sms: OPEN } });
  const communicationTimeConfig = { localTimeZoneConfig, email: OPEN };
  await harness.v2.send(new UpdateCampaignCommunicationTimeCommand({ id, communicationTimeConfig }));
  expect((await calls.describe(id)).communicationTimeConfig).toEqual({ localTimeZoneConfig, ...windows });
});

const REFUSALS = [
  ['ConflictException', 'ConflictException 409'],
  ['ValidationException', 'ValidationException 400'],
  ['InvalidCampaignStateException', 'InvalidCampaignStateException 409 Running'],
] as const;

test.each(REFUSALS)('channelRefusal %s', async (value, error) => {
  calls.choose('channelRefusal', value);
  const id = await calls.inState('Running', BOTH);
  const remove = new DeleteCampaignChannelSubtypeConfigCommand({ id, channelSubtype: 'SMS' });
  expect(await failure(harness.v2.send(remove))).toBe(error);
  expect(await failure(calls.channels(id, { telephony: { ...TELEPHONY, connectQueueId: 'b' } }))).toBe(error);
});

test.each(REFUSALS)('deleteRefusal %s', async (value, error) => {
  calls.choose('deleteRefusal', value);
  expect(await failure(calls.run('delete', await calls.inState('Running')))).toBe(error);
});

test.each([
  ['MANAGED', 'MANAGED'],
  ['absent', undefined],
])('defaultType %s', async (value, type) => {
  calls.choose('defaultType', value);
  expect((await calls.describe(await calls.create())).type).toBe(type);
});

test('pastStart', async () => {
  const schedule = { startTime: new Date('2025-12-31T23:59:59Z'), endTime: new Date('2027-01-01T00:00:00Z') };
  const id = await calls.create({ schedule });
  await harness.v2.send(new UpdateCampaignScheduleCommand({ id, schedule }));
  calls.choose('pastStart', 'refused');
  expect(await failure(calls.create({ schedule }))).toBe('ValidationException 400');
  const update = new UpdateCampaignScheduleCommand({ id, schedule });
  expect(await failure(harness.v2.send(update))).toBe('ValidationException 400');
  await calls.create({ schedule: { ...schedule, startTime: new Date('2026-01-01T00:00:00Z') } });
});

test('names', async () => {
  await calls.create();
  const id = await calls.create();
  calls.choose('names', 'unique');
  expect(await failure(calls.create())).toBe('ConflictException 409');
  await calls.create({ connectInstanceId: 'other' });
  await calls.create({ name: 'books' });
  const rename = (name: string): Promise<unknown> => harness.v2.send(new UpdateCampaignNameCommand({ id, name }));
  expect(await failure(rename('books'))).toBe('ConflictException 409');
  await rename('plays');
  await rename('plays');
});

test('repeatedCreate', async () => {
  const first = await calls.create({ tags: { a: 'b' } });
  expect(await calls.create()).not.toBe(first);
  calls.choose('names', 'unique');
  calls.choose('repeatedCreate', 'returns');
  expect(await calls.create()).toBe(first);
  const { body } = await harness.raw('PUT', '/v2/campaigns', { name: 'films', connectInstanceId: 'other' });
  expect(body).not.toMatchObject({ id: first });
  await calls.run('delete', first);
  expect(await calls.create()).not.toBe(first);
});

test('restart', async () => {
  const id = await calls.inState('Stopped');
  expect(await failure(calls.run('start', id))).toBe('InvalidCampaignStateException 409 Stopped');
  calls.choose('restart', 'allowed');
  await calls.run('start', id);
  await calls.run('stop', id);
  await calls.run('start', id);
  expect(await calls.state(id)).toBe('Running');
  expect(await calls.control('outreach')).toMatchObject([{ starts: 2 }]);
  expect(await failure(calls.run('start', await calls.inState('Completed')))).toContain('Completed');
});

describe('stopping', () => {
  const conflict = 'ConflictException 409';
  beforeEach(() => calls.choose('stopping', 'oneMinute'));

  test.each(['Running', 'Paused'])('takes a minute from %s', async (state) => {
    const id = await calls.inState(state);
    await calls.run('stop', id);
    harness.pass(59);
    expect(await calls.state(id)).toBe(state);
    for (const verb of ['start', 'pause', 'resume', 'stop'] as const) {
      expect(await failure(calls.run(verb, id))).toBe(conflict);
    }
    expect(await failure(calls.run('delete', id))).toBe('ValidationException 400');
    harness.pass(1);
    expect(await calls.state(id)).toBe('Stopped');
    await calls.run('delete', id);
  });

  test('is divided by the speed', async () => {
    harness.emulator.settings.change({ speed: 60 });
    const id = await calls.inState('Running');
    await calls.run('stop', id);
    expect(await calls.state(id)).toBe('Running');
    harness.pass(1);
    expect(await calls.state(id)).toBe('Stopped');
  });

  test('is over when the campaign is started again', async () => {
    calls.choose('restart', 'allowed');
    const id = await calls.inState('Paused');
    await calls.run('stop', id);
    harness.pass(60);
    await calls.run('start', id);
    expect(await calls.state(id)).toBe('Running');
  });
});

test('a switch of one version is none of the other', async () => {
  harness.choose('connectv1.restart', 'allowed');
  expect(await failure(calls.run('start', await calls.inState('Stopped')))).toContain('Stopped');
});
