import { stackThat } from './support/engine';
import type { Balloon } from './support/balloons';
import { marksOf, toChange } from './support/balloons';
import { ADOPTED } from './support/marks';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { logLines, scriptedWorld } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
const ALOFT: Balloon = { ...DRAGON, state: 'ALOFT' };
const MOORED: Balloon = { ...DRAGON, state: 'MOORED' };
const LANDED: Balloon = { ...DRAGON, state: 'LANDED' };
const LAUNCHED = ['launch', 'balloon/1'];
const SUCCESS = { status: 'SUCCESS', id: 'balloon/1' };

describe('an update', () => {
  scriptedWorld();

  test.each(['MOORED', 'LANDED', 'BURST'])(
    'leaves a balloon %s that an operator brought there [R60]',
    async (status) => {
      const sky = new Sky().with(status, { ...DRAGON, crew: ['Ann'] });
      const ran = await play(toChange(ALOFT, { ...ALOFT, crew: ['Bob'] }), sky);
      expect(ran.writes).toEqual([['crew', 'balloon/1', ['Bob']]]);
      expect(theAnswer(ran)).toMatchObject(SUCCESS);
    },
  );

  test.each([
    ['release', MOORED, ALOFT, 'MOORED'],
    ['launch', MOORED, ALOFT, 'RESTING'],
    ['moor', ALOFT, MOORED, 'ALOFT'],
    ['land', ALOFT, LANDED, 'MOORED'],
    ['launch', DRAGON, ALOFT, 'RESTING'],
  ])('that asks for another state makes one call: %s', async (operation, from, to, status) => {
    const sky = new Sky({ lag: 9 }).with(status, DRAGON);
    const ran = await play(toChange(from, to), sky);
    expect(ran.writes).toEqual([[operation, 'balloon/1']]);
    expect(sky.now('balloon/1')?.status).toBe(to.state);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each([
    ['has it already', MOORED, ALOFT, 'ALOFT'],
    ['has done what it was made for', MOORED, ALOFT, 'DELIVERED'],
    ['is asked for no state any more', ALOFT, DRAGON, 'ALOFT'],
  ])('makes no call where the balloon %s [R16]', async (_why, from, to, status) => {
    const ran = await play(toChange(from, to), new Sky().with(status, DRAGON));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('steers last, when everything else is shown', async () => {
    const sky = new Sky({ lag: 9 }).with('RESTING', { ...DRAGON, route: 'north' });
    const event = toChange({ ...MOORED, route: 'north' }, { ...ALOFT, route: 'south', tags: { a: 'b' } });
    const ran = await play(event, sky);
    expect(ran.writes).toEqual([['tag', 'balloon/1', { a: 'b' }], ['route', 'balloon/1', 'south'], LAUNCHED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('leaves what an operator does once the balloon is as asked for [R60]', async () => {
    const moors = { after: 1, does: (sky: Sky) => sky.turn('balloon/1', { status: 'MOORED' }) };
    const sky = new Sky({ operator: [moors] }).with('ALOFT', DRAGON);
    const event = toChange(MOORED, { ...ALOFT, tags: { a: 'b' } });
    const ran = await play(event, sky);
    expect(ran.seconds).toBe(10);
    expect(ran.writes).toEqual([['tag', 'balloon/1', { a: 'b' }]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('does not start what an operator started in the same moment [R60]', async () => {
    const starts = { after: 0, does: (sky: Sky) => sky.turn('balloon/1', { status: 'ALOFT' }) };
    const sky = new Sky({ lag: 5, operator: [starts] }).with('RESTING', DRAGON);
    const ran = await play(toChange(MOORED, ALOFT), sky);
    expect(sky.launched).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('to what is out of reach fails with a sentence, and goes on in a rollback [R15][R23]', async () => {
    const landed = () => new Sky().with('LANDED', DRAGON);
    const ran = await play(toChange(MOORED, ALOFT), landed());
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: 'balloon/1',
      reason:
        'balloon dragon cannot become ALOFT: it is LANDED, which is for good. ' +
        'Take the state away, or give the construct another id to make another campaign.',
    });
    const back = await play(toChange(LANDED, ALOFT), landed(), { stack: stackThat({ isRollingBack: true }) });
    expect([ran.writes, back.writes]).toEqual([[], []]);
    expect(back.answers.at(-1)).toMatchObject(SUCCESS);
    expect(logLines()).toContainEqual(
      expect.objectContaining({ level: 'WARN', status: 'LANDED', campaign: 'balloon/1' }),
    );
  });

  test('to what no step leads to from there is no success [R10]', async () => {
    const ran = await play(toChange(ALOFT, MOORED), new Sky().with('BURST', DRAGON));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).reason).toContain('balloon dragon cannot become MOORED: it is BURST, which is for good.');
  });

  test('that is rolled back brings it down again where it can [R23]', async () => {
    const sky = new Sky({ lag: 9 }).with('ALOFT', DRAGON);
    const ran = await play(toChange(ALOFT, MOORED), sky, { stack: stackThat({ isRollingBack: true }) });
    expect(ran.writes).toEqual([['moor', 'balloon/1']]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('of an adopted balloon leaves what an operator did', async () => {
    const sky = new Sky().with('MOORED', DRAGON, { tags: { ...marksOf(DRAGON), ...ADOPTED } });
    const ran = await play(toChange(ALOFT, { ...ALOFT, crew: ['Bob'] }, { options: { adopt: true } }), sky);
    expect(ran.writes.map(([operation]) => operation)).toEqual(['crew']);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});
