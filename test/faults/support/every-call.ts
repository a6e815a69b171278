import type { FaultKind } from '../../../emulator';
import { expectNothingLost } from '../../support/invariants';
import { Resource } from '../../support/resource';
import { SERVICES } from '../../support/services';
import { World } from '../../support/world';
import { LIFECYCLES } from './lifecycles';
import type { Lifecycle } from './lifecycles';

/** Hits one call after the other of every lifecycle: the service's, the waiter's, and the answer. */
export function everyCall(kinds: readonly FaultKind[]): void {
  describe.each(SERVICES)('$name: every call of every lifecycle', (service) => {
    let world: World;
    beforeAll(async () => (world = await World.start(service)));
    afterAll(() => world.close());

    test.each(LIFECYCLES)(
      '$title survives every fault at every call [R4][R7][R8][R25][R35]',
      async (lifecycle) => {
        const calls = await run(lifecycle);
        expect(calls).toBeGreaterThan(4);
        for (let after = 0; after < calls; after++) {
          for (const kind of kinds) {
            try {
              await run(lifecycle, { kind, after });
            } catch (error) {
              const call = world.calls()[after]?.operation ?? '';
              throw new Error(`${kind} at call ${after + 1} of ${calls} (${call})`, { cause: error });
            }
          }
        }
        report(`${service.name}: ${lifecycle.title}: ${calls} calls x ${kinds.length} faults`);
      },
      120_000,
    );

    async function run(lifecycle: Lifecycle, fault?: { kind: FaultKind; after: number }): Promise<number> {
      await world.reset();
      world.settings.change({ speed: 100 });
      const resource = new Resource(world);
      await lifecycle.before(resource, service);
      const before = world.calls().length;
      if (fault) world.faults.add(fault);
      await lifecycle.during(resource, service);
      expect(world.campaigns()).toEqual(
        lifecycle.then(service).map((shown) => expect.objectContaining(shown) as object),
      );
      const { length } = world.calls();
      if (resource.held) await resource.destroy();
      expectNothingLost(world, resource.events, lifecycle.survivors);
      return length - before;
    }
  });
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
