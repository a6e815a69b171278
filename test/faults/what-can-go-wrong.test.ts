import { expectNothingLost } from '../support/invariants';
import type { Event } from '../support/resource';
import { randomText, Resource } from '../support/resource';
import { MARKED, SERVICES } from '../support/services';
import { isOk, World } from '../support/world';

const MINUTE = 60_000;

/* Each row ends with nothing lost and one answer to every request. */
describe.each(SERVICES)('$name: what can go wrong', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => {
    world.settings.change({ speed: 10 });
    resource = new Resource(world);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  /** Deletes what a create made and checks the end. */
  async function endAfter(create: Event, ...others: Event[]): Promise<void> {
    const reply = resource.reply(create);
    resource.held = { properties: service.minimal, id: reply?.id ?? '' };
    const end = resource.event('Delete', service.minimal);
    expect((await resource.request(end))?.status).toBe('SUCCESS');
    expectNothingLost(world, [create, ...others, end]);
  }

  test('the same event is delivered twice at once [R7][R35]', async () => {
    const create = resource.event('Create', service.minimal);
    world.functions.send(create);
    world.functions.send(create);
    await world.time.settle();
    expect(world.calls(service.operations.create)).toHaveLength(1);
    expect(world.answers.all(create.RequestId)).toHaveLength(1);
    await endAfter(create);
  });

  test('the same event is delivered again later [R7][R35]', async () => {
    const create = resource.event('Create', service.minimal);
    await resource.request(create);
    await resource.request(create);
    expect(world.calls(service.operations.create)).toHaveLength(1);
    expect(world.answers.all(create.RequestId)).toHaveLength(1);
    await endAfter(create);
  });

  test('a request is sent again, with a new response URL [R7]', async () => {
    const create = resource.event('Create', service.minimal);
    world.functions.send(create);
    world.time.advance(1000);
    const again = resource.event('Create', service.minimal, { RequestId: create.RequestId });
    expect(again.ResponseURL).not.toBe(create.ResponseURL);
    world.functions.send(again);
    await world.time.settle();
    expect(world.calls(service.operations.create).filter(({ status }) => isOk(status))).toHaveLength(1);
    await endAfter(create);
  });

  test('the answer of the create is lost [R8]', async () => {
    world.faults.add({ operation: service.operations.create, kind: 'reset-after' });
    const create = resource.event('Create', service.minimal);
    expect((await resource.request(create))?.status).toBe('SUCCESS');
    expect(world.calls(service.operations.create)).toHaveLength(1);
    await endAfter(create);
  });

  test('the answer of the create is lost, and reads lag [R8][R13]', async () => {
    world.settings.change({ lagMs: 15_000 });
    world.faults.add({ operation: service.operations.create, kind: 'reset-after' });
    const create = resource.event('Create', service.minimal);
    expect((await resource.request(create))?.status).toBe('SUCCESS');
    expect(world.campaigns()).toHaveLength(1);
    await endAfter(create);
  });

  test('a write is answered with a truncated body, and with HTML of a proxy [R8][R43]', async () => {
    world.faults.add({ operation: service.operations.create, kind: 'html' });
    world.faults.add({ operation: service.operations.create, kind: 'truncated', after: 1 });
    const create = resource.event('Create', service.minimal);
    expect((await resource.request(create))?.status).toBe('SUCCESS');
    await endAfter(create);
  });

  test('everything is throttled for a minute [R45]', async () => {
    const create = resource.event('Create', service.minimal);
    world.functions.send(create);
    for (let second = 0; second < 60; second++) {
      world.faults.clear();
      world.faults.add({ service: service.name, kind: 'throttle', times: 1000 });
      await world.time.settle({ until: world.time.now() + 1000 });
    }
    expect(world.campaigns()).toEqual([]);
    world.faults.clear();
    await world.time.settle();
    expect(resource.reply(create)?.status).toBe('SUCCESS');
    await endAfter(create);
  });

  test('ten passes meet an internal error [R43][R45]', async () => {
    world.faults.add({ service: service.name, kind: 'error', times: 10 });
    const create = resource.event('Create', service.minimal);
    expect((await resource.request(create))?.status).toBe('SUCCESS');
    await endAfter(create);
  });

  test('the answer is not taken twice [R37]', async () => {
    world.faults.add({ operation: 'answer', kind: 'unavailable', times: 2 });
    const create = resource.event('Create', service.minimal);
    await resource.request(create);
    expect(world.answers.all(create.RequestId)).toHaveLength(1);
    expect(world.calls('answer').map(({ status }) => status)).toEqual([503, 503, 200]);
    await endAfter(create);
  });

  test('the waiter itself is throttled and denied at first [R35]', async () => {
    world.faults.add({ operation: 'StartExecution', kind: 'throttle' });
    world.faults.add({ operation: 'StartExecution', kind: 'denied' });
    const create = resource.event('Create', service.minimal);
    expect((await resource.request(create))?.status).toBe('SUCCESS');
    await endAfter(create);
  });

  test('the waiter can never be started [R35]', async () => {
    world.faults.add({ operation: 'StartExecution', kind: 'denied', times: 100 });
    const reply = await resource.request(resource.event('Create', service.minimal));
    expect(reply).toMatchObject({ status: 'FAILED' });
    expect(reply?.reason).toContain('AccessDenied');
    expect(world.campaigns()).toEqual([]);
  });

  test('Lambda throttles the polls and fails itself [R35]', async () => {
    world.settings.change({ speed: 1, ...service.underWay.settings });
    const create = resource.event('Create', service.slow);
    world.functions.send(create);
    await world.time.settle({ until: world.time.now() + 5000 });
    world.functions.throttleNext(20);
    world.functions.throttleNext(3, 'ServiceException');
    await world.time.settle();
    expect(resource.reply(create)?.status).toBe('SUCCESS');
    await endAfter(create);
  });

  test('the deadline is one minute and the campaign takes longer [R4][R38]', async () => {
    world.settings.change({ speed: 1 });
    if (service.stuck.fault) world.faults.add(service.stuck.fault);
    const properties = { ...service.slow, options: { ...service.slow.options, deadlineSeconds: 60 } };
    const create = resource.event('Create', properties);
    const started = world.time.now();
    const reply = await resource.request(create);
    expect(world.time.now() - started).toBeLessThanOrEqual(62_000);
    expect(reply?.status).toBe('FAILED');
    expect(reply?.reason).toMatch(/1 minute|no time left/);
    expect(reply?.reason).toMatch(service.stuck.words);
    await endAfter(create);
  });

  test('CloudFormation cancels the create and deletes an id that it invented [R6][R28][R39]', async () => {
    const create = await resource.begin('Create', service.slow);
    expect(world.campaigns()).toHaveLength(1);
    const end = resource.event('Delete', service.minimal, { PhysicalResourceId: 'shop-Recommendations-1KX2ABCDEFGH' });
    expect((await resource.request(end))?.status).toBe('SUCCESS');
    expect(world.answers.all(create.RequestId)).toEqual([]);
    expectNothingLost(world, [end]);
  });

  test('a create arrives after its delete [R6][R39]', async () => {
    const create = resource.event('Create', service.minimal);
    world.time.advance(20_000);
    const end = resource.event('Delete', service.minimal, { PhysicalResourceId: 'shop-Recommendations-1KX2ABCDEFGH' });
    expect((await resource.request(end))?.status).toBe('SUCCESS');
    expect((await resource.request(create))?.status).toBe('FAILED');
    expect(world.writes()).toEqual([]);
    expectNothingLost(world, [create, end]);
  });

  test('a create arrives past its deadline [R38]', async () => {
    const create = resource.event('Create', service.minimal);
    world.time.advance(56 * MINUTE);
    const reply = await resource.request(create);
    expect(reply?.status).toBe('FAILED');
    expect(world.writes()).toEqual([]);
    expectNothingLost(world, [create]);
  });

  test('a foreign campaign has the name [R9]', async () => {
    await world.control(service.put('veteran'));
    const { reply } = await resource.deploy(service.named('veteran'));
    // Elsewhere it is left alone beside ours.
    expect(reply.status).toBe(service.uniqueNames ? 'FAILED' : 'SUCCESS');
    if (resource.held) await resource.destroy();
    expect(world.campaigns()).toHaveLength(1);
    expectNothingLost(world, resource.events, ['veteran']);
  });

  test('the campaign is deleted out of band, before a delete and while it is created [R21][R27]', async () => {
    const create = await resource.begin('Create', service.named('shop-fleeting', service.slow));
    await world.control(service.takeAway('shop-fleeting'));
    await world.time.settle();
    expect(resource.reply(create)).toMatchObject({ status: 'FAILED' });
    expect(resource.reply(create)?.reason).toContain('was deleted outside of this stack');
    await endAfter(create);
  });

  test('the input cannot be read [R35][R40]', async () => {
    for (const event of [{}, { ResponseURL: 'x' }, { RequestType: 'Create', ResponseURL: 7 }]) {
      expect(await resource.request(event)).toBeUndefined();
    }
    const upgrade = { ...resource.event('Upgrade', service.minimal) };
    expect(await resource.request(upgrade)).toMatchObject({ status: 'FAILED' });
    const bare = { ...resource.event('Create', service.minimal), ResourceProperties: undefined };
    expect(await resource.request(bare)).toMatchObject({ status: 'FAILED' });
    expectNothingLost(world, [upgrade]);
  });

  test("properties have last year's shape [R34]", async () => {
    const old = service.named('shop-old');
    await resource.create(old);
    const reply = await resource.delete({ ...old, campaign: { ...old.campaign, plan: 'gold', minProvisionedTPS: 0 } });
    expect(reply.status).toBe('SUCCESS');
    expectNothingLost(world, []);
  });

  test('properties are too large for the waiter [R35]', async () => {
    await resource.create(service.minimal);
    const { campaign, options } = service.minimal;
    const tooLarge = { campaign: { ...campaign, filler: randomText(400_000) }, ...(options ? { options } : {}) };
    const update = await resource.update(tooLarge);
    expect(update).toMatchObject({ status: 'FAILED' });
    expect(update.reason).toContain('too large for the waiter');
    expect((await resource.delete(tooLarge)).status).toBe('SUCCESS');
    expectNothingLost(world, []);
  });

  const { bulky } = service;
  if (bulky) {
    test('properties are compressed for the waiter [R35]', async () => {
      const { reply } = await resource.deploy(bulky(Array.from({ length: 90 }, () => randomText(1000))));
      expect(reply.status).toBe('SUCCESS');
      expect(JSON.stringify(world.stepFunctions.executions()[0]?.input)).toContain('"compressed"');
      await resource.destroy();
      expectNothingLost(world, resource.events);
    });
  }
});

describe.each(MARKED)('$name: what can go wrong with marks', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => {
    world.settings.change({ speed: 10 });
    resource = new Resource(world);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('an adopted campaign is rolled back [R59]', async () => {
    await world.control(service.put('veteran'));
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    const adopting = service.named('veteran', { ...service.changed, options: { adopt: true } });
    const { reply, rollback } = await resource.deploy(adopting);
    expect([reply.status, rollback?.status]).toEqual(['FAILED', 'SUCCESS']);
    expectNothingLost(world, [], ['veteran']);
  });

  test('the marks are removed out of band [R22]', async () => {
    await resource.create(service.named('shop-unmarked'));
    await world.control(service.setTags('shop-unmarked', {}));
    await resource.deploy(service.named('shop-unmarked', service.changed));
    expect(JSON.stringify(world.campaigns())).toContain('cdk-campaigns:stack');
    await world.control(service.setTags('shop-unmarked', {}));
    await resource.destroy();
    expectNothingLost(world, []);
  });
});
