import { http } from '../../lambda/engine/http';
import { createHandler } from '../../lambda/engine/handler';
import type { Memory, Note } from '../../lambda/engine/memory';
import { failedId } from '../../lambda/engine/answer';
import { scriptedEngine } from './support/engine';
import { toCreate } from './support/events';
import { refusal } from './support/kites';
import type { Lantern } from './support/lanterns';
import { generationOf, heldId, toAlter } from './support/lanterns';
import { Night } from './support/night';
import { EXECUTION, play, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { said, scriptedWorld } from './support/world';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

const DRAGON: Lantern = { name: 'dragon', poem: 'Rise' };
const MADE = { id: 'lantern-1', generation: generationOf(DRAGON) };
const NONE = expect.stringMatching(/^no-campaign-/) as string;

/** What abandon leaves and answers after such a note. */
async function abandoned(note: unknown, event: object = toCreate(DRAGON)) {
  const waiter = new ScriptedWaiter();
  const handler = createHandler(async () => scriptedEngine(new Night().service, waiter));
  const context = { getRemainingTimeInMillis: () => 60_000 };
  await handler(event, context);
  const memory = { ...(JSON.parse(waiter.started[0]?.input ?? '') as Memory), last: { Payload: { note } } };
  const poll = { action: 'abandon', execution: EXECUTION, started: new Date().toISOString(), retries: 0, memory };
  return handler(poll, context);
}

describe('what was made is in the last note, for whoever comes next', () => {
  scriptedWorld();

  test('of a request that succeeded', async () => {
    expect((await play(toCreate(DRAGON), new Night())).last).toEqual({ made: MADE });
  });

  test('of a request that failed', async () => {
    const ran = await play(toCreate(DRAGON), new Night({ troubles: { write: [refusal('Invalid')] } }));
    expect([theAnswer(ran).status, ran.last]).toEqual(['FAILED', { made: MADE }]);
  });

  test('of a request that gave way', async () => {
    const waiter = new ScriptedWaiter({ isRunning: [true, false] });
    const ran = await play(toCreate(DRAGON), new Night(), { waiter });
    expect([ran.answers, ran.last]).toEqual([[], { made: MADE }]);
  });

  test('also after an answer that could not be delivered at first', async () => {
    const reachable = jest.mocked(http.send).getMockImplementation();
    let calls = 5;
    jest.mocked(http.send).mockImplementation(async (...given) => {
      if (calls-- > 0) throw new Error('out of reach');
      return reachable!(...given);
    });
    const ran = await play(toCreate(DRAGON), new Night({ troubles: { write: [refusal('Invalid')] } }));
    expect([theAnswer(ran).id, ran.last]).toEqual([heldId('lantern-1', DRAGON), { made: MADE }]);
  });

  test('and is nothing where nothing was made', async () => {
    const ran = await play(toAlter(DRAGON, { ...DRAGON, poem: 'Fall' }), new Night().with('OUT', DRAGON));
    expect(ran.last).toEqual({});
  });

  test('of a request whose polls died, which is answered with its id [R4][R35]', async () => {
    const note: Note = { id: 'lantern-1', made: MADE, message: 'x', fenced: true };
    expect(await abandoned(note)).toEqual({ finished: true, seconds: 0, note: { made: MADE } });
    expect(said.answers).toMatchObject([{ status: 'FAILED', id: heldId('lantern-1', DRAGON) }]);
  });

  test.each([{}, 'nonsense', undefined])('and is nothing where polls died before anything: %j', async (note) => {
    expect(await abandoned(note)).toEqual({ finished: true, seconds: 0, note: {} });
    expect(said.answers).toMatchObject([{ status: 'FAILED', id: NONE }]);
  });

  test('of a replacement whose polls died, which echoes the old id [R3]', async () => {
    const event = toAlter(DRAGON, { ...DRAGON, paper: 'red' });
    const made = { id: 'lantern-2', generation: 'aa2' };
    expect((await abandoned({ id: 'lantern-2', made }, event))?.note).toEqual({ made });
    expect(said.answers).toMatchObject([{ status: 'FAILED', id: heldId('lantern-1', DRAGON) }]);
  });
});

describe('a create that failed answers', () => {
  const event = toCreate(DRAGON);

  test.each([
    ['what it has made, with its generation', { id: 'lantern-1', made: MADE }, heldId('lantern-1', DRAGON)],
    ['the id as it is where tags carry the marks', { id: 'kite/1' }, 'kite/1'],
    ['that there is none where it was there before', { id: 'lantern-1', made: MADE, inherited: true }, NONE],
    ['that there is none where it was adopted', { id: 'lantern-1', made: MADE, adopted: true }, NONE],
    ['that there is none where that is not what it holds', { made: MADE }, NONE],
    ['the id as it is where another was made', { id: 'lantern-2', made: MADE }, 'lantern-2'],
  ])('%s [R4]', (_what, note, id) => {
    expect(failedId(event, note)).toEqual(id);
  });
});
