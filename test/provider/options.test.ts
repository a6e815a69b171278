import { CfnParameter, Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { personalize } from '../../lib';
import type { CampaignProviderOptions } from '../../lib';
import { newCampaign, newStack, resourceOfType, resourcesOf, resourcesOfType } from '../support/app';
import type { TemplateResource } from '../support/app';

const { CampaignProvider } = personalize;
const CAMPAIGN = 'Custom::PersonalizeCampaign';
const ACCOUNT = new iam.AccountRootPrincipal();

interface Parts {
  readonly function: TemplateResource['Properties'];
  readonly waiter: TemplateResource['Properties'];
  readonly events: TemplateResource['Properties'];
  readonly invoke: TemplateResource['Properties'] | undefined;
}

type Options = (stack: Stack) => CampaignProviderOptions;
type Expected = (resolve: (value: unknown) => unknown, options: CampaignProviderOptions) => DeepPartial<Parts>;
type DeepPartial<T> = { readonly [K in keyof T]?: unknown };

const network = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });
const isolated = (stack: Stack) =>
  new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 2,
    subnetConfiguration: [{ name: 'quiet', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });

const ROWS: readonly (readonly [string, Options, Expected])[] = [
  [
    'a VPC',
    (stack) => ({ vpc: network(stack) }),
    (resolve, { vpc }) => ({
      function: {
        VpcConfig: {
          SubnetIds: resolve(vpc?.privateSubnets.map(({ subnetId }) => subnetId)),
          SecurityGroupIds: [{ 'Fn::GetAtt': [expect.stringContaining('SecurityGroup'), 'GroupId'] }],
        },
      },
    }),
  ],
  [
    'subnets',
    (stack) => ({ vpc: isolated(stack), vpcSubnets: { subnetGroupName: 'quiet' } }),
    (resolve, { vpc }) => ({
      function: { VpcConfig: { SubnetIds: resolve(vpc?.isolatedSubnets.map(({ subnetId }) => subnetId)) } },
    }),
  ],
  [
    'security groups',
    (stack) => {
      const vpc = network(stack);
      return { vpc, securityGroups: ['A', 'B'].map((id) => new ec2.SecurityGroup(stack, id, { vpc })) };
    },
    (resolve, { securityGroups }) => ({
      function: {
        VpcConfig: { SecurityGroupIds: resolve(securityGroups?.map(({ securityGroupId }) => securityGroupId)) },
      },
    }),
  ],
  [
    'an encryption key',
    (stack) => ({ encryptionKey: new kms.Key(stack, 'Key') }),
    (resolve, { encryptionKey }) => ({
      function: { KmsKeyArn: resolve(encryptionKey?.keyArn) },
      waiter: {
        EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: resolve(encryptionKey?.keyArn) },
      },
    }),
  ],
  [
    'an imported encryption key',
    (stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:123456789012:key/k') }),
    () => ({
      function: { KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/k' },
      waiter: { EncryptionConfiguration: { KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/k' } },
    }),
  ],
  [
    'a role',
    (stack) => ({ role: new iam.Role(stack, 'GivenRole', { assumedBy: ACCOUNT }) }),
    (resolve, { role }) => ({ function: { Role: resolve(role?.roleArn) } }),
  ],
  [
    'an imported role',
    (stack) => ({ role: iam.Role.fromRoleArn(stack, 'GivenRole', 'arn:aws:iam::123456789012:role/given') }),
    () => ({ function: { Role: 'arn:aws:iam::123456789012:role/given' } }),
  ],
  [
    'an imported role that may not be changed',
    (stack) => {
      const arn = 'arn:aws:iam::123456789012:role/given';
      return { role: iam.Role.fromRoleArn(stack, 'GivenRole', arn, { mutable: false }) };
    },
    () => ({ function: { Role: 'arn:aws:iam::123456789012:role/given' } }),
  ],
  [
    "the waiter's role",
    (stack) => ({ waiterRole: new iam.Role(stack, 'GivenRole', { assumedBy: ACCOUNT }) }),
    (resolve, { waiterRole }) => ({
      waiter: { RoleArn: resolve(waiterRole?.roleArn) },
      invoke: { Roles: [resolve(waiterRole?.roleName)] },
    }),
  ],
  [
    "an imported waiter's role that may not be changed",
    (stack) => {
      const arn = 'arn:aws:iam::123456789012:role/given';
      return { waiterRole: iam.Role.fromRoleArn(stack, 'GivenRole', arn, { mutable: false }) };
    },
    () => ({ waiter: { RoleArn: 'arn:aws:iam::123456789012:role/given' }, invoke: undefined }),
  ],
  [
    'a log group',
    (stack) => ({ logGroup: new logs.LogGroup(stack, 'GivenLog') }),
    (resolve, { logGroup }) => ({
      function: { LoggingConfig: { LogGroup: resolve(logGroup?.logGroupName), LogFormat: 'JSON' } },
    }),
  ],
  ['a runtime', () => ({ runtime: lambda.Runtime.NODEJS_22_X }), () => ({ function: { Runtime: 'nodejs22.x' } })],
  ['memory', () => ({ memorySize: 512 }), () => ({ function: { MemorySize: 512 } })],
  [
    'memory that only CloudFormation knows',
    (stack) => ({ memorySize: new CfnParameter(stack, 'Memory', { type: 'Number' }).valueAsNumber }),
    () => ({ function: { MemorySize: { Ref: 'Memory' } } }),
  ],
  [
    'a deadline',
    () => ({ deadline: Duration.minutes(20) }),
    () => ({
      function: { Environment: { Variables: { DEADLINE_SECONDS: '1200' } } },
      events: { MaximumEventAgeInSeconds: 1200 },
    }),
  ],
  [
    'a deadline that only CloudFormation knows',
    (stack) => ({ deadline: Duration.seconds(new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber) }),
    () => ({
      function: { Environment: { Variables: { DEADLINE_SECONDS: { Ref: 'Seconds' } } } },
      events: { MaximumEventAgeInSeconds: { Ref: 'Seconds' } },
    }),
  ],
];

function partsOf(stack: Stack): Parts {
  const of = (type: string) => resourceOfType(stack, type).Properties;
  const [, invoke] = resourcesOfType(stack, 'AWS::IAM::Policy').find(([id]) => id.includes('InvokePolicy')) ?? [];
  return {
    function: of('AWS::Lambda::Function'),
    waiter: of('AWS::StepFunctions::StateMachine'),
    events: of('AWS::Lambda::EventInvokeConfig'),
    invoke: invoke?.Properties,
  };
}

/** All that may differ by when the options came. */
const WHEN: readonly (readonly [string, (stack: Stack, options: CampaignProviderOptions) => void])[] = [
  [
    'before the campaign',
    (stack, options) => {
      CampaignProvider.of(stack).configure(options);
      newCampaign(stack);
    },
  ],
  [
    'after the campaign',
    (stack, options) => {
      newCampaign(stack);
      CampaignProvider.of(stack).configure(options);
    },
  ],
  [
    'one by one, from the last, around the campaign',
    (stack, options) => {
      const [last, ...others] = Object.entries(options).reverse();
      if (last) CampaignProvider.of(stack).configure(Object.fromEntries([last]));
      const campaign = newCampaign(stack);
      for (const other of others) CampaignProvider.of(campaign).configure(Object.fromEntries([other]));
      CampaignProvider.of(campaign).configure({});
      CampaignProvider.of(campaign).configure(options);
    },
  ],
];

describe.each(WHEN)('an option that is given %s', (_, give) => {
  test.each(ROWS)('has its effect and moves no campaign: %s [R52]', (_name, optionsIn, expected) => {
    const plain = newStack();
    newCampaign(plain);
    const stack = newStack();
    const options = optionsIn(stack);
    give(stack, options);

    const wanted = expected((value) => stack.resolve(value) as unknown, options);
    expect(partsOf(stack)).toMatchObject(wanted);

    const [[id, campaign] = []] = resourcesOfType(stack, CAMPAIGN);
    const [[plainId, plainCampaign] = []] = resourcesOfType(plain, CAMPAIGN);
    expect(id).toBe(plainId);
    expect(campaign?.Properties).toEqual(plainCampaign?.Properties);
    expect(dangling(stack)).toEqual([]);
  });
});

test('all options may be given in any order, and the template is the same but for what a key lets the log do [R52]', () => {
  const [first, second] = [newStack(), newStack()].map((stack, index) => {
    const vpc = network(stack);
    const options: CampaignProviderOptions = {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      securityGroups: [new ec2.SecurityGroup(stack, 'Group', { vpc })],
      role: new iam.Role(stack, 'GivenRole', { assumedBy: ACCOUNT }),
      waiterRole: new iam.Role(stack, 'GivenWaiterRole', { assumedBy: ACCOUNT }),
      encryptionKey: new kms.Key(stack, 'Key'),
    };
    const entries = Object.entries(options);
    newCampaign(stack);
    for (const entry of index === 0 ? entries : entries.reverse()) {
      CampaignProvider.of(stack).configure(Object.fromEntries([entry]));
    }
    return resourcesOf(stack);
  });
  expect(withSortedStatements(second)).toEqual(withSortedStatements(first));
});

function withSortedStatements(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, member: unknown) =>
    ['Statement', 'DependsOn'].includes(key) && Array.isArray(member)
      ? member.map((one) => JSON.stringify(one)).sort()
      : member,
  ) as unknown;
}

/** References to resources that are not in the template. */
function dangling(stack: Stack): string[] {
  const resources = resourcesOf(stack);
  const text = JSON.stringify(resources);
  const referred = [...text.matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/g)].map(([, name]) => name!);
  const waited = Object.values(resources).flatMap(({ DependsOn = [] }) => DependsOn);
  const known = new Set([...Object.keys(resources), 'Memory', 'Seconds']);
  return [...new Set([...referred, ...waited])].filter((name) => !name.startsWith('AWS::') && !known.has(name));
}
