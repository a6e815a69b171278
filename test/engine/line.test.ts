import type { Balloon } from './support/balloons';
import { toCreate } from './support/events';
import { refusal } from './support/kites';
import { EXECUTION, play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld, START } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };

/** This one comes first, and so many others run. */
const waiterWith = (others: number) =>
  new ScriptedWaiter({
    running: [
      { execution: EXECUTION, startedAt: START },
      ...Array.from({ length: others }, (_, index) => ({ execution: `other-${index}`, startedAt: START })),
    ],
  });

const refused = (operation: string, writesPerSecond?: number) =>
  new Sky({
    settings: { ...(writesPerSecond === undefined ? {} : { writesPerSecond }) },
    troubles: { [operation]: ['is throttled', 'is throttled'] },
  });

describe('where the service takes few writes', () => {
  scriptedWorld();

  test('one that is refused for the rate goes to the end of the line, each time [R45]', async () => {
    const ran = await play(toCreate(DRAGON), refused('create', 2), { waiter: waiterWith(80) });
    expect(ran.waits.slice(0, 2).map(({ seconds }) => seconds)).toEqual([40, 40]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('one that is refused for the rate and is alone backs off [R45]', async () => {
    const ran = await play(toCreate(DRAGON), refused('create', 2), { waiter: waiterWith(0) });
    expect(ran.waits.slice(0, 2).every(({ seconds }) => seconds >= 1 && seconds <= 8)).toBe(true);
  });

  test.each([
    ['a read that is refused', refused('read', 2)],
    ['a write that is refused elsewhere', refused('create')],
  ])('%s does not go to the end of a line [R45]', async (_, sky) => {
    const ran = await play(toCreate(DRAGON), sky, { waiter: waiterWith(80) });
    expect(ran.waits.slice(0, 2).every(({ seconds }) => seconds <= 8)).toBe(true);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([
    ['shorter', 10, 23],
    ['longer', 80, 40],
  ])('one that is told to pause does so at least, in a line that is %s [R45]', async (_which, others, seconds) => {
    const paused = Object.assign(refusal('TooFast'), { retryAfterSeconds: 20 });
    const sky = new Sky({ settings: { writesPerSecond: 2 }, troubles: { create: [paused] } });
    const ran = await play(toCreate(DRAGON), sky, { waiter: waiterWith(others) });
    expect(ran.waits[0]?.seconds).toBe(seconds);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});
