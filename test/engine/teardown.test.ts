import { toDelete } from './support/events';
import type { Balloon } from './support/balloons';
import { marksOf, toEnd } from './support/balloons';
import { kite, refusal } from './support/kites';
import { anywhere } from './support/line';
import { ADOPTED, marks } from './support/marks';
import { play, run, theAnswer } from './support/run';
import { Sky, WRONG_STATE } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
const LANDED = ['land', 'balloon/1'];
const REMOVED = ['remove', 'balloon/1'];
const SUCCESS = { status: 'SUCCESS', id: 'balloon/1' };

describe('a balloon that is deleted', () => {
  scriptedWorld();

  test.each(['ALOFT', 'MOORED'])('while it is %s lands first [R26][R30]', async (status) => {
    const ran = await play(toEnd(DRAGON), new Sky({ lag: 9 }).with(status, DRAGON));
    expect(ran.writes).toEqual([LANDED, REMOVED]);
    expect(ran.waits[0]?.message).toBe(`balloon dragon is ${status} and is to become LANDED`);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each(['RESTING', 'LANDED', 'DELIVERED', 'BURST', 'ADRIFT'])('while it is %s goes at once', async (status) => {
    const ran = await play(toEnd(DRAGON), new Sky().with(status, DRAGON));
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('goes at once where nothing keeps it, though it could land', async () => {
    const { outreach } = new Sky().service;
    const settings = { outreach: { ...outreach!, active: ['ALOFT'] } };
    const ran = await play(toEnd(DRAGON), new Sky({ settings }).with('MOORED', DRAGON));
    expect(ran.writes[0]).toEqual(REMOVED);
  });

  test('that comes down step by step takes each step as soon as it can [R30]', async () => {
    const { outreach } = new Sky().service;
    const steps = { ...outreach!.steps, LANDED: { ALOFT: () => sky.step('moor', 'balloon/1'), MOORED: () => land() } };
    const land = () => sky.step('land', 'balloon/1');
    const sky: Sky = new Sky({ lag: 9, settings: { outreach: { ...outreach!, steps } } }).with('ALOFT', DRAGON);
    const ran = await play(toEnd(DRAGON), sky);
    expect(ran.writes).toEqual([['moor', 'balloon/1'], LANDED, REMOVED]);
    expect(ran.seconds).toBeLessThan(60);
  });

  test('is told to land once, however long that takes [R32]', async () => {
    const ran = await play(toEnd(DRAGON), new Sky({ slow: 110 }).with('ALOFT', DRAGON));
    expect(ran.writes).toEqual([LANDED, REMOVED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each(anywhere(8))('is gone whatever happens to any one call: call %s %s [R25][R26][R30]', async (at, is) => {
    const sky = new Sky({ lag: 9, trouble: { at, is } }).with('ALOFT', DRAGON);
    const ran = await play(toEnd(DRAGON), sky);
    expect(sky.now('balloon/1')).toBeUndefined();
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('lands again where an operator sends it up in between [R30]', async () => {
    const starts = { after: 1, does: (sky: Sky) => sky.turn('balloon/1', { status: 'ALOFT' }) };
    const sky = new Sky({ lag: 5, operator: [starts], troubles: { remove: [refusal('TooFast')] } });
    const ran = await play(toEnd(DRAGON), sky.with('RESTING', DRAGON));
    expect(ran.writes.at(-2)).toEqual(LANDED);
    expect(ran.writes.at(-1)).toEqual(REMOVED);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('goes where an operator landed it in the same moment', async () => {
    const lands = { after: 0, does: (sky: Sky) => sky.turn('balloon/1', { status: 'LANDED' }) };
    const sky = new Sky({ lag: 5, operator: [lands] }).with('ALOFT', DRAGON);
    const ran = await play(toEnd(DRAGON), sky);
    expect(ran.writes.at(-1)).toEqual(REMOVED);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('and was deleted by an operator in the same moment is gone [R27]', async () => {
    const deletes = { after: 0, does: (sky: Sky) => sky.turn('balloon/1', undefined) };
    const sky = new Sky({ lag: 5, operator: [deletes] }).with('ALOFT', DRAGON);
    const ran = await play(toEnd(DRAGON), sky);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each([
    ['of another stack', marks({}, 'Dragon', 'other-stack')],
    ['of another resource', marks({}, 'Phoenix')],
    ['that was adopted', { ...marksOf(DRAGON), ...ADOPTED }],
  ])('stays up where it is one %s [R59]', async (_whose, tags) => {
    const sky = new Sky().with('ALOFT', DRAGON, { tags });
    const ran = await play(toEnd(DRAGON), sky);
    expect(sky.now('balloon/1')?.status).toBe('ALOFT');
    expect(ran.writes.filter(([operation]) => operation !== 'untag')).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('lands though it was adopted where its deletion was written out [R30][R59]', async () => {
    const sky = new Sky().with('ALOFT', DRAGON, { tags: { ...marksOf(DRAGON), ...ADOPTED } });
    const ran = await play(toEnd(DRAGON, { options: { adopt: true, teardown: 'delete' } }), sky);
    expect(ran.writes).toEqual([LANDED, REMOVED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('a deletion that is refused in words that no table knows', () => {
  scriptedWorld();
  const NOT_NOW = refusal('Unheard', 'Not now.');

  test('is asked for again, as the state may have been read too early', async () => {
    const sky = new Sky({ troubles: { remove: [NOT_NOW, NOT_NOW] } }).with('LANDED', DRAGON);
    const ran = await play(toEnd(DRAGON), sky);
    expect(ran.writes).toEqual([REMOVED, REMOVED, REMOVED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is told after a minute in the service’s words, and what to do [R43][R44]', async () => {
    const sky = new Sky({ troubles: { remove: Array(99).fill(NOT_NOW) } }).with('LANDED', DRAGON);
    const ran = await play(toEnd(DRAGON), sky);
    expect(ran.seconds).toBeGreaterThanOrEqual(60);
    expect(ran.seconds).toBeLessThan(130);
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: 'balloon/1',
      reason:
        'balloon dragon: Unheard: Not now. ' +
        'The state of the campaign does not allow it: bring it to another by hand, then deploy again.',
    });
  });

  test('is another thing than a claim that was stopped, which does nothing more [R39]', async () => {
    const waiter = new ScriptedWaiter({ isRunning: [false] });
    const ran = await play(toEnd(DRAGON), new Sky().with('LANDED', DRAGON), { waiter });
    expect([ran.writes, ran.answers, ran.polls]).toEqual([[], [], 1]);
  });

  test('is told at once where campaigns have no state to be refused for [R46]', async () => {
    const script = { read: [kite('FLYING')], remove: [NOT_NOW] };
    const ran = await run(toDelete({ name: 'dragon' }), { script });
    expect([ran.seconds, ran.writes]).toEqual([0, [['remove', 'kite/1']]]);
    expect(theAnswer(ran).reason).toBe('kite dragon: Unheard: Not now. Correct what it names and deploy again.');
  });

  test('is looked at again too where the state says that it is active [R30]', async () => {
    const sky = new Sky({ troubles: { land: [WRONG_STATE] } }).with('ALOFT', DRAGON);
    const ran = await play(toEnd(DRAGON), sky);
    expect(ran.writes).toEqual([LANDED, LANDED, REMOVED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});
