import { Resource } from '../support/resource';
import { MARKED, SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(MARKED)('$name: adoption', (service) => {
  let world: World;
  let resource: Resource;
  const adopting = service.named('veteran', { ...service.changed, options: { adopt: true } });
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(async () => {
    resource = new Resource(world);
    await world.control(service.put('veteran', { team: 'other' }));
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('creates nothing and brings the campaign to what is wanted [R57]', async () => {
    expect((await resource.create(adopting)).status).toBe('SUCCESS');
    expect(world.calls(service.operations.create)).toEqual([]);
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.changed)]);
    expect(JSON.stringify(world.campaigns())).toContain('cdk-campaigns:adopted');
  });

  test('makes the campaign where there is none', async () => {
    await world.control(service.takeAway('veteran'));
    expect((await resource.create(adopting)).status).toBe('SUCCESS');
    expect(JSON.stringify(world.campaigns())).not.toContain('cdk-campaigns:adopted');
    await resource.destroy();
    expect(world.campaigns()).toEqual([]);
  });

  test('survives delete, without our marks [R59]', async () => {
    await resource.create(adopting);
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining({ name: 'veteran' })]);
    expect(JSON.stringify(world.campaigns())).not.toContain('cdk-campaigns:');
  });

  test('survives a delete that comes at once, without our marks, though reads lag [R28][R59]', async () => {
    const { campaign } = service.named('veteran');
    world.settings.change({ lagMs: 9000 });
    await world.time.settle({ until: world.time.now() + 9000 });
    await resource.create({ campaign, options: { adopt: true } });
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining({ name: 'veteran' })]);
    expect(JSON.stringify(world.campaigns())).not.toContain('cdk-campaigns:');
  });

  test('survives delete when somebody took the marks off [R59]', async () => {
    await resource.create(adopting);
    await world.control(service.setTags('veteran', {}));
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toHaveLength(1);
  });

  test('survives an update that puts marks back, and then delete [R59]', async () => {
    await resource.create(adopting);
    await world.control(service.setTags('veteran', {}));
    await resource.deploy({ ...adopting, campaign: { ...adopting.campaign, ...service.minimal.campaign } });
    await resource.destroy();
    expect(world.campaigns()).toHaveLength(1);
  });

  test('survives replacement [R59]', async () => {
    await resource.create(adopting);
    expect((await resource.deploy(service.another())).reply.status).toBe('SUCCESS');
    await resource.destroy();
    expect(world.campaigns()).toEqual([expect.objectContaining({ name: 'veteran' })]);
  });

  test('survives the rollback of a create that failed after it was adopted [R4][R59]', async () => {
    // It was there long before.
    await world.time.settle({ until: world.time.now() + 120_000 });
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    const { reply, rollback } = await resource.deploy(adopting);
    expect(reply.status).toBe('FAILED');
    expect(reply.id).not.toBe(world.idOf('veteran'));
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
    expect(JSON.stringify(world.campaigns())).not.toContain('cdk-campaigns:');
  });

  test('ends in deletion only where that was written out [R59]', async () => {
    const doomed = { ...adopting, options: { adopt: true, teardown: 'delete' } };
    await resource.create(doomed);
    await resource.destroy();
    expect(world.campaigns()).toEqual([]);
  });
});

const OTHER_STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/b/1';

describe.each(SERVICES.filter(({ uniqueNames }) => uniqueNames))('$name: a name that is taken', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('by a foreign campaign fails the create, naming it [R9]', async () => {
    await world.control(service.put('veteran', { team: 'other' }));
    const { status, reason } = await resource.create(service.named('veteran'));
    expect(status).toBe('FAILED');
    expect(reason).toContain(world.idOf('veteran'));
    expect(reason).toContain('which this stack did not make');
  });

  test("by another stack's campaign fails the create, also where adoption is asked for [R9]", async () => {
    await new Resource(world, 'Recommendations', OTHER_STACK).create(service.named('veteran'));
    const { status, reason } = await resource.create({ ...service.named('veteran'), options: { adopt: true } });
    expect(status).toBe('FAILED');
    expect(reason).toContain(`which belongs to the stack ${OTHER_STACK}`);
  });

  test('by another resource of the stack fails the create, saying what to do [R9]', async () => {
    await new Resource(world, 'Before').create(service.named('shop-fixed'));
    const { status, reason } = await resource.create(service.named('shop-fixed'));
    expect(status).toBe('FAILED');
    expect(reason).toContain('belongs to Before of this stack');
    expect(reason).toContain('choose another name, leave the name out to have one generated');
  });
});

describe.each(SERVICES.filter(({ uniqueNames }) => !uniqueNames))('$name: a name that others have, too', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test.each([
    ['a foreign campaign', (): Promise<unknown> => world.control(service.put('veteran', { team: 'other' }))],
    [
      "another stack's campaign",
      () => new Resource(world, 'Recommendations', OTHER_STACK).create(service.named('veteran')),
    ],
    ['another of the stack', () => new Resource(world, 'Before').create(service.named('veteran'))],
  ])('leaves %s alone, and so does the end [R9][R6]', async (_, before) => {
    await before();
    const there = world.campaigns();
    expect((await resource.deploy(service.named('veteran', service.full))).reply.status).toBe('SUCCESS');
    await resource.deploy(service.named('veteran'));
    expect(world.campaigns()).toHaveLength(2);
    await resource.destroy();
    expect(world.campaigns()).toEqual(there);
  });
});

describe.each(MARKED.filter(({ uniqueNames }) => !uniqueNames))('$name: a name that others have, too', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test("that only another stack's campaign has fails an adoption, which leaves that alone [R9]", async () => {
    await new Resource(world, 'Recommendations', OTHER_STACK).create(service.named('veteran'));
    const there = world.campaigns();
    const { status } = await resource.create({ ...service.named('veteran'), options: { adopt: true } });
    expect(status).toBe('FAILED');
    expect(world.campaigns()).toEqual(there);
  });

  test('of two that could be adopted fails the create, naming both, until one is renamed [R9][R57]', async () => {
    await world.control(service.put('veteran'));
    await world.control(service.put('veteran'));
    const { status, reason } = await resource.create({ ...service.named('veteran'), options: { adopt: true } });
    expect(status).toBe('FAILED');
    for (const { arn } of world.campaigns<{ arn: string }>()) expect(reason).toContain(arn);
  });

  test('and that a stack kept of an earlier deploy is not taken for its own [R8][R59]', async () => {
    await resource.create(service.named('veteran'));
    const kept = world.campaigns();
    await world.time.settle({ until: world.time.now() + 3_600_000 });
    const later = new Resource(world);
    world.faults.add({ operation: service.operations.create, kind: 'reset-after' });
    expect((await later.create(service.named('veteran', service.full))).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([...kept, expect.objectContaining(service.shown.full)]);
    await later.destroy();
    expect(world.campaigns()).toEqual(kept);
  });
});
