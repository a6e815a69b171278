import { Duration, Stack } from 'aws-cdk-lib';
import * as native from 'aws-cdk-lib/aws-personalize';
import fc from 'fast-check';
import { personalize } from '../../lib';
import type { CampaignProps } from '../../lib/personalize';
import { check } from '../../lib/contract/check';
import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import { personalizeContract } from '../../lib/personalize/contract';
import { valid } from '../contract/support/from-schema';
import { newApp, resourcesOf, SOLUTION } from '../support/app';
import { templateProblems } from '../support/template-validation';

// The CDK's validation takes seconds to start.
jest.setTimeout(60_000);

const { SolutionVersion } = personalize;

/** What our contract accepts and the native type does not. A row that is no longer seen fails. */
const DIFFERENCES: readonly (readonly [string, RegExp])[] = [
  [
    // Personalize's model takes any key of up to 256 characters. No prop of the construct makes one.
    'keys of the exploration other than letters and digits',
    /^CampaignConfig\.ItemExplorationConfig\..*Additional properties are not allowed/s,
  ],
];

/** The native type needs a name; the construct makes one up. */
const NAME = 'generated';

const accepted = (valid(personalizeContract.campaign) as fc.Arbitrary<PersonalizeCampaign>).filter(
  // For the CDK a text that looks like a token is one, and a template holds no half of a character.
  (campaign) =>
    check(personalizeContract, campaign).length === 0 && !/\$\{Token\[|\\ud[89a-f]/i.test(JSON.stringify(campaign)),
);

/** The same settings for CloudFormation's own type. */
function nativeProps({ name = NAME, tags, ...campaign }: PersonalizeCampaign): native.CfnCampaignProps {
  const { minProvisionedTPS: minProvisionedTps, solutionVersionArn, campaignConfig } = campaign;
  return {
    name,
    solutionVersionArn,
    minProvisionedTps,
    campaignConfig: campaignConfig,
    tags: tags && Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
}

test('any campaign that the contract accepts passes the validation of the native type, but for what is listed', () => {
  const app = newApp();
  const stack = new Stack(app, 'Native');
  fc.sample(accepted, { numRuns: 50, seed: 1 }).forEach((campaign, index) => {
    new native.CfnCampaign(stack, `Campaign${index}`, nativeProps(campaign));
  });
  const problems = templateProblems(app).map((problem) => problem.replace(/^\S+ /, ''));
  expect(problems.filter((problem) => !DIFFERENCES.some(([, listed]) => listed.test(problem)))).toEqual([]);
  const unseen = DIFFERENCES.filter(([, listed]) => !problems.some((problem) => listed.test(problem)));
  expect(unseen.map(([title]) => title)).toEqual([]);
});

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const word = fc.stringMatching(/^[a-zA-Z\d][a-zA-Z\d_-]{0,40}$/);
const options = { requiredKeys: [], noNullPrototype: true };

/** Whatever the construct takes. */
const props: fc.Arbitrary<Partial<CampaignProps>> = fc.record(
  {
    campaignName: word,
    minProvisionedTps: fc.integer({ min: 1, max: 2_147_483_647 }),
    itemExploration: fc.record(
      {
        weight: share,
        itemAgeCutOff: fc.integer({ min: 1440, max: 10_000_000 }).map((count) => Duration.minutes(count)),
      },
      options,
    ),
    metadataWithRecommendations: fc.boolean(),
    rankingInfluence: fc.record({ popularity: share, freshness: share }, options),
    tags: fc.dictionary(
      word.map((key) => `k${key}`),
      fc.stringMatching(/^[\p{L}\p{N} _.:/=+@-]{0,50}$/u),
      { noNullPrototype: true, maxKeys: 5 },
    ),
  },
  options,
);
const version = fc.constantFrom(
  SolutionVersion.fromArn(`${SOLUTION}/1`),
  SolutionVersion.latest(SOLUTION),
  SolutionVersion.latestKeptInSync(SOLUTION),
);

test('what the construct sends for any props is valid for the native type without an exception [R54]', () => {
  const ours = new Stack(newApp(), 'Ours');
  fc.sample(fc.tuple(props, version), { numRuns: 40, seed: 2 }).forEach(([given, solutionVersion], index) => {
    new personalize.Campaign(ours, `Campaign${index}`, { ...given, solutionVersion });
  });
  const sent = campaignsSentBy(ours);
  expect(sent).toHaveLength(40);
  const app = newApp();
  const theirs = new Stack(app, 'Native');
  sent.forEach((campaign, index) => new native.CfnCampaign(theirs, `Campaign${index}`, nativeProps(campaign)));
  expect(templateProblems(app)).toEqual([]);
});

/** What the campaigns of a stack send, as the handler reads it: empty structures travel as a text. */
function campaignsSentBy(stack: Stack): PersonalizeCampaign[] {
  const campaigns = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'Custom::PersonalizeCampaign');
  return campaigns.map(
    ({ Properties }) => JSON.parse(JSON.stringify(Properties.campaign).replaceAll('"{}"', '{}')) as PersonalizeCampaign,
  );
}
