import { earlier } from './support/claims';
import { stackThat } from './support/engine';
import { responseUrl, toCreate, toUpdate } from './support/events';
import { kite, refusal } from './support/kites';
import type { Lantern } from './support/lanterns';
import { generationOf, heldId, toAlter } from './support/lanterns';
import { Night } from './support/night';
import { play, run, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { logLines, passTime, scriptedWorld, START } from './support/world';

const BEFORE: Lantern = { name: 'dragon', poem: 'Rise', flame: 'low' };
const AFTER: Lantern = { ...BEFORE, poem: 'Fall' };
const WRITTEN = ['write', 'lantern-1', 'OUT', AFTER];
const ID = heldId('lantern-1', BEFORE);
const NO = refusal('Invalid', 'No more.');
const BACK = { stack: stackThat({ isRollingBack: true }) };
const LEFT = 'left as it is: the update is refused';
const left = () => logLines().filter(({ message }) => message === LEFT);
const refusing = (...write: (Error | 'is throttled')[]) => new Night({ troubles: { write } }).with('OUT', BEFORE);

describe('an update that the service refuses for good', () => {
  scriptedWorld();

  test('is left by a rollback where nothing that shows differs, which says so [R23]', async () => {
    const ran = await play(toAlter(BEFORE, AFTER), refusing(NO), BACK);
    expect(ran.writes).toEqual([WRITTEN]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: ID });
    expect(left()).toEqual([
      expect.objectContaining({ level: 'WARN', campaign: 'lantern-1', rows: 'poem', error: 'Invalid: No more.' }),
    ]);
  });

  test('fails a rollback where something that shows differs [R15]', async () => {
    const ran = await play(toAlter(BEFORE, { ...AFTER, flame: 'high' }), refusing(NO), BACK);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: ID });
    expect([ran.writes.length, left()]).toEqual([1, []]);
  });

  test('fails a deploy that goes forward [R15][R46]', async () => {
    const ran = await play(toAlter(BEFORE, AFTER), refusing(NO));
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: ID });
    expect(left()).toEqual([]);
  });

  test('is made again by a rollback where the refusal can pass', async () => {
    const ran = await play(toAlter(BEFORE, AFTER), refusing('is throttled'), BACK);
    expect(ran.writes).toEqual([WRITTEN, WRITTEN]);
    expect([theAnswer(ran).status, left()]).toEqual(['SUCCESS', []]);
  });

  test('fails a create, whatever the stack does', async () => {
    const again = earlier(30, { requestId: 'request-Create', requestType: 'Create' });
    const leftBy = [{ made: { id: 'lantern-1', generation: generationOf(AFTER) } }];
    const waiter = new ScriptedWaiter({ claims: [[again]], leftBy });
    const night = new Night({ troubles: { write: [NO] } }).with('OUT', AFTER);
    const ran = await play(toCreate(AFTER), night, { ...BACK, waiter });
    expect([ran.writes, left()]).toEqual([[WRITTEN], []]);
    expect(theAnswer(ran).status).toBe('FAILED');
  });

  test('is another thing than one for which no time is left [R38]', async () => {
    const event = toAlter(BEFORE, AFTER, { ResponseURL: responseUrl(START), options: { deadlineSeconds: 60 } });
    passTime(55);
    const ran = await play(event, refusing(), BACK);
    expect(theAnswer(ran).reason).toContain('There is no time left for the update of lantern dragon');
    expect(left()).toEqual([]);
  });

  test('is another thing than a claim that was stopped, which does not answer [R39]', async () => {
    const waiter = new ScriptedWaiter({ isRunning: [false] });
    const ran = await play(toAlter(BEFORE, AFTER), refusing(), { ...BACK, waiter });
    expect([ran.writes, ran.answers, left()]).toEqual([[], [], []]);
  });

  test('fails a rollback where updates have a status of their own, by which they are told', async () => {
    const script = { read: [kite('FLYING')], whisper: [NO] };
    const event = toUpdate({ name: 'dragon' }, { name: 'dragon', whisper: 'hush' });
    const ran = await run(event, { script, ...BACK });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });
});

describe('what the template asks for', () => {
  scriptedWorld();

  test('is asked still after its call was accepted, and changed no more', async () => {
    const told: unknown[] = [];
    const { changes } = new Night().service;
    const poem = {
      ...(changes.poem as Extract<typeof changes.poem, object>),
      differs: (
        _wanted: Lantern,
        _seen: Partial<Lantern>,
        { changed, asked }: { changed: boolean; asked?: boolean },
      ) => {
        told.push([changed, asked]);
        return changed;
      },
    };
    const night = new Night({ settings: { changes: { ...changes, poem } } });
    await play(toAlter(BEFORE, AFTER), night.with('OUT', BEFORE));
    expect(told[0]).toEqual([true, true]);
    expect(told.at(-1)).toEqual([false, true]);
    told.length = 0;
    await play(toAlter(BEFORE, { ...BEFORE, flame: 'high' }), night);
    expect(told.every((one) => JSON.stringify(one) === '[false,false]')).toBe(true);
  });
});
