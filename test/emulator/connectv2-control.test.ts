import { UpdateCampaignNameCommand } from '@aws-sdk/client-connectcampaignsv2';
import { ARN_PREFIX, failure, INSTANCE, NOWHERE, useConnect } from './connect-harness';
import { SMS, TELEPHONY, V2Calls } from './connectv2-calls';

const harness = useConnect();
const calls = new V2Calls(harness);

const FILMS = { name: 'films', connectInstanceId: INSTANCE };

function rename(id: string, name = 'books'): Promise<unknown> {
  return harness.v2.send(new UpdateCampaignNameCommand({ id, name }));
}

describe('changes from outside', () => {
  test('a campaign appears, changes and goes, at once and without a call', async () => {
    harness.emulator.settings.change({ lagMs: 60_000 });
    const channelSubtypeConfig = { sms: SMS };
    const made = await calls.control('campaigns', { put: { ...FILMS, channelSubtypeConfig, tags: { team: 'a' } } });
    const { id } = made as { id: string };
    expect(made).toEqual({ id, arn: ARN_PREFIX + id, tags: { team: 'a' } });
    expect(await calls.describe(id)).toMatchObject({ ...FILMS, channelSubtypeConfig, type: 'MANAGED' });
    expect(await calls.state(id)).toBe('Initialized');
    await calls.control('campaigns', { tags: { name: 'films', set: { x: 'y' } } });
    expect(await calls.tags(id)).toEqual({ x: 'y' });
    await calls.control('campaigns', { state: { name: 'films', to: 'Paused' } });
    expect(await calls.state(id)).toBe('Paused');
    await calls.control('campaigns', { remove: 'films' });
    expect(await failure(calls.state(id))).toBe('ResourceNotFoundException 404');
    expect(await calls.control('outreach')).toMatchObject([{ id, starts: 0, deleted: true }]);
    expect(harness.emulator.requests().map(({ operation }) => operation)).not.toContain('CreateCampaign');
  });

  test('a campaign appears in a state', async () => {
    const made = await calls.control('campaigns', { put: { ...FILMS, state: 'Running' } });
    expect(await calls.state((made as { id: string }).id)).toBe('Running');
    expect(harness.campaigns('connectv2')).toMatchObject([{ ...FILMS, state: 'Running', type: 'MANAGED', tags: {} }]);
  });

  test('a state from outside ends a stop that does not show yet', async () => {
    calls.choose('stopping', 'oneMinute');
    const id = await calls.inState('Running');
    await calls.run('stop', id);
    await calls.control('campaigns', { state: { name: id, to: 'Failed' } });
    expect(await calls.state(id)).toBe('Failed');
  });

  test('neither quotas nor instances hold for what is put there', async () => {
    await calls.control('quotas', { campaigns: 0 });
    await calls.control('instances', { [INSTANCE]: 'missing' });
    await calls.control('campaigns', { put: FILMS });
  });

  test('of two of a name one is told by its id', async () => {
    const [, id] = [await calls.create(), await calls.create()];
    await expect(calls.control('campaigns', { remove: 'films' })).rejects.toThrow('there are 2 campaigns films');
    await calls.control('campaigns', { remove: id });
    expect(harness.campaigns('connectv2')).toHaveLength(1);
  });
});

describe('outcomes', () => {
  test('a create that fails leaves a Failed campaign', async () => {
    await calls.control('outcomes', { create: 'fail' });
    expect(await calls.state(await calls.create())).toBe('Failed');
    await calls.control('outcomes', { create: 'succeed', name: 'books' });
    expect(await calls.state(await calls.create({ name: 'books' }))).toBe('Initialized');
    expect(await calls.state(await calls.create())).toBe('Failed');
  });

  test('a start that fails leaves a Failed campaign that contacted nobody', async () => {
    const id = await calls.create();
    await calls.control('outcomes', { start: 'fail', name: 'films' });
    await calls.run('start', id);
    expect(await calls.state(id)).toBe('Failed');
    expect(await calls.control('outreach')).toMatchObject([{ starts: 0 }]);
  });

  test('what is refused says why and changes nothing', async () => {
    const id = await calls.create();
    const outcome = { create: 'refuse', start: 'refuse', update: 'refuse', reason: 'no such flow' };
    await calls.control('outcomes', outcome);
    for (const call of [calls.create(), calls.run('start', id), rename(id), calls.channels(id, {})]) {
      await expect(call).rejects.toMatchObject({ name: 'ValidationException', message: 'no such flow' });
    }
    expect(harness.campaigns('connectv2')).toMatchObject([{ name: 'films', state: 'Initialized' }]);
  });

  test('so many times, of one operation', async () => {
    const id = await calls.create();
    const operation = 'UpdateCampaignChannelSubtypeConfig';
    await calls.control('outcomes', { update: 'refuse', operation, times: 2 });
    await rename(id);
    const update = (): Promise<void> => calls.channels(id, { telephony: TELEPHONY });
    expect([await failure(update()), await failure(update())]).toEqual(Array(2).fill('ValidationException 400'));
    await update();
  });

  test('a call that is refused anyway uses none up', async () => {
    await calls.control('outcomes', { update: 'refuse', times: 1, reason: 'declared' });
    expect(await failure(rename(NOWHERE))).toBe('ResourceNotFoundException 404');
    const id = await calls.create();
    await expect(rename(id)).rejects.toThrow('declared');
  });
});

test('quotas are told, and keep what is left out', async () => {
  expect(await calls.control('quotas', {})).toEqual({ campaigns: 500, activeCampaigns: 50 });
  expect(await calls.control('quotas', { campaigns: 7 })).toEqual({ campaigns: 7, activeCampaigns: 50 });
  expect(await calls.control('quotas', { activeCampaigns: 3 })).toEqual({ campaigns: 7, activeCampaigns: 3 });
});

test('reset takes everything back', async () => {
  await calls.create();
  await calls.control('outcomes', { create: 'fail' });
  await calls.control('instances', { [INSTANCE]: 'missing' });
  await calls.control('quotas', { campaigns: 0 });
  harness.emulator.reset();
  expect(await calls.control('outreach')).toEqual([]);
  expect(await calls.state(await calls.create())).toBe('Initialized');
});

test.each<[string, unknown, string]>([
  ['campaigns', {}, 'exactly one of put, remove, tags, state'],
  ['campaigns', { remove: 'films', state: { name: 'films', to: 'Failed' } }, 'exactly one of put'],
  ['campaigns', { remove: 'films' }, 'there are 0 campaigns films'],
  ['campaigns', { put: { name: 'films' } }, 'put.connectInstanceId: Member must not be null'],
  ['campaigns', { put: { ...FILMS, nonsense: 1 } }, 'put.nonsense: Member is unknown'],
  ['campaigns', { put: { ...FILMS, state: 'Ready' } }, 'put.state'],
  ['campaigns', { put: { ...FILMS, source: {} } }, 'exactly one of'],
  [
    'campaigns',
    { put: { ...FILMS, channelSubtypeConfig: { telephony: { ...TELEPHONY, connectQueueId: '' } } } },
    'needs a connectSourcePhoneNumber',
  ],
  [
    'campaigns',
    { state: { name: 'films', to: 'running' } },
    '[Initialized, Running, Paused, Stopped, Completed, Failed]',
  ],
  ['campaigns', { tags: { name: 'films', set: { 'aws:x': '' } } }, 'pattern'],
  ['outcomes', { update: 'fail' }, '[refuse, succeed]'],
  ['outcomes', { update: 'refuse', operation: 'UpdateCampaign' }, 'unknown operation UpdateCampaign'],
  ['instances', { [INSTANCE]: 'gone' }, '[onboarded, missing]'],
  ['quotas', { campaigns: -1 }, 'greater than or equal to 0'],
])('%s %j is refused', async (name, body, text) => {
  await expect(calls.control(name, body)).rejects.toThrow(text);
});

test.each([
  ['throttle', 'ThrottlingException 429'],
  ['error', 'InternalServerException 500'],
  ['unavailable', 'ServiceUnavailable 503'],
  ['denied', 'AccessDeniedException 403'],
])('the fault %s is told in the words of the service', async (kind, error) => {
  const fault = { service: 'connectv2', operation: 'CreateCampaign', kind };
  await harness.fetched('POST', '/_emulator/faults', fault);
  expect(await failure(calls.create())).toBe(error);
});
