import { expectNothingLost } from '../support/invariants';
import { Resource } from '../support/resource';
import { SAMPLE } from '../support/services';
import { World } from '../support/world';

/** Less than the lag that the handler reckons with. */
const LAG_MS = 9000;

/* Reads that lag, requests that overtake each other, answers that do not get through. */
describe.each(SAMPLE)('$name: late and lost', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => {
    world.settings.change({ speed: 10 });
    resource = new Resource(world);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test.each(['kill-after', 'reset-after', 'kill-before'] as const)(
    'an adopted campaign survives when its release meets %s and adoption is asked for no more [R59]',
    async (kind) => {
      await world.control(service.put('veteran'));
      await resource.create(service.named('veteran', { ...service.minimal, options: { adopt: true } }));
      await resource.deploy(service.named('veteran', service.changed));
      world.faults.add({ operation: 'UntagResource', kind });
      expect((await resource.destroy()).status).toBe('SUCCESS');
      expectNothingLost(world, resource.events, ['veteran']);
    },
  );

  test('the delete of a failed create that was kept leaves the campaign of the create that followed [R6]', async () => {
    world.faults.add({ operation: service.operations.create, kind: 'denied', times: 1000 });
    const failed = await resource.create(service.named('shop-kept'));
    expect(failed.status).toBe('FAILED');
    world.faults.clear();
    world.time.advance(600_000);
    expect((await resource.create(service.named('shop-kept'))).status).toBe('SUCCESS');
    const end = resource.event('Delete', service.named('shop-kept'), { PhysicalResourceId: failed.id });
    expect((await resource.request(end))?.status).toBe('SUCCESS');
    expect(world.campaigns()).toHaveLength(1);
  });

  test('a campaign that was kept on purpose survives a create that finds it and fails [R4][R9]', async () => {
    await resource.create(service.named('shop-kept'));
    resource.held = undefined;
    world.time.advance(24 * 3_600_000);
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    const { reply } = await resource.deploy(service.named('shop-kept', service.changed));
    // Elsewhere it stays as it is beside a new one, which takes no update where it is made by one call.
    expect(reply.status).toBe(service.uniqueNames || service.unmarked ? 'FAILED' : 'SUCCESS');
    if (reply.status === 'SUCCESS') await resource.destroy();
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
    expectNothingLost(world, resource.events, ['shop-kept']);
  });

  test('a create that ends right at its deadline leaves nothing, though reads lag [R4]', async () => {
    world.settings.change({ lagMs: LAG_MS, speed: 1 });
    const properties = { ...service.minimal, options: { ...service.minimal.options, deadlineSeconds: 60 } };
    const create = resource.event('Create', properties);
    world.faults.add({ operation: service.operations.create, kind: 'throttle', times: 5 });
    await resource.request(create);
    resource.held = { properties, id: resource.reply(create)?.id ?? '' };
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expectNothingLost(world, resource.events);
  });

  test('a rollback right after an update of tags undoes them, though reads lag [R22][R23]', async () => {
    const tagged = { ...service.minimal, campaign: { ...service.minimal.campaign, tags: { team: 'discovery' } } };
    await resource.create(service.minimal);
    world.settings.change({ lagMs: LAG_MS });
    await resource.update(tagged);
    expect((await resource.rollBack(tagged)).status).toBe('SUCCESS');
    await world.time.settle();
    expect(JSON.stringify(world.campaigns())).not.toContain('discovery');
  });

  test('a deletion is asked for once, though reads lag [R26]', async () => {
    await resource.create(service.minimal);
    world.settings.change({ lagMs: LAG_MS });
    await resource.destroy();
    expect(world.calls(service.operations.remove)).toHaveLength(1);
    expectNothingLost(world, resource.events);
  });

  test('an update that arrives after the one that followed it changes nothing [R39]', async () => {
    await resource.create(service.minimal);
    const late = resource.event('Update', service.changed, { old: service.minimal });
    world.time.advance(3000);
    const next = resource.event('Update', service.full, { old: service.changed });
    world.functions.send(next);
    await world.time.settle({ until: world.time.now() + 5000 });
    expect((await resource.request(late))?.status).toBe('FAILED');
    expect(resource.reply(next)?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.full)]);
  });

  test('a create that arrives nine seconds late, after its delete, makes nothing [R6][R39]', async () => {
    const create = resource.event('Create', service.minimal);
    world.time.advance(4000);
    const end = resource.event('Delete', service.minimal, { PhysicalResourceId: 'shop-Recommendations-1KX2ABCDEFGH' });
    world.functions.send(end);
    await world.time.settle({ until: world.time.now() + 5000 });
    await resource.request(create);
    expect(resource.reply(end)?.status).toBe('SUCCESS');
    expect(world.writes()).toEqual([]);
    expectNothingLost(world, [create, end]);
  });

  test('the first delivery of a request comes after the second: the second is answered [R7][R35]', async () => {
    const first = resource.event('Create', service.minimal);
    world.time.advance(15_000);
    const again = resource.event('Create', service.minimal, { RequestId: first.RequestId });
    world.functions.send(again);
    await world.time.settle({ until: world.time.now() + 1000 });
    await resource.request(first);
    expect(world.answers.all(first.RequestId).map(({ status }) => status)).toEqual(['SUCCESS']);
    expect(world.campaigns()).toHaveLength(1);
  });

  test('the place of the answers is out of reach for a while: the campaign is answered as it is [R37]', async () => {
    // A pass tries five times, in real time, and dies.
    world.faults.add({ operation: 'answer', kind: 'unavailable', times: 5 });
    const create = resource.event('Create', service.minimal);
    expect((await resource.request(create))?.status).toBe('SUCCESS');
    expect(world.answers.all(create.RequestId)).toHaveLength(1);
    expect(world.calls('answer')).toHaveLength(6);
  }, 30_000);

  test('a campaign that was deleted outside fails the update, and does not wedge the rollback [R21][R23]', async () => {
    await resource.create(service.named('shop-gone'));
    await world.control(service.takeAway('shop-gone'));
    const { reply, rollback } = await resource.deploy(service.named('shop-gone', service.changed));
    expect([reply.status, rollback?.status]).toEqual(['FAILED', 'SUCCESS']);
  });

  test('a function that cannot be reached for minutes answers in the end [R35]', async () => {
    world.faults.add({ operation: 'StartExecution', kind: 'throttle', times: 9 });
    const create = resource.event('Create', service.minimal);
    expect((await resource.request(create))?.status).toBe('SUCCESS');
  });
});
