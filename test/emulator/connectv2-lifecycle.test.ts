import {
  GetCampaignStateBatchCommand,
  ListCampaignsCommand,
  PutOutboundRequestBatchCommand,
  PutProfileOutboundRequestBatchCommand,
  type ListCampaignsCommandInput,
} from '@aws-sdk/client-connectcampaignsv2';
import { createConnectV2, startEmulator } from '../../emulator';
import { ARN_PREFIX, failure, INSTANCE, NOWHERE, useConnect } from './connect-harness';
import { FLOW, OPEN, SEGMENT, SMS, TELEPHONY, V2Calls, type Verb } from './connectv2-calls';

const harness = useConnect();
const calls = new V2Calls(harness);

const SCHEDULE = { startTime: new Date('2026-01-01T01:00:00Z'), endTime: new Date('2026-01-01T02:00:00Z') };

describe('a new campaign', () => {
  test('is Initialized at once, and described without its state', async () => {
    const fields = {
      name: 'films',
      connectInstanceId: INSTANCE,
      channelSubtypeConfig: { telephony: TELEPHONY, sms: SMS },
      source: { customerProfilesSegmentArn: SEGMENT },
      connectCampaignFlowArn: FLOW,
      schedule: { ...SCHEDULE, refreshFrequency: 'PT1H' },
      entryLimitsConfig: { maxEntryCount: 2, minEntryInterval: 'PT0H' },
      communicationTimeConfig: { localTimeZoneConfig: { defaultTimeZone: 'Europe/Berlin' }, sms: OPEN },
      communicationLimitsOverride: { instanceLimitsHandling: 'OPT_IN' as const },
      tags: { team: 'a' },
    };
    const id = await calls.create(fields);
    expect(await calls.state(id)).toBe('Initialized');
    expect(await calls.describe(id)).toEqual({ ...fields, id, arn: ARN_PREFIX + id, type: 'MANAGED' });
  });

  test('is answered with id, ARN and tags, and its times are printed by the service', async () => {
    const schedule = { startTime: '2026-01-01T01:00:00.000Z', endTime: '2026-01-01T02:00:00.250Z' };
    const body = { name: 'films', connectInstanceId: INSTANCE, schedule, tags: { a: '' } };
    const { body: created } = await harness.raw('PUT', '/v2/campaigns', body);
    const { id } = created as { id: string };
    expect(created).toEqual({ id, arn: ARN_PREFIX + id, tags: { a: '' } });
    const { body: described } = await harness.raw('GET', `/v2/campaigns/${id}`);
    expect(described).toMatchObject({ campaign: { schedule: { ...schedule, startTime: '2026-01-01T01:00:00Z' } } });
  });

  test('has an id that no other had, whatever its name', async () => {
    const first = await calls.create();
    await calls.run('delete', first);
    expect(await calls.create()).not.toBe(first);
  });

  test('keeps the type that it was given', async () => {
    expect((await calls.describe(await calls.create({ type: 'JOURNEY' }))).type).toBe('JOURNEY');
  });

  test('needs an onboarded instance', async () => {
    await calls.control('instances', { [INSTANCE]: 'missing' });
    expect(await failure(calls.create())).toBe('ResourceNotFoundException 404');
    await calls.create({ connectInstanceId: 'other' });
    await calls.control('instances', { [INSTANCE]: 'onboarded' });
    await calls.create();
  });

  test('counts for the quota of its instance', async () => {
    await calls.control('quotas', { campaigns: 1 });
    const id = await calls.create();
    expect(await failure(calls.create())).toBe('ServiceQuotaExceededException 402');
    await calls.create({ connectInstanceId: 'other' });
    await calls.run('delete', id);
    await calls.create();
  });
});

describe('states', () => {
  const twoHours = () => {
    const now = harness.emulator.clock.now();
    return { startTime: new Date(now + 3600_000), endTime: new Date(now + 2 * 3600_000) };
  };
  const ERROR = 'InvalidCampaignStateException 409';

  test.each<[string, Partial<Record<Verb, string>>]>([
    ['Initialized', { start: 'Running', delete: 'gone' }],
    ['Running', { pause: 'Paused', stop: 'Stopped' }],
    ['Paused', { resume: 'Running', stop: 'Stopped' }],
    ['Stopped', { delete: 'gone' }],
    ['Completed', { delete: 'gone' }],
    ['Failed', { delete: 'gone' }],
  ])('what leaves %s, and what is refused', async (state, leaves) => {
    for (const verb of ['start', 'pause', 'resume', 'stop', 'delete'] as const) {
      const id = await calls.inState(state);
      const after = leaves[verb];
      if (after === undefined) {
        const error = verb === 'delete' ? 'ValidationException 400' : `${ERROR} ${state}`;
        expect([verb, await failure(calls.run(verb, id))]).toEqual([verb, error]);
      } else await calls.run(verb, id);
      const seen = await calls.state(id).catch(() => 'gone');
      expect([verb, seen]).toEqual([verb, after ?? state]);
    }
  });

  test('a deleted campaign is not found again', async () => {
    const id = await calls.create();
    await calls.run('delete', id);
    expect(await failure(calls.run('delete', id))).toBe('ResourceNotFoundException 404');
    expect(await failure(calls.tags(id))).toBe('ResourceNotFoundException 404');
    expect(harness.campaigns('connectv2')).toEqual([]);
  });

  test.each([['Running'], ['Paused']])('%s completes when the schedule ends', async (state) => {
    const schedule = twoHours();
    const id = await calls.inState(state, { schedule });
    const waiting = await calls.create({ schedule });
    harness.pass(2 * 3600 - 1);
    expect(await calls.state(id)).toBe(state);
    harness.pass(1);
    expect(await calls.state(id)).toBe('Completed');
    expect(await calls.state(waiting)).toBe('Initialized');
    expect(await failure(calls.run('stop', id))).toBe(`${ERROR} Completed`);
    await calls.run('delete', id);
  });

  test('stopped stays stopped when the schedule ends', async () => {
    const id = await calls.inState('Running', { schedule: twoHours() });
    await calls.run('stop', id);
    harness.pass(3 * 3600);
    expect(await calls.state(id)).toBe('Stopped');
  });

  test('no more than the quota is under way in one instance', async () => {
    await calls.control('quotas', { activeCampaigns: 2 });
    const [first, second, third] = [await calls.create(), await calls.create(), await calls.create()];
    for (const id of [first, second]) await calls.run('start', id);
    await calls.run('pause', first);
    expect(await failure(calls.run('start', third))).toBe('ServiceQuotaExceededException 402');
    await calls.run('start', await calls.create({ connectInstanceId: 'other' }));
    await calls.run('stop', second);
    await calls.run('start', third);
  });

  test('the batch of states tells what is missing', async () => {
    const id = await calls.inState('Paused');
    const { successfulRequests, failedRequests } = await harness.v2.send(
      new GetCampaignStateBatchCommand({ campaignIds: [id, NOWHERE] }),
    );
    expect(successfulRequests).toEqual([{ campaignId: id, state: 'Paused' }]);
    expect(failedRequests).toEqual([{ campaignId: NOWHERE, failureCode: 'ResourceNotFound' }]);
  });

  test('calls that answer nothing have no body', async () => {
    const id = await calls.create();
    await calls.run('start', id);
    await calls.tag(id, { a: 'b' });
    const [, ...others] = harness.emulator.requests();
    expect(others).toMatchObject(Array(2).fill({ status: 200, response: null }));
  });
});

describe('the list', () => {
  const list = async (input: ListCampaignsCommandInput = {}) => {
    const { campaignSummaryList = [], nextToken } = await harness.v2.send(new ListCampaignsCommand(input));
    return { names: campaignSummaryList.map(({ name }) => name), nextToken };
  };

  test('shows neither state nor tags, and the names of the channels', async () => {
    const schedule = SCHEDULE;
    const entryLimitsConfig = { maxEntryCount: 0, minEntryInterval: 'PT0H' };
    const connectCampaignFlowArn = FLOW;
    const channelSubtypeConfig = { whatsApp: SMS, telephony: TELEPHONY };
    const shown = { schedule, entryLimitsConfig, connectCampaignFlowArn };
    const id = await calls.create({ ...shown, channelSubtypeConfig, tags: { a: 'b' } });
    const { campaignSummaryList } = await harness.v2.send(new ListCampaignsCommand({}));
    const summary = { id, arn: ARN_PREFIX + id, name: 'films', connectInstanceId: INSTANCE, type: 'MANAGED', ...shown };
    expect(campaignSummaryList).toEqual([{ ...summary, channelSubtypes: ['TELEPHONY', 'WHATSAPP'] }]);
  });

  test('comes in pages of 50 at most', async () => {
    for (let index = 0; index < 51; index += 1) await calls.create({ name: `c${index}` });
    const first = await list();
    expect(first.names).toHaveLength(50);
    expect(await list({ nextToken: first.nextToken })).toEqual({ names: ['c50'], nextToken: undefined });
    expect((await list({ maxResults: 2 })).names).toEqual(['c0', 'c1']);
  });

  test('can be that of one instance, in pages, too', async () => {
    await calls.create({ name: 'a' });
    for (const name of ['b', 'c']) await calls.create({ name, connectInstanceId: 'other' });
    const filters = { instanceIdFilter: { value: 'other', operator: 'Eq' as const } };
    const { names, nextToken } = await list({ filters, maxResults: 1 });
    expect(names).toEqual(['b']);
    expect(await list({ filters, maxResults: 1, nextToken })).toEqual({ names: ['c'], nextToken: undefined });
  });
});

describe('outreach', () => {
  const parameters = { sms: { destinationPhoneNumber: '+491234', templateParameters: {} } };
  const put = (id: string, ...clientTokens: string[]) => {
    const expirationTime = new Date('2027-01-01T00:00:00Z');
    const outboundRequests = clientTokens.map((clientToken) => ({
      clientToken,
      expirationTime,
      channelSubtypeParameters: parameters,
    }));
    return harness.v2.send(new PutOutboundRequestBatchCommand({ id, outboundRequests }));
  };
  const putProfile = (id: string) => {
    const profileOutboundRequests = [{ clientToken: 'profile', profileId: 'a'.repeat(32) }];
    return harness.v2.send(new PutProfileOutboundRequestBatchCommand({ id, profileOutboundRequests }));
  };

  test.each(['Initialized', 'Paused', 'Stopped', 'Completed', 'Failed'])('is refused in %s', async (state) => {
    const id = await calls.inState(state);
    expect(await failure(put(id, 'a'))).toBe(`InvalidCampaignStateException 409 ${state}`);
    expect(await failure(putProfile(id))).toBe(`InvalidCampaignStateException 409 ${state}`);
  });

  test('counts starts and requests of every campaign that there ever was', async () => {
    const id = await calls.create();
    const other = await calls.create({ name: 'other' });
    for (const verb of ['start', 'pause', 'resume'] as const) await calls.run(verb, id);
    const { successfulRequests } = await put(id, 'a', 'b');
    expect(successfulRequests?.map(({ clientToken }) => clientToken)).toEqual(['a', 'b']);
    expect((await put(id, 'b')).successfulRequests?.[0]?.id).toBe(successfulRequests?.[1]?.id);
    await putProfile(id);
    await calls.run('stop', id);
    await calls.run('delete', id);
    const row = { name: 'films', connectInstanceId: INSTANCE, deleted: false, starts: 0, contacts: 0 };
    expect(await calls.control('outreach')).toEqual([
      { ...row, id, arn: ARN_PREFIX + id, state: 'Stopped', deleted: true, starts: 1, contacts: 3 },
      { ...row, id: other, arn: ARN_PREFIX + other, name: 'other', state: 'Initialized' },
    ]);
  });
});

test('region, account and partition are in the ARN', async () => {
  const place = { region: 'cn-north-1', account: '210987654321', partition: 'aws-cn' };
  const emulator = await startEmulator({ services: (context) => [createConnectV2(context, place)] });
  const authorization = 'AWS4-HMAC-SHA256 Credential=A/20260101/cn-north-1/connect-campaigns/aws4_request';
  const body = JSON.stringify({ name: 'films', connectInstanceId: INSTANCE });
  const answer = await fetch(`${emulator.url}/v2/campaigns`, { method: 'PUT', headers: { authorization }, body });
  const { id, arn } = (await answer.json()) as { id: string; arn: string };
  expect(arn).toBe(`arn:aws-cn:connect-campaigns:cn-north-1:210987654321:campaign/${id}`);
  await emulator.close();
});
