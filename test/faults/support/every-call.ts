import type { FaultKind } from '../../../emulator';
import { expectNothingLost } from '../../support/invariants';
import { Resource } from '../../support/resource';
import type { ServiceRow } from '../../support/services';
import { EVERY, SAMPLE } from '../../support/services';
import { World } from '../../support/world';
import { LIFECYCLES, OUTREACH_LIFECYCLES } from './lifecycles';
import type { Lifecycle } from './lifecycles';

/**
 * `npm run faults`, which is part of `npm run check`, hits every call of every lifecycle with every kind. A plain test run is a
 * sample of that: per kind the few lifecycles that list it, and of their calls the service's writes and the answers,
 * less than a twentieth of all. Faults at claims, at looks after other claims and at reads are not in it.
 */
const isTried = (service: ServiceRow, operation: string) =>
  operation === 'answer' || service.writes.includes(operation);

/** Calls of services whose campaigns carry no marks are hit in `sent-once`, under all truths. */
function isHit(service: ServiceRow, call: World['trail'][number] | undefined): boolean {
  if (!call) return false;
  return EVERY ? service.unmarked === undefined || call.service !== service.name : isTried(service, call.operation);
}

/** Nobody is contacted twice: all campaigns that there ever were have been started once together. */
function expectOneStart(world: World): void {
  expect(world.starts().reduce((sum, starts) => sum + starts, 0)).toBeLessThanOrEqual(1);
}

/** Hits one call after the other: the service's, the waiter's, and the answer. */
export function everyCall(kind: FaultKind): void {
  describe.each(SAMPLE)('$name: every call of every lifecycle', (service) => {
    let world: World;
    beforeAll(async () => (world = await World.start(service)));
    afterAll(() => world.close());

    const calls = EVERY ? 'every call' : 'every write and answer';
    const all = [...LIFECYCLES, ...(service.outreach ? OUTREACH_LIFECYCLES : [])];
    const own = all.filter(({ of = () => true }) => of(service));
    const lifecycles = own.filter(({ tried = [] }) => EVERY || tried.includes(kind));
    test.each(lifecycles)(`$title survives ${kind} at ${calls} [R4][R7][R8][R25][R35]`, hitEveryCall, 120_000);

    async function hitEveryCall(lifecycle: Lifecycle): Promise<void> {
      const trail = await run(lifecycle);
      const hit = [...trail.keys()].filter((call) => isHit(service, trail[call]));
      expect(hit.length).toBeGreaterThan(2);
      for (const after of hit) {
        await run(lifecycle, { kind, after }).catch((cause: unknown) => {
          throw new Error(`${kind} at call ${after + 1} of ${trail.length} (${trail[after]?.operation ?? ''})`, {
            cause,
          });
        });
      }
      if (EVERY) process.stdout.write(`${service.name}: ${lifecycle.title}: ${kind} at ${hit.length} calls\n`);
    }

    /** The lifecycle from an empty service to an empty service; the operations that it called. */
    async function run(lifecycle: Lifecycle, fault?: { kind: FaultKind; after: number }): Promise<World['trail']> {
      await world.reset();
      world.settings.change({ speed: 100 });
      const resource = new Resource(world);
      await lifecycle.before(resource, service);
      const before = world.trail.length;
      if (fault) world.faults.add(fault);
      await lifecycle.during(resource, service);
      const trail = world.trail.slice(before);
      const wanted = lifecycle.then(service).map((shown) => expect.objectContaining(shown) as object);
      expect(world.campaigns()).toEqual(wanted);
      if (resource.held) await resource.destroy();
      expectNothingLost(world, resource.events, lifecycle.survivors);
      if (service.outreach) expectOneStart(world);
      return trail;
    }
  });
}
