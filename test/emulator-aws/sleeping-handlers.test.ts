import { AcceleratedTime } from '../../emulator/aws/accelerated-time';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { HandlerFiles, until } from './handler-files';

let files: HandlerFiles;
beforeAll(() => (files = new HandlerFiles()));
afterAll(() => files.close());

const EPOCH = Date.UTC(2026, 0, 5);
/** Sleeps for the given times, one after the other, and says when it woke up. */
const SLEEPS = `const { setTimeout: sleep } = require('node:timers/promises');
exports.handler = async ({ name = '', times, value }) => {
  console.log('begun ' + name);
  let got;
  for (const milliseconds of times) got = await sleep(milliseconds, value);
  console.log(name + ' woke at ' + (Date.now() - ${EPOCH}));
  return got === undefined ? Date.now() - ${EPOCH} : got;
};`;

describe('in time that stands still, a handler that sleeps', () => {
  const still = () => {
    const time = new VirtualTime();
    return { time, functions: files.functions(SLEEPS, { time }) };
  };

  test('lets time move on by as much', async () => {
    const { time, functions } = still();
    const woken = functions.invoke({ times: [5000, 500] });
    await time.settle();
    await expect(woken).resolves.toEqual({ payload: 5500 });
    expect(time.now()).toBe(EPOCH + 5500);
  });

  test('is no work that is under way, until it wakes', async () => {
    const { time, functions } = still();
    const woken = functions.invoke({ times: [5000] });
    await until(() => functions.logs.length === 1);
    await time.quiet();
    expect(functions.logs).toEqual(['begun ']);
    expect(time.now()).toBe(EPOCH);
    time.advance(4999);
    await time.quiet();
    expect(functions.logs).toEqual(['begun ']);
    time.advance(1);
    await time.quiet();
    await expect(woken).resolves.toEqual({ payload: 5000 });
  });

  test('for less than half a second moves no time', async () => {
    const { time, functions } = still();
    const woken = functions.invoke({ times: [499, 499] });
    await time.settle();
    await expect(woken).resolves.toEqual({ payload: 0 });
  });

  test('is asleep beside another, and each wakes at its own time', async () => {
    const { time, functions } = still();
    const both = Promise.all([
      functions.invoke({ name: 'late', times: [9000] }),
      functions.invoke({ name: 'early', times: [2000, 3000] }),
    ]);
    await until(() => functions.logs.length === 2);
    await time.settle();
    await expect(both).resolves.toEqual([{ payload: 9000 }, { payload: 5000 }]);
    expect(functions.logs.slice(2)).toEqual(['early woke at 5000', 'late woke at 9000']);
    expect(functions.starts).toBe(2);
  });

  test('can sleep twice at once, and is asleep until both are over', async () => {
    const time = new VirtualTime();
    const source = `const { setTimeout: sleep } = require('node:timers/promises');
      exports.handler = async () => { await Promise.all([3000, 1000].map((each) => sleep(each))); return Date.now(); };`;
    const woken = files.functions(source, { time }).invoke({});
    await time.settle();
    const { payload } = await woken;
    // Time may have moved on when the second begins.
    expect(payload).toBeGreaterThanOrEqual(EPOCH + 3000);
    expect(payload).toBeLessThanOrEqual(EPOCH + 4000);
  });

  test('holds nothing up once it is killed, and time does not move to its end', async () => {
    const { time, functions } = still();
    const killed = functions.invoke({ times: [60_000] });
    await until(() => functions.logs.length === 1);
    await time.quiet();
    const [hit] = await Promise.all([
      functions.kill(),
      expect(killed).rejects.toMatchObject({ errorType: 'Runtime.ExitError' }),
    ]);
    expect(hit).toBe(1);
    await time.settle();
    expect(time.now()).toBe(EPOCH);
    const next = functions.invoke({ times: [1000] });
    await time.settle();
    await expect(next).resolves.toEqual({ payload: 1000 });
  });

  test('and is killed is delivered again, as every event that failed', async () => {
    const { time, functions } = still();
    functions.send({ times: [10_000] });
    await until(() => functions.logs.length === 1);
    await time.quiet();
    await functions.kill();
    await time.settle();
    expect(functions.logs).toEqual(['begun ', 'begun ', ' woke at 70000']);
    expect(functions.dropped).toEqual([]);
  });

  test('that was sent an event sleeps likewise, and so does whoever waits for it', async () => {
    const { time, functions } = still();
    functions.send({ times: [10_000] });
    await time.settle();
    expect(functions.logs.at(-1)).toBe(' woke at 10000');
  });

  test('ends with the value that it was given for its sleep, as Node has it', async () => {
    const { time, functions } = still();
    const woken = functions.invoke({ times: [100], value: 'dream' });
    await time.settle();
    await expect(woken).resolves.toEqual({ payload: 'dream' });
  });
});

test('in time that runs, a handler that sleeps does so in that time', async () => {
  const time = new AcceleratedTime(1000, EPOCH);
  const functions = files.functions(SLEEPS, { time });
  const { payload } = await functions.invoke({ times: [60_000] });
  expect(payload).toBeGreaterThanOrEqual(59_000);
  expect(payload).toBeLessThan(600_000);
  time.close();
});
