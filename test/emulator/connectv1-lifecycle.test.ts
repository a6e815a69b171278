import {
  GetCampaignStateBatchCommand,
  ListCampaignsCommand,
  ListTagsForResourceCommand,
  PutDialRequestBatchCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-connectcampaigns';
import { ARN_PREFIX, failure, INSTANCE, NOWHERE, useConnect } from './connect-harness';
import { MINIMAL, V1Calls, type Verb } from './connectv1-calls';
import { V2Calls } from './connectv2-calls';

const harness = useConnect();
const calls = new V1Calls(harness);
const v2 = new V2Calls(harness);

const STATES = ['Initialized', 'Running', 'Paused', 'Stopped', 'Failed'];

describe('a new campaign', () => {
  test('is Initialized at once, and described without its state', async () => {
    const outboundCallConfig = {
      connectContactFlowId: 'flow',
      connectQueueId: 'queue',
      connectSourcePhoneNumber: '+491234',
      answerMachineDetectionConfig: { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: false },
    };
    const id = await calls.create({ outboundCallConfig, tags: { team: 'a' } });
    expect(await calls.state(id)).toBe('Initialized');
    const arn = ARN_PREFIX + id;
    expect(await calls.describe(id)).toEqual({ ...MINIMAL, id, arn, outboundCallConfig, tags: { team: 'a' } });
    expect(harness.campaigns('connectv1')).toEqual([
      { ...MINIMAL, id, arn, state: 'Initialized', outboundCallConfig, tags: { team: 'a' } },
    ]);
  });

  test('is seen by its own version only', async () => {
    const id = await calls.create();
    expect(await failure(v2.state(id))).toBe('ResourceNotFoundException 404');
    expect(await failure(calls.state(await v2.create()))).toBe('ResourceNotFoundException 404');
  });

  test('shares the quotas and the instances with version 2', async () => {
    await v2.control('quotas', { campaigns: 3, activeCampaigns: 1 });
    await v2.run('start', await v2.create());
    const id = await calls.create();
    expect(await failure(calls.run('start', id))).toBe('ServiceQuotaExceededException 402');
    await calls.create();
    expect(await failure(calls.create())).toBe('ServiceQuotaExceededException 402');
    expect(await failure(v2.create())).toBe('ServiceQuotaExceededException 402');
    await calls.control('instances', { other: 'missing' });
    expect(await failure(v2.create({ connectInstanceId: 'other' }))).toBe('ResourceNotFoundException 404');
    expect(await failure(calls.create({ connectInstanceId: 'other' }))).toBe('ResourceNotFoundException 404');
  });
});

test.each<[string, Partial<Record<Verb, string>>]>([
  ['Initialized', { start: 'Running', delete: 'gone' }],
  ['Running', { pause: 'Paused', stop: 'Stopped' }],
  ['Paused', { resume: 'Running', stop: 'Stopped' }],
  ['Stopped', { delete: 'gone' }],
  ['Failed', { delete: 'gone' }],
])('what leaves %s, and what is refused', async (state, leaves) => {
  for (const verb of ['start', 'pause', 'resume', 'stop', 'delete'] as const) {
    const id = await calls.inState(state);
    const after = leaves[verb];
    if (after === undefined) {
      const error = verb === 'delete' ? 'ValidationException 400' : `InvalidCampaignStateException 409 ${state}`;
      expect([verb, await failure(calls.run(verb, id))]).toEqual([verb, error]);
    } else await calls.run(verb, id);
    const seen = await calls.state(id).catch(() => 'gone');
    expect([verb, seen]).toEqual([verb, after ?? state]);
  }
});

test('there is no Completed', async () => {
  const id = await calls.create();
  const change = calls.control('campaigns', { state: { name: id, to: 'Completed' } });
  await expect(change).rejects.toThrow('[Initialized, Running, Paused, Stopped, Failed]');
});

test('states of several, and the list, which shows next to nothing', async () => {
  const id = await calls.inState('Paused');
  const states = await harness.v1.send(new GetCampaignStateBatchCommand({ campaignIds: [id, NOWHERE] }));
  expect(states.successfulRequests).toEqual([{ campaignId: id, state: 'Paused' }]);
  expect(states.failedRequests).toEqual([{ campaignId: NOWHERE, failureCode: 'ResourceNotFound' }]);
  await calls.create({ connectInstanceId: 'other' });
  const filters = { instanceIdFilter: { value: INSTANCE, operator: 'Eq' as const } };
  const { campaignSummaryList } = await harness.v1.send(new ListCampaignsCommand({ filters }));
  expect(campaignSummaryList).toEqual([{ id, arn: ARN_PREFIX + id, name: 'films', connectInstanceId: INSTANCE }]);
});

test('tags are added, changed, removed and listed', async () => {
  const id = await calls.create({ tags: { a: '1', b: '2' } });
  const arn = ARN_PREFIX + id;
  await harness.v1.send(new TagResourceCommand({ arn, tags: { b: '3', c: '' } }));
  await harness.v1.send(new UntagResourceCommand({ arn, tagKeys: ['a'] }));
  expect((await harness.v1.send(new ListTagsForResourceCommand({ arn }))).tags).toEqual({ b: '3', c: '' });
  const other = { arn: ARN_PREFIX + (await v2.create()) };
  expect(await failure(harness.v1.send(new ListTagsForResourceCommand(other)))).toBe('ResourceNotFoundException 404');
});

describe('outreach', () => {
  const put = (id: string, ...clientTokens: string[]) => {
    const expirationTime = new Date('2027-01-01T00:00:00Z');
    const request = { phoneNumber: '+491234', expirationTime, attributes: {} };
    const dialRequests = clientTokens.map((clientToken) => ({ ...request, clientToken }));
    return harness.v1.send(new PutDialRequestBatchCommand({ id, dialRequests }));
  };

  test.each(STATES.filter((state) => state !== 'Running'))('is refused in %s', async (state) => {
    const id = await calls.inState(state);
    expect(await failure(put(id, 'a'))).toBe(`InvalidCampaignStateException 409 ${state}`);
  });

  test('counts starts and requests, also of a campaign that is gone', async () => {
    const id = await calls.create();
    await calls.run('start', id);
    await put(id, 'a', 'b');
    await put(id, 'b', 'c');
    await calls.run('stop', id);
    await calls.run('delete', id);
    await v2.create();
    expect(await calls.control('outreach')).toEqual([
      {
        id,
        arn: ARN_PREFIX + id,
        name: 'films',
        connectInstanceId: INSTANCE,
        state: 'Stopped',
        deleted: true,
        starts: 1,
        contacts: 3,
      },
    ]);
  });
});

test('reads lag', async () => {
  harness.emulator.settings.change({ lagMs: 1000 });
  const id = await calls.create();
  expect(await failure(calls.describe(id))).toBe('ResourceNotFoundException 404');
  harness.pass(1);
  await calls.rename(id, 'books');
  expect((await calls.describe(id)).name).toBe('films');
});

test('a campaign appears without a call, and outcomes are declared', async () => {
  const made = await calls.control('campaigns', { put: { ...MINIMAL, state: 'Running' } });
  expect(await calls.state((made as { id: string }).id)).toBe('Running');
  await expect(calls.control('campaigns', { put: { ...MINIMAL, dialerConfig: {} } })).rejects.toThrow('exactly one');
  await calls.control('outcomes', { create: 'fail', update: 'refuse', reason: 'no such flow' });
  const id = await calls.create();
  expect(await calls.state(id)).toBe('Failed');
  await expect(calls.call(id, {})).rejects.toThrow('no such flow');
  expect(await v2.state(await v2.create())).toBe('Initialized');
});
