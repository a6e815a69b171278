import { ACCOUNT, AlsonaCalls, CONTENT, NOWHERE, told } from './alsona-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new AlsonaCalls(harness);

const RUN = { status: 'RUN' };

describe('changes from outside', () => {
  test('a campaign appears, changes and goes, at once and without a call', async () => {
    harness.emulator.settings.change({ lagMs: 60_000 });
    const { id } = await calls.control<{ id: string }>('campaigns', { put: CONTENT });
    expect(id).toMatch(/^campaign_[0-9a-f]{20}$/);
    expect(await calls.status(id)).toBe('DRAFT');
    await calls.control('campaigns', { state: { name: 'films', to: 'DONE' } });
    expect(await calls.status(id)).toBe('DONE');
    await calls.control('campaigns', { remove: 'films' });
    expect(told(await calls.get(id))).toContain('404');
    expect(await calls.control('outreach')).toMatchObject([{ id, starts: 0, deleted: true }]);
    expect(harness.emulator.requests().map(({ operation }) => operation)).not.toContain('createCampaign');
  });

  test('a campaign has what it is given', async () => {
    const put = {
      ...CONTENT,
      ...RUN,
      account_id: 'account_other',
      campaign_id: 'campaign_1',
      created_at: 7,
      timezone: 60,
    };
    expect(await calls.control('campaigns', { put })).toEqual({ id: 'campaign_1' });
    const { campaign_id: id, ...rest } = put;
    expect(harness.campaigns('alsona')).toEqual([{ ...rest, id, state: 'RUN' }]);
    expect(await calls.starts('campaign_1')).toBe(0);
    await expect(calls.control('campaigns', { put })).rejects.toThrow('exists already');
  });

  test('a status is no start; a resume after it is none either', async () => {
    const id = await calls.create();
    await calls.control('campaigns', { state: { name: id, to: 'RUN' } });
    await calls.set(id, { status: 'PAUSE' });
    await calls.set(id, RUN);
    expect(await calls.starts(id)).toBe(0);
  });
});

describe('outcomes', () => {
  test('what is refused says why and changes nothing', async () => {
    const id = await calls.create();
    await calls.control('outcomes', { create: 'refuse', update: 'refuse', start: 'refuse', reason: 'no such seat' });
    for (const call of [calls.post(), calls.put(id, { name: 'books' }), calls.put(id, RUN)]) {
      expect(told(await call)).toBe('400 Bad Request: no such seat');
    }
    expect(harness.campaigns('alsona')).toMatchObject([{ id, name: 'films', status: 'DRAFT' }]);
    expect(await calls.starts(id)).toBe(0);
  });

  test('a create that fails is answered as any other, without success', async () => {
    await calls.control('outcomes', { create: 'fail', reason: 'no seats left', times: 1 });
    expect(await calls.post(RUN)).toEqual({ status: 200, body: { success: false, message: 'no seats left' } });
    expect(harness.campaigns('alsona')).toEqual([]);
    await calls.create(RUN);
  });

  test('a start is an update to RUN, and an update where it changes more', async () => {
    const id = await calls.create();
    await calls.control('outcomes', { update: 'refuse', reason: 'update' });
    expect(told(await calls.put(id, { status: 'PAUSE' }))).toContain('update');
    expect(told(await calls.put(id, { ...RUN, timezone: 60 }))).toContain('update');
    await calls.control('outcomes', { start: 'refuse', reason: 'start', times: 1 });
    expect(told(await calls.put(id, RUN))).toContain('start');
    await calls.set(id, { ...RUN, timezone: 0 });
    expect(told(await calls.put(id, { ...RUN, name: 'books' }))).toContain('update');
  });

  test('a name is the one at present, or the one that is wanted', async () => {
    const id = await calls.create();
    await calls.control('outcomes', { name: 'books', update: 'refuse' });
    await calls.set(id, {});
    expect((await calls.put(id, { name: 'books' })).status).toBe(400);
    await calls.control('outcomes', { name: 'films', update: 'refuse' });
    expect((await calls.put(id, { name: 'papers' })).status).toBe(400);
  });

  test('a call that is refused anyway uses none up', async () => {
    const id = await calls.create({ campaign_id: 'campaign_1' });
    await calls.control('outcomes', { update: 'refuse', create: 'fail', times: 1, reason: 'declared' });
    expect(told(await calls.put(NOWHERE))).toContain('404');
    expect(told(await calls.put(id, { name: '' }))).toContain('400');
    expect(told(await calls.post({ campaign_id: id }))).toContain('409');
    expect(told(await calls.put(id))).toContain('declared');
    await calls.set(id, {});
  });
});

test('reset takes everything back', async () => {
  await calls.create({ campaign_id: 'campaign_1' });
  await calls.control('outcomes', { create: 'refuse' });
  await calls.control('keys', { keys: [] });
  await calls.control('accounts', { accounts: [] });
  harness.emulator.reset();
  expect(await calls.control('outreach')).toEqual([]);
  await calls.create({ campaign_id: 'campaign_1' });
});

test.each<[string, unknown, string]>([
  ['campaigns', {}, 'exactly one of put, remove, state'],
  ['campaigns', { remove: 'films', put: CONTENT }, 'exactly one of put, remove, state'],
  ['campaigns', { remove: 'films' }, 'there are 0 campaigns films'],
  ['campaigns', { put: { name: 'films' } }, 'put: campaign.seats: Member must not be null'],
  ['campaigns', { put: { ...CONTENT, account_id: '' } }, 'account_id'],
  ['campaigns', { put: { ...CONTENT, account_id: 7 } }, 'account_id'],
  ['campaigns', { put: { ...CONTENT, project: ACCOUNT } }, 'project: Member is unknown'],
  ['campaigns', { state: { name: 'films', to: 'RUNNING' } }, '[DRAFT, RUN, PAUSE, DONE]'],
  ['outcomes', { update: 'fail' }, '[refuse, succeed]'],
  ['accounts', { keys: ['a'] }, '[accounts]'],
])('%s %j is refused', async (name, body, text) => {
  await expect(calls.control(name, body)).rejects.toThrow(text);
});
