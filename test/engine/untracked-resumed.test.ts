import { stackThat } from './support/engine';
import type { Balloon } from './support/balloons';
import { toChange } from './support/balloons';
import { anywhere } from './support/line';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { scriptedWorld } from './support/world';

const BEFORE: Balloon = { name: 'dragon', crew: ['Ann'], ribbon: 'red', flight: { lasts: 'PT1H' } };
const AFTER: Balloon = { name: 'phoenix', crew: ['Ann', 'Bob'], flight: { lasts: 'PT2H' } };
const RENAMED = ['name', 'balloon/1', 'phoenix'];
const CREWED = ['crew', 'balloon/1', ['Ann', 'Bob']];
const FLOWN = ['flight', 'balloon/1', { lasts: 'PT2H' }];
const CUT = ['cut', 'balloon/1'];
const ALL = [RENAMED, CREWED, FLOWN, CUT];
const SUCCESS = { status: 'SUCCESS', id: 'balloon/1' };

describe('whatever happens to any one call of an update', () => {
  scriptedWorld();

  test.each(anywhere(10))('all of it is brought about: call %s %s [R15][R25][R45]', async (at, is) => {
    const sky = new Sky({ lag: 9, trouble: { at, is } }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, { ...AFTER, tags: { a: 'b' } }), sky);
    expect(sky.now('balloon/1')).toMatchObject({ properties: AFTER, tags: { a: 'b' } });
    expect(sky.now('balloon/1')?.properties.ribbon).toBeUndefined();
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each(anywhere(10))('it is rolled back: call %s %s [R23][R25]', async (at, is) => {
    const half = { ...BEFORE, name: 'phoenix', crew: ['Ann', 'Bob'] };
    const sky = new Sky({ lag: 9, trouble: { at, is } }).with('RESTING', half);
    const ran = await play(toChange(AFTER, BEFORE), sky, { stack: stackThat({ isRollingBack: true }) });
    expect(sky.now('balloon/1')?.properties).toEqual(BEFORE);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('an update that the balloon does not show', () => {
  scriptedWorld();

  test('is made again once a read would show it, three times in all, then told by row [R15]', async () => {
    const sky: Sky = new Sky({ settings: deaf(() => sky, ['crew', 'flight']) }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect(ran.writes).toEqual([...ALL, CREWED, FLOWN, CREWED, FLOWN]);
    expect(ran.seconds).toBeGreaterThanOrEqual(30);
    expect(ran.seconds).toBeLessThan(60);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
    expect(theAnswer(ran).reason).toBe('balloon phoenix took the update 3 times and does not show it: crew, flight.');
  });

  test('is made again with what an operator undid, and no more', async () => {
    const reverts = {
      after: 1,
      does: (sky: Sky) => sky.turn('balloon/1', { properties: { ...AFTER, crew: ['Eve'] } }),
    };
    const ran = await play(toChange(BEFORE, AFTER), new Sky({ operator: [reverts] }).with('RESTING', BEFORE));
    expect(ran.writes).toEqual([...ALL, CREWED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  /** The service of a sky of which some rows are never shown otherwise than before. */
  function deaf(sky: () => Sky, rows: readonly (keyof Balloon)[]) {
    const old = Object.fromEntries(rows.map((row) => [row, BEFORE[row]]));
    return {
      read: async (id: string) => {
        const seen = await sky().read(id);
        return { ...seen, properties: { ...seen.properties, ...old } };
      },
    };
  }
});
