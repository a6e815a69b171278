import { RESPONSE_SIGNATURE } from '../../emulator/aws/answers';
import { leafAt, leavesOf } from '../contract/support/leaves';
import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import { World } from '../support/world';

describe.each(SERVICES)('$name: protocol', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => {
    world.settings.change({ speed: 10 });
    resource = new Resource(world);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test('an answer is at most 4,096 bytes, cut on a character, and keeps the head of the reason [R36]', async () => {
    await resource.create(service.minimal);
    await world.control(service.outcome('update', `It began so: ${'🦉ö'.repeat(3000)}`));
    const update = resource.event('Update', service.changed, { old: service.minimal });
    const reply = await resource.request(update);
    const [answer] = world.answers.all(update.RequestId);
    expect(answer?.rejected).toBeUndefined();
    expect(answer?.bytes).toBeLessThanOrEqual(4096);
    expect(reply?.reason).toContain('It began so: 🦉ö');
    expect(reply?.reason).not.toContain('\uFFFD');
    expect(reply?.reason.endsWith('...')).toBe(true);
  });

  test('the answer has an empty content type, as its URL is signed for one [R37]', async () => {
    const create = resource.event('Create', service.minimal);
    await resource.request(create);
    expect(world.answers.all(create.RequestId)[0]?.contentType ?? '').toBe('');
    expect(world.calls('answer')[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  test.each(['unavailable', 'reset-before', 'reset-after'] as const)(
    'an answer that meets %s twice is sent again, and says the same [R37]',
    async (kind) => {
      world.faults.add({ operation: 'answer', kind, times: 2 });
      const create = resource.event('Create', service.minimal);
      expect((await resource.request(create))?.status).toBe('SUCCESS');
      expect(world.calls('answer')).toHaveLength(3);
      expect(new Set(world.calls('answer').map(({ body }) => JSON.stringify(body))).size).toBe(1);
    },
  );

  test('attributes are texts [R41]', async () => {
    const { data } = await resource.create(service.full);
    expect(Object.keys(data).length).toBeGreaterThan(0);
    expect(Object.values(data).every((value) => typeof value === 'string' && value !== '')).toBe(true);
  });

  test('an unknown request type is answered FAILED [R40]', async () => {
    const reply = await resource.request(resource.event('Refresh', service.minimal));
    expect(reply?.status).toBe('FAILED');
    expect(reply?.reason).toContain('Refresh');
  });

  test('typed properties arrive typed, and texts as texts [R42]', async () => {
    await resource.create({
      ...service.full,
      campaign: { ...service.full.campaign, ...(service.unmarked ? {} : { tags: { a: '007', b: 'true', c: '' } }) },
    });
    const [create] = world.calls(service.operations.create);
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.full)]);
    expect(JSON.stringify(create?.body)).toContain('"007"');
    expect(JSON.stringify(create?.body)).toContain('"true"');
  });

  test('the response URL and its signature are in no log, no error and no attribute [R47]', async () => {
    world.faults.add({ operation: 'answer', kind: 'reset-before' });
    world.faults.add({ operation: 'answer', kind: 'unavailable', after: 1 });
    world.faults.add({ service: service.name, kind: 'error', times: 3 });
    await resource.deploy(service.minimal);
    await resource.request({ ...resource.event('Create', service.minimal), ResourceProperties: 'none' });
    await resource.destroy();
    const said = [...world.functions.logs, ...world.calls('answer').map(({ body }) => JSON.stringify(body))].join('\n');
    expect(said).not.toContain(RESPONSE_SIGNATURE);
    expect(said).not.toContain('X-Amz-');
    expect(said).not.toContain('/answers/');
  });

  test('what a campaign says, and to whom, is in no log and no answer, also where it is refused [R47]', async () => {
    const { campaign } = service.full;
    // Which account or project it is in is part of addresses.
    const places = leavesOf(campaign).filter(([row]) => row !== service.anotherRow);
    const all = places.map((path) => String(leafAt(campaign, path))).filter((text) => text.length > 5);
    const { reply } = await resource.deploy(service.full);
    // What can be read of a campaign as an attribute is in the answer.
    const texts = all.filter((text) => !Object.values(reply.data).includes(text));
    expect(texts).not.toEqual([]);
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    await resource.deploy(service.changed);
    await resource.destroy();
    const said = [...world.functions.logs, ...world.calls('answer').map(({ body }) => JSON.stringify(body))].join('\n');
    expect(said).toContain('No capacity on Tuesdays.');
    expect(texts.filter((text) => said.includes(text))).toEqual([]);
  });

  test('log lines are JSON, with a level and the request', async () => {
    await resource.deploy(service.minimal);
    const lines = world.functions.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.every(({ level, message, timestamp }) => level && message && timestamp)).toBe(true);
    expect(lines.at(-1)).toMatchObject({ message: 'answered', resource: 'Recommendations', type: 'Create' });
  });

  test('there is no traffic but to the service, the own waiter and the answer [R49]', async () => {
    await resource.deploy(service.full);
    await resource.deploy(service.minimal);
    await resource.destroy();
    const targets = new Set(world.calls().map((call) => call.service));
    // Its own stack is asked where that can make a difference.
    const allowed = ['cloudformation', 'stacks', ...(service.secret ? ['secretsmanager'] : [])];
    const others = [...targets].filter((target) => !allowed.includes(target ?? ''));
    expect(new Set(others)).toEqual(new Set([service.name, 'states']));
  });

  test('a create that is ready at once is one execution and as many invocations as it takes', async () => {
    world.settings.change({ speed: 1e300 });
    const before = world.functions.invocations;
    const { status } = await resource.create(service.minimal);
    expect(status).toBe('SUCCESS');
    expect(world.stepFunctions.executions()).toHaveLength(1);
    expect(world.functions.invocations - before).toBe(1 + service.createPasses);
  });

  test('a create that takes the usual time is polled at most 40 times', async () => {
    world.settings.change({ speed: 1 });
    const before = world.functions.invocations;
    await resource.create(service.minimal);
    expect(world.functions.invocations - before).toBeLessThanOrEqual(1 + 40);
  });

  test('a superseded waiter neither writes nor answers [R39]', async () => {
    world.settings.change({ speed: 1 });
    const early = service.named('shop-early', service.slow);
    const create = await resource.begin('Create', early);
    resource.held = { properties: early, id: world.physicalIdOf('shop-early') };
    const before = world.writes().length;
    await resource.destroy();
    expect(world.answers.all(create.RequestId)).toEqual([]);
    expect(
      world
        .writes()
        .slice(before)
        .map(({ operation }) => operation),
    ).toEqual([...(service.outreach ? [service.outreach.stop] : []), service.operations.remove]);
    expect(world.stepFunctions.executions().map(({ status }) => status)).toEqual(['ABORTED', 'SUCCEEDED']);
  });
});
