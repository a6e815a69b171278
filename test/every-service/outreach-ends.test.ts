import { Resource } from '../support/resource';
import { asking, OUTREACH_SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(OUTREACH_SERVICES)('$name: the end of outreach', (service) => {
  const { outreach, operations } = service;
  const { running, paused, stopped, failed } = outreach.states;
  const minimalRunning = asking(running, service.minimal, service);
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(async () => {
    resource = new Resource(world);
    await resource.create(minimalRunning);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const operate = (to: string) => {
    const [{ name } = { name: '' }] = world.campaigns<{ name: string }>();
    return world.control(outreach.setState(name, to));
  };
  const wroteSince = (before: readonly string[]) => world.accepted().slice(before.length);

  test.each(outreach.ends.flatMap((switches) => [running, paused].map((state) => [state, switches] as const)))(
    'of a %s campaign is its stop, and then its deletion, with %j [R26][R30][R32]',
    async (state, switches) => {
      world.settings.change({ switches });
      await operate(state);
      const before = world.accepted();
      expect((await resource.destroy()).status).toBe('SUCCESS');
      const isStopped = state === running || outreach.stopsPaused;
      expect(wroteSince(before)).toEqual([...(isStopped ? [outreach.stop] : []), operations.remove]);
      expect(world.campaigns()).toEqual([]);
    },
  );

  test('of one that does not run is its deletion alone [R26][R30]', async () => {
    for (const state of [stopped, failed, ...outreach.over].filter((one) => one !== undefined)) {
      const other = new Resource(world, state);
      await other.create(service.named(`shop-${state}`));
      await world.control(outreach.setState(`shop-${state}`, state));
      const before = world.accepted();
      expect((await other.destroy()).status).toBe('SUCCESS');
      expect(wroteSince(before)).toEqual([operations.remove]);
    }
    expect(world.campaigns()).toHaveLength(1);
  });

  test.each([failed, ...outreach.over].filter((one) => one !== undefined))(
    'by which it is %s before its replacement is rolled back is left as it is [R2][R23]',
    async (state) => {
      const { id } = resource.held!;
      await operate(state);
      const quiet = service.another();
      const reply = await resource.update(quiet);
      resource.held = { properties: minimalRunning, id: reply.id };
      expect(await resource.rollBack(quiet)).toMatchObject({ status: 'SUCCESS', id });
      await resource.cleanUp({ properties: quiet, id: reply.id });
      expect(world.campaigns()).toEqual([expect.objectContaining({ ...service.shown.minimal, state })]);
    },
  );

  test.each(
    (['reset-after', 'kill-after', 'reset-before', 'kill-before', 'error'] as const).flatMap((kind) =>
      [outreach.stop, operations.remove].map((operation) => [kind, operation] as const),
    ),
  )('is there in spite of %s at %s [R27][R30]', async (kind, operation) => {
    world.settings.change({ lagMs: 8000 });
    world.faults.add({ service: service.name, operation, kind });
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test('comes while it is started: nothing is sent afterwards [R28][R30][R32]', async () => {
    const other = new Resource(world, 'Early');
    const early = service.named('shop-early', service.slow);
    await other.begin('Create', early);
    other.held = { properties: early, id: world.physicalIdOf('shop-early') };
    expect((await other.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toHaveLength(1);
  });

  for (const frozen of outreach.frozen ?? []) {
    const rows = Object.keys(frozen.campaign).filter(
      (row) => JSON.stringify(frozen.campaign[row]) !== JSON.stringify(service.minimal.campaign[row]),
    );
    test(`comes after a time when ${rows.join()} stays: told before anything is changed [R15][R19][R23]`, async () => {
      const before = world.accepted();
      const tags = service.unmarked ? {} : { tags: { team: 'other' } };
      const change = asking(paused, { ...frozen, campaign: { ...frozen.campaign, ...tags } }, service);
      const { reply, rollback } = await resource.deploy(change);
      expect(reply.status).toBe('FAILED');
      expect(reply.reason).toContain(`${rows.join()} can`);
      expect(reply.reason).toContain('Nothing was changed');
      expect(rollback?.status).toBe('SUCCESS');
      expect(wroteSince(before)).toEqual([]);
    });
  }
});

const FINAL = OUTREACH_SERVICES.filter(({ outreach }) => outreach.isFinal);

describe.each(FINAL)('$name: the end of outreach', (service) => {
  const { running, stopped } = service.outreach.states;
  const [minimalRunning, minimalStopped] = [running, stopped].map((state) =>
    asking(state, service.minimal, service),
  ) as [typeof service.minimal, typeof service.minimal];
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(async () => {
    resource = new Resource(world);
    await resource.create(minimalRunning);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const wroteSince = (before: readonly string[]) => world.accepted().slice(before.length);

  test('is for good: the template is told so, and nothing is changed [R23][R60]', async () => {
    await resource.deploy(minimalStopped);
    const before = world.accepted();
    const { reply, rollback } = await resource.deploy(minimalRunning);
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain(`cannot become ${running}: it is ${stopped}, which is for good`);
    expect(reply.reason).toContain('Take the state away, or give the construct another id');
    expect(rollback?.status).toBe('SUCCESS');
    expect(wroteSince(before)).toEqual([]);
  });

  test('is left by a rollback, which succeeds without a call and says so [R23][R60]', async () => {
    expect((await resource.update(minimalStopped)).status).toBe('SUCCESS');
    const before = world.accepted();
    expect((await resource.rollBack(minimalStopped)).status).toBe('SUCCESS');
    expect(wroteSince(before)).toEqual([]);
    expect(world.functions.logs.join('\n')).toContain(`left as it is: it cannot become ${running} any more`);
  });
});
