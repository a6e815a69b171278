import { Resource } from '../support/resource';
import { World } from '../support/world';
import type { Campaign } from './support/change';
import { REMARKED, without } from './support/change';
import { V1 } from './support/changes-v1';
import { V2 } from './support/changes-v2';

/** What the service shows of properties: no state of a template, and times in its own way. */
const shown = (campaign: Campaign) => expect.objectContaining(without(campaign, 'tags', 'schedule')) as object;

describe.each([V2, V1])('$name: an update', ({ service, changes, replacements }) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const properties = (campaign: Campaign) => ({ ...service.minimal, campaign });
  const madeSince = (before: readonly string[]) => world.accepted().slice(before.length);

  test.each(changes)('of %s makes exactly its calls, once [R15][R16][R19]', async (_, from, to, calls) => {
    const { id } = await resource.create(properties(from));
    const before = world.accepted();
    expect((await resource.deploy(properties(to))).reply).toMatchObject({ status: 'SUCCESS', id });
    expect(madeSince(before).sort()).toEqual([...calls].sort());
    expect(world.campaigns()).toEqual([shown(to)]);
    const [campaign = {}] = world.campaigns();
    expect(Object.keys(from).filter((row) => !(row in to) && row in campaign)).toEqual([]);
    const after = world.accepted();
    await resource.deploy(properties(to));
    expect(madeSince(after)).toEqual([]);
  });

  test.each(changes)('of %s can be taken back, or leaves what cannot be [R23]', async (_, from, to, calls) => {
    const { id } = await resource.create(properties(from));
    expect((await resource.update(properties(to))).status).toBe('SUCCESS');
    expect(await resource.rollBack(properties(to))).toMatchObject({ status: 'SUCCESS', id });
    expect(world.calls(service.operations.create)).toHaveLength(1);
    const stays = calls[1] === REMARKED;
    expect(world.campaigns()).toEqual([shown(stays ? to : from)]);
    expect(world.functions.logs.join('\n').includes('left as it is: it cannot be taken away')).toBe(stays);
  });

  test.each(replacements)('that %s makes another campaign [R5][R18][R19]', async (_, from, to) => {
    const { id } = await resource.create(properties(from));
    const { reply } = await resource.deploy(properties(to));
    expect(reply.status).toBe('SUCCESS');
    expect(reply.id).not.toBe(id);
    expect(world.campaigns()).toEqual([shown(to)]);
  });
});

test('connectv2: an update adds a channel before it takes others away [R15]', async () => {
  const [, from = {}, to = {}, calls = []] =
    V2.changes.find(([title]) => title.startsWith('a channel that comes')) ?? [];
  const world = await World.start(V2.service);
  const resource = new Resource(world);
  await resource.create({ ...V2.service.minimal, campaign: from });
  await resource.deploy({ ...V2.service.minimal, campaign: to });
  const { create } = V2.service.operations;
  expect(world.accepted()).toEqual([create, ...calls]);
  await world.close();
});
