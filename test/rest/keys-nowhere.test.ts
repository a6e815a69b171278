import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import { KEYS } from '../support/services/rest';
import { Region } from '../support/stack';
import { World } from '../support/world';

// Whole stacks.
jest.setTimeout(30_000);

const KEYED = SERVICES.filter(({ secret }) => secret !== undefined);
const keysIn = (text: string) => Object.values(KEYS).filter((key) => text.includes(key));

/* Every world of every test looks for keys when it is reset or closed (test/support/world.ts); this is about what no world sees. */
describe.each(KEYED)('$name: the key', (service) => {
  test('that is shown anywhere is noticed at the end of a test [R47]', async () => {
    const world = await World.start(service);
    await new Resource(world).create(service.minimal);
    expect(world.leaks()).toEqual([]);
    world.functions.logs.push(`{"message":"${KEYS[service.name as keyof typeof KEYS]}"}`);
    expect(world.leaks()).toEqual(['a key is in a log']);
    await expect(world.reset()).rejects.toThrow('a key is in a log');
    world.functions.logs.pop();
    await world.close();
  });

  test('that is refused is in no reason, log or recording [R47]', async () => {
    const world = await World.start(service);
    await world.control({ control: 'keys', body: { keys: ['another'] } });
    const { status, reason } = await new Resource(world).create(service.minimal);
    expect(status).toBe('FAILED');
    expect(reason).toContain('HTTP 401');
    expect(keysIn(reason)).toEqual([]);
    // Read, refused, read again, refused: and no more.
    expect(world.calls('GetSecretValue')).toHaveLength(2);
    expect(
      world.calls(service.operations.create).length + world.calls(service.operations.read).length,
    ).toBeLessThanOrEqual(4);
    await world.close();
  });

  test('that was rotated is read anew, and the deploy goes on [R47]', async () => {
    const world = await World.start(service);
    const resource = new Resource(world);
    await resource.create(service.minimal);
    const rotated = { ...KEYS, [service.name]: 'canary-rotated' };
    world.secrets.put(service.secret?.name ?? '', JSON.stringify(rotated));
    await world.control({ control: 'keys', body: { keys: ['canary-rotated'] } });
    expect((await resource.deploy(service.changed)).reply.status).toBe('SUCCESS');
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(JSON.stringify([world.calls(), world.functions.logs])).not.toContain('canary-rotated');
    await world.close();
  });

  test('of a stack is in no template, event, answer, log, recording or execution [R47]', async () => {
    const region = await Region.start(service);
    await region.deploy('Shop', (stack) => service.add(stack, 'Main'));
    await region.control(service.outcome('update', 'No capacity on Tuesdays.'));
    await region.deploy('Shop', (stack) => service.add(stack, 'Main', { changed: true }));
    await region.control({ control: 'outcomes', body: { update: 'succeed' } });
    const readable = region.readable('Shop');
    expect(readable).toContain('GetSecretValue');
    expect(readable).toContain('TemplateBody');
    expect(keysIn(readable)).toEqual([]);
    await region.destroy('Shop');
    await region.close();
  });
});
