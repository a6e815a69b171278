import { ARN, Calls } from './calls';
import { LATEST, refusal, SOLUTION, useEmulator, VERSION } from './harness';

const harness = useEmulator();
const calls = new Calls(harness);

test.each([
  ['literal', LATEST],
  ['resolved', `${SOLUTION}/00000001`],
])('latestShows %s', async (value, shown) => {
  calls.choose('latestShows', value);
  await calls.createActive({ solutionVersionArn: LATEST });
  await calls.update({ minProvisionedTPS: 2 });
  expect(await calls.describe()).toMatchObject({
    solutionVersionArn: shown,
    latestCampaignUpdate: { solutionVersionArn: shown },
  });
});

test.each([
  ['redeploys', 'ACTIVE / CREATE PENDING'],
  ['ignored', 'ACTIVE'],
])('noOpUpdate %s', async (value, status) => {
  calls.choose('noOpUpdate', value);
  await calls.createActive({ campaignConfig: { enableMetadataWithRecommendations: true } });
  const campaignConfig = { enableMetadataWithRecommendations: true };
  expect(await calls.update({ solutionVersionArn: VERSION, minProvisionedTPS: 1, campaignConfig })).toBe(ARN);
  expect(await calls.status()).toBe(status);
});

test('noOpUpdate refused', async () => {
  calls.choose('noOpUpdate', 'refused');
  await calls.createActive();
  expect(await refusal(calls.update())).toBe('InvalidInputException');
  await calls.update({ minProvisionedTPS: 2 });
  expect(await calls.status()).toBe('ACTIVE / CREATE PENDING');
});

test.each(['ignored', 'refused'])('noOpUpdate %s still saves a creation that failed', async (value) => {
  calls.choose('noOpUpdate', value);
  await calls.control('outcomes', { create: 'fail' });
  await calls.createActive();
  await calls.update();
  calls.pass(5);
  expect(await calls.status()).toBe('ACTIVE / ACTIVE');
});

test('noOpUpdate ignored still deploys a newer version behind /$LATEST', async () => {
  calls.choose('noOpUpdate', 'ignored');
  await calls.createActive({ solutionVersionArn: LATEST });
  await calls.control('latest', { solutionArn: SOLUTION, version: 'bbbb2222' });
  await calls.update({ solutionVersionArn: LATEST });
  expect(await calls.status()).toBe('ACTIVE / CREATE PENDING');
});

test.each([
  ['kept', { enableMetadataWithRecommendations: true, rankingInfluence: { FRESHNESS: 1 } }],
  ['dropped', { rankingInfluence: { FRESHNESS: 1 } }],
])('omittedConfig %s', async (value, after) => {
  calls.choose('omittedConfig', value);
  const before = { enableMetadataWithRecommendations: true, rankingInfluence: { POPULARITY: 1 } };
  await calls.createActive({ campaignConfig: before });
  await calls.update({ minProvisionedTPS: 2 });
  calls.pass(5);
  expect((await calls.describe()).campaignConfig).toEqual(before);
  await calls.update({ campaignConfig: { rankingInfluence: { FRESHNESS: 1 } } });
  calls.pass(5);
  expect((await calls.describe()).campaignConfig).toEqual(after);
});

test.each(['CREATE', 'UPDATE'])('updateStatus %s', async (value) => {
  calls.choose('updateStatus', value);
  await calls.control('outcomes', { update: 'fail' });
  await calls.createActive();
  await calls.update({ minProvisionedTPS: 2 });
  expect(await calls.status()).toBe(`ACTIVE / ${value} PENDING`);
  expect(harness.emulator.services[0]?.campaigns()).toMatchObject([{ updateStatus: `${value} PENDING` }]);
  calls.pass(1);
  expect(await calls.status()).toBe(`ACTIVE / ${value} IN_PROGRESS`);
  calls.pass(4);
  expect(await calls.status()).toBe(`ACTIVE / ${value} FAILED`);
});

test.each([
  ['all', { minProvisionedTPS: 2, solutionVersionArn: VERSION }],
  ['sent', { minProvisionedTPS: 2 }],
])('updateShows %s', async (value, shown) => {
  calls.choose('updateShows', value);
  await calls.createActive();
  await calls.update({ minProvisionedTPS: 2 });
  const { status, creationDateTime, lastUpdatedDateTime, ...fields } = (await calls.describe()).latestCampaignUpdate!;
  expect([status, creationDateTime]).toEqual(['CREATE PENDING', lastUpdatedDateTime]);
  expect(fields).toEqual(shown);
});

describe('tagsWhileBusy', () => {
  const tagCalls = (): Promise<unknown>[] => [calls.tag({ a: 'b' }), calls.untag('a'), calls.tags()];

  test('allowed', async () => {
    await calls.create();
    await Promise.all(tagCalls());
  });

  test('refused, until the campaign is idle', async () => {
    calls.choose('tagsWhileBusy', 'refused');
    const inUse = Array<string>(3).fill('ResourceInUseException');
    await calls.create();
    expect(await Promise.all(tagCalls().map(refusal))).toEqual(inUse);
    calls.pass(10);
    await Promise.all(tagCalls());
    await calls.update({ minProvisionedTPS: 2 });
    expect(await Promise.all(tagCalls().map(refusal))).toEqual(inUse);
    calls.pass(5);
    await Promise.all(tagCalls());
  });
});
