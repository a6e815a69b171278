import { check } from '../../lib/contract/check';
import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import { personalizeContract } from '../../lib/personalize/contract';

const SOLUTION = 'arn:aws:personalize:us-east-1:123456789012:solution/films';
const VERSION = `${SOLUTION}/aaaa1111`;
const LATEST = `${SOLUTION}/$LATEST`;

/** Whatever a user may write: JavaScript has no types, and a template has none either. */
type Written = Partial<Record<keyof PersonalizeCampaign, unknown>>;

function problems(written: Written): string[] {
  return check(personalizeContract, { solutionVersionArn: VERSION, ...written }).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
}

function many(count: number, value = 'x'): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, value]));
}

const withConfig = (campaignConfig: unknown): Written => ({ campaignConfig });
const explored = (key: string, value: unknown): Written => withConfig({ itemExplorationConfig: { [key]: value } });
const influenced = (value: unknown): Written => withConfig({ rankingInfluence: value });
const synced = (solutionVersionArn: unknown, sync: unknown = true): Written => ({
  solutionVersionArn,
  campaignConfig: { syncWithLatestSolutionVersion: sync },
});

const ALLOWED: readonly (readonly [string, Written])[] = [
  ['nothing but the solution version', {}],
  ['members that are undefined', { name: undefined, minProvisionedTPS: undefined, campaignConfig: {}, tags: {} }],
  ['a name of one character', { name: 'a' }],
  ['a name of 63 characters', { name: 'a'.repeat(63) }],
  ['a name of letters, digits, hyphens and underscores', { name: '0-_Az' }],
  ['the newest version of a solution', { solutionVersionArn: LATEST }],
  ['a solution in aws-cn', { solutionVersionArn: VERSION.replace('arn:aws:', 'arn:aws-cn:') }],
  ['a solution in aws-us-gov', { solutionVersionArn: VERSION.replace('arn:aws:', 'arn:aws-us-gov:') }],
  ['an ARN of 256 characters', { solutionVersionArn: VERSION.padEnd(256, '1') }],
  ['one transaction per second', { minProvisionedTPS: 1 }],
  ['500 transactions per second', { minProvisionedTPS: 500 }],
  [
    'metadata and no sync',
    withConfig({ enableMetadataWithRecommendations: true, syncWithLatestSolutionVersion: false }),
  ],
  ['sync with the newest version', synced(LATEST)],
  ['the newest version without sync', synced(LATEST, false)],
  ['a weight of 0', explored('explorationWeight', '0')],
  ['a weight of 1', explored('explorationWeight', '1.0')],
  ['a weight that begins with a point', explored('explorationWeight', '.5')],
  ['a weight with an exponent', explored('explorationWeight', '1e-3')],
  ['a cut-off of one day', explored('explorationItemAgeCutOff', '1')],
  ['a cut-off of many days', explored('explorationItemAgeCutOff', '36500.5')],
  ['no exploration entries', withConfig({ itemExplorationConfig: {} })],
  ['100 exploration entries', withConfig({ itemExplorationConfig: many(100) })],
  ['an exploration key of 256 characters', explored('k'.repeat(256), 'x')],
  ['an exploration value of 1,000 characters', explored('key', 'v'.repeat(1000))],
  ['an exploration value that is empty', explored('key', '')],
  ['influences of 0 and 1', influenced({ POPULARITY: 0, FRESHNESS: 1 })],
  ['no influences', influenced({})],
  ['47 tags', { tags: many(47) }],
  ['a tag key of 128 characters and a value of 256', { tags: { ['k'.repeat(128)]: 'v'.repeat(256) } }],
  ['a tag value that is empty', { tags: { team: '' } }],
  ['letters of any language, spaces, digits and _.:/=+-@ in tags', { tags: { 'Schlüssel 1_.:/=+-@': '日本語 ' } }],
  ['tag keys that only look kept', { tags: { 'my-aws:key': '', 'cdk-campaigns': '', awsome: '' } }],
];

test.each(ALLOWED)('%s: that can be written', (_, written) => {
  expect(problems(written)).toEqual([]);
});

const NAME = 'name must match /^[a-zA-Z0-9][a-zA-Z0-9\\-_]*$/, got';
const ARN = 'solutionVersionArn must be the ARN of a solution version, or of a solution followed by /$LATEST, got';
const END = 'solutionVersionArn must end with /$LATEST where syncWithLatestSolutionVersion is true, got';
const WEIGHT = 'campaignConfig.itemExplorationConfig.explorationWeight must be a number from 0 to 1, got';
const CUT_OFF = 'campaignConfig.itemExplorationConfig.explorationItemAgeCutOff must be a number of at least 1, got';
const EXPLORATION = 'campaignConfig.itemExplorationConfig';
const INFLUENCE = 'campaignConfig.rankingInfluence';
const TAG_TEXT = '/^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$/u';
const KEPT = 'cannot be a key: it must not begin with "aws:" or "cdk-campaigns:"';
const KNOWN = {
  campaign: '(known are name, solutionVersionArn, minProvisionedTPS, campaignConfig, tags)',
  config:
    '(known are itemExplorationConfig, enableMetadataWithRecommendations, syncWithLatestSolutionVersion, rankingInfluence)',
  influence: '(known are POPULARITY, FRESHNESS)',
};

const REFUSED: readonly (readonly [Written, ...string[]])[] = [
  [{ name: '' }, 'name must have at least 1 character, got 0'],
  [{ name: 'a'.repeat(64) }, 'name must have at most 63 characters, got 64'],
  [{ name: '-a' }, `${NAME} "-a"`],
  [{ name: 'a b' }, `${NAME} "a b"`],
  [{ name: 'a\n' }, `${NAME} "a\\n"`],
  [{ name: 'é' }, `${NAME} "é"`],
  [{ name: 7 }, 'name must be a text, got 7'],
  [{ name: null }, 'name must be a text, got null'],

  [{ solutionVersionArn: undefined }, 'solutionVersionArn is required'],
  [{ solutionVersionArn: null }, 'solutionVersionArn must be a text, got null'],
  [{ solutionVersionArn: '' }, `${ARN} ""`],
  [{ solutionVersionArn: VERSION.padEnd(257, '1') }, 'solutionVersionArn must have at most 256 characters, got 257'],
  [{ solutionVersionArn: SOLUTION }, `${ARN} "${SOLUTION}"`],
  [{ solutionVersionArn: `${SOLUTION}/` }, `${ARN} "${SOLUTION}/"`],
  [{ solutionVersionArn: 'arn:aws:s3:::a/b/c' }, `${ARN} "arn:aws:s3:::a/b/c"`],
  [{ solutionVersionArn: 'arn:aws:personalize:r:1:campaign/a/b' }, `${ARN} "arn:aws:personalize:r:1:campaign/a/b"`],
  [{ solutionVersionArn: 'arn:aws:personalize:r:1:solution/a/b/c' }, `${ARN} "arn:aws:personalize:r:1:solution/a/b/c"`],
  [{ solutionVersionArn: 'films/aaaa1111' }, `${ARN} "films/aaaa1111"`],
  [{ solutionVersionArn: `${VERSION}\n` }, `${ARN} "${VERSION}\\n"`],
  [{ solutionVersionArn: { ref: 1 } }, 'solutionVersionArn must be a text, got {"ref":1}'],
  [synced(VERSION), `${END} "${VERSION}"`],
  [synced(SOLUTION), `${ARN} "${SOLUTION}"`],
  [synced(undefined), 'solutionVersionArn is required'],

  [{ minProvisionedTPS: 0 }, 'minProvisionedTPS must be at least 1, got 0'],
  [{ minProvisionedTPS: -1 }, 'minProvisionedTPS must be at least 1, got -1'],
  [{ minProvisionedTPS: 2.5 }, 'minProvisionedTPS must be a whole number, got 2.5'],
  [{ minProvisionedTPS: NaN }, 'minProvisionedTPS must be a number, got NaN'],
  [{ minProvisionedTPS: Infinity }, 'minProvisionedTPS must be a number, got Infinity'],
  [{ minProvisionedTPS: 1e21 }, 'minProvisionedTPS must be at most 9007199254740991, got 1e+21'],
  [{ minProvisionedTPS: 2147483648 }, 'minProvisionedTPS must be at most 2147483647, got 2147483648'],
  [{ minProvisionedTPS: '1' }, 'minProvisionedTPS must be a number, got "1"'],
  [{ minProvisionedTPS: true }, 'minProvisionedTPS must be a number, got true'],

  [withConfig('{}'), 'campaignConfig must be a structure, got "{}"'],
  [withConfig(null), 'campaignConfig must be a structure, got null'],
  [withConfig([]), 'campaignConfig must be a structure, got []'],
  [
    withConfig({ enableMetadataWithRecommendations: 'true' }),
    'campaignConfig.enableMetadataWithRecommendations must be true or false, got "true"',
  ],
  [synced(VERSION, 'true'), 'campaignConfig.syncWithLatestSolutionVersion must be true or false, got "true"'],
  [synced(LATEST, 1), 'campaignConfig.syncWithLatestSolutionVersion must be true or false, got 1'],

  [withConfig({ itemExplorationConfig: 'x'.repeat(101) }), `${EXPLORATION} must be a map, got "${'x'.repeat(76)}...`],
  [withConfig({ itemExplorationConfig: null }), `${EXPLORATION} must be a map, got null`],
  [withConfig({ itemExplorationConfig: many(101) }), `${EXPLORATION} must have at most 100 entries, got 101`],
  [
    explored('k'.repeat(257), 'x'),
    `${EXPLORATION}.${'k'.repeat(257)} cannot be a key: it must have at most 256 characters`,
  ],
  [explored('key', 'v'.repeat(1001)), `${EXPLORATION}.key must have at most 1000 characters, got 1001`],
  [explored('key', 7), `${EXPLORATION}.key must be a text, got 7`],
  [explored('explorationWeight', 0.3), `${EXPLORATION}.explorationWeight must be a text, got 0.3`],
  ...['', ' ', '-0.1', '1.01', 'x', '0x1', 'NaN', '0,5', '0.3 '].map(
    (text) => [explored('explorationWeight', text), `${WEIGHT} ${JSON.stringify(text)}`] as const,
  ),
  ...['0', '0.99', '-1', '', 'Infinity', '1e999', 'thirty'].map(
    (text) => [explored('explorationItemAgeCutOff', text), `${CUT_OFF} "${text}"`] as const,
  ),

  [influenced({ POPULARITY: -0.01 }), `${INFLUENCE}.POPULARITY must be at least 0, got -0.01`],
  [influenced({ POPULARITY: 1.01 }), `${INFLUENCE}.POPULARITY must be at most 1, got 1.01`],
  [influenced({ FRESHNESS: -1 }), `${INFLUENCE}.FRESHNESS must be at least 0, got -1`],
  [influenced({ FRESHNESS: 2 }), `${INFLUENCE}.FRESHNESS must be at most 1, got 2`],
  [influenced({ FRESHNESS: '0.5' }), `${INFLUENCE}.FRESHNESS must be a number, got "0.5"`],
  [influenced({ NOVELTY: 1 }), `${INFLUENCE}.NOVELTY is not known ${KNOWN.influence}`],
  [influenced({ popularity: 1 }), `${INFLUENCE}.popularity is not known ${KNOWN.influence}`],

  [{ tags: null }, 'tags must be a map, got null'],
  [{ tags: 'x'.repeat(48) }, `tags must be a map, got "${'x'.repeat(48)}"`],
  [{ tags: [{ tagKey: 'a' }] }, 'tags must be a map, got [{"tagKey":"a"}]'],
  [{ tags: many(48) }, 'tags must have at most 47 tags, got 48'],
  [{ tags: { '': 'x' } }, 'tags. cannot be a key: it must have at least 1 character'],
  [
    { tags: { ['k'.repeat(129)]: 'x' } },
    `tags.${'k'.repeat(129)} cannot be a key: it must have at most 128 characters`,
  ],
  [{ tags: { 'k!': 'x' } }, `tags.k! cannot be a key: it must match ${TAG_TEXT}`],
  [{ tags: { 'aws:a': 'x', 'AWS:b': 'x' } }, `tags.aws:a ${KEPT}`, `tags.AWS:b ${KEPT}`],
  [{ tags: { 'cdk-campaigns:stack': 'x' } }, `tags.cdk-campaigns:stack ${KEPT}`],
  [{ tags: { team: 'v'.repeat(257) } }, 'tags.team must have at most 256 characters, got 257'],
  [{ tags: { team: 'a\nb' } }, `tags.team must match ${TAG_TEXT}, got "a\\nb"`],
  [{ tags: { team: 7 } }, 'tags.team must be a text, got 7'],
  [{ tags: { team: undefined } }, 'tags.team is required'],

  [{ nome: 1 } as Written, `nome is not known ${KNOWN.campaign}`],
  [{ minProvisionedTps: 1 } as Written, `minProvisionedTps is not known ${KNOWN.campaign}`],
  [withConfig({ sync: true }), `campaignConfig.sync is not known ${KNOWN.config}`],
];

test.each(REFUSED.map(([written, ...expected]) => ({ written, expected, all: expected.join('; ').slice(0, 150) })))(
  'a campaign is refused: $all',
  ({ written, expected }) => {
    expect(problems(written)).toEqual(expected);
  },
);

test('all problems of a campaign are told at once', () => {
  const written = {
    name: '-',
    solutionVersionArn: VERSION,
    minProvisionedTPS: 0,
    campaignConfig: {
      syncWithLatestSolutionVersion: true,
      itemExplorationConfig: { ...many(100), explorationWeight: '2', explorationItemAgeCutOff: '0' },
      rankingInfluence: { POPULARITY: 2, NOVELTY: 1 },
    },
    tags: { ...many(47), 'aws:a': 7 },
    color: 'red',
  };
  expect(problems(written)).toEqual([
    `${NAME} "-"`,
    'minProvisionedTPS must be at least 1, got 0',
    `${INFLUENCE}.POPULARITY must be at most 1, got 2`,
    `${INFLUENCE}.NOVELTY is not known ${KNOWN.influence}`,
    `tags.aws:a ${KEPT}`,
    `color is not known ${KNOWN.campaign}`,
    `${END} "${VERSION}"`,
    `${WEIGHT} "2"`,
    `${CUT_OFF} "0"`,
    `${EXPLORATION} must have at most 100 entries, got 102`,
    'tags must have at most 47 tags, got 48',
  ]);
});
