import { Resource } from '../support/resource';
import { PERSONALIZE, SERVICES } from '../support/services';
import { World } from '../support/world';

const { latest, solution, version1, version2 } = PERSONALIZE;
const service = SERVICES.find(({ name }) => name === 'personalize')!;
const options = { namePrefix: 'shop-movies' };

interface Shown {
  readonly solutionVersionArn: string;
  readonly minProvisionedTPS: number;
  readonly campaignConfig?: object;
  readonly updateStatus?: string;
}

let world: World;
let resource: Resource;
beforeAll(async () => (world = await World.start(service)));
beforeEach(() => {
  world.settings.change({ speed: 10 });
  resource = new Resource(world);
});
afterEach(() => world.reset());
afterAll(() => world.close());

function campaign(): Shown | undefined {
  return world.campaigns<Shown>()[0];
}

describe('the solution version', () => {
  const declare = (state: string) => world.control({ control: 'solution-versions', body: { [version1]: state } });

  test('that is still training is waited for, saying so', async () => {
    await declare('training');
    const event = resource.event('Create', service.minimal);
    world.functions.send(event);
    await world.time.settle({ until: world.time.now() + 600_000 });
    expect(world.campaigns()).toEqual([]);
    expect(world.functions.logs.join('\n')).toContain(`waits: solution version ${version1} is CREATE IN_PROGRESS`);
    await declare('active');
    await world.time.settle();
    expect(resource.reply(event)?.status).toBe('SUCCESS');
  });

  test('that trains beyond the deadline is named in the reason [R38][R44]', async () => {
    await declare('training');
    const { status, reason } = await resource.create(service.minimal);
    expect(status).toBe('FAILED');
    expect(reason).toContain(`Not settled within 55 minutes`);
    expect(reason).toContain(`solution version ${version1} is CREATE IN_PROGRESS`);
  });

  test('that failed fails at once, with its reason [R46]', async () => {
    await declare('failed');
    const started = world.time.now();
    const { status, reason } = await resource.create(service.minimal);
    expect(status).toBe('FAILED');
    expect(reason).toContain(`solution version ${version1} is CREATE FAILED: `);
    expect(world.time.now()).toBe(started);
    expect(world.writes()).toEqual([]);
  });

  test('that does not exist fails at once, in the words of the service [R46]', async () => {
    await declare('missing');
    const { status, reason } = await resource.create(service.minimal);
    expect(status).toBe('FAILED');
    expect(reason).toContain('ResourceNotFoundException');
    expect(reason).toContain('Check that what the properties name exists');
    expect(world.writes()).toEqual([]);
  });

  test('of an update is waited for before anything is written', async () => {
    await resource.create({ ...service.minimal, campaign: { solutionVersionArn: version2 } });
    await declare('training');
    const event = resource.event('Update', service.minimal, { old: service.full });
    world.functions.send(event);
    await world.time.settle({ until: world.time.now() + 600_000 });
    expect(world.calls('UpdateCampaign')).toEqual([]);
    await declare('active');
    await world.time.settle();
    expect(resource.reply(event)?.status).toBe('SUCCESS');
    expect(campaign()?.solutionVersionArn).toBe(version1);
  });
});

describe.each(['literal', 'resolved'])('the newest version, shown as %s', (shows) => {
  const onLatest = { campaign: { solutionVersionArn: latest }, options };
  const synced = {
    campaign: { solutionVersionArn: latest, campaignConfig: { syncWithLatestSolutionVersion: true } },
    options,
  };
  const busier = (properties: typeof onLatest) => ({
    ...properties,
    campaign: { ...properties.campaign, minProvisionedTPS: 5 },
  });
  beforeEach(async () => {
    world.settings.change({ switches: { 'personalize.latestShows': shows } });
    await world.control({ control: 'latest', body: { solutionArn: solution, version: '33333333' } });
  });

  test.each([onLatest, synced])('is not deployed anew by an unrelated change', async (properties) => {
    await resource.create(properties);
    const { reply } = await resource.deploy(busier(properties));
    expect(reply.status).toBe('SUCCESS');
    expect(world.calls('UpdateCampaign').map(({ body }) => body)).toEqual([
      { campaignArn: reply.id, minProvisionedTPS: 5 },
    ]);
  });

  test('is deployed when the template changes to it, and back', async () => {
    await resource.create(service.minimal);
    expect((await resource.deploy(onLatest)).reply.status).toBe('SUCCESS');
    expect((await resource.deploy(service.minimal)).reply.status).toBe('SUCCESS');
    expect(world.calls('UpdateCampaign')).toHaveLength(2);
    expect(campaign()?.solutionVersionArn).toBe(version1);
  });

  test('sync goes on and off, together with the version', async () => {
    await resource.create(service.minimal);
    expect((await resource.deploy(synced)).reply.status).toBe('SUCCESS');
    expect((await resource.deploy(service.minimal)).reply.status).toBe('SUCCESS');
    expect(world.calls('UpdateCampaign').map(({ body }) => body)).toEqual([
      expect.objectContaining({ solutionVersionArn: latest }),
      expect.objectContaining({
        solutionVersionArn: version1,
        campaignConfig: { syncWithLatestSolutionVersion: false },
      }),
    ]);
  });

  test("the service's own update to a newer version is waited out and does not count as ours [R17][R24]", async () => {
    await resource.create(synced);
    await world.control(service.outcome('update', 'The newer version is broken.'));
    await world.control({ control: 'latest', body: { solutionArn: solution, version: '44444444' } });
    await world.control({ control: 'outcomes', body: { update: 'succeed' } });
    const { reply } = await resource.deploy(busier(synced));
    expect(reply.status).toBe('SUCCESS');
    expect(campaign()?.minProvisionedTPS).toBe(5);
  });
});

describe('either truth of what no document confirms', () => {
  test.each(['redeploys', 'ignored'])('an update that changes nothing for the service: %s', async (truth) => {
    world.settings.change({
      switches: { 'personalize.noOpUpdate': truth, 'personalize.latestShows': 'resolved' },
    });
    await world.control({ control: 'latest', body: { solutionArn: solution, version: '33333333' } });
    await resource.create({ campaign: { solutionVersionArn: `${solution}/33333333` }, options });
    const { reply } = await resource.deploy({ campaign: { solutionVersionArn: latest }, options });
    expect(reply.status).toBe('SUCCESS');
    expect(world.calls('UpdateCampaign')).toHaveLength(1);
  });

  test.each(['kept', 'dropped'])('members of the configuration that are left out are %s [R19]', async (truth) => {
    world.settings.change({ switches: { 'personalize.omittedConfig': truth } });
    await resource.create(service.full);
    const { campaign: given } = service.full;
    const fewer = {
      ...service.full,
      campaign: { ...given, campaignConfig: { enableMetadataWithRecommendations: true } },
    };
    expect((await resource.deploy(fewer)).reply.status).toBe('SUCCESS');
    const { itemExplorationConfig, rankingInfluence } = (campaign()?.campaignConfig ?? {}) as Record<string, object>;
    expect(itemExplorationConfig).toEqual({ explorationWeight: '0.3', explorationItemAgeCutOff: '30.0' });
    expect(rankingInfluence).toEqual({ POPULARITY: 0, FRESHNESS: 0 });
  });

  test.each(['CREATE', 'UPDATE'])('the status of an update begins with %s [R17]', async (truth) => {
    world.settings.change({ switches: { 'personalize.updateStatus': truth } });
    await resource.create(service.minimal);
    expect((await resource.deploy(service.changed)).reply.status).toBe('SUCCESS');
    expect(campaign()?.minProvisionedTPS).toBe(2);
  });

  test.each(['all', 'sent'])('an update shows %s fields [R17]', async (truth) => {
    world.settings.change({ switches: { 'personalize.updateShows': truth } });
    await resource.create(service.minimal);
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    expect((await resource.deploy(service.full)).reply.reason).toContain('No capacity on Tuesdays.');
    await world.control({ control: 'outcomes', body: { update: 'succeed' } });
    expect((await resource.deploy(service.full)).reply.status).toBe('SUCCESS');
  });

  test.each(['allowed', 'refused'])('tags while an update runs are %s [R22][R24]', async (truth) => {
    world.settings.change({ switches: { 'personalize.tagsWhileBusy': truth } });
    await resource.create(service.minimal);
    world.functions.send(resource.event('Update', service.changed, { old: service.minimal }));
    await world.time.settle({ until: world.time.now() + 5000 });
    expect((await resource.rollBack(service.full)).status).toBe('SUCCESS');
    expect((await resource.deploy(service.full)).reply.status).toBe('SUCCESS');
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });
});

test('a refusal that can be a quota is waited out for ten minutes, then told with what to do', async () => {
  await world.control({ control: 'quota', body: { campaigns: 0 } });
  const started = world.time.now();
  const { status, reason } = await resource.create(service.minimal);
  expect(status).toBe('FAILED');
  expect(reason).toContain('LimitExceededException');
  expect(reason).toContain('If this is a quota and no rate, delete a campaign or ask for a higher quota.');
  expect(world.time.now() - started).toBeGreaterThanOrEqual(600_000);
  expect(world.time.now() - started).toBeLessThan(700_000);
});

test('a campaign that failed to be created outside is mended by an update', async () => {
  await world.control(service.outcome('create', 'The model is not of this world.'));
  const failed = await resource.create(service.minimal);
  expect(failed.status).toBe('FAILED');
  await world.control({ control: 'outcomes', body: { create: 'succeed' } });
  const { reply } = await resource.deploy(service.changed);
  expect(reply.status).toBe('SUCCESS');
  expect(campaign()?.minProvisionedTPS).toBe(2);
});
