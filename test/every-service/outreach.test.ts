import { Resource } from '../support/resource';
import { asking, OUTREACH_SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(OUTREACH_SERVICES)('$name: outreach', (service) => {
  const { outreach, operations } = service;
  const { running, paused, stopped, failed } = outreach.states;
  const [minimalRunning, changedRunning] = [
    asking(running, service.minimal, service),
    asking(running, service.changed, service),
  ];
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const states = () => world.campaigns<{ state: string }>().map(({ state }) => state);
  const operate = (to: string) => {
    const [{ name } = { name: '' }] = world.campaigns<{ name: string }>();
    return world.control(outreach.setState(name, to));
  };

  test('that is asked for is there when the create is answered, and was started once [R10][R60]', async () => {
    expect((await resource.create(minimalRunning)).status).toBe('SUCCESS');
    expect(states()).toEqual([running]);
    expect(world.accepted()).toEqual([operations.create, outreach.start]);
    expect(world.starts()).toEqual([1]);
  });

  test('that runs is awaited where reads lag [R10][R13][R60]', async () => {
    const event = await resource.begin('Create', minimalRunning);
    expect(states()).toEqual([running]);
    expect(resource.reply(event)).toBeUndefined();
    await world.time.settle();
    expect(resource.reply(event)?.status).toBe('SUCCESS');
    expect(world.starts()).toEqual([1]);
  });

  test.each([paused, stopped])('that is asked to be %s from the start sends nothing [R10][R60]', async (state) => {
    expect((await resource.create(asking(state, service.minimal, service))).status).toBe('SUCCESS');
    expect(world.accepted()).toEqual(outreach.quietWrites);
    expect(world.starts()).toEqual([0]);
  });

  test('that nobody asked for is left to the operator [R16][R60]', async () => {
    await resource.create(service.minimal);
    await operate(outreach.changesWhileRunning ? running : paused);
    expect((await resource.deploy(service.changed)).reply.status).toBe('SUCCESS');
    await operate(running);
    const next = outreach.changesWhileRunning ? minimalRunning : changedRunning;
    expect((await resource.deploy(next)).reply.status).toBe('SUCCESS');
    await operate(paused);
    expect((await resource.deploy(service.minimal)).reply.status).toBe('SUCCESS');
    expect(states()).toEqual([paused]);
    expect(world.accepted()).toEqual([...service.createWrites, operations.update, operations.update]);
  });

  test('follows the template, each change by its call [R15][R60]', async () => {
    await resource.create(minimalRunning);
    for (const state of [paused, running, stopped]) {
      expect((await resource.deploy(asking(state, service.minimal, service))).reply.status).toBe('SUCCESS');
      expect(states()).toEqual([state]);
    }
    const { start, pause, resume, stop } = outreach;
    expect(world.accepted()).toEqual([operations.create, start, pause, resume, stop]);
    expect(world.starts()).toEqual([1]);
  });

  test('that an operator paused stays so, unless the template asks for it anew [R60]', async () => {
    await resource.create(minimalRunning);
    await operate(paused);
    expect((await resource.deploy(changedRunning)).reply.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining({ ...service.shown.changed, state: paused })]);
    await resource.deploy(asking(paused, service.changed, service));
    await resource.deploy(changedRunning);
    expect(states()).toEqual([running]);
    expect(world.starts()).toEqual([1]);
  });

  for (const over of outreach.over) {
    test(`that is ${over} counts as running [R10][R60]`, async () => {
      await resource.create(service.minimal);
      await operate(over);
      expect((await resource.deploy(minimalRunning)).reply.status).toBe('SUCCESS');
      expect(states()).toEqual([over]);
      expect(world.accepted()).toEqual(service.createWrites);
    });
  }

  test.each(['reset-after', 'kill-after', 'reset-before', 'kill-before', 'error', 'html', 'throttle'] as const)(
    'is started once where the start ends with %s [R8][R25][R60]',
    async (kind) => {
      world.settings.change({ lagMs: 8000 });
      world.faults.add({ service: service.name, operation: outreach.start, kind });
      expect((await resource.create(minimalRunning)).status).toBe('SUCCESS');
      expect(states()).toEqual([running]);
      expect(world.starts()).toEqual([1]);
    },
  );

  test.each(['reset-after', 'kill-after'] as const)(
    'is started once where the create ends with %s [R8][R60]',
    async (kind) => {
      world.faults.add({ service: service.name, operation: operations.create, kind });
      expect((await resource.create(minimalRunning)).status).toBe('SUCCESS');
      expect(world.starts()).toEqual([1]);
    },
  );

  test('is started once where the create is sent again [R7][R60]', async () => {
    const create = await resource.begin('Create', minimalRunning);
    await resource.request(create);
    await resource.request(resource.event('Create', minimalRunning, { RequestId: create.RequestId }));
    expect(resource.reply(create)?.status).toBe('SUCCESS');
    expect(world.starts()).toEqual([1]);
  });

  test.each([0, 1000, 2000, 4000, 8000, 60_000])(
    'is started once, with the change, where an update is sent again %s ms later [R7][R60]',
    async (later) => {
      world.settings.change({ lagMs: 8000 });
      await resource.create(service.minimal);
      const { properties: old } = resource.held!;
      const update = resource.event('Update', changedRunning, { old });
      world.functions.send(update);
      await world.time.settle({ until: world.time.now() + later });
      const again = resource.event('Update', changedRunning, { old, RequestId: update.RequestId });
      world.functions.send(again);
      await world.time.settle();
      const statuses = world.answers.all(update.RequestId).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set(['SUCCESS']));
      expect(world.campaigns()).toEqual([expect.objectContaining({ ...service.shown.changed, state: running })]);
      expect(world.starts()).toEqual([1]);
    },
  );

  if (failed !== undefined) {
    test('that fails at the start fails the create, which leaves nothing [R4][R11]', async () => {
      await world.control({ control: 'outcomes', body: { start: 'fail' } });
      const { reply, rollback } = await resource.deploy(minimalRunning);
      expect(reply.status).toBe('FAILED');
      expect(reply.reason).toContain(`is ${failed}`);
      expect(rollback?.status).toBe('SUCCESS');
      expect(world.campaigns()).toEqual([]);
    });
  }

  test('that is refused for good fails in the poll that sees it, in the words of the service [R11][R46]', async () => {
    await world.control({ control: 'outcomes', body: { start: 'refuse', reason: 'No calls on Tuesdays.' } });
    const { reply, rollback } = await resource.deploy(minimalRunning);
    expect(reply.reason).toContain('No calls on Tuesdays.');
    expect(world.calls(outreach.start)).toHaveLength(1);
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });
});
