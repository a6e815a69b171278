import { Resource } from '../support/resource';
import { connectv1 } from '../support/services/connectv1';
import { connectv2 } from '../support/services/connectv2';
import { World } from '../support/world';

/* Create and delete: one per second in an account and Region, for both versions together, and two saved up. */
const PER_SECOND = 1;
const BURST = 2;
const FEW = 5;

interface Run {
  readonly seconds: number;
  readonly calls: number;
  readonly throttled: number;
}

/** The resources' requests, all sent at once, until all are answered. */
async function allAtOnce(world: World, resources: readonly Resource[], type: 'Create' | 'Delete'): Promise<Run> {
  const before = world.calls().length;
  const events = resources.map((resource) => resource.event(type, resource.world.service.minimal));
  resources.forEach((resource, index) => resource.world.functions.send(events[index]));
  await world.time.settle();
  const replies = events.map((event, index) => resources[index]?.reply(event));
  expect(new Set(replies.map((reply) => reply?.status))).toEqual(new Set(['SUCCESS']));
  replies.forEach((reply, index) => {
    const resource = resources[index];
    if (resource) resource.held = { properties: resource.world.service.minimal, id: reply?.id ?? '' };
  });
  const made = world.calls().slice(before);
  const answers = made.flatMap(({ operation, time }) => (operation === 'answer' ? [Date.parse(time)] : []));
  const calls = made.filter(({ service }) => service?.startsWith('connect') === true);
  const throttled = calls.filter(({ status }) => status === 429).length;
  return { seconds: (Math.max(...answers) - Math.min(...answers)) / 1000, calls: calls.length, throttled };
}

describe.each([
  ['V2', connectv2, 100, undefined],
  ['both versions in one account', connectv2, 35, connectv1],
] as const)('many campaigns at once: %s', (title, service, count, other) => {
  let world: World;
  beforeAll(async () => (world = await World.start(service, { threads: 2, ...(other ? { beside: other } : {}) })));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('are made and deleted in the time that the rate sets, whatever is refused on the way [R45]', async () => {
    const worlds = [world, ...(world.beside ? [world.beside] : [])];
    const resources = worlds.flatMap((one) =>
      Array.from({ length: count }, (_, index) => new Resource(one, `${one.service.name}${index}`)),
    );
    const run = async (some: readonly Resource[]) => {
      const runs = [await allAtOnce(world, some, 'Create'), await allAtOnce(world, some, 'Delete')];
      expect(world.campaigns()).toEqual([]);
      return runs;
    };
    // Where nothing is refused each makes the same calls: a few tell how many they are.
    world.settings.change({ rates: false });
    const free = await run(resources.slice(0, FEW));
    world.settings.change({ rates: true });
    const bound = (resources.length - BURST) / PER_SECOND;
    const limited = await run(resources);
    process.stdout.write(`${title}: ${resources.length}, bound ${bound} s: ${JSON.stringify({ free, limited })}\n`);
    limited.forEach(({ seconds, calls }, index) => {
      expect(seconds).toBeLessThanOrEqual(1.3 * bound);
      const unthrottled = ((free[index]?.calls ?? 0) / FEW) * resources.length;
      expect(calls).toBeLessThanOrEqual(1.5 * unthrottled);
    });
  }, 120_000);
});
