import type { Balloon } from './support/balloons';
import { toChange } from './support/balloons';
import { GONE, refusal } from './support/kites';
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

describe('an update that is seen in the balloon itself', () => {
  scriptedWorld();

  test('is one call after the other, and success waits until all is shown [R15][R17]', async () => {
    const ran = await play(toChange(BEFORE, AFTER), new Sky({ lag: 9 }).with('RESTING', BEFORE));
    expect(ran.writes).toEqual(ALL);
    expect(ran.waits[0]).toMatchObject({ writes: 4, message: 'the update of balloon phoenix was accepted' });
    expect(ran.waits[1]?.message).toBe('the update of balloon phoenix is not visible yet: name, crew, flight, ribbon');
    expect(ran.seconds).toBeGreaterThanOrEqual(9);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each(['lost after', 'dies after'] as const)('makes no call again that was made: %s [R25]', async (trouble) => {
    const sky = new Sky({ lag: 9, troubles: { crew: [trouble] } }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect(ran.writes).toEqual(ALL);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('without a difference makes no call [R16]', async () => {
    const ran = await play(toChange(BEFORE, AFTER), new Sky().with('RESTING', AFTER));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('writes only what differs', async () => {
    const ran = await play(toChange(BEFORE, AFTER), new Sky().with('RESTING', { ...AFTER, crew: ['Bob'] }));
    expect(ran.writes).toEqual([CREWED]);
  });

  test.each([
    ['in another order', ['Bob', 'Ann']],
    ['with one more', ['Ann', 'Bob', 'Eve']],
    ['with one less', ['Ann']],
  ])('replaces a list that is there %s in full [R20]', async (_how, crew) => {
    const ran = await play(toChange({ ...AFTER, crew }, AFTER), new Sky().with('RESTING', { ...AFTER, crew }));
    expect(ran.writes).toEqual([CREWED]);
  });

  test('takes away what the template has no more, below a property too [R19]', async () => {
    const before = { ...AFTER, flight: { departs: '2027-05-01T08:00:00Z', lasts: 'PT2H' } };
    const ran = await play(toChange(before, AFTER), new Sky().with('RESTING', before));
    expect(ran.writes).toEqual([FLOWN]);
  });

  test('goes on where what it takes away is gone already', async () => {
    const cuts = {
      after: 0,
      does: (sky: Sky) => sky.turn('balloon/1', { properties: { ...BEFORE, ribbon: undefined } }),
    };
    const sky = new Sky({ lag: 5, operator: [cuts] }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect(ran.writes).toEqual(ALL);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('of a balloon that is gone in between has failed, and says so [R21]', async () => {
    const deletes = { after: 1, does: (sky: Sky) => sky.turn('balloon/1', undefined) };
    const sky = new Sky({ operator: [deletes], troubles: { crew: [refusal('TooFast')] } }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect(ran.writes).toEqual([RENAMED, CREWED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
    expect(theAnswer(ran).reason).toContain('does not exist any more');
  });

  test('that names what does not exist fails at once [R43][R46]', async () => {
    const sky = new Sky({ troubles: { crew: Array(9).fill(GONE) } }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect(ran.writes).toEqual([RENAMED, CREWED]);
    expect(theAnswer(ran).reason).toContain('Check that what the properties name exists');
  });

  test('of what cannot be read is made once for a change, and never without [R16]', async () => {
    const sky = () => new Sky({ lag: 9 }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, { ...BEFORE, radio: 'on', crew: ['Bob'] }), sky());
    expect(ran.writes).toEqual([
      ['crew', 'balloon/1', ['Bob']],
      ['radio', 'balloon/1', 'on'],
    ]);
    const same = { ...BEFORE, radio: 'on' };
    const again = await play(toChange(same, { ...same, tags: { a: 'b' } }), sky());
    expect(again.writes).toEqual([['tag', 'balloon/1', { a: 'b' }]]);
  });

  test('is over once it was seen, whatever a later read shows', async () => {
    const reverts = { after: 1, does: (sky: Sky) => sky.turn('balloon/1', { properties: BEFORE }) };
    const ran = await play(toChange(BEFORE, AFTER), new Sky({ operator: [reverts] }).with('RESTING', BEFORE));
    const seen = await play(
      toChange(BEFORE, AFTER),
      new Sky({ operator: [{ ...reverts, after: 5 }] }).with('RESTING', BEFORE),
    );
    expect(ran.writes).toEqual([...ALL, ...ALL]);
    expect(seen.writes).toEqual(ALL);
  });
});
