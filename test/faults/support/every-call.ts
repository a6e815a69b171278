import type { FaultKind } from '../../../emulator';
import { expectNothingLost } from '../../support/invariants';
import { Resource } from '../../support/resource';
import { SERVICES } from '../../support/services';
import { World } from '../../support/world';
import { LIFECYCLES } from './lifecycles';
import type { Lifecycle } from './lifecycles';

type Trail = World['trail'];

/**
 * Reading leaves nothing behind. So a function that is killed leaves the same behind from one effect to the next, and so does
 * a read whose answer is lost before or after. `npm run faults` hits every call all the same.
 */
const hasEffect = ({ operation }: Trail[number]) => !/^(Describe|List|Get)/.test(operation);
const sameInvocation = (one: Trail[number], other?: Trail[number]) => one.invocation === other?.invocation;

/** Whether a fault at this call leaves something behind that no other fault of its kind does. */
function isDistinct(kind: FaultKind, trail: Trail, call: number): boolean {
  const [before, one, next] = [trail[call - 1], trail[call], trail[call + 1]];
  if (!one || process.env.FAULTS === 'every') return true;
  if (kind === 'kill-before') return !before || !sameInvocation(one, before) || hasEffect(before);
  if (kind === 'kill-after') return !sameInvocation(one, next);
  return kind !== 'reset-after' || hasEffect(one);
}

/** Hits one call after the other of every lifecycle: the service's, the waiter's, and the answer. */
export function everyCall(kind: FaultKind): void {
  describe.each(SERVICES)('$name: every call of every lifecycle', (service) => {
    let world: World;
    beforeAll(async () => (world = await World.start(service)));
    afterAll(() => world.close());

    test.each(LIFECYCLES)(`$title survives ${kind} at every call [R4][R7][R8][R25][R35]`, hitEveryCall, 120_000);

    async function hitEveryCall(lifecycle: Lifecycle): Promise<void> {
      const trail = await run(lifecycle);
      const calls = [...trail.keys()].filter((call) => isDistinct(kind, trail, call));
      expect(calls.length).toBeGreaterThan(2);
      for (const after of calls) {
        await run(lifecycle, { kind, after }).catch((cause: unknown) => {
          const call = world.calls()[after]?.operation ?? '';
          throw new Error(`${kind} at call ${after + 1} of ${trail.length} (${call})`, { cause });
        });
      }
      const hit = `${calls.length} of ${trail.length} calls`;
      process.stdout.write(`${service.name}: ${lifecycle.title}: ${kind} at ${hit}\n`);
    }

    /** The lifecycle from an empty service to an empty service; its calls. */
    async function run(lifecycle: Lifecycle, fault?: { kind: FaultKind; after: number }): Promise<Trail> {
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
      return trail;
    }
  });
}
