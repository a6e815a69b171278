import type { FaultKind } from '../../../emulator';
import { expectNothingLost } from '../../support/invariants';
import { Resource } from '../../support/resource';
import type { OutreachService } from '../../support/services';
import { EVERY } from '../../support/services';
import type { Switches } from '../../support/services/row';
import { World } from '../../support/world';
import type { Story } from './sent-once';
import { KINDS, NAME, STORIES, TRUTHS, UNMARKED } from './sent-once';

/** These leave something behind that the next pass does not know of; what else there is has had no effect. */
const LOST: readonly FaultKind[] = ['reset-after', 'kill-after'];
const ALL = process.env.FAULTS === 'all';

/** What is tried under a truth; the first is what is taken for likely. */
function triedUnder(truth: number): Tried {
  if (ALL) return { stories: STORIES, kinds: KINDS, everyCall: true };
  const isWhole = EVERY && truth === 0;
  return { stories: STORIES.filter(({ always }) => isWhole || always === true), kinds: LOST, everyCall: false };
}

interface Tried {
  readonly stories: readonly Story[];
  readonly kinds: readonly FaultKind[];
  /** Of the service; otherwise its writes. */
  readonly everyCall: boolean;
}

/**
 * Nobody is contacted twice, no draft remains, and a foreign campaign of the same name stays as it is. `npm run faults -- --all` hits
 * every call of every story with every kind of fault under every truth of what no document confirms; `npm run faults` the writes with
 * what gets lost, under the likely truth, and those of some stories under the others; a plain test run less.
 */
export function sentOnce(name: string): void {
  const services = UNMARKED.filter((service) => service.name === name);
  describe.each(services)('$name: sent once', describeService);
}

function describeService(service: OutreachService): void {
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

  describe.each(tried)('with the truths %i: %j', (index, switches) => {
    const { stories, ...how } = triedUnder(index);
    test.each(stories)('$title [R4][R7][R8][R23][R25][R60]', (story) => hitCalls(story, switches, how), 900_000);
  });

  async function hitCalls(
    story: Story,
    switches: Switches,
    { kinds, everyCall }: Omit<Tried, 'stories'>,
  ): Promise<void> {
    const trail = await run(story, switches);
    const hit = [...trail.keys()].filter((call) => everyCall || service.writes.includes(trail[call] ?? ''));
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
}

/** Only its switches are looked at. */
const NO_CONTEXT = { now: () => 0, duration: () => 0, lagMs: () => 0, rates: () => false, switch: () => undefined };

/** By which a campaign is reached, and what the emulator has another word for. */
const OURS = ['baseUrl', 'apiKey', 'apiVersion', 'projectKey'];

/** Somebody else's campaign, where ours is. */
function foreign(campaign: Readonly<Record<string, unknown>>) {
  const content = Object.entries(campaign).filter(([member]) => !OURS.includes(member));
  const { projectKey: project } = campaign;
  const place = project === undefined ? {} : { project, source: 'api' };
  return { control: 'campaigns', body: { put: { ...Object.fromEntries(content), ...place } } };
}
