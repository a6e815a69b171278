import { BatchCalls, DRAFT, EMAIL, NOWHERE, PUSH, told } from './batch-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new BatchCalls(harness);

const RUNNING = { state: 'RUNNING' };
const STOPPED = { state: 'STOPPED' };
const LATER = { when: { start_time: '2026-01-01T01:00:00Z' } };
const STATES = ['DRAFT', 'RUNNING', 'STOPPED', 'COMPLETED'];

describe.each(STATES)('a campaign that is %s', (from) => {
  const allowed: Record<string, string[]> = {
    DRAFT: ['DRAFT', 'RUNNING', 'STOPPED'],
    RUNNING: ['STOPPED'],
    STOPPED: ['DRAFT', 'RUNNING', 'STOPPED'],
    COMPLETED: [],
  };

  test.each(['DRAFT', 'RUNNING', 'STOPPED'])('is updated to %s, or not', async (to) => {
    const id = await calls.inState(from);
    const answer = await calls.update(id, { ...LATER, name: 'books', state: to });
    if (allowed[from]?.includes(to)) {
      expect(answer).toEqual({ status: 200, body: {} });
      expect(harness.campaigns('batch')).toMatchObject([{ id, name: 'books', state: to, ...LATER }]);
    } else {
      expect(told(answer)).toContain('403 12');
      expect(harness.campaigns('batch')).toMatchObject([{ id, name: 'films', state: from }]);
    }
  });

  test('is deleted, unless it is running', async () => {
    const id = await calls.inState(from);
    const answer = await calls.delete(id);
    if (from === 'RUNNING') expect(told(answer)).toContain('403 12');
    else expect(answer).toEqual({ status: 204, body: null });
    expect(await calls.status(id)).toBe(from === 'RUNNING' ? 'running' : undefined);
  });

  test('is shown in lower case', async () => {
    expect(await calls.status(await calls.inState(from))).toBe(from.toLowerCase());
  });
});

test('an update overwrites the whole content', async () => {
  const id = await calls.create({ labels: ['a'], send_rate: 2000, targeting: { regions: ['FR'] } });
  await calls.set(id, { name: 'books', messages: [EMAIL] });
  const rest = { id, project: 'project_shop', source: 'api', created_date: '2026-01-01T00:00:00' };
  expect(harness.campaigns('batch')).toEqual([{ ...DRAFT, name: 'books', messages: [EMAIL], ...rest }]);
});

test('what is not there is told as a route', async () => {
  const id = await calls.create();
  await calls.delete(id);
  for (const missing of [id, NOWHERE]) {
    const query = `?orchestration_id=${missing}`;
    expect(told(await calls.update(missing))).toContain('404 20');
    expect(told(await calls.delete(missing))).toContain('404 20');
    expect(told(await calls.get('view', query))).toContain('404 20');
    expect(told(await calls.get('stats', `${query}&from=2026-01-01&to=2026-01-01`))).toContain('404 20');
  }
});

describe('sending', () => {
  const sent = async (id: string): Promise<unknown> => {
    const answer = await calls.get('stats', `?orchestration_id=${id}&from=2025-12-31&to=2026-01-02`);
    expect(answer.status).toBe(200);
    return (answer.body as { details: object[] }).details;
  };

  test('begins at once and ends a minute later', async () => {
    const id = await calls.create(RUNNING);
    expect([await calls.status(id), await sent(id)]).toEqual([
      'running',
      [{ date: '2026-01-01', sent: 1, delivered: 1 }],
    ]);
    harness.pass(59.9);
    expect(await calls.status(id)).toBe('running');
    harness.pass(0.1);
    expect(await calls.status(id)).toBe('completed');
    expect(harness.campaigns('batch')).toMatchObject([{ id, state: 'COMPLETED' }]);
    expect(told(await calls.update(id, STOPPED))).toContain('403 12');
    expect((await calls.delete(id)).status).toBe(204);
  });

  test('begins at the start time, and not if it is stopped before', async () => {
    const id = await calls.create({ ...RUNNING, ...LATER });
    const stopped = await calls.create({ ...RUNNING, ...LATER });
    harness.pass(3599);
    expect([await calls.status(id), await sent(id)]).toEqual(['running', []]);
    await calls.set(stopped, { ...STOPPED, ...LATER });
    harness.pass(1);
    expect([await calls.status(id), await sent(id)]).toMatchObject(['running', [{ sent: 1 }]]);
    harness.pass(60);
    expect([await calls.status(id), await calls.status(stopped)]).toEqual(['completed', 'stopped']);
    expect(await sent(stopped)).toEqual([]);
  });

  test('begins at once where the start time is over', async () => {
    const id = await calls.create({ ...RUNNING, when: { start_time: '2020-01-01T00:00:00Z' } });
    expect([await calls.status(id), await sent(id)]).toMatchObject(['running', [{ date: '2026-01-01' }]]);
    harness.pass(60);
    expect(await calls.status(id)).toBe('completed');
  });

  test('takes a day in local time', async () => {
    const id = await calls.create({ ...RUNNING, when: { start_time: 'now', local_time: true } });
    harness.pass(24 * 3600 - 1);
    expect(await calls.status(id)).toBe('running');
    harness.pass(1);
    expect(await calls.status(id)).toBe('completed');
  });

  test('is as much faster as the emulator, but begins no earlier', async () => {
    harness.emulator.settings.change({ speed: 60 });
    const id = await calls.create({ ...RUNNING, ...LATER });
    harness.pass(3600);
    expect(await calls.status(id)).toBe('running');
    harness.pass(1);
    expect(await calls.status(id)).toBe('completed');
  });

  test('pauses and goes on', async () => {
    const id = await calls.create(RUNNING);
    harness.pass(30);
    await calls.set(id, STOPPED);
    harness.pass(3600);
    expect([await calls.status(id), await sent(id)]).toMatchObject(['stopped', [{ sent: 1 }]]);
    await calls.set(id, RUNNING);
    harness.pass(59);
    expect(await calls.status(id)).toBe('running');
    harness.pass(1);
    expect(await calls.status(id)).toBe('completed');
  });

  test('does not begin in a draft or a stopped campaign', async () => {
    const ids = [await calls.create(), await calls.create(STOPPED)];
    harness.pass(3600);
    expect(await Promise.all(ids.map((id) => calls.status(id)))).toEqual(['draft', 'stopped']);
    expect(await Promise.all(ids.map(sent))).toEqual([[], []]);
  });
});

describe('starts', () => {
  test.each<[string, number, object[]]>([
    ['a draft', 0, [{}]],
    ['a stopped campaign', 0, [STOPPED]],
    ['created as running', 1, [RUNNING]],
    ['started from draft', 1, [{}, RUNNING]],
    ['started from stopped', 1, [STOPPED, RUNNING]],
    ['resumed', 1, [{}, RUNNING, STOPPED, RUNNING]],
    ['resumed after it was created as running', 1, [RUNNING, STOPPED, RUNNING]],
    ['resumed before it began to send', 1, [{ ...RUNNING, ...LATER }, { ...STOPPED, ...LATER }, RUNNING]],
    ['resumed twice', 1, [RUNNING, STOPPED, RUNNING, STOPPED, RUNNING]],
    ['made a draft and started again', 2, [RUNNING, STOPPED, {}, RUNNING]],
  ])('%s: %i', async (_, starts, [created = {}, ...updates]) => {
    const id = await calls.create(created);
    for (const update of updates) await calls.set(id, update);
    expect(await calls.starts(id)).toBe(starts);
  });

  test('are counted again where a running campaign is allowed to be set running', async () => {
    calls.choose('updatingRunning', 'allowed');
    const id = await calls.create(RUNNING);
    await calls.set(id, { ...RUNNING, name: 'books' });
    expect(await calls.starts(id)).toBe(2);
  });

  test('are not counted for a call that is refused', async () => {
    const id = await calls.create(RUNNING);
    await calls.update(id, RUNNING);
    harness.pass(60);
    await calls.update(id, RUNNING);
    expect(await calls.starts(id)).toBe(1);
  });

  test('are told of every campaign that there ever was, oldest first', async () => {
    const other = new BatchCalls(harness, 'project_other');
    const [first, second] = [await calls.create({ name: 'a' }), await other.create({ name: 'b', ...RUNNING })];
    await calls.delete(first);
    expect(await calls.control('outreach')).toEqual([
      { id: first, project: 'project_shop', name: 'a', state: 'DRAFT', deleted: true, starts: 0 },
      { id: second, project: 'project_other', name: 'b', state: 'RUNNING', deleted: false, starts: 1 },
    ]);
  });
});

test('a view shows a push campaign', async () => {
  const targeting = { regions: ['FR'] };
  const id = await calls.create({ labels: ['a'], targeting, ...LATER });
  harness.pass(61);
  await calls.set(id, { labels: ['a'], targeting, ...LATER, name: 'books' });
  const body = {
    id,
    type: 'campaign',
    name: 'books',
    status: 'draft',
    source: 'api',
    labels: ['a'],
    channels: ['push'],
    platforms: ['ios'],
    created_date: '2026-01-01T00:00:00',
    updated_date: '2026-01-01T00:01:01',
    start_time: '2026-01-01T01:00:00',
    targeting,
    messages: [PUSH],
  };
  expect(await calls.get('view', `?orchestration_id=${id}`)).toEqual({ status: 200, body });
});

test('a view of an email campaign is refused, though the list has it', async () => {
  const id = await calls.create({ messages: [EMAIL] });
  expect(told(await calls.get('view', `?orchestration_id=${id}`))).toContain('403 12');
  expect(await calls.status(id)).toBe('draft');
});
