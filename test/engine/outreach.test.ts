import { toCreate } from './support/events';
import type { Balloon } from './support/balloons';
import { marksOf } from './support/balloons';
import { refusal } from './support/kites';
import { anywhere } from './support/line';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { scriptedWorld } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
const ALOFT: Balloon = { ...DRAGON, state: 'ALOFT' };
const MOORED: Balloon = { ...DRAGON, state: 'MOORED' };
const CREATED = ['create', 'dragon', ALOFT, marksOf(DRAGON)];
const LAUNCHED = ['launch', 'balloon/1'];
const SUCCESS = { status: 'SUCCESS', id: 'balloon/1' };

describe('a balloon that is made', () => {
  scriptedWorld();

  test('goes up where the template says so, and success waits for it [R10]', async () => {
    const sky = new Sky({ slow: 60 });
    const ran = await play(toCreate(ALOFT), sky);
    expect(ran.writes).toEqual([CREATED, LAUNCHED]);
    expect(ran.waits.at(-1)?.message).toBe('balloon dragon is RESTING and is to become ALOFT');
    expect(ran.seconds).toBeGreaterThanOrEqual(60);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each([
    ['the template says nothing', DRAGON],
    ['it is to be what it is already', MOORED],
  ])('is left as it is where %s', async (_why, balloon) => {
    const ran = await play(toCreate(balloon), new Sky());
    expect(ran.writes.map(([operation]) => operation)).toEqual(['create']);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('that burst has no success, and says for how long [R10][R11]', async () => {
    const bursts = { after: 0, does: (sky: Sky) => sky.turn('balloon/1', { status: 'BURST', reason: 'Hail' }) };
    const sky = new Sky({ operator: [{ after: 3, does: bursts.does }], slow: 60 });
    const ran = await play(toCreate(ALOFT), sky);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'balloon/1', reason: 'balloon dragon is BURST: Hail.' });
  });

  test('is told to go up once, however late a read shows it [R60]', async () => {
    const ran = await play(toCreate(ALOFT), new Sky({ lag: 9 }));
    expect(ran.writes).toEqual([CREATED, LAUNCHED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is told to go up again after two minutes of nothing', async () => {
    const ran = await play(toCreate(ALOFT), new Sky({ slow: 200 }));
    expect(ran.writes).toEqual([CREATED, LAUNCHED, LAUNCHED]);
  });

  test('is not told to go up again before', async () => {
    const ran = await play(toCreate(ALOFT), new Sky({ slow: 110 }));
    expect(ran.writes).toEqual([CREATED, LAUNCHED]);
  });

  test('that nobody sees go up has failed at the deadline, with its id [R4][R38]', async () => {
    const ran = await play(toCreate(ALOFT, { options: { deadlineSeconds: 60 } }), new Sky({ slow: 600 }));
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
    expect(theAnswer(ran).reason).toContain(
      'Not settled within 1 minute: balloon dragon is RESTING and is to become ALOFT. Deploy again',
    );
  });

  test.each([
    ['lost on the way back', 'lost after', 1],
    ['lost on the way', 'lost before', 2],
    ['cut off after it', 'dies after', 1],
    ['cut off before it', 'dies before', 2],
    ['throttled', refusal('TooFast'), 2],
    ['refused for a state that was read too early', refusal('WrongState'), 2],
  ] as const)('goes up once where the call was %s [R25][R45][R60]', async (_how, trouble, calls) => {
    const sky = new Sky({ lag: 9, troubles: { launch: [trouble] } });
    const ran = await play(toCreate(ALOFT), sky);
    expect(ran.writes).toEqual([CREATED, ...Array<unknown>(calls).fill(LAUNCHED)]);
    expect(sky.launched).toEqual(['balloon/1']);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('that was adopted goes up', async () => {
    const sky = new Sky().with('RESTING', DRAGON, { tags: {} });
    const ran = await play(toCreate(ALOFT, { options: { adopt: true } }), sky);
    expect(ran.writes.map(([operation]) => operation)).toEqual(['tag', 'launch']);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('whatever happens to any one call of a create', () => {
  scriptedWorld();
  test.each(anywhere(8))('one balloon is made and goes up once: call %s %s [R7][R8][R25][R60]', async (at, is) => {
    const sky = new Sky({ lag: 9, trouble: { at, is } });
    const ran = await play(toCreate({ ...ALOFT, crew: ['Ann'] }), sky);
    expect(sky.launched).toEqual(['balloon/1']);
    expect(sky.now('balloon/2')).toBeUndefined();
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});
