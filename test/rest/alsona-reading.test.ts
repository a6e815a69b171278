import { ACCOUNT, adapterOf, BIRTH, campaignAt, CONTENT, ID, NAME, STAMP } from './support/alsona';
import type { Bookmarks } from '../../lambda/engine/service';
import { useEmulated } from './support/emulated';
import { refusal } from './support/refusal';
import { useScripted } from './support/scripted';
import type { Reply } from './support/scripted';

const emulated = useEmulated();
const scripted = useScripted();

const here = (bookmarks: Bookmarks = {}) => adapterOf(campaignAt(emulated, emulated), bookmarks);
const there = (bookmarks: Bookmarks = {}) => adapterOf(campaignAt(scripted, emulated), bookmarks);

const put = (given: object = {}) => emulated.put('alsona', { ...CONTENT, name: NAME, created_at: STAMP, ...given });
const putMany = (count: number) => Array.from({ length: count }, (_, index) => put({ name: `other ${index}` }));
const keys = () => emulated.sent('listCampaigns').map(({ query }) => (query as { last_key?: string }).last_key);

const SEEN = {
  name: NAME,
  status: 'DRAFT',
  standing: 'ready',
  born: new Date(STAMP).toISOString(),
  properties: { name: NAME, ...CONTENT, timezone: 60 },
};
const NO_EVIDENCE = /Neither the path of one campaign nor the list .* Check baseUrl, accountId and agency/;

describe('a campaign', () => {
  test('is read by its id, in one call [R1][R41]', async () => {
    const id = put({ timezone: 60 });
    expect(await here().read(id)).toEqual({ id, ...SEEN, attributes: { CampaignId: id, CampaignName: NAME } });
    expect(emulated.emulator.requests().map(({ operation }) => operation)).toEqual(['GetSecretValue', 'getCampaign']);
  });

  test.each(['campaigns', 'items'])(
    'is read from the list where its path does not work; the list is called %s',
    async (field) => {
      emulated.choose('alsona.getRoute', 'missing');
      emulated.choose('alsona.listField', field);
      putMany(3);
      const id = put({ timezone: 60 });
      expect(await here().read(id)).toMatchObject({ id, ...SEEN });
      expect(keys()).toEqual([undefined]);
    },
  );

  test('is read from the list where the gateway denies the path', async () => {
    scripted.answer({ status: 403, body: { message: 'Forbidden' } }, { body: { campaigns: [{ campaign_id: ID }] } });
    expect((await there().read(ID)).id).toBe(ID);
  });

  test.each([
    ['another campaign', { success: true, campaign: { campaign_id: 'other' } }],
    ['a campaign without an id', { success: true, campaign: { name: NAME } }],
    ['nothing of a campaign', { success: true }],
  ])('is read from the list where the path shows %s', async (_, body) => {
    scripted.answer({ body }, { body: { campaigns: [{ campaign_id: 'other' }, { campaign_id: ID, name: 'mine' }] } });
    expect(await there().read(ID)).toMatchObject({ id: ID, name: 'mine' });
  });

  test.each([
    ['DRAFT', 'DRAFT', 'DRAFT'],
    ['RUN', 'RUN', 'RUNNING'],
    ['PAUSE', 'PAUSE', 'PAUSED'],
    ['DONE', 'DONE', 'DONE'],
  ])('that is %s is %s, also where it is shown as %s [R10]', async (to, expected, shown) => {
    const id = put();
    emulated.control('alsona', 'campaigns', { state: { name: id, to } });
    for (const words of ['written', 'read']) {
      emulated.choose('alsona.statusWords', words);
      expect(await here().read(id)).toMatchObject({ status: expected, standing: 'ready' });
    }
    expect(JSON.stringify(emulated.emulator.requests().at(-1)?.response)).toContain(`"status":"${shown}"`);
  });

  test.each(['ARCHIVED', 'run', ''])('in the status %j, which no document knows, keeps the word', async (status) => {
    scripted.answer({ body: { campaign: { campaign_id: ID, status } } });
    expect(await there().read(ID)).toMatchObject({ status, standing: 'ready' });
  });

  test.each([
    ['its id alone', {}],
    ['null in place of what it has', { name: null, seats: null, timezone: null, status: null, created_at: null }],
    ['a time that is none', { created_at: 1e18 }],
    ['a time that is text', { created_at: '2026' }],
  ])('of which %s is shown has texts alone, and nothing to compare [R16][R41]', async (_, given) => {
    scripted.answer({ body: { campaign: { campaign_id: ID, ...given } } });
    expect(await there().read(ID)).toEqual({
      ...{ id: ID, name: '', status: '', standing: 'ready', born: '' },
      properties: { seats: undefined, timezone: undefined },
      attributes: { CampaignId: ID, CampaignName: '' },
    });
  });

  test.each(['there', 'missing'])('that is in no list is missing, where the path is %s [R21][R27]', async (route) => {
    emulated.choose('alsona.getRoute', route);
    expect((await refusal(here().read(ID))).class).toBe('missing');
    putMany(2);
    const refused = await refusal(here().read(ID));
    expect(refused).toMatchObject({ name: 'HTTP 404', class: 'missing' });
    expect(refused.words).toContain(`there is no campaign ${ID}`);
  });

  test('of another account is missing', async () => {
    const id = put({ account_id: 'account_other' });
    expect((await refusal(here().read(id))).class).toBe('missing');
  });

  test.each([400, 401, 429, 500, 502, 503])('is not looked for in the list after %s [R43]', async (status) => {
    scripted.answer({ status, body: { message: 'No.' } });
    expect((await refusal(there().read(ID))).name).toBe(`HTTP ${status}`);
    expect(new Set(scripted.asked.map(({ path }) => path))).toEqual(
      new Set([`/rest/accounts/${ACCOUNT}/campaigns/${ID}`]),
    );
  });

  test.each(['html', 'error', 'truncated', 'reset-before'] as const)(
    'in a list with the fault %s is not missing [R26][R43]',
    async (kind) => {
      emulated.fault('listCampaigns', kind);
      expect((await refusal(here().read(ID))).class).toBe('unknown');
    },
  );
});

describe('without evidence nothing is missing: it is a failure that says so [R26][R44][R46]', () => {
  const gone: Reply = { status: 404, body: { message: 'Not Found' } };

  test.each<[string, Reply]>([
    ['HTML', { body: '<html>hi</html>' }],
    ['nothing', { status: 204 }],
    ['no list in its answer', { body: { success: true, campaigns: null } }],
    ['a list as its answer', { body: [{ campaign_id: ID }] }],
    ['entries without an id of a campaign', { body: { campaigns: [{ campaign_id: 'other' }, { id: ID }] } }],
    ['entries that are null', { body: { items: [null] } }],
    ['two lists, and no campaigns', { body: { errors: [], items: [] } }],
  ])('an account that has %s', async (_, list) => {
    scripted.answer(gone, list);
    const refused = await refusal(there().read(ID));
    // It may be over in a moment.
    expect(refused).toMatchObject({ name: 'NoEvidence', class: 'misread' });
    expect(refused.words).toMatch(NO_EVIDENCE);
    scripted.answer(list);
    expect((await refusal(there().candidates({}, NAME, BIRTH))).words).toMatch(NO_EVIDENCE);
  });

  test('an account that has no list', async () => {
    scripted.answer(gone, gone);
    const refused = await refusal(there().read(ID));
    expect(refused).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(refused.words).toMatch(NO_EVIDENCE);
  });

  test('a wrong address', async () => {
    const campaign = { ...campaignAt(emulated, emulated), baseUrl: `${emulated.url}/elsewhere` };
    expect((await refusal(adapterOf(campaign).read(ID))).words).toMatch(NO_EVIDENCE);
  });

  test('a list that is denied says so itself', async () => {
    scripted.answer({ status: 403, body: { message: 'Forbidden' } });
    expect(await refusal(there().read(ID))).toMatchObject({ name: 'HTTP 403', class: 'terminal' });
  });
});

describe('a list of several pages', () => {
  beforeEach(() => emulated.choose('alsona.getRoute', 'missing'));

  test('shows every campaign, and is read to its end before one is missing', async () => {
    const ids = putMany(120);
    for (const [place, pages] of [
      [0, 1],
      [49, 1],
      [50, 2],
      [119, 3],
    ] as const) {
      const before = keys().length;
      expect((await here().read(ids[place]!)).id).toBe(ids[place]);
      expect([place, keys().length - before]).toEqual([place, pages]);
    }
    const bookmarks = {};
    expect((await refusal(here(bookmarks).read(ID))).class).toBe('missing');
    expect(bookmarks).toEqual({});
  });

  test.each([
    ['text', 'a b&c=/+', 'a b&c=/+'],
    ['a number', 7, '7'],
    ['a map', { id: 'a' }, '{"id":"a"}'],
  ])('goes on where its last key, %s, is not null', async (_, last_key, expected) => {
    const first = { campaigns: [], last_key };
    scripted.answer({ status: 404, body: {} }, { body: first }, { body: { campaigns: [{ campaign_id: ID }] } });
    expect((await there().read(ID)).id).toBe(ID);
    expect(scripted.asked.map(({ query }) => query['last_key'])).toEqual([undefined, undefined, expected]);
  });

  test.each([null, undefined, ''])('ends where its last key is %j', async (last_key) => {
    scripted.answer({ status: 404, body: {} }, { body: { campaigns: [], last_key } });
    expect((await refusal(there().read(ID))).class).toBe('missing');
    expect(scripted.asked).toHaveLength(2);
  });

  test('and of more than fifteen is read on in the next pass, and ends', async () => {
    const ids = putMany(800);
    const bookmarks: Bookmarks = {};
    for (const outcome of ['StillReading', 'HTTP 404', 'StillReading', 'HTTP 404']) {
      expect((await refusal(here(bookmarks).read(ID))).name).toBe(outcome);
      expect(Object.keys(bookmarks)).toHaveLength(outcome === 'StillReading' ? 1 : 0);
    }
    expect(keys()).toHaveLength(32);
    expect(new Set(keys()).size).toBe(16);
    const last = ids.at(-1)!;
    expect((await refusal(here(bookmarks).read(last))).name).toBe('StillReading');
    expect((await here(JSON.parse(JSON.stringify(bookmarks)) as Bookmarks).read(last)).id).toBe(last);
  });

  test('and of more than fifteen is looked through for the stamp of a campaign in the same way [R8]', async () => {
    putMany(800);
    const id = put();
    const bookmarks: Bookmarks = {};
    const look = () => here(bookmarks).candidates({}, NAME, BIRTH);
    expect(await refusal(look())).toMatchObject({ name: 'StillReading' });
    expect(await look()).toEqual([id]);
  });
});
