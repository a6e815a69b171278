import { Resource } from '../support/resource';
import { asking, MARKED, SERVICES } from '../support/services';
import type { ResourceProperties } from '../support/services';
import { isOk, World } from '../support/world';

describe.each(SERVICES)('$name: update', (service) => {
  let world: World;
  let resource: Resource;
  let id: string;
  /** Calls that the create has made. */
  let updates: number;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(async () => {
    resource = new Resource(world);
    ({ id } = await resource.create(service.minimal));
    updates = world.calls(service.operations.update).length;
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('keeps the id and applies every property [R2][R15]', async () => {
    const { reply } = await resource.deploy(service.full);
    expect(reply).toMatchObject({ status: 'SUCCESS', id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.full)]);
  });

  test('that changes nothing makes no write call [R16]', async () => {
    const before = world.writes().length;
    const { reply } = await resource.deploy(service.minimal);
    expect(reply).toMatchObject({ status: 'SUCCESS', id });
    expect(world.writes()).toHaveLength(before);
  });

  test('back to fewer properties unsets the others [R19][R20][R22]', async () => {
    await resource.deploy(service.full);
    const { reply } = await resource.deploy(service.minimal);
    expect(reply.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
    expect(JSON.stringify(world.campaigns())).not.toContain('discovery');
    const before = world.writes().length;
    await resource.deploy(service.minimal);
    expect(world.writes()).toHaveLength(before);
  });

  test('is one call for several settings', async () => {
    await resource.deploy(service.full);
    expect(world.calls(service.operations.update)).toHaveLength(updates + 1);
  });

  const { outreach } = service;
  const started = (properties: ResourceProperties) =>
    outreach ? asking(outreach.states.running, properties, service) : properties;
  const state = outreach ? { state: outreach.states.running } : {};

  test.each([
    ['in place', started(service.full), service.shown.full],
    ['by a replacement', started(service.another()), service.shown.another],
  ])('%s goes on where a crash has broken it off after any of its calls [R15][R25]', async (_, wanted, shown) => {
    await resource.deploy(wanted);
    const writes = world.accepted().slice(service.createWrites.length);
    await resource.destroy();
    for (const [index, operation] of writes.entries()) {
      const other = new Resource(world, `Call${index}`);
      await other.create(service.minimal);
      const after = writes.slice(0, index).filter((before) => before === operation).length;
      world.faults.add({ service: service.name, operation, kind: 'kill-after', after });
      expect((await other.deploy(wanted)).reply.status).toBe('SUCCESS');
      expect(world.faults.list()).toEqual([]);
      expect(world.campaigns().at(-1)).toMatchObject({ ...shown, ...state });
      await other.destroy();
    }
  });

  test('is answered only when the update itself is live [R17]', async () => {
    const event = await resource.begin('Update', service.changed);
    expect(world.calls(service.operations.update)).toHaveLength(updates + 1);
    expect(resource.reply(event)).toBeUndefined();
    await world.time.settle();
    expect(resource.reply(event)?.status).toBe('SUCCESS');
  });

  test('that fails carries the reason, echoes the id, and the rollback converges [R3][R17][R23]', async () => {
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    const { reply, rollback } = await resource.deploy(service.changed);
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(reply.reason).toContain('No capacity on Tuesdays.');
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
  });

  test('after the same update has failed before is judged by its own outcome [R17]', async () => {
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    await resource.deploy(service.changed);
    await world.control({ control: 'outcomes', body: { update: 'succeed' } });
    const { reply } = await resource.deploy(service.changed);
    expect(reply.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.changed)]);
  });

  test.each([0, 20_000])('with reads that lag by %d ms is judged by its own outcome [R13][R17]', async (lagMs) => {
    await resource.deploy(service.changed);
    world.settings.change({ lagMs });
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    const { reply } = await resource.deploy(service.full);
    expect(reply.reason).toContain('No capacity on Tuesdays.');
  });

  test('of a create-only property makes a new campaign and touches nothing of the old one [R5][R18]', async () => {
    const before = world.writes().length;
    const untouched = world.campaigns();
    const reply = await resource.update(service.another());
    expect(reply.status).toBe('SUCCESS');
    expect(reply.id).not.toBe(id);
    expect(
      world
        .writes()
        .slice(before)
        .map(({ operation }) => operation),
    ).toEqual(service.createWrites);
    expect(world.campaigns()).toEqual([...untouched, expect.objectContaining(service.shown.another)]);
    await resource.cleanUp({ properties: service.minimal, id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.another)]);
  });

  test('a replacement that is rolled back finds the old campaign again [R2][R23]', async () => {
    const another = service.another();
    const reply = await resource.update(another);
    resource.held = { properties: another, id: reply.id };
    const rollback = await resource.update(service.minimal);
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    await resource.cleanUp({ properties: another, id: reply.id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
    expect(world.calls(service.operations.create).filter(({ status }) => isOk(status))).toHaveLength(2);
  });

  test('a second replacement that is rolled back finds the old campaign under the id that it had [R2][R23]', async () => {
    const another = service.another();
    const { reply: first } = await resource.deploy(another);
    const second = await resource.update(service.minimal);
    resource.held = { properties: service.minimal, id: second.id };
    const rollback = await resource.update(another);
    expect(rollback).toMatchObject({ status: 'SUCCESS', id: first.id });
    await resource.cleanUp({ properties: service.minimal, id: second.id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.another)]);
  });

  test('a replacement that fails leaves the old campaign and nothing else [R3][R23]', async () => {
    await world.control(service.outcome('create', 'The model is not of this world.'));
    const { reply, rollback } = await resource.deploy(service.another());
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(reply.reason).toContain(service.createFailure);
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
  });

  test('a replacement that is not ready at its deadline is removed by the rollback [R3][R23]', async () => {
    const { campaign, options } = service.another(service.slow);
    if (service.stuck.fault) world.faults.add({ service: service.name, ...service.stuck.fault });
    const { reply, rollback } = await resource.deploy({ campaign, options: { ...options, deadlineSeconds: 60 } });
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
  });

  test('of a campaign that was deleted outside of the stack fails saying so [R21]', async () => {
    const [campaign] = world.campaigns<{ name: string }>();
    await world.control(service.takeAway(campaign?.name ?? ''));
    const reply = await resource.update(service.changed);
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(reply.reason).toContain('does not exist any more: it was deleted outside of this stack');
  });

  test('that replaces one that was deleted outside, and fails, does not wedge its rollback [R21][R23]', async () => {
    const [campaign] = world.campaigns<{ name: string }>();
    await world.control(service.takeAway(campaign?.name ?? ''));
    await world.control(service.outcome('create', 'The model is not of this world.'));
    const { reply, rollback } = await resource.deploy(service.another());
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    expect(world.campaigns()).toEqual([]);
  });

  test('waits while the service is busy [R24]', async () => {
    await resource.begin('Update', service.changed);
    // CloudFormation cancelled that update; the rollback comes while it is under way.
    const rollback = await resource.rollBack(service.changed);
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
  });
});

describe.each(MARKED)('$name: update of tags', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(async () => {
    resource = new Resource(world);
    await resource.create(service.minimal);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('adds, changes and removes tags, and leaves those of others [R22]', async () => {
    const tagged = (tags: object) => ({ ...service.minimal, campaign: { ...service.minimal.campaign, tags } });
    await resource.deploy(tagged({ one: '1', two: '2' }));
    const [{ name } = { name: '' }] = world.campaigns<{ name: string }>();
    const tags = () => service.tagsOf(world.campaigns()[0] ?? {});
    const marks = Object.fromEntries(Object.entries(tags()).filter(([key]) => key.startsWith('cdk-campaigns:')));
    await world.control(service.setTags(name, { ...marks, one: '1', two: '2', foreign: 'f' }));
    await resource.deploy(tagged({ two: 'II', three: '3' }));
    expect(tags()).toEqual({ ...marks, two: 'II', three: '3', foreign: 'f' });
    expect(world.calls(service.operations.update)).toEqual([]);
  });
});
