import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import { personalizeContract } from '../../lib/personalize/contract';
import { check } from '../../lib/contract/check';
import type { Path } from '../contract/support/leaves';
import { branchesOf, declaredLeaves, leafAt, leavesOf, withLeaf } from '../contract/support/leaves';
import { ID, LATEST, NAME, SOLUTION, useHarness, VERSION } from './support/harness';

const harness = useHarness();

/** Every leaf that there is. */
const FULL: PersonalizeCampaign = {
  name: NAME,
  solutionVersionArn: LATEST,
  minProvisionedTPS: 2,
  campaignConfig: {
    itemExplorationConfig: { explorationWeight: '0.5', explorationItemAgeCutOff: '14', other: 'x' },
    enableMetadataWithRecommendations: true,
    syncWithLatestSolutionVersion: false,
    rankingInfluence: { POPULARITY: 0.25, FRESHNESS: 0.75 },
  },
  tags: { team: 'discovery', stage: '' },
};

const WITHOUT_SYNC = withLeaf(FULL, ['campaignConfig', 'syncWithLatestSolutionVersion'], undefined);

/** The same leaf with another value that is allowed. */
const CHANGED: Readonly<Record<string, unknown>> = {
  name: 'films2',
  solutionVersionArn: `${SOLUTION}2/$LATEST`,
  minProvisionedTPS: 3,
  'campaignConfig.itemExplorationConfig.explorationWeight': '0.6',
  'campaignConfig.itemExplorationConfig.explorationItemAgeCutOff': '15',
  'campaignConfig.itemExplorationConfig.other': 'y',
  'campaignConfig.enableMetadataWithRecommendations': false,
  'campaignConfig.syncWithLatestSolutionVersion': true,
  'campaignConfig.rankingInfluence.POPULARITY': 0.5,
  'campaignConfig.rankingInfluence.FRESHNESS': 0.5,
  'tags.team': 'search',
  'tags.stage': 'test',
};

const rowOf = ([row]: Path) => row as keyof PersonalizeCampaign;
const places = leavesOf(FULL).map((path) => [path.join('.'), path] as const);
const updated = places.filter(([, path]) => !['name', 'tags'].includes(rowOf(path)));

/** The service's own names and shapes, without what is no property of an update. */
function shown({ solutionVersionArn, minProvisionedTPS, campaignConfig }: Partial<PersonalizeCampaign>) {
  return { solutionVersionArn, minProvisionedTPS, campaignConfig };
}

describe('every leaf of the contract', () => {
  test('is in these tables [R54]', () => {
    const maps = ['campaignConfig.itemExplorationConfig', 'tags'];
    const names = places.map(([place]) => maps.find((map) => place.startsWith(`${map}.`))?.concat('.*') ?? place);
    const declared = declaredLeaves(personalizeContract.campaign).map((path) => path.join('.'));
    expect([...new Set(names)].sort()).toEqual(declared.sort());
    expect(Object.keys(CHANGED)).toEqual(places.map(([place]) => place));
  });

  test.each(places)('%s can be changed to what the table says', (place, path) => {
    const wanted = withLeaf(FULL, path, CHANGED[place]);
    expect(check(personalizeContract, wanted)).toEqual([]);
    expect(leafAt(wanted, path)).not.toEqual(leafAt(FULL, path));
  });

  test.each(updated)('%s reaches its place of the update, and nothing else does [R15][R54]', async (place, path) => {
    const row = rowOf(path);
    const wanted = withLeaf(FULL, path, CHANGED[place]);
    const after = await harness.save(wanted, await harness.have(FULL), [row]);
    // Sync goes only together with the version.
    const withVersion = place === 'campaignConfig.syncWithLatestSolutionVersion';
    expect(harness.sent('UpdateCampaign')).toEqual([
      {
        campaignArn: ID,
        [row]: wanted[row],
        ...(withVersion ? { solutionVersionArn: wanted.solutionVersionArn } : {}),
      },
    ]);
    expect(shown(after.properties)).toEqual(shown(wanted));
    expect(harness.differing(wanted, after.properties, [row])).toEqual(new Set());
  });

  test('the name means another campaign [R18][R54]', () => {
    expect(harness.adapter.changes.name).toBe('replace');
  });

  test('a tag reaches TagResource, and nothing else does [R22][R54]', async () => {
    const { id } = await harness.have(FULL);
    expect(harness.adapter.changes.tags).toBe('tags');
    await harness.adapter.tagging!.tag(id, { team: 'search' });
    expect(harness.sent('TagResource')).toEqual([{ resourceArn: ID, tags: [{ tagKey: 'team', tagValue: 'search' }] }]);
    expect(await harness.adapter.tagging!.tags(id)).toEqual({ team: 'search', stage: '' });
    expect(harness.sent('UpdateCampaign')).toEqual([]);
  });

  test('a removed tag reaches UntagResource, and nothing else does [R19][R22][R54]', async () => {
    const { id } = await harness.have(FULL);
    await harness.adapter.tagging!.untag(id, ['team']);
    expect(harness.sent('UntagResource')).toEqual([{ resourceArn: ID, tagKeys: ['team'] }]);
    expect(await harness.adapter.tagging!.tags(id)).toEqual({ stage: '' });
  });

  test('nothing changed is no row and no call [R16]', async () => {
    const seen = await harness.have(FULL);
    await harness.save(FULL, seen);
    expect(harness.sent('UpdateCampaign')).toEqual([]);
  });

  test('several changed rows are one call [R15]', async () => {
    const wanted = { ...FULL, solutionVersionArn: VERSION, minProvisionedTPS: 9, campaignConfig: {} };
    await harness.save(wanted, await harness.have(FULL), ['minProvisionedTPS', 'solutionVersionArn', 'campaignConfig']);
    expect(harness.sent('UpdateCampaign')).toEqual([
      expect.objectContaining({ solutionVersionArn: VERSION, minProvisionedTPS: 9 }),
    ]);
  });
});

const EXPLORATION_DEFAULTS = { explorationWeight: '0.3', explorationItemAgeCutOff: '30.0' };
const config = FULL.campaignConfig;

/** What goes over the wire when this place is taken out of FULL: the documented default, and every other member. */
const UNSET: Readonly<Record<string, object>> = {
  minProvisionedTPS: { minProvisionedTPS: 1 },
  'campaignConfig.itemExplorationConfig.explorationWeight': {
    campaignConfig: {
      ...config,
      itemExplorationConfig: { explorationWeight: '0.3', explorationItemAgeCutOff: '14', other: 'x' },
    },
  },
  'campaignConfig.itemExplorationConfig.explorationItemAgeCutOff': {
    campaignConfig: {
      ...config,
      itemExplorationConfig: { explorationWeight: '0.5', explorationItemAgeCutOff: '30.0', other: 'x' },
    },
  },
  'campaignConfig.itemExplorationConfig.other': {
    campaignConfig: { ...config, itemExplorationConfig: { explorationWeight: '0.5', explorationItemAgeCutOff: '14' } },
  },
  'campaignConfig.itemExplorationConfig': {
    campaignConfig: { ...config, itemExplorationConfig: EXPLORATION_DEFAULTS },
  },
  'campaignConfig.enableMetadataWithRecommendations': {
    campaignConfig: { ...config, enableMetadataWithRecommendations: false },
  },
  'campaignConfig.rankingInfluence.POPULARITY': {
    campaignConfig: { ...config, rankingInfluence: { POPULARITY: 0, FRESHNESS: 0.75 } },
  },
  'campaignConfig.rankingInfluence.FRESHNESS': {
    campaignConfig: { ...config, rankingInfluence: { POPULARITY: 0.25, FRESHNESS: 0 } },
  },
  'campaignConfig.rankingInfluence': {
    campaignConfig: { ...config, rankingInfluence: { POPULARITY: 0, FRESHNESS: 0 } },
  },
  campaignConfig: {
    campaignConfig: {
      itemExplorationConfig: EXPLORATION_DEFAULTS,
      enableMetadataWithRecommendations: false,
      syncWithLatestSolutionVersion: false,
      rankingInfluence: { POPULARITY: 0, FRESHNESS: 0 },
    },
  },
};

test('everything that can be removed is in the table, but for what has a test of its own [R19]', () => {
  const own = ['name', 'solutionVersionArn', 'campaignConfig.syncWithLatestSolutionVersion', 'tags'];
  const removable = [...leavesOf(FULL), ...branchesOf(FULL)].map((path) => path.join('.'));
  const expected = removable.filter((place) => !own.some((name) => place === name || place.startsWith(`${name}.`)));
  expect(Object.keys(UNSET).sort()).toEqual(expected.sort());
});

describe.each(['kept', 'dropped'])('where members that are left out are %s by the service', (omitted) => {
  beforeEach(() => harness.choose('omittedConfig', omitted));

  test.each(Object.entries(UNSET))('%s that is removed is unset by its default [R19][R20]', async (place, update) => {
    const path = place.split('.');
    const wanted = withLeaf(FULL, path, undefined);
    const after = await harness.save(wanted, await harness.have(FULL), [rowOf(path)]);
    expect(harness.sent('UpdateCampaign')).toEqual([{ campaignArn: ID, ...update }]);
    expect(harness.differing(wanted, after.properties, [rowOf(path)])).toEqual(new Set());
  });

  test('sync that is removed goes off, together with the version [R19]', async () => {
    const synced = withLeaf(FULL, ['campaignConfig', 'syncWithLatestSolutionVersion'], true);
    const wanted = { ...WITHOUT_SYNC, solutionVersionArn: VERSION };
    const after = await harness.save(wanted, await harness.have(synced), ['solutionVersionArn', 'campaignConfig']);
    expect(harness.sent('UpdateCampaign')).toEqual([
      { campaignArn: ID, solutionVersionArn: VERSION, campaignConfig: config },
    ]);
    expect(harness.differing(wanted, after.properties, ['campaignConfig'])).toEqual(new Set());
  });

  test('only what the campaign has is set back [R19]', async () => {
    const had = { solutionVersionArn: VERSION, campaignConfig: { enableMetadataWithRecommendations: true } };
    await harness.save({ solutionVersionArn: VERSION }, await harness.have(had), ['campaignConfig']);
    expect(harness.sent('UpdateCampaign')).toEqual([
      { campaignArn: ID, campaignConfig: { enableMetadataWithRecommendations: false } },
    ]);
  });

  test('of a map, too, only what the campaign has is set back [R19][R20]', async () => {
    const having = (itemExplorationConfig: Record<string, string>): PersonalizeCampaign => ({
      solutionVersionArn: VERSION,
      campaignConfig: { itemExplorationConfig },
    });
    await harness.save(having({ b: '1' }), await harness.have(having({ a: '1' })), ['campaignConfig']);
    expect(harness.sent('UpdateCampaign')).toEqual([
      { campaignArn: ID, campaignConfig: { itemExplorationConfig: { b: '1' } } },
    ]);
  });

  test('a map is replaced in full [R20]', async () => {
    const path = ['campaignConfig', 'itemExplorationConfig'];
    const wanted = withLeaf(FULL, path, { other: 'y', another: 'z' });
    const after = await harness.save(wanted, await harness.have(FULL), ['campaignConfig']);
    expect(leafAt(after.properties, path)).toEqual({ ...EXPLORATION_DEFAULTS, other: 'y', another: 'z' });
  });
});

test('what cannot be removed is refused: the solution version [R19]', () => {
  const wanted = withLeaf(FULL, ['solutionVersionArn'], undefined);
  expect(check(personalizeContract, wanted)).toEqual([{ path: ['solutionVersionArn'], message: 'is required' }]);
});
