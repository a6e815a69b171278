import type { Adapter } from './support/batch';
import { adapterOf, BIRTH, campaignAt, CONTENT, MARK, MESSAGES, NAME } from './support/batch';
import type { Bookmarks } from '../../lambda/engine/service';
import { useEmulated } from './support/emulated';
import { refusal } from './support/refusal';
import { useScripted } from './support/scripted';
import type { Asked } from './support/scripted';

const emulated = useEmulated();
const scripted = useScripted();

const here = (bookmarks: Bookmarks = {}) => adapterOf(campaignAt(emulated, emulated), bookmarks);
const there = (bookmarks: Bookmarks = {}) => adapterOf(campaignAt(scripted, emulated), bookmarks);

/** From where the pages were asked for, oldest call first. */
const asked = () => emulated.sent('listOrchestrations').map(({ query }) => (query as { from?: string }).from);

function putMany(count: number): string[] {
  return Array.from({ length: count }, (_, index) => emulated.put('batch', { ...CONTENT, name: `other ${index}` }));
}

const item = (id: string, given: object = {}) => ({ id, name: NAME, status: 'draft', ...given });
const page = (orchestrations: unknown[], next?: string) => ({
  body: { orchestrations, count: orchestrations.length, has_more: next !== undefined, next_from: next },
});

describe('a campaign', () => {
  test.each(Object.entries(MESSAGES))('is read from the list: %s [R1][R41]', async (_, message) => {
    const wanted = campaignAt(emulated, emulated, { messages: [message] as never });
    const adapter = adapterOf(wanted);
    const born = new Date(emulated.emulator.clock.now()).toISOString().slice(0, 19);
    const id = await adapter.create(wanted, NAME, {}, BIRTH);
    expect(await adapter.read(id)).toEqual({
      id,
      name: `${NAME}${MARK}`,
      status: 'draft',
      standing: 'ready',
      born: `${born}Z`,
      properties: { name: `${NAME}${MARK}` },
      attributes: { CampaignId: id, CampaignName: `${NAME}${MARK}` },
    });
    expect(emulated.sent('viewOrchestration')).toEqual([]);
    expect(emulated.sent('listOrchestrations')).toMatchObject([
      { path: '/2.10/orchestrations/list', query: { limit: '100' } },
    ]);
  });

  test.each([
    ['DRAFT', 'draft'],
    ['RUNNING', 'running'],
    ['STOPPED', 'stopped'],
    ['COMPLETED', 'completed'],
  ])('that is %s is %s, and ready [R10]', async (to, status) => {
    const id = emulated.put('batch', { ...CONTENT, name: NAME });
    emulated.control('batch', 'campaigns', { state: { name: id, to } });
    expect(await here().read(id)).toMatchObject({ status, standing: 'ready' });
  });

  test.each(['archived', 'DRAFT', 'toString', '', undefined, null, 7])(
    'in a status that no document knows, %j, is there, and not ready [R10][R44]',
    async (status) => {
      scripted.answer(page([item('a', { status })]));
      expect(await there().read('a')).toMatchObject({
        status: typeof status === 'string' ? status : '',
        standing: 'unknown',
      });
    },
  );

  test.each([
    ['2026-01-01T08:00:00', '2026-01-01T08:00:00Z'],
    ['2026-01-01T08:00:00.5', '2026-01-01T08:00:00.5Z'],
    ['2026-01-01T08:00:00Z', '2026-01-01T08:00:00Z'],
    ['2026-01-01T08:00:00+02:00', '2026-01-01T08:00:00+02:00'],
    ['2026-01-01T08:00:00-0200', '2026-01-01T08:00:00-0200'],
    [undefined, ''],
    [null, ''],
  ])('created at %j was born at %j', async (created_date, born) => {
    scripted.answer(page([item('a', { created_date })]));
    expect((await there().read('a')).born).toBe(born);
  });

  test('without a name is there, with texts alone [R41]', async () => {
    scripted.answer(page([item('a', { name: null })]));
    expect(await there().read('a')).toMatchObject({ name: '', attributes: { CampaignId: 'a', CampaignName: '' } });
  });

  test('that is not in the list is missing: of no campaign at all, too [R21][R27]', async () => {
    expect(await refusal(here().read('orchestration_0'))).toMatchObject({ class: 'missing' });
    putMany(3);
    const refused = await refusal(here().read('orchestration_0'));
    expect(refused).toMatchObject({
      name: 'HTTP 404',
      class: 'missing',
      words: /there is no campaign orchestration_0/,
    });
  });

  test('of another project is missing', async () => {
    const id = emulated.put('batch', { ...CONTENT, name: NAME, project: 'project_other' });
    expect((await refusal(here().read(id))).class).toBe('missing');
  });
});

describe.each(['newestFirst', 'oldestFirst'])('a list of several pages, %s', (order) => {
  let ids: string[] = [];
  /** Its first, its middle and its last page, in the order of the list. */
  const at = (place: number) => (order === 'oldestFirst' ? ids[place]! : ids.at(-1 - place)!);

  beforeEach(() => {
    emulated.choose('batch.listOrder', order);
    ids = putMany(250);
  });

  test.each([0, 99, 100, 150, 199, 200, 249])('shows every campaign: place %i', async (place) => {
    expect((await here().read(at(place))).id).toBe(at(place));
    expect(asked()).toHaveLength(Math.floor(place / 100) + 1);
  });

  test('is read to its end before a campaign is missing', async () => {
    const bookmarks = {};
    expect((await refusal(here(bookmarks).read('orchestration_0'))).class).toBe('missing');
    expect(asked()).toHaveLength(3);
    expect(bookmarks).toEqual({});
  });

  test('is not read again from its beginning: the next pass begins at the page of the campaign', async () => {
    const bookmarks = {};
    const first = await here(bookmarks).read(at(220));
    expect(Object.keys(bookmarks)).toEqual([at(220)]);
    expect(await here(JSON.parse(JSON.stringify(bookmarks)) as Bookmarks).read(at(220))).toEqual(first);
    expect(asked()).toEqual([undefined, expect.any(String), expect.any(String), asked()[2]]);
  });

  test('the page of a campaign that is gone is forgotten, and the whole list read before it is missing [R26]', async () => {
    const bookmarks = {};
    await here(bookmarks).read(at(220));
    emulated.control('batch', 'campaigns', { remove: at(220) });
    expect((await refusal(here(bookmarks).read(at(220)))).class).toBe('missing');
    expect(asked()).toHaveLength(3 + 1 + 3);
    expect(bookmarks).toEqual({});
  });

  test('a place that is no more is looked for from the beginning', async () => {
    const bookmarks: Bookmarks = { [at(220)]: 'no place', other: 'no place either' };
    expect((await here(bookmarks).read(at(220))).id).toBe(at(220));
    expect(asked().slice(0, 2)).toEqual(['no place', undefined]);
    expect(bookmarks).toEqual({ [at(220)]: asked().at(-1) });
  });

  test('how far it was read is forgotten, too, where that place is no more', async () => {
    const bookmarks: Bookmarks = { [`${at(5)} so far`]: 'no place' };
    expect((await here(bookmarks).read(at(5))).id).toBe(at(5));
    expect(asked()).toEqual(['no place', undefined]);
    expect(bookmarks).toEqual({});
  });

  test('a draft is found on any of them, and its page is known then [R8]', async () => {
    const wanted = campaignAt(emulated, emulated);
    const bookmarks = {};
    const id = await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
    putMany(120);
    for (const turn of [1, 2]) {
      expect([turn, await adapterOf(wanted, bookmarks).candidates(wanted, NAME, BIRTH)]).toEqual([turn, [id]]);
    }
    expect(asked().at(-1)).toBe(asked().at(-2));
  });
});

describe('a list of more than fifteen pages', () => {
  let ids: string[] = [];
  beforeEach(() => void (ids = putMany(1650)));

  async function passes(bookmarks: Bookmarks, look: (adapter: Adapter) => Promise<unknown>): Promise<string[]> {
    const names: string[] = [];
    for (let pass = 0; pass < 4; pass++) {
      // What one pass leaves to the next is JSON.
      const known = JSON.parse(JSON.stringify(bookmarks)) as Bookmarks;
      const outcome = await look(here(known)).then(
        () => 'found',
        (error: unknown) => (error as Error).name,
      );
      names.push(outcome);
      for (const key of Object.keys(bookmarks)) Reflect.deleteProperty(bookmarks, key);
      Object.assign(bookmarks, known);
      if (outcome !== 'StillReading') break;
    }
    return names;
  }

  test('is read on in the next pass, from where the last one stopped', async () => {
    const bookmarks = {};
    expect(await passes(bookmarks, (adapter) => adapter.read(ids[20]!))).toEqual(['StillReading', 'found']);
    expect(asked()).toHaveLength(17);
    expect(new Set(asked()).size).toBe(17);
    expect(bookmarks).toEqual({ [ids[20]!]: asked().at(-1) });
  });

  test('ends where the campaign is not there, and begins anew after that', async () => {
    const bookmarks = {};
    const look = (adapter: Adapter) => adapter.read('orchestration_0');
    for (const turn of [1, 2]) {
      expect([turn, ...(await passes(bookmarks, look))]).toEqual([turn, 'StillReading', 'HTTP 404']);
      expect(asked()).toHaveLength(17 * turn);
      expect(bookmarks).toEqual({});
    }
  });

  test('is looked through for drafts in the same way [R8]', async () => {
    const wanted = campaignAt(emulated, emulated);
    const named = { ...CONTENT, name: `${NAME}${MARK}` };
    emulated.choose('batch.listOrder', 'oldestFirst');
    const id = emulated.put('batch', named);
    const bookmarks = {};
    let found: readonly string[] = [];
    const look = async (adapter: Adapter) => (found = await adapter.candidates(wanted, NAME, BIRTH));
    expect(await passes(bookmarks, look)).toEqual(['StillReading', 'found']);
    expect(found).toEqual([id]);
  });

  test('is no failure, and no write is in doubt for it', async () => {
    await expect(here().read(ids[0]!)).rejects.toMatchObject({
      name: 'StillReading',
      message: 'the list of the project is long, and is being read',
    });
  });
});

describe('pages that have moved', () => {
  /** Places are numbers of campaigns, so that pages move with what comes and goes. */
  let all: string[] = [];
  const size = 2;

  const byOffset = (_: unknown, { query }: Asked) => {
    const from = Number(query['from'] ?? 0);
    const items = all.slice(from, from + size).map((id) => item(id));
    return page(items, from + size < all.length ? String(from + size) : undefined);
  };

  beforeEach(() => {
    all = ['a', 'b', 'c', 'd', 'e'];
    scripted.answer((socket, request) => {
      socket.writeHead(200).end(JSON.stringify(byOffset(socket, request).body));
    });
  });

  const from = () => scripted.asked.map(({ query }) => query['from']);

  test('are looked through anew, and the new page is remembered', async () => {
    const bookmarks: Bookmarks = {};
    await there(bookmarks).read('c');
    expect(bookmarks).toEqual({ c: '2' });
    all = ['x', 'y', ...all];
    expect((await there(bookmarks).read('c')).id).toBe('c');
    expect(from()).toEqual([undefined, '2', '2', undefined, '2', '4']);
    expect(bookmarks).toEqual({ c: '4' });
  });

  test('to the first page: then there is nothing to remember', async () => {
    const bookmarks: Bookmarks = {};
    await there(bookmarks).read('c');
    all = all.slice(1);
    expect((await there(bookmarks).read('c')).id).toBe('c');
    expect(bookmarks).toEqual({});
  });

  test('that are fewer now end the search, and the campaign is missing [R26]', async () => {
    const bookmarks: Bookmarks = {};
    await there(bookmarks).read('e');
    all = ['a'];
    expect((await refusal(there(bookmarks).read('e'))).class).toBe('missing');
  });
});

describe('a list that proves nothing never makes a campaign missing [R26][R43]', () => {
  test.each([
    ['HTML', { headers: { 'content-type': 'text/html' }, body: '<html>hi</html>' }],
    ['nothing', { status: 204 }],
    ['a map without orchestrations', { body: { count: 0, has_more: false } }],
    ['orchestrations that are no list', { body: { orchestrations: {}, has_more: false } }],
    ['a list in place of the map', { body: [] }],
    ['JSON null', { body: 'null' }],
    ['entries without an id', { body: { orchestrations: [{ name: NAME, status: 'draft' }], has_more: false } }],
    ['entries that are null', { body: { orchestrations: [null], has_more: false } }],
    ['a next page that it does not name', { body: { orchestrations: [item('b')], has_more: true } }],
    ['a next page without a place', { body: { orchestrations: [], has_more: true, next_from: null } }],
  ])('%s is of unknown outcome', async (_, answer) => {
    scripted.answer(answer);
    expect(await refusal(there().read('a'))).toMatchObject({ name: 'UnreadableAnswer', class: 'unknown' });
    expect((await refusal(there().candidates({}, NAME, BIRTH))).class).toBe('unknown');
  });

  test.each(['html', 'error', 'unavailable', 'truncated', 'reset-before'] as const)(
    'the fault %s is of unknown outcome, on any page',
    async (kind) => {
      const [oldest = ''] = putMany(150);
      for (const after of [0, 1]) {
        emulated.emulator.faults.add({ operation: 'listOrchestrations', kind, after });
        expect([after, (await refusal(here().read(oldest))).class]).toEqual([after, 'unknown']);
      }
    },
  );

  test.each([
    ['a wrong version', { apiVersion: '3.0' }],
    ['a wrong address', { baseUrl: '/elsewhere' }],
  ])('%s, which is answered with 404, is a failure that says what to check [R44][R46]', async (_, wrong) => {
    const wanted = campaignAt(emulated, emulated);
    const campaign = { ...wanted, ...wrong };
    if ('baseUrl' in wrong) campaign.baseUrl = `${emulated.url}/elsewhere`;
    const answer = await refusal(adapterOf(campaign).read('orchestration_0'));
    expect(answer).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(answer.words).toMatch(/GET \/orchestrations\/list: .*\. Check baseUrl and apiVersion$/);
  });

  test('a refusal of the first page is the service’s own word [R43][R46]', async () => {
    scripted.answer({ status: 400, body: { error_code: '31', error_message: 'limit: too large' } });
    expect(await refusal(there().read('a'))).toMatchObject({ name: 'HTTP 400', class: 'terminal' });
    expect(scripted.asked).toHaveLength(1);
  });

  test('a list that says only where it goes on, and not that it does, is read on', async () => {
    scripted.answer({ body: { orchestrations: [], next_from: '2' } }, page([item('a')]));
    expect((await there().read('a')).id).toBe('a');
  });

  test('a list that goes round in circles ends with the pass [R35]', async () => {
    scripted.answer(page([item('b')], 'same'));
    expect((await refusal(there().read('a'))).name).toBe('StillReading');
    expect(scripted.asked).toHaveLength(15);
  });
});
