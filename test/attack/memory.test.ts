import { createHandler } from '../../lambda/engine/handler';
import { answerBody } from '../../lambda/engine/answer';
import type { Memory } from '../../lambda/engine/memory';
import { memoryProblem } from '../../lambda/engine/readable-memory';
import { scriptedEngine } from '../engine/support/engine';
import { toCreate, toDelete, toUpdate, URL_SECRET } from '../engine/support/events';
import { Kites, kite } from '../engine/support/kites';
import { EXECUTION } from '../engine/support/run';
import { ScriptedWaiter } from '../engine/support/waiter';
import { said, scriptedWorld } from '../engine/support/world';

const DRAGON = { name: 'dragon' };
const FINISHED = { finished: true, seconds: 0, note: {} };

function setup() {
  const waiter = new ScriptedWaiter();
  const kites = new Kites({ create: ['kite/1'], read: [kite('FLYING')] });
  const handler = createHandler(async () => scriptedEngine(kites.service, waiter));
  return { waiter, kites, send: (event: unknown) => handler(event, { getRemainingTimeInMillis: () => 60_000 }) };
}

/** What the waiter sends, with something of the memory changed. */
async function polled(change: object, event: object = toCreate(DRAGON)) {
  const { waiter, send } = setup();
  await send(event);
  const memory = { ...(JSON.parse(waiter.started[0]?.input ?? '') as Memory), ...change };
  return { action: 'pass', execution: EXECUTION, started: new Date().toISOString(), retries: 0, memory };
}

const noted = (note: unknown) => ({ last: { Payload: { note } } });

describe('a pass on a memory that nobody wrote', () => {
  scriptedWorld();

  test.each<[title: string, change: object, words: string]>([
    ['no times', { deadlineAt: undefined, requestedAt: null }, 'requestedAt, deadlineAt'],
    ['a time that is a text', { arrivedAt: 'yesterday' }, 'arrivedAt'],
    ['no names of what changed', { changed: 'name' }, 'changed'],
    ['an id that is a number', noted({ id: 7 }), 'note.id'],
    ['an id that is nothing', noted({ id: null }), 'note.id'],
    [
      'a note that was cut',
      noted({ id: 'kite/9', intent: 'base', phase: 'cre', made: 'ki' }),
      'note.intent, note.phase, note.made',
    ],
    ['flags that are texts', noted({ fenced: 'true', adopted: 1 }), 'note.fenced, note.adopted'],
    ['a failure that is a structure', noted({ failure: { Error: 'x' } }), 'note.failure'],
  ])('with %s is answered FAILED once, and nothing is called [R4][R35]', async (_, change, words) => {
    const { send, kites, waiter } = setup();
    await expect(send(await polled(change))).resolves.toEqual(FINISHED);
    expect([kites.calls, waiter.calls]).toEqual([[], []]);
    const id = expect.stringMatching(/^(kite\/9$|no-campaign-(?!.*untouched))/) as string;
    const reason = `The memory of this request cannot be read: ${words}. Deploy again.`;
    expect(said.answers).toEqual([{ status: 'FAILED', id, reason }]);
    expect(said.output.join('')).not.toContain(URL_SECRET);
  });

  test('with what a later release notes goes on', async () => {
    const { send } = setup();
    await send(await polled(noted({ id: 'kite/1', mood: 'windy' })));
    expect(said.answers).toMatchObject([{ status: 'SUCCESS', id: 'kite/1' }]);
  });

  test.each(['AAAA', '', 'H4sIAAAAAAAA', '🪁'])(
    'with the compressed request %j is an error, as nobody can be answered',
    async (compressed) => {
      const { send, kites } = setup();
      await expect(send(await polled({ request: { compressed } }))).rejects.toThrow(
        'no request that could be answered',
      );
      expect([kites.calls, said.answers]).toEqual([[], []]);
    },
  );

  test('knows everything that is noted', async () => {
    const { memory } = await polled(noted({ made: { id: 'kite/1', generation: 'a' }, done: ['colour'], step: {} }));
    expect(memoryProblem(memory)).toBeUndefined();
  });
});

describe('an event without end', () => {
  scriptedWorld();

  /** As it arrives: deeper than JSON can be written again. */
  const deep = (event: object, part: string): unknown => {
    const levels = 20_000;
    const bottomless = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    return JSON.parse(JSON.stringify(event).replace(`"${part}":{`, `"${part}":{"deep":${bottomless},`));
  };

  test.each([
    ['campaign', toCreate(DRAGON)],
    ['options', toCreate(DRAGON)],
    ['OldResourceProperties', toUpdate(DRAGON, { ...DRAGON, tail: 2 })],
    ['campaign', toDelete(DRAGON)],
  ])('in %s is claimed, and its memory can be read [R35]', async (part, event) => {
    const { send, waiter } = setup();
    await send(deep(event, part));
    expect(waiter.started).toHaveLength(1);
    expect(said.answers).toEqual([]);
  });
});

test('an answer that cannot fit in any way is written all the same [R35][R36]', () => {
  const request = { ...toCreate(DRAGON), StackId: 'x'.repeat(5000) };
  const body = answerBody(request, { status: 'SUCCESS', id: 'kite/1', reason: '🪁'.repeat(5000) });
  expect(JSON.parse(body)).toMatchObject({ Status: 'FAILED', RequestId: request.RequestId });
});
