import type { Balloon } from './support/balloons';
import { toCreate } from './support/events';
import { refusal } from './support/kites';
import type { Ran } from './support/run';
import { EXECUTION, play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld, START } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
/** Half of a minute, as the jitter is in the middle. */
const CROWDED = 31;

/** This one comes first, and so many others run. */
const waiterWith = (others: number) =>
  new ScriptedWaiter({
    running: [
      { execution: EXECUTION, startedAt: START },
      ...Array.from({ length: others }, (_, index) => ({ execution: `other-${index}`, startedAt: START })),
    ],
  });

const HALF_A_SECOND = { turnSeconds: { Create: 0.5, Update: 0.5, Delete: 0.5 } };
const TWICE = ['is throttled', 'is throttled'] as const;

const refused = (operation: string, settings: object = HALF_A_SECOND) =>
  new Sky({ settings, troubles: { [operation]: TWICE } });
const SLOW_DOWN = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
const seconds = ({ waits }: Ran) => waits.slice(0, 2).map((wait) => wait.seconds);

describe('where the service takes few calls', () => {
  scriptedWorld();

  test('one that is refused for the rate takes another place in the line each time, at random [R45]', async () => {
    jest.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.75);
    const ran = await play(toCreate(DRAGON), refused('create'), { waiter: waiterWith(80) });
    expect(seconds(ran)).toEqual([33, 25]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('one that is refused for the rate and is alone backs off [R45]', async () => {
    const ran = await play(toCreate(DRAGON), refused('create'), { waiter: waiterWith(0) });
    expect(ran.waits.slice(0, 2).every(({ seconds }) => seconds >= 1 && seconds <= 8)).toBe(true);
  });

  test.each([
    ['a read that is refused', refused('read')],
    ['a write that is refused elsewhere', refused('create', {})],
  ])('%s does not take a place in a line [R45]', async (_, sky) => {
    const ran = await play(toCreate(DRAGON), sky, { waiter: waiterWith(80) });
    expect(ran.waits.slice(0, 2).every(({ seconds }) => seconds <= 8)).toBe(true);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([
    ['shorter', 10, 23],
    ['longer', 160, 50],
  ])('one that is told to pause does so at least, in a line that is %s [R45]', async (_which, others, expected) => {
    const paused = Object.assign(refusal('TooFast'), { retryAfterSeconds: 20 });
    const sky = new Sky({ settings: HALF_A_SECOND, troubles: { create: [paused] } });
    const ran = await play(toCreate(DRAGON), sky, { waiter: waiterWith(others) });
    expect(ran.waits[0]?.seconds).toBe(expected);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  describe('and the waiter does not say how long the line is', () => {
    test('one waits as among many, before its first call [R45]', async () => {
      const waiter = new ScriptedWaiter({ claims: [SLOW_DOWN, SLOW_DOWN, []] });
      const ran = await play(toCreate(DRAGON), new Sky({ settings: HALF_A_SECOND }), { waiter });
      expect(seconds(ran)).toEqual([CROWDED, CROWDED]);
      expect(ran.writes).toHaveLength(1);
      expect(theAnswer(ran).status).toBe('SUCCESS');
    });

    test('one that is refused for the rate does so as well [R45]', async () => {
      const waiter = new ScriptedWaiter({ claims: [[], SLOW_DOWN, SLOW_DOWN] });
      const ran = await play(toCreate(DRAGON), refused('create'), { waiter });
      expect(seconds(ran)).toEqual([CROWDED, CROWDED]);
      expect(theAnswer(ran).status).toBe('SUCCESS');
    });

    test('one that is refused for another reason is soon back [R45]', async () => {
      const denied = Object.assign(new Error('Not yet.'), { name: 'AccessDeniedException' });
      const ran = await play(toCreate(DRAGON), new Sky({ settings: HALF_A_SECOND }), {
        waiter: new ScriptedWaiter({ claims: [denied, []] }),
      });
      expect(ran.waits[0]?.seconds).toBeLessThanOrEqual(4);
    });

    test('nobody waits as among many elsewhere', async () => {
      const waiter = new ScriptedWaiter({ claims: [SLOW_DOWN, []] });
      const ran = await play(toCreate(DRAGON), new Sky(), { waiter });
      expect(ran.waits[0]?.seconds).toBeLessThanOrEqual(4);
    });
  });
});
