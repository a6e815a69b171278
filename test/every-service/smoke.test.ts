import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(SERVICES)('$name', (service) => {
  let world: World;
  beforeAll(async () => (world = await World.start(service)));
  afterAll(() => world.close());
  test('lifecycle', async () => {
    const resource = new Resource(world);
    const t0 = world.time.now();
    console.log(await resource.create(service.minimal), (world.time.now() - t0) / 1000);
    console.log(world.calls().length, world.calls().map((c) => c.operation).join(' '));
    console.log(await resource.deploy(service.changed));
    console.log(await resource.deploy(service.full), world.campaigns());
    console.log(await resource.deploy(service.minimal), world.campaigns());
    console.log(await resource.destroy(), world.campaigns());
    console.log(world.functions.invocations, world.functions.logs.slice(0, 10).join('\n'));
  });
});
