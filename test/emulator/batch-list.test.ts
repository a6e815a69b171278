import { BatchCalls, EMAIL, told } from './batch-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new BatchCalls(harness);

async function createMany(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await calls.create({ name: `films ${index}` });
}

/** The names on every page. */
async function pages(limit?: number): Promise<string[][]> {
  const found: string[][] = [];
  let from: string | undefined = undefined;
  do {
    const query = new URLSearchParams({ ...(limit && { limit: String(limit) }), ...(from && { from }) });
    const page = await calls.list(`?${query.toString()}`);
    found.push(page.orchestrations.map(({ name }) => name.replace('films ', '')));
    expect(page.count).toBe(page.orchestrations.length);
    expect(page.has_more).toBe(page.next_from !== undefined);
    from = page.next_from;
  } while (from !== undefined);
  return found;
}

test('an item has what is documented', async () => {
  const id = await calls.create({ messages: [EMAIL], when: { start_time: '2026-10-24T10:22:00Z' } });
  harness.pass(3.9);
  const other = await calls.create({ labels: ['a'] });
  const shared = { type: 'campaign', source: 'api', name: 'films', status: 'draft' };
  expect(await calls.list()).toEqual({
    orchestrations: [
      {
        ...shared,
        id: other,
        channels: ['push'],
        platforms: ['ios'],
        created_date: '2026-01-01T00:00:03',
        labels: ['a'],
        start_time: '2026-01-01T00:00:03',
      },
      {
        ...shared,
        id,
        channels: ['email'],
        platforms: [],
        created_date: '2026-01-01T00:00:00',
        labels: [],
        start_time: '2026-10-24T10:22:00',
      },
    ],
    count: 2,
    has_more: false,
  });
});

test('pages have ten items, or as many as are asked for, newest first', async () => {
  expect(await pages()).toEqual([[]]);
  await createMany(12);
  expect(await pages()).toEqual(['11 10 9 8 7 6 5 4 3 2'.split(' '), ['1', '0']]);
  expect(await pages(6)).toEqual(['11 10 9 8 7 6'.split(' '), '5 4 3 2 1 0'.split(' ')]);
  expect(await pages(100)).toHaveLength(1);
  calls.choose('listOrder', 'oldestFirst');
  expect(await pages(5)).toEqual(['0 1 2 3 4'.split(' '), '5 6 7 8 9'.split(' '), ['10', '11']]);
});

test.each(['newestFirst', 'oldestFirst'])(
  '%s: a page goes on where the last one ended, whatever came and went',
  async (order) => {
    calls.choose('listOrder', order);
    await createMany(4);
    const { orchestrations, next_from = '' } = await calls.list('?limit=2');
    await calls.create({ name: 'films 4' });
    for (const { id } of orchestrations) await calls.delete(id);
    const rest = (await calls.list(`?limit=2&from=${next_from}`)).orchestrations.map(({ name }) => name);
    expect(rest).toEqual(order === 'newestFirst' ? ['films 1', 'films 0'] : ['films 2', 'films 3']);
  },
);

describe('reads lag', () => {
  beforeEach(() => harness.emulator.settings.change({ lagMs: 6000 }));

  const viewed = async (id: string): Promise<string> => {
    const answer = await calls.get('view', `?orchestration_id=${id}`);
    return answer.status === 200 ? (answer.body as { status: string }).status : told(answer).slice(0, 6);
  };

  test('behind a create, an update and a delete', async () => {
    const id = await calls.create();
    harness.pass(5.9);
    expect([await calls.status(id), await viewed(id)]).toEqual([undefined, '404 20']);
    harness.pass(0.1);
    expect([await calls.status(id), await viewed(id)]).toEqual(['draft', 'draft']);
    await calls.set(id, { state: 'STOPPED' });
    expect([await calls.status(id), await viewed(id)]).toEqual(['draft', 'draft']);
    expect(harness.campaigns('batch')).toMatchObject([{ state: 'STOPPED' }]);
    harness.pass(6);
    expect([await calls.status(id), await viewed(id)]).toEqual(['stopped', 'stopped']);
    await calls.delete(id);
    expect([await calls.status(id), await viewed(id)]).toEqual(['stopped', 'stopped']);
    expect(told(await calls.delete(id))).toContain('404 20');
    harness.pass(6);
    expect([await calls.status(id), await viewed(id)]).toEqual([undefined, '404 20']);
  });

  test('though writes go by the truth', async () => {
    const id = await calls.create({ state: 'RUNNING' });
    expect(told(await calls.update(id))).toContain('403 12');
    await calls.set(id, { state: 'STOPPED' });
    expect((await calls.delete(id)).status).toBe(204);
  });
});
