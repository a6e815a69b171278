import { Resource } from '../support/resource';
import type { OutreachService } from '../support/services';
import { asking, OUTREACH_SERVICES } from '../support/services';
import { World } from '../support/world';

const COUNT = 25;
const batch = OUTREACH_SERVICES.find(({ name }) => name === 'batch') as OutreachService;

/* Batch takes one call a second for each project, and 25 campaigns come at once. */
describe('Batch: many campaigns at once', () => {
  test('are made, started and deleted, whatever is refused on the way, each once [R45][R60]', async () => {
    const world = await World.start(batch, { threads: COUNT });
    const wanted = asking('RUNNING', batch.minimal, batch);
    const resources = Array.from({ length: COUNT }, (_, index) => new Resource(world, `Campaign${index}`));
    const all = async (type: 'Create' | 'Delete') => {
      const began = world.time.now();
      const before = world.calls().filter(({ service }) => service === 'batch').length;
      const events = resources.map((resource) => resource.event(type, wanted));
      for (const event of events) world.functions.send(event);
      await world.time.settle();
      const replies = events.map((event, index) => resources[index]?.reply(event));
      const calls = world
        .calls()
        .filter(({ service }) => service === 'batch')
        .slice(before);
      const throttled = calls.filter(({ status }) => status === 429).length;
      const seconds = Math.round((world.time.now() - began) / 1000);
      process.stdout.write(`${type}: ${JSON.stringify({ seconds, calls: calls.length, throttled })}\n`);
      expect(replies.map((reply) => [reply?.status, reply?.reason])).toEqual(replies.map(() => ['SUCCESS', '']));
      replies.forEach((reply, index) => {
        const resource = resources[index];
        if (resource) resource.held = { properties: wanted, id: reply?.id ?? '' };
      });
    };
    await all('Create');
    expect(world.campaigns()).toHaveLength(COUNT);
    await all('Delete');
    expect(world.campaigns()).toEqual([]);
    expect(new Set(world.starts())).toEqual(new Set([1]));
    await world.close();
  }, 120_000);
});
