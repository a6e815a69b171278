import { BatchCalls, DRAFT, NOWHERE, told } from './batch-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new BatchCalls(harness);

const LATER = { when: { start_time: '2027-01-01T00:00:00Z' } };

test('every switch has its values, the default first', () => {
  const batch = harness.emulator.services.find(({ name }) => name === 'batch');
  expect(batch?.switches).toEqual({
    'batch.errorCodes': ['numbers', 'names'],
    'batch.variants': ['allowed', 'refused'],
    'batch.updatingRunning': ['refused', 'allowed'],
    'batch.stopping': ['allowed', 'refused400', 'refused403'],
    'batch.draftStopped': ['allowed', 'refused'],
    'batch.deleteAnswer': ['204', '200'],
    'batch.deletingRunning': ['refused', 'allowed'],
    'batch.listOrder': ['newestFirst', 'oldestFirst'],
    'batch.view': ['there', 'missing'],
  });
});

test('errors by name', async () => {
  calls.choose('errorCodes', 'names');
  expect(told(await calls.post('create', {}))).toContain('400 MISSING_PARAMETER');
  expect(told(await calls.post('create', { ...DRAFT, name: 7 }))).toContain('400 MALFORMED_PARAMETER');
  expect(told(await calls.post('create', 'films'))).toContain('400 MALFORMED_JSON_BODY');
  expect(told(await calls.delete(NOWHERE))).toContain('404 ROUTE_NOT_FOUND');
  expect(told(await calls.delete(await calls.inState('RUNNING')))).toContain('403 API_MISUSE');
});

test('A/B tests that are not activated', async () => {
  await calls.create({ variants: [] });
  calls.choose('variants', 'refused');
  expect(told(await calls.post('create', { ...DRAFT, variants: [] }))).toContain('403 12 A/B testing');
  const id = await calls.create();
  expect(told(await calls.update(id, { variants: [] }))).toContain('403 12 A/B testing');
});

describe('updates of a running campaign', () => {
  test('that are allowed change it, but make no draft of it', async () => {
    calls.choose('updatingRunning', 'allowed');
    const id = await calls.inState('RUNNING');
    await calls.set(id, { ...LATER, state: 'RUNNING', name: 'books' });
    expect(harness.campaigns('batch')).toMatchObject([{ id, name: 'books', state: 'RUNNING' }]);
    expect(told(await calls.update(id))).toContain('403 12');
    await calls.control('campaigns', { state: { name: id, to: 'COMPLETED' } });
    expect(told(await calls.update(id, { state: 'RUNNING' }))).toContain('403 12');
  });

  test.each([
    ['refused400', '400 31'],
    ['refused403', '403 12'],
  ])('that stop it are %s, whether others are allowed or not', async (value, text) => {
    calls.choose('stopping', value);
    const id = await calls.inState('RUNNING');
    for (const updating of ['refused', 'allowed']) {
      calls.choose('updatingRunning', updating);
      expect(told(await calls.update(id, { state: 'STOPPED' }))).toContain(text);
    }
    expect(await calls.status(id)).toBe('running');
  });
});

test.each([
  ['DRAFT', 'STOPPED'],
  ['STOPPED', 'DRAFT'],
])('from %s to %s where that is refused', async (from, to) => {
  calls.choose('draftStopped', 'refused');
  const id = await calls.inState(from);
  expect(told(await calls.update(id, { state: to }))).toContain(
    `403 12 Campaign ${id} cannot go from ${from} to ${to}`,
  );
  await calls.set(id, { state: from, name: 'books' });
  await calls.set(id, { state: 'RUNNING' });
});

test('a delete that has a body', async () => {
  calls.choose('deleteAnswer', '200');
  expect(await calls.delete(await calls.create())).toEqual({ status: 200, body: {} });
});

test('a running campaign that can be deleted', async () => {
  calls.choose('deletingRunning', 'allowed');
  const id = await calls.inState('RUNNING');
  expect((await calls.delete(id)).status).toBe(204);
  harness.pass(366 * 24 * 3600);
  expect(await calls.control('outreach')).toMatchObject([{ id, state: 'RUNNING', deleted: true, starts: 1 }]);
});

test('no view at all', async () => {
  calls.choose('view', 'missing');
  const id = await calls.create();
  expect(told(await calls.get('view', `?orchestration_id=${id}`))).toContain('404 20');
  expect(await calls.status(id)).toBe('draft');
});
