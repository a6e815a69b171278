import { Duration, PhysicalName } from 'aws-cdk-lib';
import { personalize } from '../../lib';
import type { CampaignProps } from '../../lib/personalize';
import { errorOf, newCampaign, newStack, SOLUTION, sentBy, VERSION } from '../support/app';

type Props = Partial<CampaignProps>;

/** What a campaign with these props sends. */
function sent(props: Props) {
  const stack = newStack();
  newCampaign(stack, props);
  return sentBy(stack);
}

const { SolutionVersion } = personalize;
const ARN = { solutionVersionArn: `${SOLUTION}/11111111` };
const config = (campaignConfig: object) => ({ ...ARN, campaignConfig });

/** Where every prop ends. */
const PLACES: readonly (readonly [string, Props, object])[] = [
  ['nothing but the solution version', {}, ARN],
  ['campaignName', { campaignName: 'films' }, { ...ARN, name: 'films' }],
  [
    'solutionVersion',
    { solutionVersion: SolutionVersion.latest(SOLUTION) },
    { solutionVersionArn: `${SOLUTION}/$LATEST` },
  ],
  [
    'solutionVersion, kept in sync',
    { solutionVersion: SolutionVersion.latestKeptInSync(SOLUTION) },
    { solutionVersionArn: `${SOLUTION}/$LATEST`, campaignConfig: { syncWithLatestSolutionVersion: true } },
  ],
  ['minProvisionedTps', { minProvisionedTps: 3 }, { ...ARN, minProvisionedTPS: 3 }],
  [
    'itemExploration.weight',
    { itemExploration: { weight: 0.25 } },
    config({ itemExplorationConfig: { explorationWeight: '0.25' } }),
  ],
  ['a weight of 0', { itemExploration: { weight: 0 } }, config({ itemExplorationConfig: { explorationWeight: '0' } })],
  [
    'itemExploration.itemAgeCutOff',
    { itemExploration: { itemAgeCutOff: Duration.days(14) } },
    config({ itemExplorationConfig: { explorationItemAgeCutOff: '14' } }),
  ],
  [
    'a cut-off in part days',
    { itemExploration: { itemAgeCutOff: Duration.hours(36) } },
    config({ itemExplorationConfig: { explorationItemAgeCutOff: '1.5' } }),
  ],
  ['an exploration of nothing', { itemExploration: {} }, config({ itemExplorationConfig: '{}' })],
  [
    'metadataWithRecommendations',
    { metadataWithRecommendations: true },
    config({ enableMetadataWithRecommendations: true }),
  ],
  [
    'metadataWithRecommendations, off',
    { metadataWithRecommendations: false },
    config({ enableMetadataWithRecommendations: false }),
  ],
  [
    'rankingInfluence.popularity',
    { rankingInfluence: { popularity: 0.5 } },
    config({ rankingInfluence: { POPULARITY: 0.5 } }),
  ],
  [
    'rankingInfluence.freshness',
    { rankingInfluence: { freshness: 0 } },
    config({ rankingInfluence: { FRESHNESS: 0 } }),
  ],
  ['an influence of nothing', { rankingInfluence: {} }, config({ rankingInfluence: '{}' })],
  ['tags', { tags: { team: 'a', 'cost:center': '007' } }, { ...ARN, tags: { team: 'a', 'cost:center': '007' } }],
];

describe('every prop has its place', () => {
  test.each(PLACES)('%s [R54]', (_, props, campaign) => {
    expect(sent(props).campaign).toEqual(campaign);
  });

  test('an adopted campaign and its deadline are options [R54]', () => {
    const props = { campaignName: 'films', adoptExisting: true, deadline: Duration.minutes(30) };
    expect(sent(props).options).toEqual({ adopt: true, deadlineSeconds: 1800 });
  });

  test('what is not asked for is not sent [R54]', () => {
    expect(sent({}).options).toEqual({ namePrefix: 'Shop-Recommendations' });
    expect(sent({ campaignName: 'films', adoptExisting: false }).options).toBeUndefined();
  });
});

const WRONG: readonly (readonly [string, Props, string[]])[] = [
  ['a name', { campaignName: '-films' }, ['campaignName must match /^[a-zA-Z0-9][a-zA-Z0-9\\-_]*$/, got "-films"']],
  ['a long name', { campaignName: 'x'.repeat(64) }, ['campaignName must have at most 63 characters, got 64']],
  [
    'a solution for a version',
    { solutionVersion: SolutionVersion.fromArn(SOLUTION) },
    [`solutionVersion must be the ARN of a solution version, or of a solution followed by /$LATEST, got "${SOLUTION}"`],
  ],
  [
    'the newest version of a version',
    { solutionVersion: SolutionVersion.latest(`${SOLUTION}/1`) },
    [
      `solutionVersion must be the ARN of a solution version, or of a solution followed by /$LATEST, got "${SOLUTION}/1/$LATEST"`,
    ],
  ],
  ['no throughput', { minProvisionedTps: 0 }, ['minProvisionedTps must be at least 1, got 0']],
  ['a part transaction', { minProvisionedTps: 1.5 }, ['minProvisionedTps must be a whole number, got 1.5']],
  ['no number', { minProvisionedTps: NaN }, ['minProvisionedTps must be a number, got NaN']],
  [
    'a weight above 1',
    { itemExploration: { weight: 1.1 } },
    ['itemExploration.weight must be a number from 0 to 1, got "1.1"'],
  ],
  [
    'a cut-off below a day',
    { itemExploration: { itemAgeCutOff: Duration.hours(12) } },
    ['itemExploration.itemAgeCutOff (in days) must be a number of at least 1, got "0.5"'],
  ],
  [
    'two influences',
    { rankingInfluence: { popularity: -1, freshness: 2 } },
    ['rankingInfluence.popularity must be at least 0, got -1', 'rankingInfluence.freshness must be at most 1, got 2'],
  ],
  ['a short deadline', { deadline: Duration.seconds(59) }, ['deadline must be from 1 to 58 minutes, got 59 seconds']],
  ['a long deadline', { deadline: Duration.hours(1) }, ['deadline must be from 1 to 58 minutes, got 3600 seconds']],
  [
    'adoption of nobody',
    { adoptExisting: true },
    ['adoptExisting needs campaignName: it says which campaign is meant'],
  ],
  [
    'adoption under a name that the CDK makes up',
    { adoptExisting: true, campaignName: PhysicalName.GENERATE_IF_NEEDED },
    ['adoptExisting needs campaignName: it says which campaign is meant'],
  ],
  [
    'a tag that is kept',
    { tags: { 'cdk-campaigns:stack': 'x' } },
    ['tags.cdk-campaigns:stack cannot be a key: it must not begin with "aws:" or "cdk-campaigns:"'],
  ],
];

describe('what is wrong is told at synth', () => {
  test.each(WRONG)('%s, with the prop, the value and what is allowed', (_, props, problems) => {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map((problem) => `  - ${problem}`).join('\n');
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      `personalize.Campaign at Shop/Recommendations has ${count}:\n${lines}`,
    );
  });

  test('two wrong props are one error that names both', () => {
    const props = { minProvisionedTps: 0, itemExploration: { weight: 2 }, deadline: Duration.minutes(59) };
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      [
        'personalize.Campaign at Shop/Recommendations has 3 problems:',
        '  - minProvisionedTps must be at least 1, got 0',
        '  - itemExploration.weight must be a number from 0 to 1, got "2"',
        '  - deadline must be from 1 to 58 minutes, got 3540 seconds',
      ].join('\n'),
    );
  });

  test.each([60, 58 * 60])('a deadline of %d seconds is allowed', (seconds) => {
    expect(sent({ deadline: Duration.seconds(seconds) }).options).toMatchObject({ deadlineSeconds: seconds });
  });
});

test('a solution version says which ARN it stands for, and whether it is kept in sync', () => {
  expect([VERSION.arn, VERSION.keptInSync]).toEqual([`${SOLUTION}/11111111`, false]);
  expect(SolutionVersion.latestKeptInSync(SOLUTION)).toMatchObject({ arn: `${SOLUTION}/$LATEST`, keptInSync: true });
});
