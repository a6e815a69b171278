import { Resource } from '../support/resource';
import { MARKED, SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(SERVICES)('$name: delete', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('ends when the service says not found [R26][R32]', async () => {
    await resource.create(service.minimal);
    const event = await resource.begin('Delete', service.minimal);
    expect(world.calls(service.operations.remove)).toHaveLength(1);
    expect(resource.reply(event)).toBeUndefined();
    await world.time.settle();
    expect(resource.reply(event)?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test('twice is success [R27]', async () => {
    const { id } = await resource.create(service.minimal);
    await resource.destroy();
    resource.held = { properties: service.minimal, id };
    expect(await resource.destroy()).toMatchObject({ status: 'SUCCESS', id });
  });

  test('while it is created stops the create and removes the campaign [R28]', async () => {
    const early = service.named('shop-early', service.slow);
    const create = await resource.begin('Create', early);
    resource.held = { properties: early, id: world.physicalIdOf('shop-early') };
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(resource.reply(create)).toBeUndefined();
    expect(world.campaigns()).toEqual([]);
  });

  test('while it is updated waits for the update [R28]', async () => {
    await resource.create(service.minimal);
    await resource.begin('Update', service.changed);
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test('while it is deleted waits for the end [R28]', async () => {
    await resource.create(service.minimal);
    await resource.begin('Delete', service.minimal);
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.calls(service.operations.remove)).toHaveLength(1);
  });

  test('of an id that stands for no campaign, of an invented one and of another kind removes nothing [R6]', async () => {
    await world.control(service.put('foreign'));
    for (const id of ['no-campaign-x', 'shop-Recommendations-1KX2ABCDEFGH', 'arn:aws:s3:::a-bucket']) {
      resource.held = { properties: service.named('foreign'), id };
      expect(await resource.destroy()).toMatchObject({ status: 'SUCCESS', id });
    }
    expect(world.campaigns()).toEqual([expect.objectContaining({ name: 'foreign' })]);
  });

  test('after a failed create that made nothing is success [R29]', async () => {
    world.faults.add({ service: service.name, operation: service.operations.create, kind: 'denied', times: 1000 });
    await world.control(service.put('shop-refused'));
    const { reply, rollback } = await resource.deploy(service.named('shop-refused'));
    expect([reply.status, rollback?.status]).toEqual(['FAILED', 'SUCCESS']);
    expect(world.campaigns()).toEqual([expect.objectContaining({ name: 'shop-refused' })]);
  });

  test('frees the name for the next [R33]', async () => {
    const named = service.named('shop-again');
    await resource.create(named);
    const held = resource.held;
    await resource.begin('Delete', named);
    const second = new Resource(world, 'Second');
    expect((await second.create(named)).status).toBe('SUCCESS');
    resource.held = held;
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toHaveLength(1);
  });

  test('lets the same resource be made again [R33]', async () => {
    for (let time = 0; time < 2; time++) {
      expect((await resource.create(service.minimal)).status).toBe('SUCCESS');
      expect(world.campaigns()).toHaveLength(1);
      expect((await resource.destroy()).status).toBe('SUCCESS');
      expect(world.campaigns()).toEqual([]);
    }
  });

  test("works with last year's properties, and without what the campaign is made of [R34]", async () => {
    await resource.create(service.named('shop-old'));
    for (const operation of service.ingredients) {
      world.faults.add({ service: service.name, operation, kind: 'denied', times: 100 });
    }
    expect((await resource.delete(service.lastYears('shop-old'))).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });
});

describe.each(SERVICES.filter(({ unprovable }) => unprovable === undefined))('$name: delete', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test("of an invented id removes what is provably ours, and not another stack's [R6]", async () => {
    await resource.create(service.named('shop-mine'));
    resource.held = { properties: service.named('shop-mine'), id: 'shop-Recommendations-1KX2ABCDEFGH' };
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });
});

describe.each(MARKED)('$name: delete', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test("leaves a campaign that carries another stack's mark [R6]", async () => {
    const other = new Resource(world, 'Recommendations', 'arn:aws:cloudformation:us-east-1:123456789012:stack/b/1');
    const { id } = await other.create(service.named('shop-theirs'));
    resource.held = { properties: service.named('shop-theirs'), id };
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toHaveLength(1);
  });
});
