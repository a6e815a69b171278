import { Resource } from '../support/resource';
import { MARKED, SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(SERVICES)('$name: create', (service) => {
  let world: World;
  beforeAll(async () => (world = await World.start(service)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('answers with the id that delete needs, at most 1,024 bytes [R1]', async () => {
    const resource = new Resource(world);
    const { status, id } = await resource.create(service.minimal);
    expect(status).toBe('SUCCESS');
    expect(id).not.toBe('');
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(1024);
    await resource.destroy();
    expect(world.campaigns()).toEqual([]);
  });

  test('makes no more write calls than it takes', async () => {
    await new Resource(world).create(service.full);
    expect(world.writes().map(({ operation }) => operation)).toEqual(service.createWrites);
  });

  test('is answered only when the campaign is ready [R10]', async () => {
    const resource = new Resource(world);
    const event = await resource.begin('Create', service.slow);
    expect(world.campaigns()).toHaveLength(1);
    expect(resource.reply(event)).toBeUndefined();
    await world.time.settle();
    expect(resource.reply(event)?.status).toBe('SUCCESS');
  });

  test.each(['minimal', 'changed', 'full'] as const)('%s properties are there as asked for [R12]', async (which) => {
    await new Resource(world).create(service[which]);
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown[which])]);
  });

  test('a campaign that is not visible yet is pending [R13]', async () => {
    world.settings.change({ lagMs: 30_000 });
    const { status } = await new Resource(world).create(service.minimal);
    expect(status).toBe('SUCCESS');
  });

  test('an answer that breaks off, whatever its status, says nothing and is asked for again [R13][R43]', async () => {
    world.settings.change({ lagMs: 30_000 });
    world.faults.add({ service: service.name, operation: service.operations.read, kind: 'truncated', times: 2 });
    expect((await new Resource(world).create(service.minimal)).status).toBe('SUCCESS');
    expect(world.faults.list()).toEqual([]);
  });

  test("a campaign that fails carries the service's reason and its id, so the rollback removes it [R4][R11][R29]", async () => {
    await world.control(service.outcome('create', 'The model is not of this world.'));
    const { reply, rollback } = await new Resource(world).deploy(service.named('shop-failing'));
    // Where it is refused at once there is none.
    const id = service.unmarked ? (expect.stringMatching(/^no-campaign-/) as string) : world.idOf('shop-failing');
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(reply.reason).toContain(service.createFailure);
    expect(reply.reason).toContain(`${service.noun} shop-failing`);
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test('one that is not ready at its deadline echoes the real id, by which the rollback removes it [R4][R38]', async () => {
    const { campaign, options } = service.named('shop-late', service.slow);
    if (service.stuck.fault) world.faults.add({ service: service.name, ...service.stuck.fault });
    const late = { campaign, options: { ...options, deadlineSeconds: 60 } };
    const { reply, rollback } = await new Resource(world).deploy(late);
    expect(reply).toMatchObject({ status: 'FAILED', id: world.physicalIdOf('shop-late', late) });
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test('what the service refuses for good fails in the first poll that sees it [R46][R44]', async () => {
    world.faults.add({ service: service.name, operation: service.operations.create, kind: 'denied', times: 1000 });
    const resource = new Resource(world);
    const started = world.time.now();
    const { status, reason } = await resource.create(service.minimal);
    expect(status).toBe('FAILED');
    expect(reason).toMatch(service.denial.words);
    expect(reason).toContain('Log group: /aws/lambda/campaigns');
    // A policy that was just attached has three minutes; a key has none.
    const least = service.denial.waits ? 180_000 : 0;
    expect(world.time.now() - started).toBeGreaterThanOrEqual(least);
    expect(world.time.now() - started).toBeLessThan(least + 120_000);
  });

  test('properties that are not valid fail with every problem at once, and nothing is called [R44]', async () => {
    const properties = { campaign: { ...service.named('').campaign, unheardOf: 'x' }, options: { adopt: 'maybe' } };
    const { status, reason } = await new Resource(world).create(properties);
    expect(status).toBe('FAILED');
    expect(reason).toContain('campaign.name must');
    expect(reason).toContain('campaign.unheardOf is not known');
    expect(reason).toContain('options.adopt must be true or false, got "maybe"');
    expect(world.calls().filter((call) => call.service === service.name)).toEqual([]);
  });

  test('generated names differ by stack and by resource, and stay over retries [R52]', async () => {
    const other = 'arn:aws:cloudformation:us-east-1:123456789012:stack/other/9f8e7d6c';
    await new Resource(world, 'A').create(service.minimal);
    await new Resource(world, 'B').create(service.minimal);
    await new Resource(world, 'A', other).create(service.minimal);
    const names = world.campaigns<{ name: string }>().map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
    expect(names.every((name) => name.startsWith(`${String(service.minimal.options?.namePrefix)}-`))).toBe(true);
  });
});

describe.each(MARKED)('$name: create', (service) => {
  test('tags and marks are there from the first moment [R14]', async () => {
    const world = await World.start(service);
    await new Resource(world).create(service.full);
    expect(world.calls(service.operations.tag)).toEqual([]);
    const [campaign] = world.campaigns();
    expect(JSON.stringify(campaign)).toContain('cdk-campaigns:stack');
    expect(JSON.stringify(campaign)).toContain('discovery');
    await world.close();
  });
});
