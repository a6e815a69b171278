import { Resource } from '../support/resource';
import type { OutreachService, ResourceProperties } from '../support/services';
import { asking, OUTREACH_SERVICES } from '../support/services';
import { World } from '../support/world';

jest.setTimeout(30_000);

const serviceOf = (name: string) => OUTREACH_SERVICES.find((service) => service.name === name)!;
const withCampaign = ({ campaign, options }: ResourceProperties, more: object): ResourceProperties => ({
  campaign: { ...campaign, ...more },
  ...(options ? { options } : {}),
});
const withOptions = ({ campaign, options }: ResourceProperties, more: object): ResourceProperties => ({
  campaign,
  options: { ...options, ...more },
});

const batch = serviceOf('batch');
const alsona = serviceOf('alsona');

function worldOf(service: OutreachService): { readonly world: World; readonly resource: Resource } {
  const held = {} as { world: World; resource: Resource };
  beforeAll(async () => void (held.world = await World.start(service)));
  beforeEach(() => void (held.resource = new Resource(held.world)));
  afterEach(() => held.world.reset());
  afterAll(() => held.world.close());
  return held;
}

describe('Batch', () => {
  const held = worldOf(batch);
  const running = (properties = batch.minimal) => asking('RUNNING', properties, batch);
  const at = (start_time: string) => withCampaign(batch.minimal, { when: { start_time } });

  test.each([
    ['API version', { apiVersion: '2.11' }],
    ['secret', { apiKey: { ...(batch.minimal.campaign.apiKey as object), secretArn: 'shop-keys' } }],
  ])('another %s writes nothing, also on a running campaign [R16]', async (_, change) => {
    const { world, resource } = held;
    const { id } = await resource.create(running());
    const before = world.writes().length;
    const { reply } = await resource.deploy(withCampaign(running(), change));
    expect(reply).toMatchObject({ status: 'SUCCESS', id });
    expect(world.writes()).toHaveLength(before);
  });

  test('another address makes another campaign, and the old one is deleted where it was [R5][R18]', async () => {
    const { world, resource } = held;
    const { id } = await resource.create(batch.minimal);
    // Both names are of this machine.
    const { reply } = await resource.deploy(
      withCampaign(batch.minimal, { baseUrl: world.url.replace('127.0.0.1', 'localhost') }),
    );
    expect(reply).toMatchObject({ status: 'SUCCESS', reason: '' });
    expect(reply.id).not.toBe(id);
    expect(world.campaigns()).toHaveLength(1);
  });

  test('a delete with a version that is not there fails, and does not take the campaign for gone [R26]', async () => {
    const { world, resource } = held;
    await resource.create(running());
    const reply = await resource.delete(withCampaign(running(), { apiVersion: '2.100' }));
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('Check baseUrl and apiVersion');
    expect(world.campaigns()).toHaveLength(1);
    expect((await resource.destroy()).status).toBe('SUCCESS');
  });

  test.each(['refused400', 'refused403'])(
    'a stop that is refused (%s) is told, and left by the rollback [R23]',
    async (stopping) => {
      const { world, resource } = held;
      world.settings.change({ switches: { 'batch.stopping': stopping } });
      await resource.create(running());
      const { reply, rollback } = await resource.deploy(asking('STOPPED', batch.minimal, batch));
      expect(reply.status).toBe('FAILED');
      expect(reply.reason).toMatch(/HTTP 40[03]: POST \/campaigns\/update/);
      expect(rollback?.status).toBe('SUCCESS');
      expect(world.campaigns()).toEqual([expect.objectContaining({ state: 'RUNNING' })]);
    },
  );

  test('what can be neither stopped nor deleted fails the delete, loudly [R30][R32]', async () => {
    const { world, resource } = held;
    world.settings.change({ switches: { 'batch.stopping': 'refused400', 'batch.deletingRunning': 'refused' } });
    await resource.create(running());
    const reply = await resource.delete();
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('HTTP 403: POST /campaigns/delete');
    expect(world.campaigns()).toHaveLength(1);
  });

  test('a draft whose time has passed is not started, unless that is meant [R60]', async () => {
    const { world, resource } = held;
    const past = at('2020-01-01T00:00:00Z');
    const { reply, rollback } = await resource.deploy(running(past));
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('its time 2020-01-01T00:00:00Z has passed');
    expect(reply.reason).toContain('sendsDuringDeployment');
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.starts()).toEqual([0]);
    const meant = await new Resource(world, 'Meant').create(withOptions(running(past), { contactsAtOnce: true }));
    expect(meant.status).toBe('SUCCESS');
    expect(world.starts()).toEqual([0, 1]);
  });

  test.each([
    ['now', at('now'), 'contactsAtOnce', 'sendsDuringDeployment: true'],
    [
      'to everybody',
      withCampaign(batch.minimal, { targeting: undefined }),
      'contactsEveryone',
      'reachesEveryone: true',
    ],
  ])(
    'sending %s has to be meant, at deploy time too: a token can turn out so [R44][R60]',
    async (_, given, option, way) => {
      const { world, resource } = held;
      const refused = await resource.create(running(given));
      expect(refused.status).toBe('FAILED');
      expect(refused.reason).toContain(way);
      expect(world.writes()).toEqual([]);
      const meant = await new Resource(world, 'Meant').create(withOptions(running(given), { [option]: true }));
      expect(meant.status).toBe('SUCCESS');
      expect(world.starts()).toEqual([1]);
    },
  );

  test('a campaign that was sent takes no other content: told, and the rollback makes no call [R15][R23][R60]', async () => {
    const { world, resource } = held;
    await resource.create(withOptions(running(at('now')), { contactsAtOnce: true }));
    await world.time.settle({ until: world.time.now() + 120_000 });
    expect(world.campaigns()).toEqual([expect.objectContaining({ state: 'COMPLETED' })]);
    const before = world.writes().length;
    const change = withCampaign(withOptions(running(at('now')), { contactsAtOnce: true }), {
      messages: batch.changed.campaign.messages,
    });
    const { reply, rollback } = await resource.deploy(change);
    expect(reply.reason).toContain('messages can be changed only before the campaign is completed');
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.writes()).toHaveLength(before);
    expect(world.starts()).toEqual([1]);
  });

  test('what somebody called it is left alone, and keeps nothing else from being changed', async () => {
    const { world, resource } = held;
    await resource.create(running());
    world.settings.change({ rates: false });
    const [{ id } = { id: '' }] = world.campaigns<{ id: string }>();
    const { when, targeting, messages } = batch.minimal.campaign;
    await call(world, { id, campaign: { when, targeting, messages, name: 'Renamed', state: 'STOPPED' } });
    const { reply } = await resource.deploy(withOptions(running(), { deadlineSeconds: 1800 }));
    expect(reply.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining({ name: 'Renamed', state: 'STOPPED' })]);
  });

  test('a project of hundreds of campaigns is read page by page [R7][R26]', async () => {
    const { world, resource } = held;
    world.settings.change({ switches: { 'batch.listOrder': 'oldestFirst' } });
    for (let index = 0; index < 330; index++) await world.control(batch.put(`other-${index}`));
    await resource.create(running(batch.named('shop-last')));
    await resource.deploy(asking('STOPPED', batch.named('shop-last'), batch));
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toHaveLength(330);
    expect(world.starts().reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  function call(world: World, body: object): Promise<Response> {
    const headers = {
      authorization: 'Bearer k',
      'x-batch-project': 'project_shop',
      'content-type': 'application/json',
    };
    return fetch(`${world.url}/2.10/campaigns/update`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
});

describe('Alsona', () => {
  const held = worldOf(alsona);
  const running = (properties = alsona.minimal) => asking('RUN', properties, alsona);
  const given = (campaign_id: string, properties = alsona.minimal) => withCampaign(properties, { campaign_id });

  test('teardown pause leaves it paused [R30][R32]', async () => {
    const { world, resource } = held;
    const paused = withOptions(running(), { teardown: 'pause' });
    await resource.create(paused);
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining({ status: 'PAUSE' })]);
    expect(world.calls('deleteCampaign')).toEqual([]);
  });

  test('teardown pause does not keep what a failed deploy has made [R4]', async () => {
    const { world, resource } = held;
    await world.control({ control: 'outcomes', body: { start: 'refuse', reason: 'No seats on Tuesdays.' } });
    const { reply, rollback } = await resource.deploy(withOptions(running(), { teardown: 'pause' }));
    expect(reply.reason).toContain('No seats on Tuesdays.');
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test.each(['refused', 'overwritten', 'accepted'])(
    'an id that somebody else’s campaign has fails the create, and nothing is written over, where it would be %s [R9]',
    async (takenId) => {
      const { world, resource } = held;
      world.settings.change({ switches: { 'alsona.takenId': takenId } });
      const { control, body } = alsona.put('theirs') as { control: string; body: { put: object } };
      await world.control({ control, body: { put: { ...body.put, campaign_id: 'campaign_theirs', status: 'RUN' } } });
      const there = world.campaigns();
      const { reply, rollback } = await resource.deploy(running(given('campaign_theirs')));
      expect(reply.status).toBe('FAILED');
      expect(reply.reason).toContain('its id campaign_theirs is that of a campaign which this stack did not make');
      expect(rollback?.status).toBe('SUCCESS');
      expect(world.writes()).toEqual([]);
      expect(world.campaigns()).toEqual(there);
    },
  );

  test.each(['reset-after', 'kill-after'] as const)(
    'an id that the template gives is known again after %s, and removed after a cancelled create [R6][R8]',
    async (kind) => {
      const { world, resource } = held;
      world.faults.add({ service: 'alsona', operation: 'createCampaign', kind });
      expect((await resource.create(running(given('campaign_own')))).status).toBe('SUCCESS');
      expect(world.calls('createCampaign').filter(({ status }) => status === 200 || status === null)).toHaveLength(1);
      expect((await resource.destroy()).status).toBe('SUCCESS');
      const other = new Resource(world, 'Other');
      await other.begin('Create', running(given('campaign_other')));
      other.held = { properties: running(given('campaign_other')), id: 'shop-Other-1KX2ABCDEFGH' };
      expect((await other.destroy()).status).toBe('SUCCESS');
      expect(world.campaigns()).toEqual([]);
    },
  );

  test('an id whose campaign was deleted, and that is not free again, is told [R33]', async () => {
    const { world, resource } = held;
    world.settings.change({ switches: { 'alsona.deletedIds': 'reserved' } });
    await resource.create(alsona.minimal);
    await resource.destroy();
    const { reply, rollback } = await resource.deploy(alsona.minimal);
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('Its id is taken by what cannot be seen; give another');
    expect(rollback?.status).toBe('SUCCESS');
  });

  test('a time zone that is taken away is told, and left by the rollback of one that was added [R19][R23]', async () => {
    const { world, resource } = held;
    const without = withCampaign(alsona.minimal, { timezone: undefined });
    await resource.create(alsona.minimal);
    const { reply, rollback } = await resource.deploy(without);
    expect(reply.reason).toContain('timezone can be changed and not be taken away');
    expect([reply.status, rollback?.status]).toEqual(['FAILED', 'SUCCESS']);
    expect(world.campaigns()).toEqual([expect.objectContaining({ timezone: 60 })]);
  });

  test('an operator’s pause survives an update under both truths of what an update leaves out [R60]', async () => {
    for (const updates of ['full', 'partial']) {
      const { world } = held;
      world.settings.change({ switches: { 'alsona.updates': updates } });
      const resource = new Resource(world, updates);
      await resource.create(running(alsona.named(updates)));
      await world.control(alsona.outreach.setState(updates, 'PAUSE'));
      expect((await resource.deploy(running(alsona.named(updates, alsona.changed)))).reply.status).toBe('SUCCESS');
      const one = world.campaigns<{ name: string }>().find(({ name }) => name === updates);
      expect(one).toMatchObject({ ...alsona.shown.changed, status: 'PAUSE' });
      await resource.destroy();
    }
  });

  test('where neither the path nor the list shows campaigns nothing is done, and a delete says so [R26][R44]', async () => {
    const { world, resource } = held;
    await resource.create(running());
    const reply = await resource.delete(withCampaign(running(), { baseUrl: `${world.url}/elsewhere` }));
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('it cannot be told what is there');
    expect(world.campaigns()).toHaveLength(1);
  });
});

describe.each([batch, alsona])('$name: a place that cannot be reached', (service) => {
  const held = worldOf(service);

  test.each([
    ['key', { apiKey: { secretArn: 'shop-keys', jsonField: 'none' } }, /field none is not there/],
    ['secret', { apiKey: { secretArn: 'no-such-secret' } }, /cannot be read from the secret no-such-secret/],
    ['address', { baseUrl: 'http://127.0.0.1:65530' }, /NotReached: .*ECONNREFUSED/],
  ])('by a wrong %s fails the create, and its rollback has nothing to do [R4][R29][R44]', async (_, wrong, words) => {
    const { world, resource } = held;
    const { reply, rollback } = await resource.deploy(withCampaign(service.minimal, wrong));
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toMatch(words);
    expect(rollback?.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test('for minutes is waited for [R45]', async () => {
    const { world, resource } = held;
    const create = resource.event('Create', service.minimal);
    world.faults.add({ service: service.name, kind: 'unavailable', times: 6 });
    expect((await resource.request(create))?.status).toBe('SUCCESS');
  });
});
