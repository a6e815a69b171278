import type { FaultKind } from '../../emulator';
import { expectNothingLost } from '../support/invariants';
import { Resource } from '../support/resource';
import { EVERY } from '../support/services';
import type { Switches } from '../support/services/row';
import { World } from '../support/world';
import type { Story } from './support/sent-once';
import { KINDS, NAME, STORIES, TRUTHS, UNMARKED } from './support/sent-once';

/*
 * Every call of every story with every kind of fault, under every truth of what no document confirms: nobody is contacted twice,
 * no draft remains, and a foreign campaign of the same name stays as it is. A plain test run tries the writes of some.
 */
const SAMPLE_KINDS: readonly FaultKind[] = ['reset-after', 'kill-after'];
const kinds = EVERY ? KINDS : SAMPLE_KINDS;
const stories = STORIES.filter(({ always }) => EVERY || always === true);

describe.each(UNMARKED)('$name: sent once', (service) => {
  let world: World;
  beforeAll(async () => (world = await World.start(service)));
  afterAll(() => world.close());

  const truths = TRUTHS[service.name] ?? [];
  const tried = (EVERY ? truths : truths.slice(0, 2)).map((switches, index) => [index, switches] as const);

  test('every truth of every switch is among those that are tried', () => {
    const declared = Object.entries(service.emulated(NO_CONTEXT).switches ?? {});
    const missing = declared.flatMap(([name, [usual, ...others]]) =>
      [usual, ...others].filter((value) => !truths.some((truth) => (truth[name] ?? usual) === value)),
    );
    expect(missing).toEqual([]);
  });

  describe.each(tried)('with the truths %i: %j', (_, switches) => {
    test.each(stories)('$title [R4][R7][R8][R23][R25][R60]', (story) => hitEveryCall(story, switches), 600_000);
  });

  async function hitEveryCall(story: Story, switches: Switches): Promise<void> {
    const trail = await run(story, switches);
    const hit = [...trail.keys()].filter((call) => EVERY || service.writes.includes(trail[call] ?? ''));
    for (const kind of kinds) {
      for (const after of hit) {
        await run(story, switches, { kind, after }).catch((cause: unknown) => {
          throw new Error(`${kind} at call ${after + 1} of ${trail.length} (${trail[after] ?? ''})`, { cause });
        });
      }
    }
    if (EVERY) process.stdout.write(`${service.name}: ${story.title}: ${hit.length * kinds.length} faults\n`);
  }

  /** The service's calls of the story, which has begun and ended with the foreign campaigns alone. */
  async function run(story: Story, switches: Switches, fault?: { kind: FaultKind; after: number }): Promise<string[]> {
    await world.reset();
    world.settings.change({ switches, rates: false });
    for (const { campaign } of [service.named(NAME), service.another(service.named(NAME))]) {
      await world.control(foreign(campaign));
    }
    const there = world.campaigns();
    const resource = new Resource(world);
    await story.before(resource, service);
    const before = world.calls().filter((call) => call.service === service.name).length;
    if (fault) world.faults.add({ service: service.name, ...fault });
    await story.during(resource, service);
    const calls = world.calls().filter((call) => call.service === service.name);
    await endOf(resource);
    expect(world.campaigns()).toEqual(there);
    expectNothingLost(world, resource.events, [NAME]);
    const starts = world.starts();
    expect(Math.max(...starts)).toBeLessThanOrEqual(1);
    expect(starts.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(story.contacts);
    return calls.slice(before).map(({ operation }) => operation ?? '');
  }

  /** What runs and can neither be stopped nor deleted is told; it is over by itself in the end. */
  async function endOf(resource: Resource): Promise<void> {
    world.faults.clear();
    await world.control({ control: 'outcomes', body: { start: 'succeed', update: 'succeed' } });
    for (const { properties, id } of [...resource.leftBehind, ...(resource.held ? [resource.held] : [])]) {
      const end = () => resource.cleanUp({ properties, id });
      if ((await end()).status === 'SUCCESS') continue;
      await complete();
      expect((await end()).status).toBe('SUCCESS');
    }
  }

  async function complete(): Promise<void> {
    const { running } = service.outreach.states;
    const all = world.campaigns<{ id: string; state: string }>().filter(({ state }) => state === running);
    for (const { id } of all) await world.control(service.outreach.setState(id, service.outreach.over[0] ?? ''));
  }
});

/** Only its switches are looked at. */
const NO_CONTEXT = { now: () => 0, duration: () => 0, lagMs: () => 0, rates: () => false, switch: () => undefined };

/** Somebody else's campaign, where ours is. */
function foreign({ projectKey, account_id, ...campaign }: Readonly<Record<string, unknown>>) {
  const { baseUrl: _url, apiKey: _key, apiVersion: _version, ...content } = campaign;
  const place = projectKey === undefined ? { account_id } : { project: projectKey, source: 'api' };
  return { control: 'campaigns', body: { put: { ...content, ...place } } };
}
