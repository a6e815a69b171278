import { Aspects, CfnResource, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personalize } from '../../lib';
import { newApp, newCampaign, RECOMMENDED_FLAGS, SOLUTION } from '../support/app';
import { expectTemplate } from './support/template';

const { CampaignProvider, SolutionVersion } = personalize;

function minimal(stack: Stack): void {
  newCampaign(stack);
}

function full(stack: Stack): void {
  const campaign = newCampaign(stack, {
    campaignName: 'films',
    solutionVersion: SolutionVersion.latestKeptInSync(SOLUTION),
    minProvisionedTps: 2,
    itemExploration: { weight: 0.25, itemAgeCutOff: Duration.hours(36) },
    metadataWithRecommendations: true,
    rankingInfluence: { popularity: 0.5, freshness: 0.25 },
    tags: { team: 'movies' },
    deadline: Duration.minutes(40),
  });
  Tags.of(stack).add('stage', 'test');
  const app = new iam.Role(stack, 'App', { assumedBy: new iam.AccountRootPrincipal() });
  campaign.grants.recommendations(app);
  campaign.metricGetRecommendations().createAlarm(stack, 'Alarm', { threshold: 1, evaluationPeriods: 1 });
}

function configured(stack: Stack): void {
  newCampaign(stack);
  const principal = new iam.AccountRootPrincipal();
  CampaignProvider.of(stack).configure({
    vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 }),
    encryptionKey: new kms.Key(stack, 'Key'),
    role: new iam.Role(stack, 'Role', { assumedBy: principal }),
    waiterRole: new iam.Role(stack, 'WaiterRole', { assumedBy: principal }),
    logGroup: new logs.LogGroup(stack, 'Log'),
    runtime: lambda.Runtime.NODEJS_22_X,
    memorySize: 512,
    deadline: Duration.minutes(20),
  });
}

const VARIANTS: readonly (readonly [string, (stack: Stack) => unknown, AppProps])[] = [
  ['a minimal campaign', minimal, {}],
  ['a full campaign', full, {}],
  ['a full campaign with all recommended flags', full, { context: RECOMMENDED_FLAGS }],
  ['an adopted campaign', (stack) => newCampaign(stack, { campaignName: 'films', adoptExisting: true }), {}],
  [
    'an adopted campaign that is deleted',
    (stack) => newCampaign(stack, { campaignName: 'films', adoptExisting: true, removalPolicy: RemovalPolicy.DESTROY }),
    {},
  ],
  ['a retained campaign', (stack) => newCampaign(stack, { removalPolicy: RemovalPolicy.RETAIN }), {}],
  ['explicit provider options', configured, {}],
  ['two campaigns', (stack) => ['A', 'B'].forEach((id) => newCampaign(stack, {}, id)), {}],
];

function templateOf(build: (stack: Stack) => unknown, props?: AppProps): object {
  const stack = new Stack(newApp(props), 'Shop');
  build(stack);
  return Template.fromStack(stack).toJSON();
}

test.each(VARIANTS)('the whole template of %s [R51]', (_, build, props) => {
  expectTemplate(templateOf(build, props)).toMatchSnapshot();
});

describe('the template is the same', () => {
  const first = templateOf(full);

  test('when it is made again [R50]', () => {
    expect(templateOf(full)).toEqual(first);
  });

  test('in another folder [R50]', () => {
    const before = process.cwd();
    const elsewhere = mkdtempSync(join(realpathSync(tmpdir()), 'cdk-campaigns-elsewhere-'));
    try {
      process.chdir(elsewhere);
      expect(templateOf(full)).toEqual(first);
    } finally {
      process.chdir(before);
      rmSync(elsewhere, { recursive: true });
    }
  });

  test('whatever else is in the stack, and in which order [R50]', () => {
    const other = (stack: Stack, id: string) => new CfnResource(stack, id, { type: 'AWS::SNS::Topic' });
    const without = ({ Resources, ...rest }: { Resources?: Record<string, { Type: string }> }) => ({
      ...rest,
      Resources: Object.fromEntries(
        Object.entries(Resources ?? {}).filter(([, { Type }]) => Type !== 'AWS::SNS::Topic'),
      ),
    });
    const before = templateOf((stack) => {
      for (const id of ['Z', 'A']) other(stack, id);
      full(stack);
    });
    const after = templateOf((stack) => {
      full(stack);
      for (const id of ['A', 'Z']) other(stack, id);
    });
    expect(without(before)).toEqual(first);
    expect(without(after)).toEqual(first);
  });

  test('under an aspect that only looks [R50]', () => {
    const seen: string[] = [];
    const template = templateOf((stack) => {
      full(stack);
      Aspects.of(stack).add({ visit: ({ node }) => seen.push(node.path) });
    });
    expect(template).toEqual(first);
    expect(seen).toContain('Shop/cdk-campaigns.personalize/Function');
  });

  test('and names no folder of this machine [R50]', () => {
    expect(JSON.stringify(first)).not.toContain(process.cwd());
  });
});
