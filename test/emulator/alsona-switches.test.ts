import { ACCOUNT, AlsonaCalls, CREATED_AT, NOWHERE, shownIn, told } from './alsona-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new AlsonaCalls(harness);

const [RUN, PAUSE, DONE] = [{ status: 'RUN' }, { status: 'PAUSE' }, { status: 'DONE' }];
const GIVEN = { campaign_id: 'campaign_1' };

test('every switch has its values, the default first', () => {
  const alsona = harness.emulator.services.find(({ name }) => name === 'alsona');
  expect(alsona?.switches).toEqual({
    'alsona.takenId': ['refused', 'overwritten', 'accepted'],
    'alsona.givenId': ['kept', 'ignored'],
    'alsona.updates': ['full', 'partial'],
    'alsona.statusWords': ['written', 'read'],
    'alsona.deletingRunning': ['allowed', 'refused'],
    'alsona.getRoute': ['there', 'missing'],
    'alsona.listField': ['campaigns', 'items'],
    'alsona.accountInUpdate': ['refused', 'required', 'tolerated'],
    'alsona.done': ['final', 'open'],
    'alsona.deletedIds': ['free', 'reserved'],
  });
});

describe('an id that a campaign has already', () => {
  const again = { ...GIVEN, ...RUN, name: 'books', created_at: CREATED_AT + 1 };

  test('is refused', async () => {
    await calls.create(GIVEN);
    expect(told(await calls.post(again))).toBe('409 Conflict: Campaign campaign_1 exists already.');
    expect(harness.campaigns('alsona')).toMatchObject([{ name: 'films', status: 'DRAFT' }]);
  });

  test('is overwritten, which starts it anew', async () => {
    calls.choose('takenId', 'overwritten');
    const id = await calls.create({ ...GIVEN, ...RUN });
    await calls.create(again);
    expect(harness.campaigns('alsona')).toMatchObject([
      { id, name: 'books', status: 'RUN', created_at: CREATED_AT + 1 },
    ]);
    expect(await calls.control('outreach')).toMatchObject([{ id, starts: 2 }]);
    await calls.create(GIVEN);
    expect(await calls.control('outreach')).toMatchObject([{ id, state: 'DRAFT', starts: 2 }]);
  });

  test('is accepted, which changes nothing', async () => {
    calls.choose('takenId', 'accepted');
    const id = await calls.create(GIVEN);
    expect(shownIn(await calls.post(again))).toMatchObject({ campaign_id: id, name: 'films', status: 'DRAFT' });
    expect(await calls.control('outreach')).toMatchObject([{ id, name: 'films', state: 'DRAFT', starts: 0 }]);
  });

  test('is ignored, as any id', async () => {
    calls.choose('givenId', 'ignored');
    const ids = [await calls.create(GIVEN), await calls.create(GIVEN)];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^campaign_[0-9a-f]{20}$/);
    expect(told(await calls.get(GIVEN.campaign_id))).toContain('404');
  });
});

test.each([
  ['free', 200],
  ['reserved', 409],
])('the id of a deleted campaign is %s', async (value, status) => {
  calls.choose('deletedIds', value);
  await calls.delete(await calls.create(GIVEN));
  expect((await calls.post(GIVEN)).status).toBe(status);
  expect((await new AlsonaCalls(harness, 'account_other').post(GIVEN)).status).toBe(200);
});

test('what an update leaves out is kept', async () => {
  calls.choose('updates', 'partial');
  const id = await calls.create({ ...PAUSE, timezone: 60 });
  await calls.set(id, { name: 'books' });
  expect((await calls.get(id)).body).toMatchObject({ campaign: { name: 'books', status: 'PAUSE', timezone: 60 } });
  await calls.set(id, { timezone: 0, ...RUN });
  expect((await calls.get(id)).body).toMatchObject({ campaign: { status: 'RUN', timezone: 0 } });
  expect(told(await calls.put(id, { seats: undefined }))).toContain('400 Bad Request: campaign.seats');
});

test('statuses are shown in the words of an example, and written as before', async () => {
  calls.choose('statusWords', 'read');
  expect(shownIn(await calls.post(RUN)).status).toBe('RUNNING');
  const id = await calls.create();
  expect(shownIn(await calls.put(id, PAUSE)).status).toBe('PAUSED');
  expect(await calls.status(id)).toBe('PAUSED');
  expect((await calls.list()).campaigns.map(({ status }) => status)).toEqual(['RUNNING', 'PAUSED']);
  expect(told(await calls.put(id, { status: 'PAUSED' }))).toContain('400');
  expect(harness.campaigns('alsona')).toMatchObject([{ status: 'RUN' }, { status: 'PAUSE', state: 'PAUSE' }]);
  await calls.set(id, {});
  expect(await calls.status(id)).toBe('DRAFT');
});

test('a running campaign that cannot be deleted', async () => {
  calls.choose('deletingRunning', 'refused');
  const id = await calls.create(RUN);
  expect(told(await calls.delete(id))).toBe(`400 Bad Request: Campaign ${id} is running and cannot be deleted.`);
  await calls.set(id, PAUSE);
  expect((await calls.delete(id)).status).toBe(200);
});

test('no way to get one campaign', async () => {
  calls.choose('getRoute', 'missing');
  const id = await calls.create();
  expect(told(await calls.get(id))).toBe(told(await calls.get(NOWHERE)));
  expect(told(await calls.get(id))).toContain('404 Not Found');
  expect((await calls.list()).campaigns).toHaveLength(1);
});

test('another name of the list', async () => {
  calls.choose('listField', 'items');
  const campaign_id = await calls.create();
  const { body } = await calls.request('GET');
  expect(body).toEqual({ success: true, items: [expect.objectContaining({ campaign_id })], last_key: null });
});

describe('an account in an update', () => {
  const there = { account_id: ACCOUNT };

  test.each<[string, string | undefined, string | undefined]>([
    ['refused', undefined, '400 Bad Request: campaign.account_id: Member is unknown'],
    ['required', '400 Bad Request: campaign.account_id: Member must not be null', undefined],
    ['tolerated', undefined, undefined],
  ])('is %s', async (value, without, withIt) => {
    calls.choose('accountInUpdate', value);
    const id = await calls.create();
    for (const [change, refused] of [
      [{}, without],
      [there, withIt],
    ] as const) {
      const answer = await calls.put(id, change);
      if (refused === undefined) shownIn(answer);
      else expect(told(answer)).toContain(refused);
    }
  });

  test('must be the one of the path', async () => {
    calls.choose('accountInUpdate', 'tolerated');
    const id = await calls.create();
    expect(told(await calls.put(id, { account_id: 'account_other' }))).toContain('as in the path');
    expect(told(await calls.put(id, { ...there, created_at: CREATED_AT }))).toContain('created_at: Member is unknown');
  });
});

test('done is not the end', async () => {
  calls.choose('done', 'open');
  const id = await calls.create(DONE);
  await calls.set(id, RUN);
  expect(await calls.starts(id)).toBe(1);
});
