import { VirtualTime } from '../../emulator/aws/virtual-time';

const EPOCH = Date.UTC(2026, 0, 5);
const realPause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('time starts at a fixed moment and stands still', async () => {
  const time = new VirtualTime();
  await realPause(20);
  expect(time.now()).toBe(EPOCH);
});

test('settling jumps from sleeper to sleeper, in the order of their times', async () => {
  const time = new VirtualTime();
  const seen: [string, number][] = [];
  const work = (name: string, hours: number): Promise<void> =>
    time.busy(async (sleep) => {
      await sleep(hours * 3_600_000);
      seen.push([name, time.now() - EPOCH]);
    });
  void work('late', 5);
  void work('early', 1);
  await time.settle();
  expect(seen).toEqual([
    ['early', 3_600_000],
    ['late', 18_000_000],
  ]);
});

test('time does not move while work is under way', async () => {
  const time = new VirtualTime();
  const seen: string[] = [];
  void time.sleep(10).then(() => seen.push(`woke at ${time.now() - EPOCH}`));
  void time.busy(async () => {
    await realPause(30);
    seen.push(`worked at ${time.now() - EPOCH}`);
  });
  await time.settle();
  expect(seen).toEqual(['worked at 0', 'woke at 10']);
});

test('work that fails is no longer under way', async () => {
  const time = new VirtualTime();
  await expect(time.busy(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await time.settle();
});

test('settling up to a time leaves later sleepers asleep, and ends at that time', async () => {
  const time = new VirtualTime();
  const seen: number[] = [];
  void time.busy(async (sleep) => {
    for (;;) {
      await sleep(60_000);
      seen.push(time.now() - EPOCH);
      if (seen.length === 4) return;
    }
  });
  await time.settle({ until: EPOCH + 150_000 });
  expect(seen).toEqual([60_000, 120_000]);
  expect(time.now()).toBe(EPOCH + 150_000);
  await time.settle();
  expect(seen).toEqual([60_000, 120_000, 180_000, 240_000]);
});

test('quiet waits for work and moves no time', async () => {
  const time = new VirtualTime();
  let done = false;
  void time.busy(async (sleep) => {
    await realPause(10);
    done = true;
    await sleep(1000);
  });
  await time.quiet();
  expect(done).toBe(true);
  expect(time.now()).toBe(EPOCH);
  await time.settle();
  expect(time.now()).toBe(EPOCH + 1000);
});

test('moving the time by hand wakes who is due', async () => {
  const time = new VirtualTime();
  const seen: string[] = [];
  void time.sleep(2000).then(() => seen.push('second'));
  void time.sleep(1000).then(() => seen.push('first'));
  void time.sleep(5000).then(() => seen.push('third'));
  time.advance(3000);
  await time.quiet();
  expect(seen).toEqual(['first', 'second']);
});

test('a sleep that is aborted rejects with the reason and holds nothing up', async () => {
  const time = new VirtualTime();
  const controller = new AbortController();
  const asleep = time.busy((sleep) => sleep(1000, controller.signal));
  await time.quiet();
  controller.abort(new Error('enough'));
  await expect(asleep).rejects.toThrow('enough');
  await time.settle();
  expect(time.now()).toBe(EPOCH);
  await expect(time.sleep(1000, controller.signal)).rejects.toThrow('enough');
});

test('work that sleeps for ever is reported', async () => {
  const time = new VirtualTime();
  let ended = false;
  void time.busy(async (sleep) => {
    while (!ended) await sleep(1);
  });
  await expect(time.settle()).rejects.toThrow('still not settled after 10000 sleeps, at 2026-01-05T00:00:10.000Z');
  ended = true;
  await time.settle();
});

test('work of which two parts sleep is under way again when both are awake', async () => {
  const time = new VirtualTime();
  const seen: number[] = [];
  void time.busy(async (sleep) => {
    await Promise.all([sleep(3000), sleep(1000)]);
    await realPause(10);
    seen.push(time.now() - EPOCH);
    await sleep(500);
  });
  await time.settle();
  expect([seen, time.now() - EPOCH]).toEqual([[3000], 3500]);
});
