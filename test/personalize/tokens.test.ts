import { Aws, CfnParameter, Duration, Lazy, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { personalize } from '../../lib';
import type { CampaignProps } from '../../lib/personalize';
import { errorOf, newCampaign, newStack, sentBy } from '../support/app';

type Props = Partial<CampaignProps>;
const { SolutionVersion } = personalize;

/** Values that only CloudFormation knows. */
const parameter = (stack: Stack, type = 'String') => new CfnParameter(stack, 'Parameter', { type });
const REF = { Ref: 'Parameter' };

const TOKENS: readonly (readonly [string, (stack: Stack) => Props, object])[] = [
  ['a name', (stack) => ({ campaignName: parameter(stack).valueAsString }), { name: REF }],
  [
    'a version ARN',
    (stack) => ({ solutionVersion: SolutionVersion.fromArn(parameter(stack).valueAsString) }),
    { solutionVersionArn: REF },
  ],
  [
    'a solution ARN that is kept in sync',
    (stack) => ({ solutionVersion: SolutionVersion.latestKeptInSync(parameter(stack).valueAsString) }),
    {
      solutionVersionArn: { 'Fn::Join': ['', [REF, '/$LATEST']] },
      campaignConfig: { syncWithLatestSolutionVersion: true },
    },
  ],
  [
    'a partly known ARN',
    () => ({
      solutionVersion: SolutionVersion.fromArn(`arn:${Aws.PARTITION}:personalize:r:1:solution/no/good/${Aws.REGION}`),
    }),
    {
      solutionVersionArn: {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':personalize:r:1:solution/no/good/', { Ref: 'AWS::Region' }],
        ],
      },
    },
  ],
  [
    'a number',
    (stack) => ({ minProvisionedTps: parameter(stack, 'Number').valueAsNumber }),
    { minProvisionedTPS: REF },
  ],
  [
    'a weight and a duration',
    (stack) => {
      const weight = parameter(stack, 'Number').valueAsNumber;
      return { itemExploration: { weight, itemAgeCutOff: Duration.days(weight) } };
    },
    {
      campaignConfig: { itemExplorationConfig: { explorationWeight: REF, explorationItemAgeCutOff: REF } },
    },
  ],
  [
    'a switch and an influence',
    (stack) => ({
      metadataWithRecommendations: Token.asAny(parameter(stack).value) as unknown as boolean,
      rankingInfluence: { popularity: new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber },
    }),
    { campaignConfig: { enableMetadataWithRecommendations: REF, rankingInfluence: { POPULARITY: { Ref: 'P' } } } },
  ],
  [
    'tags, by value and by lazy value',
    (stack) => ({
      tags: {
        region: Aws.REGION,
        lazy: Lazy.string({ produce: () => 'late' }),
        tokens: parameter(stack).valueAsString,
      },
    }),
    { tags: { region: { Ref: 'AWS::Region' }, lazy: 'late', tokens: REF } },
  ],
  [
    'a tag key that is known at the end of the synth',
    () => ({ tags: { [Lazy.string({ produce: () => 'late' })]: 'x', 'not*guessed': '' } }),
    { tags: { late: 'x', 'not*guessed': '' } },
  ],
];

describe('what only CloudFormation knows', () => {
  test.each(TOKENS)('%s is passed on and never guessed', (_, props, campaign) => {
    const stack = newStack();
    newCampaign(stack, props(stack));
    expect(sentBy(stack).campaign).toMatchObject(campaign);
  });

  test('a deadline is passed on and never guessed', () => {
    const stack = newStack();
    newCampaign(stack, { deadline: Duration.seconds(parameter(stack, 'Number').valueAsNumber) });
    expect(sentBy(stack).options).toMatchObject({ deadlineSeconds: REF });
  });

  test('a duration that cannot be converted says which unit to use', () => {
    const stack = newStack();
    const hours = Duration.hours(parameter(stack, 'Number').valueAsNumber);
    const message = errorOf(() => newCampaign(stack, { itemExploration: { itemAgeCutOff: hours } }));
    expect(message).toContain("Duration must be specified as 'Duration.days()'");
  });

  test('a token hides no problem beside it', () => {
    const stack = newStack();
    const props = { campaignName: parameter(stack).valueAsString, minProvisionedTps: 0 };
    expect(errorOf(() => newCampaign(stack, props))).toContain('1 problem:\n  - minProvisionedTps must be');
  });
});
