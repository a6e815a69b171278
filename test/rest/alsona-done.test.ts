import { Resource } from '../support/resource';
import type { ResourceProperties } from '../support/services';
import { asking, OUTREACH_SERVICES } from '../support/services';
import { World } from '../support/world';

const alsona = OUTREACH_SERVICES.find(({ name }) => name === 'alsona')!;
const done = (properties: ResourceProperties) => asking('DONE', properties, alsona);

let world: World;
let resource: Resource;
beforeAll(async () => void (world = await World.start(alsona)));
beforeEach(async () => {
  resource = new Resource(world);
  await resource.create(alsona.minimal);
});
afterEach(() => world.reset());
afterAll(() => world.close());

test('a change that also ends the campaign is answered alike when it is sent again, and is not written again [R7][R60]', async () => {
  const event = resource.event('Update', done(alsona.full), { old: alsona.minimal });
  expect(await resource.request(event)).toMatchObject({ status: 'SUCCESS' });
  const writes = world.writes().length;
  const again = resource.event('Update', done(alsona.full), { old: alsona.minimal, RequestId: event.RequestId });
  await resource.request(again);
  const answers = world.answers.all(event.RequestId).map(({ body }) => (body as { Status: string }).Status);
  expect(answers).toEqual(['SUCCESS', 'SUCCESS']);
  expect(world.writes()).toHaveLength(writes);
});
