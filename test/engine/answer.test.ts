import { shortTimeOuts } from '../support/time-outs';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, answerBody } from '../../lambda/engine/answer';
import { toCreate } from './support/events';
import type { Reply } from './support/sink';
import { Sink } from './support/sink';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const LIMIT = 4096;
const event = toCreate({ name: 'dragon' });
const size = (body: string) => Buffer.byteLength(body);
const reasonOf = (body: string) => (JSON.parse(body) as { Reason: string }).Reason;
const failed = (reason: string) => answerBody(event, { status: 'FAILED', id: 'kite/1', reason });

describe('the body of an answer', () => {
  test('is what CloudFormation asks for', () => {
    const body = answerBody(event, { status: 'SUCCESS', id: 'kite/1', data: { Id: 'kite/1' } });
    expect(JSON.parse(body)).toEqual({
      Status: 'SUCCESS',
      Reason: '',
      PhysicalResourceId: 'kite/1',
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      Data: { Id: 'kite/1' },
    });
  });

  test('keeps a reason that fits whole', () => {
    const room = LIMIT - size(failed(''));
    expect(reasonOf(failed('x'.repeat(room)))).toBe('x'.repeat(room));
    expect(reasonOf(failed('x'.repeat(room + 1)))).toMatch(/^x+\.\.\.$/);
  });

  test.each([
    ['letters', 'A kite fell. '],
    ['two bytes', 'Früh über Böen. '],
    ['emoji', '🪁🧵'],
    ['joined emoji', '👩‍👧‍👦 '],
    ['combining marks', 'é̂ ñ̃ '],
    ['what JSON writes longer', '"\n\\\u0001'],
  ])('is cut to 4,096 bytes on a character, and keeps the head: %s [R36]', (_what, text) => {
    for (let shift = 0; shift < 8; shift++) {
      const reason = 'x'.repeat(shift) + text.repeat(2000);
      const body = failed(reason);
      const kept = reasonOf(body).replace(/\.\.\.$/, '');
      expect(size(body)).toBeLessThanOrEqual(LIMIT);
      expect(size(body)).toBeGreaterThan(LIMIT * 0.9);
      expect(reason.startsWith(kept)).toBe(true);
      expect(Buffer.from(kept).toString()).toBe(kept);
    }
  });

  test('with attributes that do not fit is FAILED, with the id [R4][R36]', () => {
    const body = answerBody(event, { status: 'SUCCESS', id: 'kite/1', data: { Text: 'x'.repeat(LIMIT) } });
    expect(JSON.parse(body)).toMatchObject({
      Status: 'FAILED',
      PhysicalResourceId: 'kite/1',
      Reason: 'The attributes of the campaign do not fit an answer of 4,096 bytes.',
    });
    expect(JSON.parse(body)).not.toHaveProperty('Data');
  });
});

describe('the delivery of an answer', () => {
  const sink = new Sink();
  const output: string[] = [];
  const result = { status: 'SUCCESS', id: 'kite/1', data: { Id: 'kite/1' } } as const;
  const deliver = async (...replies: Reply[]) => {
    sink.reset(replies);
    await answer({ ...event, ResponseURL: sink.url }, result);
  };

  beforeAll(() => sink.open());
  beforeEach(() => {
    output.length = 0;
    jest.mocked(sleep).mockClear();
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => output.push(String(text)) > 0);
  });
  afterEach(() => {
    expect(output.join('')).not.toContain(sink.secret);
    jest.restoreAllMocks();
  });
  afterAll(() => sink.close());

  test('is one PUT of the body, with an empty content type [R37]', async () => {
    await deliver(200);
    expect(sink.requests).toEqual([
      {
        method: 'PUT',
        path: `/answer?${sink.secret}`,
        contentType: '',
        contentLength: String(size(answerBody(event, result))),
        body: answerBody(event, result),
      },
    ]);
    expect(sleep).not.toHaveBeenCalled();
  });

  test.each<Reply[][]>([
    [[503, 503, 200]],
    [[408, 200]],
    [[[400, '<Code>RequestTimeout</Code>'], 200]],
    [['reset', 200]],
    [['reset', 500, 'reset', 502, 200]],
  ])('is tried again after %j [R37]', async (replies) => {
    await deliver(...replies);
    expect(sink.requests).toHaveLength(replies.length);
    expect(new Set(sink.requests.map(({ body }) => body)).size).toBe(1);
    expect(output.join('')).toContain('"answered"');
  });

  test('is tried again when no answer comes in time [R37]', async () => {
    const timeOuts = shortTimeOuts(5000, 30);
    await deliver('never', 200);
    expect(sink.requests).toHaveLength(2);
    expect(timeOuts.count).toBe(2);
  });

  test('waits longer and longer in between', async () => {
    await deliver(503, 503, 503, 200);
    expect(jest.mocked(sleep).mock.calls).toEqual([[200], [400], [800]]);
  });

  test.each<Reply>([403, [400, '<Code>InvalidRequest</Code>'], 404])(
    'that is refused is not tried again: %j [R37]',
    async (reply) => {
      await deliver(reply);
      expect(sink.requests).toHaveLength(1);
      expect(output.join('')).not.toContain('"answered"');
    },
  );

  test('that fails five times is an error, so that the next poll tries again, and holds no URL [R35][R47]', async () => {
    const error: unknown = await deliver('reset').catch((reason: unknown) => reason);
    expect(sink.requests).toHaveLength(5);
    expect(error).toEqual(new Error('the answer could not be delivered'));
    expect(output.join('')).toContain('"error":"');
  });

  test('to a place that does not exist is an error that holds no URL [R47]', async () => {
    const ResponseURL = `http://127.0.0.1:1/answer?${sink.secret}`;
    await expect(answer({ ...event, ResponseURL }, result)).rejects.toThrow(/^the answer could not be delivered$/);
  });

  test('to what is no URL is an error that holds none of it [R47]', async () => {
    await expect(answer({ ...event, ResponseURL: `not a url ${sink.secret}` }, result)).rejects.toThrow(
      /^the answer could not be delivered$/,
    );
  });
});
