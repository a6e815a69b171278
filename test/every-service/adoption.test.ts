import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(SERVICES)('$name: adoption', (service) => {
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

  test('is asked for, or a foreign campaign of the name fails the create, naming it [R9]', async () => {
    const { status, reason } = await resource.create(service.named('veteran'));
    expect(status).toBe('FAILED');
    expect(reason).toContain(service.idOf('veteran'));
    expect(reason).toContain('which this stack did not make');
  });

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
    expect((await resource.deploy(service.named('shop-new'))).reply.status).toBe('SUCCESS');
    await resource.destroy();
    expect(world.campaigns()).toEqual([expect.objectContaining({ name: 'veteran' })]);
  });

  test('survives the rollback of a create that failed after it was adopted [R4][R59]', async () => {
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    const { reply, rollback } = await resource.deploy(adopting);
    expect(reply.status).toBe('FAILED');
    expect(reply.id).not.toBe(service.idOf('veteran'));
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

  test("does not take another stack's campaign [R9]", async () => {
    await world.control(service.takeAway('veteran'));
    const other = new Resource(world, 'Recommendations', 'arn:aws:cloudformation:us-east-1:123456789012:stack/b/1');
    await other.create(service.named('veteran'));
    const { status, reason } = await resource.create(adopting);
    expect(status).toBe('FAILED');
    expect(reason).toContain('which belongs to the stack arn:aws:cloudformation:us-east-1:123456789012:stack/b/1');
  });

  test('a fixed name that another resource of the stack holds fails, saying what to do [R9]', async () => {
    await new Resource(world, 'Before').create(service.named('shop-fixed'));
    const { status, reason } = await resource.create(service.named('shop-fixed'));
    expect(status).toBe('FAILED');
    expect(reason).toContain('belongs to Before of this stack');
    expect(reason).toContain('choose another name, leave the name out to have one generated');
  });
});
