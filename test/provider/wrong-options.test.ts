import type { Stack } from 'aws-cdk-lib';
import { CfnParameter, Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { personalize } from '../../lib';
import type { CampaignProviderOptions } from '../../lib';
import { errorOf, newCampaign, newStack, resourcesOf } from '../support/app';

const { CampaignProvider } = personalize;
type Options = (stack: Stack) => CampaignProviderOptions;
const network = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });

const CONFLICTS: readonly (readonly [string, Options, Options, string])[] = [
  [
    'memory',
    () => ({ memorySize: 256 }),
    () => ({ memorySize: 512 }),
    'memorySize is 256 by one call and 512 by another',
  ],
  [
    'deadlines',
    () => ({ deadline: Duration.minutes(5) }),
    () => ({ deadline: Duration.minutes(6) }),
    'deadline is 300 seconds by one call and 360 seconds by another',
  ],
  [
    'runtimes',
    () => ({ runtime: lambda.Runtime.NODEJS_22_X }),
    () => ({ runtime: lambda.Runtime.NODEJS_24_X }),
    'runtime is nodejs22.x by one call and nodejs24.x by another',
  ],
  [
    'keys',
    (stack) => ({ encryptionKey: new kms.Key(stack, 'A') }),
    (stack) => ({ encryptionKey: new kms.Key(stack, 'B') }),
    'encryptionKey is Shop/A by one call and Shop/B by another',
  ],
  [
    'subnets',
    (stack) => ({ vpc: network(stack), vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }),
    (stack) => ({ vpcSubnets: { subnets: ['A', 'B'].map((id) => ec2.Subnet.fromSubnetId(stack, id, id)) } }),
    'vpcSubnets is {subnetType: Public} by one call and {subnets: [Shop/A, Shop/B]} by another',
  ],
  [
    'two at once',
    () => ({ memorySize: 256, deadline: Duration.minutes(5) }),
    () => ({ memorySize: 128, deadline: Duration.minutes(6) }),
    'memorySize is 256 by one call and 128 by another; deadline is 300 seconds by one call and 360 seconds by another',
  ],
];

describe('options that do not agree', () => {
  test.each(CONFLICTS)('fail at synth, naming both: %s [R52]', (_, one, other, conflict) => {
    const stack = newStack();
    const provider = CampaignProvider.of(stack);
    provider.configure(one(stack));
    const wanted = other(stack);
    expect(errorOf(() => provider.configure(wanted))).toBe(
      `The options of Shop/cdk-campaigns.personalize do not agree: ${conflict}`,
    );
  });

  test('two values that only CloudFormation knows are two values [R52]', () => {
    const stack = newStack();
    const [a, b] = ['A', 'B'].map((id) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber);
    const provider = CampaignProvider.of(stack);
    provider.configure({ deadline: Duration.seconds(a!) });
    expect(() => provider.configure({ deadline: Duration.seconds(a!) })).not.toThrow();
    expect(() => provider.configure({ deadline: Duration.seconds(b!) })).toThrow('do not agree');
  });
});

const WRONG: readonly (readonly [string, CampaignProviderOptions, string])[] = [
  [
    'a runtime without Node.js',
    { runtime: lambda.Runtime.PYTHON_3_13 },
    'runtime must be a Node.js runtime, got python3.13',
  ],
  ['memory of 64 MiB', { memorySize: 64 }, 'memorySize must be a whole number from 128 to 10240, got 64'],
  ['memory of part MiB', { memorySize: 128.5 }, 'memorySize must be a whole number from 128 to 10240, got 128.5'],
  [
    'a deadline of two hours',
    { deadline: Duration.hours(2) },
    'deadline must be from 1 to 58 minutes, got 7200 seconds',
  ],
];

test.each(WRONG)('%s is refused', (_, options, problem) => {
  expect(errorOf(() => CampaignProvider.of(newStack()).configure(options))).toBe(
    `Shop/cdk-campaigns.personalize: ${problem}`,
  );
});

test('subnets and security groups without a VPC are refused at synth, as a VPC may still come', () => {
  const stack = newStack();
  newCampaign(stack);
  CampaignProvider.of(stack).configure({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, securityGroups: [] });
  const message = errorOf(() => resourcesOf(stack));
  expect(message).toContain('[Shop/cdk-campaigns.personalize] vpcSubnets needs vpc');
  expect(message).toContain('[Shop/cdk-campaigns.personalize] securityGroups needs vpc');
});
