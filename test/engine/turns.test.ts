import type { Claim } from '../../lambda/engine/waiter';
import type { Balloon } from './support/balloons';
import { toChange, toEnd } from './support/balloons';
import { toCreate } from './support/events';
import { EXECUTION, FUNCTION_SECONDS, play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld, START } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
const TURN = 'the service takes few calls, and other campaigns of the stack come first';
const QUIET = FUNCTION_SECONDS + 10;

/** A claim of any resource that runs, started so many seconds before. */
const running = (seconds: number, execution: string) => ({ execution, startedAt: START - seconds * 1000 });
const own = running(0, EXECUTION);
const turns = (Create = 2) => ({ turnSeconds: { Create, Update: 3, Delete: 5 } });
const sky = (create?: number) => new Sky({ settings: turns(create) });

describe('where the service takes few calls', () => {
  scriptedWorld();

  test.each([
    ['Create', 6, () => toCreate(DRAGON), () => sky()],
    ['Update', 9, () => toChange(DRAGON, { ...DRAGON, crew: ['Ann'] }), () => sky().with('RESTING', DRAGON)],
    ['Delete', 15, () => toEnd(DRAGON), () => sky().with('RESTING', DRAGON)],
  ] as const)(
    '%s waits for those that began before, %d seconds for three, before its first call, and only once',
    async (_type, seconds, event, of) => {
      const waiter = new ScriptedWaiter({ running: [running(2, 'a'), own, running(1, 'b'), running(3, 'c')] });
      const ran = await play(event(), of(), { waiter });
      expect(ran.waits[0]).toEqual({ seconds, writes: 0, message: TURN });
      expect(ran.waits.filter(({ message }) => message === TURN)).toHaveLength(1);
      expect(waiter.made('claims')).toHaveLength(1);
      expect(theAnswer(ran).status).toBe('SUCCESS');
    },
  );

  test('the first one does not wait, nor for those that began later', async () => {
    const waiter = new ScriptedWaiter({ running: [own, running(-1, 'later')] });
    const ran = await play(toCreate(DRAGON), sky(), { waiter });
    expect([ran.seconds, theAnswer(ran).status]).toEqual([0, 'SUCCESS']);
  });

  test.each([
    ['a', 2],
    ['z', 0],
  ])('those that began in the same moment go by name: arn:%s', async (name, seconds) => {
    const waiter = new ScriptedWaiter({ running: [own, running(0, `arn:${name}`)] });
    const ran = await play(toCreate(DRAGON), sky(), { waiter });
    expect(ran.seconds).toBe(seconds);
  });

  test('a turn may be a part of a second', async () => {
    const waiter = new ScriptedWaiter({ running: [running(2, 'a'), running(1, 'b')] });
    const ran = await play(toCreate(DRAGON), sky(0.25), { waiter });
    expect(ran.seconds).toBe(1);
  });

  test('nobody waits elsewhere', async () => {
    const waiter = new ScriptedWaiter({ running: [running(2, 'a')] });
    const ran = await play(toCreate(DRAGON), new Sky(), { waiter });
    expect(ran.seconds).toBe(0);
  });

  test('a create asks for its turn also where names are unique', async () => {
    const unique = new Sky({ settings: { ...turns(1), uniqueNames: true } });
    const ran = await play(toCreate(DRAGON), unique, { waiter: new ScriptedWaiter({ running: [running(2, 'a')] }) });
    expect(ran.seconds).toBe(1);
    expect(ran.writes).toHaveLength(1);
  });

  test('a turn that comes after the quiet time is waited for as well', async () => {
    const at = START - 5000;
    const request = { requestId: 'request-Create', requestType: 'Create' };
    const earlier: Claim = { execution: 'earlier', running: true, startedAt: at, requestedAt: at, ...request };
    const others = Array.from({ length: 50 }, (_, index) => running(1, `other-${index}`));
    const waiter = new ScriptedWaiter({ claims: [[earlier]], running: others });
    const ran = await play(toCreate(DRAGON), sky(), { waiter });
    expect(ran.waits.slice(0, 2)).toMatchObject([
      { seconds: QUIET, writes: 0 },
      { seconds: 30, writes: 0, message: TURN },
    ]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('a turn that comes too late has failed at the deadline, without a write [R38]', async () => {
    const others = Array.from({ length: 50 }, (_, index) => running(1, `other-${index}`));
    const event = toCreate(DRAGON, { options: { deadlineSeconds: 60 } });
    const ran = await play(event, sky(), { waiter: new ScriptedWaiter({ running: others }) });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).reason).toContain(`Not settled within 1 minute: ${TURN}. Deploy again`);
  });
});
