import { GetCampaignStateBatchCommand, ListCampaignsCommand } from '@aws-sdk/client-connectcampaignsv2';
import { failure, useConnect } from './connect-harness';
import { SMS, TELEPHONY, V2Calls } from './connectv2-calls';

const harness = useConnect();
const calls = new V2Calls(harness);

const MISSING = 'ResourceNotFoundException 404';

async function listed(): Promise<number | undefined> {
  return (await harness.v2.send(new ListCampaignsCommand({}))).campaignSummaryList?.length;
}

async function batch(id: string): Promise<unknown> {
  const { successfulRequests } = await harness.v2.send(new GetCampaignStateBatchCommand({ campaignIds: [id] }));
  return successfulRequests?.map(({ state }) => state);
}

beforeEach(() => harness.emulator.settings.change({ lagMs: 6000 }));

test('a new campaign is not found at first, though it can be started', async () => {
  const id = await calls.create();
  harness.pass(5.9);
  expect(await failure(calls.state(id))).toBe(MISSING);
  expect(await failure(calls.describe(id))).toBe(MISSING);
  expect(await failure(calls.tags(id))).toBe(MISSING);
  expect([await listed(), await batch(id)]).toEqual([0, []]);
  await calls.run('start', id);
  expect(harness.campaigns('connectv2')).toMatchObject([{ id, state: 'Running' }]);
  harness.pass(0.1);
  expect([await listed(), await batch(id), await calls.state(id)]).toEqual([1, ['Initialized'], 'Initialized']);
  harness.pass(6);
  expect([await batch(id), await calls.state(id)]).toEqual([['Running'], 'Running']);
});

test('after a change the old settings and tags show, and after a deletion the old campaign', async () => {
  const id = await calls.create({ channelSubtypeConfig: { sms: SMS }, tags: { a: '1' } });
  harness.pass(6);
  await calls.channels(id, { telephony: TELEPHONY });
  await calls.tag(id, { b: '2' });
  await calls.untag(id, 'a');
  expect(await calls.describe(id)).toMatchObject({ channelSubtypeConfig: { sms: SMS }, tags: { a: '1' } });
  expect(await calls.tags(id)).toEqual({ a: '1' });
  harness.pass(6);
  expect(await calls.describe(id)).toMatchObject({
    channelSubtypeConfig: { sms: SMS, telephony: TELEPHONY },
    tags: { b: '2' },
  });
  await calls.run('delete', id);
  expect([await calls.state(id), await listed()]).toEqual(['Initialized', 1]);
  expect(await failure(calls.run('delete', id))).toBe(MISSING);
  harness.pass(6);
  expect(await failure(calls.state(id))).toBe(MISSING);
  expect(await listed()).toBe(0);
});

test('a stop shows later, though the truth is known', async () => {
  const id = await calls.inState('Running');
  await calls.run('stop', id);
  expect(await calls.state(id)).toBe('Running');
  expect(await failure(calls.run('stop', id))).toBe('InvalidCampaignStateException 409 Stopped');
  await calls.run('delete', id);
});
