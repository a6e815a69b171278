import { Answers, RESPONSE_SIGNATURE } from '../../emulator/aws/answers';
import { startEmulator, type Emulator } from '../../emulator/core/server';

const REQUEST = 'arn:aws:cloudformation:us-east-1:123456789012:stack/a/b|Résumé|5';
const AT = Date.UTC(2026, 0, 5, 10, 20, 30, 400);
const BODY = {
  Status: 'SUCCESS',
  PhysicalResourceId: 'p',
  StackId: 's',
  RequestId: 'r',
  LogicalResourceId: 'l',
  Data: { Arn: 'é' },
};

let answers: Answers;
let emulator: Emulator;
beforeEach(async () => {
  answers = new Answers();
  emulator = await startEmulator({ services: () => [answers] });
});
afterEach(() => emulator.close());

const put = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(answers.url(emulator.url, REQUEST, AT), {
    method: 'PUT',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a response URL has the time and a signature', () => {
  const url = new URL(answers.url(emulator.url, REQUEST, AT));
  expect(url.origin).toBe(emulator.url);
  expect(url.searchParams.get('X-Amz-Date')).toBe('20260105T102030Z');
  expect(url.searchParams.get('X-Amz-Signature')).toBe(RESPONSE_SIGNATURE);
});

test('an answer is taken with an empty body', async () => {
  const response = await put(BODY, { 'content-type': '' });
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(answers.first(REQUEST)).toEqual({
    requestId: REQUEST,
    status: 'SUCCESS',
    contentType: '',
    bytes: Buffer.byteLength(JSON.stringify(BODY)),
    body: BODY,
    rejected: undefined,
  });
});

test('the first answer of a request counts, all are kept', async () => {
  await put(BODY);
  await put({ ...BODY, Status: 'FAILED' });
  expect(answers.all(REQUEST).map(({ status }) => status)).toEqual(['SUCCESS', 'FAILED']);
  await expect(answers.wait(REQUEST)).resolves.toMatchObject({ status: 'SUCCESS' });
  expect(answers.all('another')).toEqual([]);
});

test('an answer can be waited for, by many', async () => {
  const waiting = Promise.all([answers.wait(REQUEST), answers.wait(REQUEST)]);
  await put(BODY);
  await expect(waiting).resolves.toEqual([answers.first(REQUEST), answers.first(REQUEST)]);
});

test.each([
  ['over 4,096 bytes', { ...BODY, Reason: 'é'.repeat(2048) }, /^\d+ bytes, at most 4096$/],
  ['that is not JSON', 'nonsense', /^not a JSON object$/],
  ['that is empty', '', /^not a JSON object$/],
  ['that is a list', [BODY], /^not a JSON object$/],
  [
    'without two members',
    { ...BODY, StackId: undefined, LogicalResourceId: '' },
    /^without StackId, LogicalResourceId$/,
  ],
  ['with a member that is no text', { ...BODY, PhysicalResourceId: 5 }, /^without PhysicalResourceId$/],
  ['with an odd status', { ...BODY, Status: 'DONE' }, /^status "DONE"$/],
])('an answer %s is kept and marked as rejected', async (_, body, reason) => {
  expect((await put(body)).status).toBe(200);
  expect(answers.first(REQUEST)?.rejected).toMatch(reason);
});

test('an answer of exactly 4,096 bytes is taken', async () => {
  const Reason = 'x'.repeat(4096 - Buffer.byteLength(JSON.stringify({ ...BODY, Reason: '' })));
  await put({ ...BODY, Reason });
  expect(answers.first(REQUEST)).toMatchObject({ bytes: 4096, rejected: undefined });
});

test.each([
  ['throttle', 503],
  ['error', 500],
  ['unavailable', 503],
  ['denied', 403],
] as const)('a refusal of the kind %s is %p, and no answer', async (kind, status) => {
  emulator.faults.add({ service: 'cloudformation', operation: 'answer', kind });
  expect((await put(BODY)).status).toBe(status);
  expect(answers.all(REQUEST)).toEqual([]);
});

test('the bytes of an answer are those on the wire', async () => {
  await put(JSON.stringify(BODY, null, 2));
  expect(answers.first(REQUEST)?.bytes).toBe(Buffer.byteLength(JSON.stringify(BODY, null, 2)));
});

test('a reset forgets', async () => {
  await put(BODY);
  emulator.reset();
  expect(answers.first(REQUEST)).toBeUndefined();
});
