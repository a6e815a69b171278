import { ListCampaignsCommand } from '@aws-sdk/client-personalize';
import { createPersonalize, startEmulator } from '../../emulator';
import { ARN, Calls, NAME } from './calls';
import { arnOf, LATEST, refusal, SOLUTION, useEmulator, VERSION } from './harness';

const harness = useEmulator();
const calls = new Calls(harness);

const NEXT = `${SOLUTION}/bbbb2222`;

type Step = readonly [minutes: number, status: string];

/** Sees the status at each of these minutes from now. */
async function walk(steps: readonly Step[]): Promise<void> {
  let passed = 0;
  for (const [minutes, status] of steps) {
    calls.pass(minutes - passed);
    passed = minutes;
    expect([minutes, await calls.status()]).toEqual([minutes, status]);
  }
}

describe('states', () => {
  test('a creation takes ten minutes', async () => {
    expect(await calls.create()).toBe(ARN);
    await walk([
      [0, 'CREATE PENDING'],
      [0.99, 'CREATE PENDING'],
      [1, 'CREATE IN_PROGRESS'],
      [9.99, 'CREATE IN_PROGRESS'],
      [10, 'ACTIVE'],
    ]);
  });

  test('speed divides what starts from now on', async () => {
    harness.emulator.settings.change({ speed: 10 });
    await calls.create();
    await walk([
      [0.99, 'CREATE IN_PROGRESS'],
      [1, 'ACTIVE'],
    ]);
  });

  test('a campaign stays ACTIVE while an update of five minutes runs', async () => {
    await calls.createActive();
    expect(await calls.update({ minProvisionedTPS: 2 })).toBe(ARN);
    await walk([
      [0, 'ACTIVE / CREATE PENDING'],
      [0.5, 'ACTIVE / CREATE IN_PROGRESS'],
      [4.99, 'ACTIVE / CREATE IN_PROGRESS'],
      [5, 'ACTIVE / ACTIVE'],
    ]);
  });

  test('a deletion takes two minutes and ends at not found', async () => {
    await calls.createActive();
    await calls.delete();
    await walk([
      [0, 'DELETE PENDING'],
      [0.2, 'DELETE IN_PROGRESS'],
      [1.99, 'DELETE IN_PROGRESS'],
      [2, 'ResourceNotFoundException'],
    ]);
    await calls.create();
    expect(await calls.status()).toBe('CREATE PENDING');
  });

  test('an earlier update still shows while a campaign is deleted', async () => {
    await calls.createActive();
    await calls.update({ minProvisionedTPS: 2 });
    calls.pass(5);
    await calls.delete();
    expect(await calls.status()).toBe('DELETE PENDING / ACTIVE');
  });

  test('a creation that fails leaves a campaign with a reason, which an update can save', async () => {
    await calls.control('outcomes', { name: NAME, create: 'fail', reason: 'no capacity' });
    await calls.create();
    expect(await calls.describe()).not.toHaveProperty('failureReason');
    calls.pass(10);
    expect(await calls.describe()).toMatchObject({ status: 'CREATE FAILED', failureReason: 'no capacity' });
    await calls.update();
    await walk([
      [0, 'CREATE FAILED / CREATE PENDING'],
      [5, 'ACTIVE / ACTIVE'],
    ]);
    expect(await calls.describe()).not.toHaveProperty('failureReason');
    await calls.update();
    expect(await calls.status()).toBe('ACTIVE / CREATE PENDING');
  });

  test('an update that fails leaves the old configuration and says why', async () => {
    await calls.createActive();
    await calls.control('outcomes', { update: 'fail', reason: 'no metadata' });
    await calls.update({ minProvisionedTPS: 2 });
    expect((await calls.describe()).latestCampaignUpdate).not.toHaveProperty('failureReason');
    calls.pass(5);
    expect(await calls.describe()).toMatchObject({
      status: 'ACTIVE',
      minProvisionedTPS: 1,
      latestCampaignUpdate: { status: 'CREATE FAILED', failureReason: 'no metadata', minProvisionedTPS: 2 },
    });
    await calls.control('outcomes', { name: NAME, update: 'succeed' });
    await calls.update({ minProvisionedTPS: 3 });
    calls.pass(5);
    expect(await calls.describe()).toMatchObject({ minProvisionedTPS: 3, latestCampaignUpdate: { status: 'ACTIVE' } });
  });

  test('a failed update of a failed creation leaves it failed', async () => {
    await calls.control('outcomes', { create: 'fail', update: 'fail' });
    await calls.createActive();
    await calls.update();
    calls.pass(5);
    expect(await calls.status()).toBe('CREATE FAILED / CREATE FAILED');
  });
});

describe('what describe shows', () => {
  test('a new campaign, with its dates and without tags', async () => {
    const start = new Date(harness.emulator.clock.now());
    await calls.create({ minProvisionedTPS: 3, campaignConfig: { rankingInfluence: { POPULARITY: 0.5 } }, tags: [] });
    calls.pass(1.5);
    expect(await calls.describe()).toEqual({
      name: NAME,
      campaignArn: ARN,
      solutionVersionArn: VERSION,
      minProvisionedTPS: 3,
      campaignConfig: { rankingInfluence: { POPULARITY: 0.5 } },
      status: 'CREATE IN_PROGRESS',
      creationDateTime: start,
      lastUpdatedDateTime: new Date(start.getTime() + 60_000),
    });
  });

  test('timestamps are Unix seconds on the wire', async () => {
    await calls.create();
    const { body, headers } = await harness.raw('DescribeCampaign', { campaignArn: ARN });
    expect(body).toMatchObject({ campaign: { creationDateTime: harness.emulator.clock.now() / 1000 } });
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/);
  });

  test('the old configuration until an update has ended, then the new one', async () => {
    await calls.createActive({ campaignConfig: { enableMetadataWithRecommendations: true } });
    const start = new Date(harness.emulator.clock.now());
    await calls.update({ solutionVersionArn: NEXT, minProvisionedTPS: 2 });
    const before = { solutionVersionArn: VERSION, minProvisionedTPS: 1 };
    const after = { solutionVersionArn: NEXT, minProvisionedTPS: 2 };
    const campaignConfig = { enableMetadataWithRecommendations: true };
    const latestCampaignUpdate = { ...after, campaignConfig, creationDateTime: start, lastUpdatedDateTime: start };
    expect(await calls.describe()).toMatchObject({ ...before, campaignConfig, latestCampaignUpdate });
    calls.pass(5);
    const end = new Date(harness.emulator.clock.now());
    expect(await calls.describe()).toMatchObject({
      ...after,
      campaignConfig,
      lastUpdatedDateTime: end,
      latestCampaignUpdate: { creationDateTime: start, lastUpdatedDateTime: end },
    });
  });
});

describe('what is refused', () => {
  const IN_USE = 'ResourceInUseException';
  const states: Record<string, () => Promise<void>> = {
    'CREATE PENDING': async () => {
      await calls.create();
    },
    'CREATE IN_PROGRESS': async () => {
      await calls.create();
      calls.pass(5);
    },
    'an update in progress': async () => {
      await calls.createActive();
      await calls.update({ minProvisionedTPS: 2 });
    },
    'DELETE PENDING': async () => {
      await calls.createActive();
      await calls.delete();
    },
  };

  test.each(Object.keys(states))('update and delete in %s', async (state) => {
    await states[state]?.();
    expect(await refusal(calls.update({ minProvisionedTPS: 4 }))).toBe(IN_USE);
    expect(await refusal(calls.delete())).toBe(IN_USE);
  });

  test.each(Object.keys(states))('a second campaign of the same name in %s', async (state) => {
    await states[state]?.();
    expect(await refusal(calls.create())).toBe('ResourceAlreadyExistsException');
  });

  test.each<[string, () => Promise<unknown>]>([
    ['describe', () => calls.describe()],
    ['update', () => calls.update({ minProvisionedTPS: 2 })],
    ['delete', () => calls.delete()],
    ['tag', () => calls.tag({ a: 'b' })],
    ['untag', () => calls.untag('a')],
    ['list of tags', () => calls.tags()],
  ])('%s of a campaign that is not there', async (_, call) => {
    expect(await refusal(call())).toBe('ResourceNotFoundException');
  });

  test('more campaigns than the quota, until one is gone', async () => {
    await calls.control('quota', { campaigns: 1 });
    await calls.createActive();
    expect(await refusal(calls.create({ name: 'books' }))).toBe('LimitExceededException');
    await calls.delete();
    expect(await refusal(calls.create({ name: 'books' }))).toBe('LimitExceededException');
    calls.pass(2);
    expect(await calls.create({ name: 'books' })).toBe(arnOf('books'));
  });
});

describe('the list', () => {
  const list = async (input: object): Promise<{ names: (string | undefined)[]; token: string | undefined }> => {
    const { campaigns = [], nextToken } = await harness.client.send(new ListCampaignsCommand(input));
    return { names: campaigns.map(({ name }) => name), token: nextToken };
  };

  test('comes in pages', async () => {
    for (const name of ['a', 'b', 'c']) await calls.create({ name });
    const first = await list({ maxResults: 2 });
    expect(first).toEqual({ names: ['a', 'b'], token: expect.any(String) as unknown });
    expect(await list({ maxResults: 2, nextToken: first.token })).toEqual({ names: ['c'], token: undefined });
    expect(await list({ maxResults: 3 })).toMatchObject({ names: ['a', 'b', 'c'], token: undefined });
    expect(await refusal(list({ nextToken: 'nonsense' }))).toBe('InvalidNextTokenException');
  });

  test('can be that of one solution', async () => {
    await calls.create({ name: 'a', solutionVersionArn: `${SOLUTION}-2/x` });
    await calls.create({ name: 'b', solutionVersionArn: LATEST });
    expect((await list({ solutionArn: SOLUTION })).names).toEqual(['b']);
  });

  test('has no configuration', async () => {
    await calls.create();
    const { campaigns = [] } = await harness.client.send(new ListCampaignsCommand({}));
    expect(Object.keys(campaigns[0] ?? {}).sort()).toEqual(
      ['campaignArn', 'creationDateTime', 'lastUpdatedDateTime', 'name', 'status'].sort(),
    );
  });
});

test('region, account and partition are in the ARN', async () => {
  const place = { region: 'cn-north-1', account: '210987654321', partition: 'aws-cn' };
  const emulator = await startEmulator({ services: (context) => [createPersonalize(context, place)] });
  const headers = { 'x-amz-target': 'AmazonPersonalize.CreateCampaign' };
  const body = JSON.stringify({ name: NAME, solutionVersionArn: 'arn:aws-cn:personalize:cn-north-1:1:solution/a/b' });
  const answer = await fetch(emulator.url, { method: 'POST', headers, body });
  expect(await answer.json()).toEqual({ campaignArn: 'arn:aws-cn:personalize:cn-north-1:210987654321:campaign/films' });
  await emulator.close();
});
