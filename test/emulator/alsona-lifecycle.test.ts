import { ACCOUNT, AlsonaCalls, CONTENT, CREATED_AT, shownIn, told } from './alsona-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new AlsonaCalls(harness);

const STATUSES = ['DRAFT', 'RUN', 'PAUSE', 'DONE'];
const [RUN, PAUSE, DONE, DRAFT] = [{ status: 'RUN' }, { status: 'PAUSE' }, { status: 'DONE' }, { status: 'DRAFT' }];

describe.each(STATUSES)('a campaign that is %s', (from) => {
  test.each(STATUSES)('is updated to %s, or not', async (to) => {
    const id = await calls.create({ status: from });
    const answer = await calls.put(id, { status: to, name: 'books' });
    if (from === 'DONE' && to !== 'DONE') {
      expect(told(answer)).toBe(`400 Bad Request: Campaign ${id} is DONE and cannot become ${to}.`);
      expect(harness.campaigns('alsona')).toMatchObject([{ name: 'films', status: 'DONE' }]);
    } else {
      expect(shownIn(answer)).toMatchObject({ name: 'books', status: to });
      expect(harness.campaigns('alsona')).toMatchObject([{ name: 'books', status: to, state: to }]);
    }
  });

  test('is deleted', async () => {
    const id = await calls.create({ status: from });
    expect(await calls.delete(id)).toEqual({ status: 200, body: { success: true } });
    expect(harness.campaigns('alsona')).toEqual([]);
    expect((await calls.list()).campaigns).toEqual([]);
  });
});

test('an update is answered with less, and keeps the moment of creation', async () => {
  const id = await calls.create({ timezone: 60 });
  harness.pass(60);
  const change = {
    name: 'books',
    seats: ['b'],
    schedule: { ...CONTENT.schedule, sunday: [true, 9, 17] },
    timezone: -300,
  };
  const campaign = {
    ...change,
    status: 'PAUSE',
    campaign_id: id,
    account_id: ACCOUNT,
    created_at: CREATED_AT,
  };
  expect(await calls.put(id, { ...change, ...PAUSE })).toEqual({ status: 200, body: { success: true, campaign } });
  const rest = { priority: CREATED_AT, wait_until: Date.UTC(2026, 0, 1) };
  expect((await calls.get(id)).body).toEqual({ success: true, campaign: { ...campaign, ...rest } });
});

test('what an update leaves out gets its default', async () => {
  const id = await calls.create({ ...RUN, timezone: 60 });
  await calls.set(id, {});
  expect((await calls.get(id)).body).toMatchObject({ campaign: { status: 'DRAFT', timezone: 0 } });
});

describe('starts', () => {
  test.each<[string, number, object[]]>([
    ['a draft', 0, [DRAFT]],
    ['created as paused', 0, [PAUSE]],
    ['created as running', 1, [RUN]],
    ['started from draft', 1, [DRAFT, RUN]],
    ['started from a pause', 1, [PAUSE, RUN]],
    ['changed while it runs', 1, [RUN, { ...RUN, name: 'books' }]],
    ['resumed', 1, [RUN, PAUSE, RUN]],
    ['resumed twice', 1, [DRAFT, RUN, PAUSE, RUN, PAUSE, RUN]],
    ['made a draft and started again', 2, [RUN, DRAFT, RUN]],
    ['made a draft, paused and resumed', 1, [RUN, DRAFT, PAUSE, RUN]],
    ['done', 1, [RUN, DONE]],
  ])('%s: %i', async (_, starts, [created = {}, ...updates]) => {
    const id = await calls.create(created);
    for (const update of updates) await calls.set(id, update);
    expect(await calls.starts(id)).toBe(starts);
  });

  test('are told of every campaign that there ever was, also of one whose id came back', async () => {
    const other = new AlsonaCalls(harness, 'account_other');
    const id = await calls.create({ ...RUN, campaign_id: 'campaign_1' });
    await calls.delete(id);
    const second = await other.create({ name: 'books' });
    await calls.create({ ...PAUSE, campaign_id: 'campaign_1' });
    const films = { id, account_id: ACCOUNT, name: 'films' };
    expect(await calls.control('outreach')).toEqual([
      { ...films, state: 'RUN', deleted: true, starts: 1 },
      { id: second, account_id: 'account_other', name: 'books', state: 'DRAFT', deleted: false, starts: 0 },
      { ...films, state: 'PAUSE', deleted: false, starts: 0 },
    ]);
  });
});

test('an account has its own campaigns, also of the same id', async () => {
  const other = new AlsonaCalls(harness, 'account_other');
  const id = await calls.create({ campaign_id: 'campaign_1' });
  expect(told(await other.get(id))).toContain('404');
  expect(told(await other.put(id))).toContain('404');
  expect(told(await other.delete(id))).toContain('404');
  expect((await other.list()).campaigns).toEqual([]);
  await other.create({ campaign_id: 'campaign_1', name: 'books' });
  expect((await calls.list()).campaigns).toMatchObject([{ campaign_id: id, name: 'films' }]);
  expect((await other.list()).campaigns).toMatchObject([{ campaign_id: id, name: 'books' }]);
});

test('the list has pages of 50, oldest first, whatever comes and goes', async () => {
  expect(await calls.list()).toEqual({ success: true, campaigns: [], last_key: null });
  for (let index = 0; index < 50; index += 1) await calls.create({ name: `films ${index}` });
  expect(await calls.list()).toMatchObject({ last_key: null });
  for (let index = 50; index < 103; index += 1) await calls.create({ name: `films ${index}` });
  const first = await calls.list();
  for (const { campaign_id } of first.campaigns) await calls.delete(campaign_id);
  const second = await calls.list(`?last_key=${encodeURIComponent(first.last_key!)}`);
  const third = await calls.list(`?last_key=${encodeURIComponent(second.last_key!)}`);
  const pages = [first, second, third].map(({ campaigns }) => campaigns.map(({ name }) => Number(name.slice(6))));
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 3]);
  expect(pages.flat()).toEqual(Array.from({ length: 103 }, (_, index) => index));
  expect(third.last_key).toBeNull();
});

describe('reads lag', () => {
  beforeEach(() => harness.emulator.settings.change({ lagMs: 6000 }));

  const seen = async (id: string): Promise<unknown[]> => {
    const { status, body } = await calls.get(id);
    const one = status === 200 ? shownIn({ status, body }).status : status;
    return [one, (await calls.list()).campaigns.map((campaign) => campaign.status)];
  };

  test('behind a create, an update and a delete', async () => {
    const id = await calls.create();
    harness.pass(5.9);
    expect(await seen(id)).toEqual([404, []]);
    harness.pass(0.1);
    expect(await seen(id)).toEqual(['DRAFT', ['DRAFT']]);
    await calls.set(id, PAUSE);
    expect(await seen(id)).toEqual(['DRAFT', ['DRAFT']]);
    expect(harness.campaigns('alsona')).toMatchObject([{ status: 'PAUSE' }]);
    harness.pass(6);
    await calls.delete(id);
    expect(await seen(id)).toEqual(['PAUSE', ['PAUSE']]);
    expect(told(await calls.delete(id))).toContain('404');
    harness.pass(6);
    expect(await seen(id)).toEqual([404, []]);
  });

  test('so that an id that came back shows its old campaign first', async () => {
    const id = await calls.create({ ...RUN, campaign_id: 'campaign_1' });
    harness.pass(6);
    await calls.delete(id);
    await calls.create({ campaign_id: id });
    expect(await seen(id)).toEqual(['RUN', ['RUN']]);
    harness.pass(6);
    expect(await seen(id)).toEqual(['DRAFT', ['DRAFT']]);
  });

  test('though writes go by the truth', async () => {
    const id = await calls.create({ campaign_id: 'campaign_1' });
    expect(told(await calls.post({ campaign_id: id }))).toContain('409');
    await calls.set(id, DONE);
    expect(told(await calls.put(id, RUN))).toContain('400');
  });
});
