import { Resource } from '../support/resource';
import { asking, OUTREACH_SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(OUTREACH_SERVICES)('$name: a second contact', (service) => {
  const { outreach, operations } = service;
  const { running, paused } = outreach.states;
  const minimalRunning = asking(running, service.minimal, service);
  const another = service.another(minimalRunning);
  const allowed = { ...another, options: { ...another.options, replacementMayContactAgain: true } };
  let world: World;
  let resource: Resource;
  let id: string;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(async () => {
    resource = new Resource(world);
    ({ id } = await resource.create(minimalRunning));
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const wroteSince = (before: readonly string[]) => world.accepted().slice(before.length);

  test.each([running, paused, ...outreach.over])(
    'by the replacement of a %s campaign is refused, naming the property and the way out [R44][R60]',
    async (state) => {
      const [{ name } = { name: '' }] = world.campaigns<{ name: string }>();
      await world.control(outreach.setState(name, state));
      const before = world.accepted();
      const { reply, rollback } = await resource.deploy(another);
      expect(reply).toMatchObject({ status: 'FAILED', id });
      expect(reply.reason).toContain(`of ${service.anotherRow}`);
      expect(reply.reason).toContain('or allow it by replacementMayContactAgain');
      expect(rollback).toMatchObject({ status: 'SUCCESS', id });
      expect(wroteSince(before)).toEqual([]);
      expect(world.starts()).toEqual([1]);
    },
  );

  test('is made where it is allowed, and the old campaign is stopped and deleted [R5][R30][R60]', async () => {
    const before = world.accepted();
    const { reply } = await resource.deploy(allowed);
    expect(reply.status).toBe('SUCCESS');
    expect(wroteSince(before)).toEqual([operations.create, outreach.start, outreach.stop, operations.remove]);
    expect(world.campaigns()).toEqual([expect.objectContaining({ ...service.shown.another, state: running })]);
    expect(world.starts()).toEqual([1, 1]);
  });

  test('is not made by the rollback of a replacement [R2][R23][R60]', async () => {
    const reply = await resource.update(allowed);
    expect(await resource.rollBack(allowed)).toMatchObject({ status: 'SUCCESS', id });
    await resource.cleanUp({ properties: allowed, id: reply.id });
    expect(world.campaigns()).toEqual([expect.objectContaining({ ...service.shown.minimal, state: running })]);
    expect(world.starts()).toEqual([1, 1]);
  });

  test('is none by the rollback of one that replaces a campaign which somebody has deleted [R23][R60]', async () => {
    const [{ name } = { name: '' }] = world.campaigns<{ name: string }>();
    await world.control(service.takeAway(name));
    await world.control({ control: 'outcomes', body: { start: 'refuse', reason: 'No calls on Tuesdays.', times: 1 } });
    const { reply, rollback } = await resource.deploy(another);
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    expect(world.campaigns()).toEqual([]);
    expect(world.starts()).toEqual([1, 0]);
  });

  test('is none by a rollback to what somebody has deleted: it makes none [R2][R23][R60]', async () => {
    const [{ name } = { name: '' }] = world.campaigns<{ name: string }>();
    await world.control(service.takeAway(name));
    const quiet = service.another();
    const reply = await resource.update(quiet);
    resource.held = { properties: minimalRunning, id: reply.id };
    expect(await resource.rollBack(quiet)).toMatchObject({ status: 'SUCCESS', id });
    await resource.cleanUp({ properties: quiet, id: reply.id });
    expect(world.campaigns()).toEqual([]);
    expect(world.starts()).toEqual([1, 0]);
    resource.held = { properties: minimalRunning, id };
    const { reply: next, rollback } = await resource.deploy(service.changed);
    expect(next.reason).toContain('was deleted outside of this stack');
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
  });

  // Where campaigns carry no marks, the physical id tells what was replaced.
  if (service.unmarked === undefined) {
    test('is none by a rollback that does not know what was replaced: what it makes sends nothing [R23][R60]', async () => {
      const [{ name } = { name: '' }] = world.campaigns<{ name: string }>();
      await world.control(service.takeAway(name));
      const quiet = service.another();
      const reply = await resource.update(quiet);
      // The claims of that update are forgotten by then.
      world.time.advance(4 * 3_600_000);
      resource.held = { properties: minimalRunning, id: reply.id };
      expect((await resource.rollBack(quiet)).status).toBe('SUCCESS');
      await resource.cleanUp({ properties: quiet, id: reply.id });
      expect((await resource.update(service.minimal)).status).toBe('SUCCESS');
      expect((await resource.rollBack(service.minimal)).status).toBe('SUCCESS');
      expect(world.starts()).toEqual(world.starts().map((_, index) => (index === 0 ? 1 : 0)));
    });
  }

  test('is none where the replacement asks for no state [R5][R60]', async () => {
    expect((await resource.deploy(service.another())).reply.status).toBe('SUCCESS');
    expect(world.starts()).toEqual([1, 0]);
  });

  test('is none where the old campaign was never started [R5][R60]', async () => {
    const fresh = new Resource(world, 'Fresh');
    await fresh.create(service.named('shop-fresh'));
    expect((await fresh.deploy(service.another(service.named('shop-fresh', minimalRunning)))).reply.status).toBe(
      'SUCCESS',
    );
    expect(world.starts()).toEqual([1, 0, 1]);
  });

  test.each([{}, ...outreach.creates])('is none after a lost answer, with %j [R7][R8][R60]', async (switches) => {
    world.settings.change({ switches });
    for (const kind of ['reset-after', 'kill-after'] as const) {
      world.faults.add({ service: service.name, operation: operations.create, kind });
      world.faults.add({ service: service.name, operation: outreach.start, kind });
      const other = new Resource(world, kind);
      const named = service.named(`shop-${kind}`, minimalRunning);
      expect((await other.create(named)).status).toBe('SUCCESS');
      expect((await other.destroy()).status).toBe('SUCCESS');
    }
    expect(world.starts()).toEqual([1, 1, 1]);
  });

  for (const switches of outreach.creates) {
    const title = `is none by another's campaign of the name, with ${JSON.stringify(switches)} [R8][R59][R60]`;
    test(title, async () => {
      world.settings.change({ switches });
      await world.control(service.put('veteran', { team: 'other' }));
      const there = world.campaigns();
      const other = new Resource(world, 'Other');
      const { reply, rollback } = await other.deploy(service.named('veteran', minimalRunning));
      expect([reply.status, rollback?.status]).toEqual(['FAILED', 'SUCCESS']);
      expect(world.campaigns()).toEqual(there);
      expect(world.starts()).toEqual([1, 0]);
    });
  }
});
