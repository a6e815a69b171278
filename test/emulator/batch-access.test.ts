import { BatchCalls, DRAFT, told } from './batch-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new BatchCalls(harness);
const other = new BatchCalls(harness, 'project_other');

const LIST = '/2.10/orchestrations/list';
const ALLOWED = { authorization: 'Bearer key', 'x-batch-project': 'project_shop' };
const UNAUTHENTICATED = '401 10 The REST API key is not valid for this project.';

describe('a key', () => {
  test.each<[string, Record<string, string>]>([
    ['none', { 'x-batch-project': 'p' }],
    ['an empty one', { 'x-batch-project': 'p', authorization: 'Bearer ' }],
    ['another scheme', { 'x-batch-project': 'p', authorization: 'Basic key' }],
    ['no scheme', { 'x-batch-project': 'p', authorization: 'key' }],
    ['another header', { 'x-batch-project': 'p', 'x-authorization': 'key' }],
    ['no project', { authorization: 'Bearer key' }],
    ['an empty project', { authorization: 'Bearer key', 'x-batch-project': '' }],
  ])('%s is refused', async (_, headers) => {
    expect(told(await harness.call('GET', LIST, undefined, headers))).toBe(UNAUTHENTICATED);
    expect(told(await harness.call('POST', '/2.10/campaigns/create', DRAFT, headers))).toBe(UNAUTHENTICATED);
    expect(harness.campaigns('batch')).toEqual([]);
  });

  test('is any, unless all were declared', async () => {
    const statusOf = async (key: string): Promise<number> =>
      (await harness.call('GET', LIST, undefined, { ...ALLOWED, authorization: `Bearer ${key}` })).status;
    const three = async (): Promise<number[]> => [await statusOf('key'), await statusOf('one'), await statusOf('two')];
    expect(await three()).toEqual([200, 200, 200]);
    await calls.control('keys', { keys: ['one', 'two'] });
    expect(await three()).toEqual([401, 200, 200]);
    await calls.control('keys', { keys: [] });
    expect(await three()).toEqual([401, 401, 401]);
    await calls.control('keys', {});
    expect(await three()).toEqual([200, 200, 200]);
  });

  test('is not in the record, and neither is anything of it in an answer', async () => {
    const answer = await harness.call('GET', LIST, undefined, { ...ALLOWED, authorization: 'Bearer s3cret' });
    await calls.control('keys', { keys: [] });
    const refused = await harness.call('GET', LIST, undefined, { ...ALLOWED, authorization: 'Bearer s3cret' });
    expect(JSON.stringify([answer, refused, harness.emulator.requests()])).not.toContain('s3cret');
    expect(harness.emulator.requests()[0]?.headers).toMatchObject({ 'x-batch-project': 'project_shop' });
  });
});

test('a project sees its own campaigns only', async () => {
  const id = await calls.create();
  expect((await other.list()).orchestrations).toEqual([]);
  for (const answer of [
    await other.update(id),
    await other.delete(id),
    await other.get('view', `?orchestration_id=${id}`),
  ]) {
    expect(told(answer)).toContain('404 20');
  }
  await other.create({ name: 'books' });
  expect(harness.campaigns('batch')).toMatchObject([
    { project: 'project_shop', name: 'films', state: 'DRAFT' },
    { project: 'project_other', name: 'books', state: 'DRAFT' },
  ]);
});

describe('the rate', () => {
  beforeEach(() => harness.emulator.settings.change({ rates: true }));

  const passed = async (of: BatchCalls, times = 5): Promise<number> => {
    const answers = await Promise.all(Array.from({ length: times }, () => of.get('list')));
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(told(answer)).toMatch(/^429 60 .* 5 sec/);
    return answers.filter(({ status }) => status === 200).length;
  };

  test('is one call a second of each project, whatever it is', async () => {
    expect([await passed(calls), await passed(other)]).toEqual([1, 1]);
    expect((await calls.post('create', DRAFT)).status).toBe(429);
    harness.pass(0.9);
    expect(await passed(calls)).toBe(0);
    harness.pass(0.1);
    expect(await passed(calls)).toBe(1);
    harness.pass(10);
    expect(await passed(calls)).toBe(1);
    expect(harness.campaigns('batch')).toEqual([]);
  });

  test('is faster with speed, and can be turned off', async () => {
    harness.emulator.settings.change({ speed: 10 });
    expect(await passed(calls)).toBe(1);
    harness.pass(0.1);
    expect(await passed(calls)).toBe(1);
    harness.emulator.settings.change({ rates: false });
    expect(await passed(calls)).toBe(5);
  });

  test('does not count what is not authenticated, and starts anew with a reset', async () => {
    await harness.call('GET', LIST, undefined, { 'x-batch-project': 'project_shop' });
    await harness.call('GET', '/2.0/orchestrations/list', undefined, ALLOWED);
    expect(await passed(calls)).toBe(1);
    harness.emulator.reset();
    expect(await passed(calls)).toBe(1);
  });
});

test.each([
  ['throttle', '429 60', '429 TOO_MANY_REQUESTS'],
  ['error', '500 1', '500 SERVER_ERROR'],
  ['unavailable', '503 2', '503 MAINTENANCE_ERROR'],
  ['denied', '401 10', '401 AUTHENTICATION_INVALID'],
])('the fault %s is told in the words of the service', async (kind, numbered, named) => {
  for (const [value, text] of [
    ['numbers', numbered],
    ['names', named],
  ] as const) {
    calls.choose('errorCodes', value);
    await harness.fault('batch', 'createCampaign', kind);
    expect(told(await calls.post('create', DRAFT))).toContain(`${text} `);
  }
  expect(harness.campaigns('batch')).toEqual([]);
});

test('a fault names an operation of the service', async () => {
  const fault = { service: 'batch', operation: 'stopCampaign', kind: 'error' };
  expect(await harness.call('POST', '/_emulator/faults', fault, {})).toMatchObject({ status: 400 });
});
