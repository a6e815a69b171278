import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { personalize } from '../../lib';
import type { CampaignGrants, ICampaign } from '../../lib/personalize';
import { newCampaign, newStack, resourcesOfType } from '../support/app';

const ARN = 'arn:aws:personalize:us-east-1:123456789012:campaign/films';
const KINDS: readonly (readonly [string, (stack: Stack) => ICampaign])[] = [
  ['made here', (stack) => newCampaign(stack)],
  ['imported', (stack) => personalize.Campaign.fromCampaignArn(stack, 'Films', ARN)],
];

const GRANTS: readonly (readonly [string, (grants: CampaignGrants, to: iam.IGrantable) => iam.Grant, string[]])[] = [
  ['recommendations', (grants, to) => grants.recommendations(to), ['personalize:GetRecommendations']],
  ['personalizedRanking', (grants, to) => grants.personalizedRanking(to), ['personalize:GetPersonalizedRanking']],
  ['actionRecommendations', (grants, to) => grants.actionRecommendations(to), ['personalize:GetActionRecommendations']],
  ['read', (grants, to) => grants.read(to), ['personalize:DescribeCampaign', 'personalize:ListTagsForResource']],
  ['actions', (grants, to) => grants.actions(to, 'personalize:A', 'personalize:B'), ['personalize:A', 'personalize:B']],
];

describe.each(KINDS)('a campaign that was %s', (_, make) => {
  let stack: Stack;
  let campaign: ICampaign;
  beforeEach(() => {
    stack = newStack();
    campaign = make(stack);
  });

  test.each(GRANTS)('grants.%s allows exactly that, on this campaign [R48]', (_name, grant, actions) => {
    const role = new iam.Role(stack, 'App', { assumedBy: new iam.AccountRootPrincipal() });
    expect(grant(campaign.grants, role).success).toBe(true);
    const policies = resourcesOfType(stack, 'AWS::IAM::Policy').filter(([id]) => id.startsWith('AppDefaultPolicy'));
    expect(policies.map(([, { Properties }]) => Properties.PolicyDocument)).toEqual([
      {
        Statement: [
          {
            Effect: 'Allow',
            Action: actions.length === 1 ? actions[0] : actions,
            Resource: stack.resolve(campaign.campaignArn) as unknown,
          },
        ],
        Version: '2012-10-17',
      },
    ]);
  });

  const METRICS: readonly (readonly [string, (of: ICampaign) => Metric, string])[] = [
    ['GetRecommendations', (of) => of.metricGetRecommendations(), 'Sum'],
    ['GetRecommendationsLatency', (of) => of.metricGetRecommendationsLatency(), 'Average'],
    ['GetRecommendations4xxErrors', (of) => of.metricGetRecommendations4xxErrors(), 'Sum'],
    ['GetRecommendations5xxErrors', (of) => of.metricGetRecommendations5xxErrors(), 'Sum'],
    ['GetPersonalizedRanking', (of) => of.metricGetPersonalizedRanking(), 'Sum'],
    ['GetPersonalizedRankingLatency', (of) => of.metricGetPersonalizedRankingLatency(), 'Average'],
    ['GetPersonalizedRanking4xxErrors', (of) => of.metricGetPersonalizedRanking4xxErrors(), 'Sum'],
    ['GetPersonalizedRanking5xxErrors', (of) => of.metricGetPersonalizedRanking5xxErrors(), 'Sum'],
    ['Other', (of) => of.metric('Other'), 'Average'],
  ];

  test.each(METRICS)("the metric %s has CloudWatch's names", (metricName, metric, statistic) => {
    const { namespace, metricName: name, statistic: stat, period, dimensions } = metric(campaign);
    expect({ namespace, name, stat, seconds: period.toSeconds() }).toEqual({
      namespace: 'AWS/Personalize',
      name: metricName,
      stat: statistic,
      seconds: 300,
    });
    expect(dimensions).toEqual({ CampaignArn: campaign.campaignArn });
  });

  test('a metric is shown in another way where that is asked for', () => {
    const props = { statistic: 'p99', period: Duration.minutes(1), label: 'slowest' };
    const metric = campaign.metricGetRecommendationsLatency(props);
    expect(metric).toMatchObject({ statistic: 'p99', label: 'slowest', metricName: 'GetRecommendationsLatency' });
    expect(metric.period.toSeconds()).toBe(60);
  });
});

test("the metric of a campaign elsewhere is in that campaign's account and Region", () => {
  const stack = newStack({ env: { account: '111111111111', region: 'eu-west-1' } });
  const metric = personalize.Campaign.fromCampaignArn(stack, 'Films', ARN).metricGetRecommendations();
  expect(metric).toMatchObject({ account: '123456789012', region: 'us-east-1' });
});
