import type { FaultKind } from '../../../emulator';
import { expectNothingLost } from '../../support/invariants';
import { Resource } from '../../support/resource';
import { SERVICES } from '../../support/services';
import { World } from '../../support/world';
import { LIFECYCLES } from './lifecycles';
import type { Lifecycle } from './lifecycles';

/** Which of the calls of a lifecycle are hit, given the invocation that made each. */
type Chosen = (call: number, invocationOf: readonly number[]) => boolean;

/** Hits one call after the other of every lifecycle: the service's, the waiter's, and the answer. */
export function everyCall(kind: FaultKind, chosen: Chosen = () => true): void {
  describe.each(SERVICES)('$name: every call of every lifecycle', (service) => {
    let world: World;
    beforeAll(async () => (world = await World.start(service)));
    afterAll(() => world.close());

    test.each(LIFECYCLES)(`$title survives ${kind} at every call [R4][R7][R8][R25][R35]`, hitEveryCall, 120_000);

    async function hitEveryCall(lifecycle: Lifecycle): Promise<void> {
      const invocations = await run(lifecycle);
      const calls = [...invocations.keys()].filter((call) => chosen(call, invocations));
      expect(calls.length).toBeGreaterThan(2);
      for (const after of calls) {
        await run(lifecycle, { kind, after }).catch((cause: unknown) => {
          const call = world.calls()[after]?.operation ?? '';
          throw new Error(`${kind} at call ${after + 1} of ${invocations.length} (${call})`, { cause });
        });
      }
      const hit = `${calls.length} of ${invocations.length} calls`;
      process.stdout.write(`${service.name}: ${lifecycle.title}: ${kind} at ${hit}\n`);
    }

    /** The lifecycle from an empty service to an empty service; which invocation made each of its calls. */
    async function run(lifecycle: Lifecycle, fault?: { kind: FaultKind; after: number }): Promise<number[]> {
      await world.reset();
      world.settings.change({ speed: 100 });
      const resource = new Resource(world);
      await lifecycle.before(resource, service);
      const before = world.invocationOf.length;
      if (fault) world.faults.add(fault);
      await lifecycle.during(resource, service);
      const invocations = world.invocationOf.slice(before);
      const wanted = lifecycle.then(service).map((shown) => expect.objectContaining(shown) as object);
      expect(world.campaigns()).toEqual(wanted);
      if (resource.held) await resource.destroy();
      expectNothingLost(world, resource.events, lifecycle.survivors);
      return invocations;
    }
  });
}
