import type { Balloon } from './support/balloons';
import { STATUSES, toChange, toEnd } from './support/balloons';
import { toCreate } from './support/events';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { scriptedWorld } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
const AFTER: Balloon = { name: 'dragon', crew: ['Bob'] };
const EXPECTED = `balloon dragon is ADRIFT, which is not known; expected one of ${STATUSES.join(', ')}.`;
const adrift = { after: 0, does: (sky: Sky) => sky.turn('balloon/1', { status: 'ADRIFT' }) };
const SUCCESS = { status: 'SUCCESS', id: 'balloon/1' };

describe('a status that is not in a closed list', () => {
  scriptedWorld();

  test('fails a create at once, naming what was expected, with the id [R4][R10]', async () => {
    const sky = new Sky({ operator: [{ ...adrift, after: 1 }], slow: 60 });
    const ran = await play(toCreate({ ...DRAGON, state: 'ALOFT' }), sky);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'balloon/1', reason: EXPECTED });
    expect(ran.seconds).toBeLessThan(20);
  });

  test('fails an update at once, and nothing is written', async () => {
    const ran = await play(toChange(DRAGON, AFTER), new Sky().with('ADRIFT', DRAGON));
    expect([ran.writes, ran.seconds]).toEqual([[], 0]);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'balloon/1', reason: EXPECTED });
  });

  test('keeps no delete [R26]', async () => {
    const ran = await play(toEnd(DRAGON), new Sky().with('ADRIFT', DRAGON));
    expect(ran.writes).toEqual([['remove', 'balloon/1']]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is waited out where the list is open', async () => {
    const rests = { after: 60, does: (sky: Sky) => sky.turn('balloon/1', { status: 'RESTING' }) };
    const sky = new Sky({ operator: [rests], settings: { statuses: undefined as never } }).with('ADRIFT', DRAGON);
    const ran = await play(toChange(DRAGON, AFTER), sky);
    expect(ran.waits[0]?.message).toBe('balloon dragon is ADRIFT, which is no status that is known here');
    expect(ran.writes).toEqual([['crew', 'balloon/1', ['Bob']]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('a balloon whose own work has failed', () => {
  scriptedWorld();
  const BURST = { reason: 'Hail' };

  test('is changed all the same, and brought to what is wanted [R15]', async () => {
    const sky = new Sky({ lag: 9 }).with('BURST', DRAGON, BURST);
    const ran = await play(toChange(DRAGON, AFTER), sky);
    expect(ran.writes).toEqual([['crew', 'balloon/1', ['Bob']]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is no success to the create that made it, and is left to the rollback [R10][R11]', async () => {
    const bursts = { after: 1, does: (sky: Sky) => sky.turn('balloon/1', { status: 'BURST', reason: 'Hail' }) };
    const ran = await play(toCreate({ ...DRAGON, state: 'ALOFT' }), new Sky({ slow: 60, operator: [bursts] }));
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'balloon/1', reason: 'balloon dragon is BURST: Hail.' });
  });

  test('is out of reach of the sky, with its reason [R44]', async () => {
    const sky = new Sky().with('BURST', DRAGON, BURST);
    const ran = await play(toChange({ ...DRAGON, state: 'MOORED' }, { ...DRAGON, state: 'ALOFT' }), sky);
    expect(theAnswer(ran).reason).toContain('cannot become ALOFT: it is BURST: Hail, which is for good.');
  });

  test('is adopted as it is [R57]', async () => {
    const sky = new Sky().with('BURST', DRAGON, { ...BURST, tags: {} });
    const ran = await play(toCreate(DRAGON, { options: { adopt: true } }), sky);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});
