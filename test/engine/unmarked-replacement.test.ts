import type { Left } from '../../lambda/engine/memory';
import { earlier } from './support/claims';
import { stackThat } from './support/engine';
import { refusal } from './support/kites';
import type { Lantern } from './support/lanterns';
import { draftOf, generationOf, heldId, toAlter } from './support/lanterns';
import { anywhere } from './support/line';
import { Night } from './support/night';
import { play, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { logLines, scriptedWorld, START } from './support/world';

/** On two shores: what is on one is not seen from the other. */
const EAST: Lantern = { name: 'dragon', poem: 'Rise' };
const WEST: Lantern = { name: 'dragon', poem: 'Rise', shore: 'west' };
const DRAFT = `dragon${draftOf(generationOf(WEST), START)}`;
const WRITTEN = ['write', 'lantern-2', 'HELD', WEST];
const OLD_ID = heldId('lantern-1', EAST);
const NEW_ID = heldId('lantern-2', WEST, 'lantern-1', EAST);
const MADE = { id: 'lantern-2', generation: generationOf(WEST) };
const BACK = { stack: stackThat({ isRollingBack: true }) };

describe('where nothing on a campaign carries a mark, a replacement', () => {
  scriptedWorld();

  test('answers the new id with the one that it replaced, which is not touched [R5][R18]', async () => {
    const night = new Night({ lag: 9 }).with('OUT', EAST);
    const ran = await play(toAlter(EAST, WEST), night);
    expect(ran.writes).toEqual([['create', DRAFT], WRITTEN]);
    expect(theAnswer(ran)).toEqual({ status: 'SUCCESS', id: NEW_ID, reason: '', data: { Id: 'lantern-2' } });
    expect(ran.last).toEqual({ made: MADE });
  });

  test('of one that has replaced another forgets that one [R1]', async () => {
    const held = { PhysicalResourceId: heldId('lantern-1', EAST, 'lantern-0', { paper: 'red' }) };
    const ran = await play(toAlter(EAST, WEST, held), new Night().with('OUT', EAST));
    expect(theAnswer(ran).id).toBe(NEW_ID);
  });

  test('of an id that stands for none has nothing before it', async () => {
    const held = { PhysicalResourceId: 'no-campaign-0-1' };
    const ran = await play(toAlter(EAST, WEST, held), new Night());
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: heldId('lantern-1', WEST) });
  });

  test.each(anywhere(8))('makes one whatever happens to any one call: %s %s [R7][R25]', async (at, is) => {
    const night = new Night({ lag: 9, trouble: { at, is } }).with('OUT', EAST);
    const ran = await play(toAlter(EAST, WEST), night);
    expect([night.now('lantern-1')?.status, night.now('lantern-3')]).toEqual(['OUT', undefined]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: NEW_ID });
  });

  test('takes what an earlier claim is known to have made [R7]', async () => {
    const waiter = new ScriptedWaiter({ claims: [[earlier(90)]], leftBy: [{ made: MADE }] });
    const night = new Night().with('OUT', EAST).with('OUT', WEST, { born: START - 80_000 });
    const ran = await play(toAlter(EAST, WEST), night, { waiter });
    expect(ran.writes.map(([operation]) => operation)).not.toContain('create');
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: NEW_ID });
  });

  test('that fails answers the old id, and its new campaign is deleted where that is [R3]', async () => {
    const night = new Night({ troubles: { write: [refusal('Invalid')] } }).with('OUT', EAST);
    const ran = await play(toAlter(EAST, WEST), night);
    expect(ran.writes.at(-1)).toEqual(['remove', 'lantern-2']);
    expect(night.now('lantern-2')).toBeUndefined();
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: OLD_ID });
    expect(ran.last).toEqual({ made: MADE });
  });

  test.each(['LIT', 'OUT', 'BURNT'] as const)(
    'that would be lit is refused where the old one, on its own shore, is %s [R60]',
    async (status) => {
      const lit: Lantern = { ...WEST, state: 'LIT' };
      const ran = await play(toAlter(EAST, lit), new Night().with(status, EAST));
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: OLD_ID });
      expect(theAnswer(ran).reason).toContain(`lantern dragon cannot be replaced: lantern-1 is ${status}, and a new`);
    },
  );

  test.each([
    ['was never lit', new Night().with('HELD', EAST)],
    ['is gone', new Night()],
  ])('that would be lit is made where the old one %s', async (_what, night) => {
    const ran = await play(toAlter(EAST, { ...WEST, state: 'LIT' }), night);
    expect(night.lit).toHaveLength(1);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});

describe('without marks, the rollback of a replacement that was made', () => {
  scriptedWorld();
  const rollback = (more: Lantern = {}) =>
    toAlter({ ...WEST, ...more }, { ...EAST, ...more }, { PhysicalResourceId: NEW_ID });

  test('comes back to the old campaign without a create, and answers its id alone [R2][R23]', async () => {
    const night = new Night().with('OUT', EAST).with('HELD', WEST);
    const ran = await play(rollback(), night, BACK);
    expect(ran.writes.map(([operation]) => operation)).toEqual(['write']);
    expect(ran.writes[0]).toEqual(['write', 'lantern-1', 'OUT', EAST]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
    expect(ran.last).toEqual({ made: { id: 'lantern-1', generation: generationOf(EAST) } });
  });

  test('leaves the new one to CloudFormation, also where a claim is known to have made it', async () => {
    const waiter = new ScriptedWaiter({ claims: [[earlier(90)]], leftBy: [{ made: MADE }] });
    const night = new Night().with('OUT', EAST).with('OUT', WEST);
    const ran = await play(rollback(), night, { ...BACK, waiter });
    expect(night.now('lantern-2')?.status).toBe('OUT');
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });

  test('does not light the old one, which an operator may have put out [R60]', async () => {
    const night = new Night().with('OUT', EAST).with('HELD', WEST);
    const ran = await play(rollback({ state: 'LIT' }), night, BACK);
    expect(night.lit).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });

  test('makes none where the old one is gone, and comes back to its id [R2][R23]', async () => {
    const night = new Night().with('OUT', EAST).with('HELD', WEST);
    night.turn('lantern-1', undefined);
    const ran = await play(rollback(), night, BACK);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });
});

describe('without marks, the rollback of a replacement that failed', () => {
  scriptedWorld();
  /** CloudFormation still holds the old one. */
  const rollback = () => toAlter(WEST, EAST, { PhysicalResourceId: OLD_ID });
  const failed = (left: Left = { made: MADE }) => ({
    ...BACK,
    waiter: new ScriptedWaiter({ claims: [[earlier(90)]], leftBy: [left] }),
  });
  const night = (...[status, properties]: Parameters<Night['with']>) =>
    new Night({ lag: 9 }).with('OUT', EAST).with(status, properties, { born: START - 80_000 });

  test('keeps the old one, and removes where it is what a claim has made [R2][R23]', async () => {
    const left = night('LIT', WEST);
    const ran = await play(rollback(), left, failed());
    expect(ran.writes).toEqual([
      ['write', 'lantern-2', 'OUT', EAST],
      ['remove', 'lantern-2'],
    ]);
    expect([left.now('lantern-1')?.status, left.now('lantern-2')]).toEqual(['OUT', undefined]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });

  test('removes what a claim has made and could not note [R23]', async () => {
    const draft: Lantern = { ...WEST, name: `dragon${draftOf(MADE.generation, START - 90_000)}` };
    const ran = await play(rollback(), night('HELD', draft), failed({}));
    expect(ran.writes).toEqual([['remove', 'lantern-2']]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });

  test('removes both where there are two', async () => {
    const draft: Lantern = { ...WEST, name: `dragon${draftOf(MADE.generation, START - 90_000)}` };
    const two = night('LIT', WEST).with('HELD', draft, { born: START - 70_000 });
    const ran = await play(rollback(), two, failed());
    expect(ran.writes.filter(([operation]) => operation === 'remove')).toEqual([
      ['remove', 'lantern-2'],
      ['remove', 'lantern-3'],
    ]);
  });

  test.each([
    ['that nobody is known to have made', {}],
    ['of another generation', { made: { ...MADE, generation: 'aa1' } }],
  ])('leaves a lantern %s', async (_which, made) => {
    const left = night('LIT', WEST);
    const ran = await play(rollback(), left, failed(made));
    expect(left.now('lantern-2')?.status).toBe('LIT');
    expect(ran.writes).not.toContainEqual(expect.arrayContaining(['lantern-2']));
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });

  test('leaves a lantern that only looks like what was made: what is found has to be proved', async () => {
    const settings = { candidates: async () => ['lantern-2'] };
    const left = new Night({ settings }).with('OUT', EAST).with('LIT', WEST, { born: START - 80_000 });
    const ran = await play(rollback(), left, failed({}));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });

  test('removes one after the other where each refuses to be put out [R30]', async () => {
    const draft: Lantern = { ...WEST, name: `dragon${draftOf(MADE.generation, START - 90_000)}` };
    const no = refusal('Invalid');
    const two = new Night({ troubles: { write: [no, no] } }).with('OUT', EAST);
    two.with('LIT', WEST, { born: START - 80_000 }).with('LIT', draft, { born: START - 70_000 });
    const ran = await play(rollback(), two, failed());
    expect(ran.writes.map(([operation, id]) => [operation, id])).toEqual([
      ['write', 'lantern-2'],
      ['remove', 'lantern-2'],
      ['write', 'lantern-3'],
      ['remove', 'lantern-3'],
    ]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
  });

  test('goes on where the old one was deleted by hand', async () => {
    const ran = await play(rollback(), new Night(), BACK);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: OLD_ID });
    expect(logLines()).toContainEqual(expect.objectContaining({ level: 'WARN', campaign: 'lantern-1' }));
  });
});
