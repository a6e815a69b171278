import { earlier } from './support/claims';
import { toCreate } from './support/events';
import { refusal } from './support/kites';
import type { Lantern } from './support/lanterns';
import { draftOf, generationOf, heldId } from './support/lanterns';
import { anywhere } from './support/line';
import { Night } from './support/night';
import { play, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld, START } from './support/world';

const DRAGON: Lantern = { name: 'dragon', poem: 'Rise', state: 'LIT' };
const HELD: Lantern = { ...DRAGON, state: 'HELD' };
const DRAFT = `dragon${draftOf(generationOf(DRAGON), START)}`;
const CREATED = ['create', DRAFT];
const LIT = ['write', 'lantern-1', 'LIT', DRAGON];
const MADE = { id: 'lantern-1', generation: generationOf(DRAGON) };
const ID = heldId('lantern-1', DRAGON);
const SUCCESS = { status: 'SUCCESS', id: ID };
const SAME = { requestId: 'request-Create', requestType: 'Create' };

describe('where nothing on a campaign carries a mark, a create', () => {
  scriptedWorld();

  test('is noted with what it made before anything else is done [R7][R25]', async () => {
    const ran = await play(toCreate(DRAGON), new Night());
    expect(ran.calls[0]).toEqual(CREATED);
    expect(ran.waits[0]).toEqual({
      seconds: 2,
      writes: 1,
      message: 'lantern dragon was created, and is not finished yet',
    });
    expect(ran.notes[0]).toMatchObject({ id: 'lantern-1', made: MADE });
    expect(ran.writes).toEqual([CREATED, LIT]);
  });

  test('waits as long as making one takes before it goes on', async () => {
    const settings = { usualSeconds: { create: 7, update: 2, remove: 2 } };
    const ran = await play(toCreate(DRAGON), new Night({ settings }));
    expect(ran.waits[0]).toMatchObject({ seconds: 7, writes: 1 });
  });

  test('answers the id with the generation, and leaves what it made in its last note [R1]', async () => {
    const ran = await play(toCreate(DRAGON), new Night());
    expect(theAnswer(ran)).toEqual({ ...SUCCESS, reason: '', data: { Id: 'lantern-1' } });
    expect(ran.last).toMatchObject({ made: MADE });
  });

  test('looks for nothing that it may have made where it cannot have run before', async () => {
    const ran = await play(toCreate(DRAGON), new Night());
    expect(ran.calls.map(([operation]) => operation)).toEqual(['create', 'read', 'read', 'write', 'read']);
    // Nothing could prove it, and nothing is asked for.
    expect(ran.notes.every(({ proved }) => proved === undefined)).toBe(true);
  });

  test('that fails after it made one answers its id and notes it, so that the rollback removes it [R4]', async () => {
    const night = new Night({ troubles: { write: [refusal('Invalid', 'Too windy.')] } });
    const ran = await play(toCreate(DRAGON), night);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: ID });
    expect(theAnswer(ran).reason).toContain('lantern dragon: Invalid: Too windy.');
    expect(ran.last).toMatchObject({ made: MADE });
  });

  test('that makes none answers that there is none, and leaves no note', async () => {
    const ran = await play(toCreate(DRAGON), new Night({ troubles: { create: [refusal('Invalid')] } }));
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(/^no-campaign-/) as string });
    expect(ran.last).toEqual({});
  });

  test('leaves a namesake alone [R9]', async () => {
    const night = new Night().with('LIT', DRAGON);
    const ran = await play(toCreate(DRAGON), night);
    expect(ran.writes).toEqual([CREATED, ['write', 'lantern-2', 'LIT', DRAGON]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: heldId('lantern-2', DRAGON) });
  });

  test.each(['lost after', 'dies after'] as const)(
    'whose answer is not heard (%s) is found by what its birth left, and proved [R7][R8]',
    async (trouble) => {
      const night = new Night({ lag: 9, troubles: { create: [trouble] } });
      const ran = await play(toCreate(DRAGON), night);
      expect(ran.writes).toEqual([CREATED, LIT]);
      expect(theAnswer(ran)).toMatchObject(SUCCESS);
      expect(ran.last).toMatchObject({ made: MADE });
    },
  );

  test('takes nothing that only looks like its own: what is found has to be proved', async () => {
    const settings = { candidates: async () => ['lantern-1'] };
    for (const more of [{}, { proves: undefined }]) {
      const night = new Night({ settings: { ...settings, ...more }, troubles: { create: ['lost before'] } });
      const ran = await play(toCreate(HELD), night.with('HELD', DRAGON));
      expect(ran.writes.map(([operation]) => operation)).toEqual(['create', 'create', 'write']);
      expect(ran.answers.at(-1)).toMatchObject({ status: 'SUCCESS', id: heldId('lantern-2', DRAGON) });
    }
  });

  test.each(anywhere(6))('makes and lights one whatever happens to any one call: %s %s [R7][R60]', async (at, is) => {
    const night = new Night({ lag: 9, trouble: { at, is } });
    const ran = await play(toCreate(DRAGON), night);
    expect([night.now('lantern-2'), night.lit]).toEqual([undefined, ['lantern-1']]);
    expect(night.now('lantern-1')).toMatchObject({ status: 'LIT', properties: DRAGON });
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('that is to be lit by nobody is written once, as its name says that it is not finished', async () => {
    const ran = await play(toCreate(HELD), new Night({ lag: 9 }));
    expect(ran.writes).toEqual([CREATED, ['write', 'lantern-1', 'HELD', HELD]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('without marks, a create that was sent again', () => {
  scriptedWorld();
  const first = earlier(30, SAME);

  test('takes what the first is known to have made, though nothing on it says so any more [R7][R60]', async () => {
    const waiter = new ScriptedWaiter({ claims: [[first]], leftBy: [{ made: MADE }] });
    const night = new Night().with('LIT', DRAGON, { born: START - 29_000 });
    const ran = await play(toCreate(DRAGON), night, { waiter });
    expect([ran.writes, night.lit]).toEqual([[], []]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
    expect(ran.last).toMatchObject({ made: MADE });
  });

  test('takes nothing that the first has made of another generation', async () => {
    const waiter = new ScriptedWaiter({ claims: [[first]], leftBy: [{ made: { ...MADE, generation: 'aa1' } }] });
    const ran = await play(toCreate(HELD), new Night().with('HELD', DRAGON), { waiter });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['create', 'write']);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: heldId('lantern-2', DRAGON) });
  });

  test('makes its own where what the first has made is gone', async () => {
    const waiter = new ScriptedWaiter({ claims: [[first]], leftBy: [{ made: { ...MADE, id: 'lantern-9' } }] });
    const ran = await play(toCreate(HELD), new Night(), { waiter });
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
    // Under the time of the first: whoever comes third finds it.
    expect(ran.writes[0]).toEqual(['create', `dragon${draftOf(MADE.generation, START - 30_000)}`]);
  });

  test('finds what the first has made and could not note [R8]', async () => {
    const waiter = new ScriptedWaiter({ claims: [[first]] });
    const draft = `dragon${draftOf(MADE.generation, START - 30_000)}`;
    const night = new Night().with('HELD', { name: draft }, { born: START - 29_000 });
    const ran = await play(toCreate(HELD), night, { waiter });
    expect(ran.writes).toEqual([['write', 'lantern-1', 'HELD', HELD]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('without marks, an adoption', () => {
  scriptedWorld();
  const adopt = { options: { adopt: true } };
  const settings = { candidates: async () => ['lantern-1'] };

  test('fails, as nothing could say that it was one [R59]', async () => {
    const ran = await play(toCreate(DRAGON, adopt), new Night({ settings }).with('LIT', DRAGON));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: expect.stringMatching(/^no-campaign-/) as string,
      reason: 'lantern dragon cannot be adopted: nothing on it could say so.',
    });
  });

  test('of nothing makes its own', async () => {
    const ran = await play(toCreate(DRAGON, adopt), new Night());
    expect(ran.writes).toEqual([CREATED, LIT]);
  });
});
