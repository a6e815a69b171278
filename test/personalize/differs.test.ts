import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import { LATEST, SOLUTION, useHarness, VERSION } from './support/harness';

const harness = useHarness();

type Config = NonNullable<PersonalizeCampaign['campaignConfig']>;

const PLAIN: PersonalizeCampaign = { solutionVersionArn: VERSION };
const explored = (explorationWeight: string): Config => ({ itemExplorationConfig: { explorationWeight } });

/** The rows that differ where the template changed all of them, or none. */
function rows(wanted: Partial<PersonalizeCampaign>, seen: object, changed = true): string[] {
  const shown = { ...PLAIN, ...seen } as Partial<PersonalizeCampaign>;
  const all = ['solutionVersionArn', 'minProvisionedTPS', 'campaignConfig'] as const;
  return [...harness.differing({ ...PLAIN, ...wanted }, shown, changed ? all : [])];
}

describe('a value that the service shows in another way', () => {
  test.each<[string, Config, object]>([
    ['0.3 and 0.30', explored('0.3'), { itemExplorationConfig: { explorationWeight: '0.30' } }],
    ['0.30 and 0.3', explored('0.30'), { itemExplorationConfig: { explorationWeight: '0.3' } }],
    ['0.3 and the number 0.3', explored('0.3'), { itemExplorationConfig: { explorationWeight: 0.3 } }],
    ['3e-1 and 0.3', explored('3e-1'), { itemExplorationConfig: { explorationWeight: '0.3' } }],
    ['14 and 14.0', { itemExplorationConfig: { age: '14' } }, { itemExplorationConfig: { age: '14.0' } }],
    ['the number 0.5 and "0.5"', { rankingInfluence: { FRESHNESS: 0.5 } }, { rankingInfluence: { FRESHNESS: '0.5' } }],
    ['the default and nothing', explored('0.3'), {}],
    ['nothing and the default', {}, { itemExplorationConfig: { explorationWeight: '0.3' } }],
    ['an influence of 0 and nothing', { rankingInfluence: { POPULARITY: 0 } }, {}],
    ['nothing and an influence of 0', {}, { rankingInfluence: { POPULARITY: 0, FRESHNESS: 0 } }],
    ['false and nothing', { enableMetadataWithRecommendations: false, syncWithLatestSolutionVersion: false }, {}],
    ['nothing and false', {}, { enableMetadataWithRecommendations: false, syncWithLatestSolutionVersion: false }],
    ['empty maps and nothing', { itemExplorationConfig: {}, rankingInfluence: {} }, {}],
  ])('%s: no difference [R12][R16]', (_, wanted, seen) => {
    expect(rows({ campaignConfig: wanted }, { campaignConfig: seen }, true)).toEqual([]);
    expect(rows({ campaignConfig: wanted }, { campaignConfig: seen }, false)).toEqual([]);
  });

  test('no configuration and an empty one, one transaction per second and none: no difference [R16]', () => {
    expect(rows({ minProvisionedTPS: 1 }, { campaignConfig: {} })).toEqual([]);
    expect(rows({ campaignConfig: {} }, { minProvisionedTPS: 1 })).toEqual([]);
  });
});

describe('a value that is another one', () => {
  test.each<[string, Config, object]>([
    ['0.3 and 0.03', explored('0.3'), { itemExplorationConfig: { explorationWeight: '0.03' } }],
    ['another weight and nothing', explored('0.4'), {}],
    ['texts that are no numbers', { itemExplorationConfig: { other: 'a' } }, { itemExplorationConfig: { other: 'A' } }],
    ['an empty text and 0', { itemExplorationConfig: { other: '' } }, { itemExplorationConfig: { other: '0' } }],
    ['a key more', { itemExplorationConfig: { other: 'a' } }, { itemExplorationConfig: {} }],
    ['a key called constructor', { itemExplorationConfig: { constructor: 'a' } }, {}],
    ['an influence', { rankingInfluence: { POPULARITY: 0.1 } }, { rankingInfluence: { POPULARITY: 0.2 } }],
    ['metadata', { enableMetadataWithRecommendations: true }, {}],
    [
      'metadata that was switched off',
      { enableMetadataWithRecommendations: false },
      { enableMetadataWithRecommendations: true },
    ],
    ['sync', { syncWithLatestSolutionVersion: true }, {}],
  ])('%s: a difference, whoever made it [R15]', (_, wanted, seen) => {
    expect(rows({ campaignConfig: wanted }, { campaignConfig: seen }, true)).toEqual(['campaignConfig']);
    expect(rows({ campaignConfig: wanted }, { campaignConfig: seen }, false)).toEqual(['campaignConfig']);
  });

  test('the transactions per second, and the solution version: a difference [R15]', () => {
    expect(rows({ minProvisionedTPS: 2 }, {}, false)).toEqual(['minProvisionedTPS']);
    expect(rows({ minProvisionedTPS: 1 }, { minProvisionedTPS: 2 }, false)).toEqual(['minProvisionedTPS']);
    expect(rows({ solutionVersionArn: `${SOLUTION}/other` }, {}, false)).toEqual(['solutionVersionArn']);
  });
});

describe('a value that the template does not give', () => {
  test.each<[string, Config, object]>([
    ['a weight', {}, { itemExplorationConfig: { explorationWeight: '0.4' } }],
    [
      'a weight beside another key',
      { itemExplorationConfig: { a: '1' } },
      { itemExplorationConfig: { a: '1', explorationWeight: '0.4' } },
    ],
    ['a key of no default', { itemExplorationConfig: { a: '1' } }, { itemExplorationConfig: { a: '1', b: '2' } }],
    ['the only key, of no default', {}, { itemExplorationConfig: { b: '2' } }],
    ['an influence', { rankingInfluence: {} }, { rankingInfluence: { POPULARITY: 0.2 } }],
    ['metadata', {}, { enableMetadataWithRecommendations: true }],
    ['sync', {}, { syncWithLatestSolutionVersion: true }],
  ])('%s: a difference if the template took it away, and else left as it is [R12][R19]', (_, wanted, seen) => {
    expect(rows({ campaignConfig: wanted }, { campaignConfig: seen }, true)).toEqual(['campaignConfig']);
    expect(rows({ campaignConfig: wanted }, { campaignConfig: seen }, false)).toEqual([]);
  });

  test('transactions per second: a difference if the template took them away, and else left [R12][R19]', () => {
    expect(rows({}, { minProvisionedTPS: 2 }, true)).toEqual(['minProvisionedTPS']);
    expect(rows({}, { minProvisionedTPS: 2 }, false)).toEqual([]);
  });
});

describe.each(['literal', 'resolved'])('where the newest version is shown as %s', (shown) => {
  const newest: PersonalizeCampaign = { solutionVersionArn: LATEST, minProvisionedTPS: 2 };
  const synced = { ...newest, campaignConfig: { syncWithLatestSolutionVersion: true } };
  beforeEach(() => harness.choose('latestShows', shown));

  test('it does not differ unless the template changed it [R16]', async () => {
    const { properties } = await harness.have(newest);
    expect([...harness.differing(newest, properties)]).toEqual([]);
    expect([...harness.differing(newest, { solutionVersionArn: VERSION })]).toEqual(['minProvisionedTPS']);
    expect([...harness.differing(newest, { ...newest, solutionVersionArn: VERSION }, ['solutionVersionArn'])]).toEqual([
      'solutionVersionArn',
    ]);
  });

  test('it is not sent with an unrelated change, so that no version is deployed by it [R54]', async () => {
    const seen = await harness.have(newest);
    await harness.save({ ...newest, minProvisionedTPS: 3 }, seen, ['minProvisionedTPS']);
    const config = { enableMetadataWithRecommendations: true };
    await harness.save(
      { ...newest, minProvisionedTPS: 3, campaignConfig: config },
      await harness.adapter.read(seen.id),
    );
    expect(harness.sent('UpdateCampaign')).toEqual([
      { campaignArn: seen.id, minProvisionedTPS: 3 },
      { campaignArn: seen.id, campaignConfig: config },
    ]);
  });

  test('sync goes on together with the version [R15]', async () => {
    const seen = await harness.have(newest);
    const after = await harness.save(synced, seen, ['campaignConfig']);
    expect(harness.sent('UpdateCampaign')).toEqual([
      { campaignArn: seen.id, solutionVersionArn: LATEST, campaignConfig: { syncWithLatestSolutionVersion: true } },
    ]);
    expect(after.properties.campaignConfig).toEqual({ syncWithLatestSolutionVersion: true });
  });

  test('sync goes off together with the version, also where the template keeps the newest [R15][R19]', async () => {
    const seen = await harness.have(synced);
    const after = await harness.save(newest, seen, ['campaignConfig']);
    expect(harness.sent('UpdateCampaign')).toEqual([
      { campaignArn: seen.id, solutionVersionArn: LATEST, campaignConfig: { syncWithLatestSolutionVersion: false } },
    ]);
    expect(after.properties.campaignConfig).toEqual({ syncWithLatestSolutionVersion: false });
  });

  test('a synced campaign can change its transactions per second alone [R54]', async () => {
    const seen = await harness.have(synced);
    await harness.save({ ...synced, minProvisionedTPS: 5 }, seen, ['minProvisionedTPS']);
    expect(harness.sent('UpdateCampaign')).toEqual([{ campaignArn: seen.id, minProvisionedTPS: 5 }]);
  });
});
