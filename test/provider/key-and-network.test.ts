import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { personalize } from '../../lib';
import { neededBy, newCampaign, newStack, resourceOfType, resourcesOf, resourcesOfType } from '../support/app';

const { CampaignProvider } = personalize;
const CAMPAIGN = 'Custom::PersonalizeCampaign';
const ACCOUNT = new iam.AccountRootPrincipal();
const neededByCampaign = (stack: Stack) => [...neededBy(resourcesOf(stack), resourcesOfType(stack, CAMPAIGN)[0]![0])];
const network = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });

describe('an encryption key', () => {
  const allowsKey = { Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Effect: 'Allow' };

  test.each([
    ['the roles that are made', () => ({})],
    [
      'the roles that are given',
      (stack: Stack) => ({
        role: new iam.Role(stack, 'GivenRole', { assumedBy: ACCOUNT }),
        waiterRole: new iam.Role(stack, 'GivenWaiterRole', { assumedBy: ACCOUNT }),
      }),
    ],
  ])('can be used by %s, by policies that a campaign waits for [R47][R48]', (_, roles) => {
    const stack = newStack();
    newCampaign(stack);
    const encryptionKey = new kms.Key(stack, 'Key');
    CampaignProvider.of(stack).configure({ encryptionKey, ...roles(stack) });
    const granted = Object.entries(resourcesOf(stack)).filter(([, { Type, Properties }]) => {
      return Type.startsWith('AWS::IAM::') && JSON.stringify(Properties).includes('kms:Decrypt');
    });
    expect(granted).toHaveLength(2);
    for (const [, { Properties }] of granted) {
      const resource = { Resource: stack.resolve(encryptionKey.keyArn) as unknown };
      expect(JSON.stringify(Properties)).toContain(JSON.stringify({ ...allowsKey, ...resource }).slice(1, -1));
    }
    const policies = granted.map(([id]) => id).filter((id) => /Policy/.test(id));
    expect(neededByCampaign(stack)).toEqual(expect.arrayContaining(policies));
  });

  test('protects the log that is made, which the key allows [R47]', () => {
    const stack = newStack();
    newCampaign(stack);
    const encryptionKey = new kms.Key(stack, 'Key');
    CampaignProvider.of(stack).configure({ encryptionKey });
    CampaignProvider.of(stack).configure({ encryptionKey });
    const group = resourceOfType(stack, 'AWS::Logs::LogGroup').Properties;
    expect(group.KmsKeyId).toEqual(stack.resolve(encryptionKey.keyArn));
    const { Statement } = resourceOfType(stack, 'AWS::KMS::Key').Properties.KeyPolicy as { Statement: object[] };
    expect(Statement.filter((one) => JSON.stringify(one).includes('logs.'))).toHaveLength(1);
  });

  test('leaves a log group that was given as it is', () => {
    const stack = newStack();
    newCampaign(stack);
    const options = { encryptionKey: new kms.Key(stack, 'Key'), logGroup: new logs.LogGroup(stack, 'GivenLog') };
    CampaignProvider.of(stack).configure(options);
    expect(resourceOfType(stack, 'AWS::Logs::LogGroup').Properties).not.toHaveProperty('KmsKeyId');
  });
});

describe('in a VPC', () => {
  test('the function may make its network interfaces, and is in a group of its own that nobody can enter [R48]', () => {
    const stack = newStack();
    newCampaign(stack);
    CampaignProvider.of(stack).configure({ vpc: network(stack) });
    expect(resourceOfType(stack, 'AWS::EC2::SecurityGroup').Properties).not.toHaveProperty('SecurityGroupIngress');
    const [[, role] = []] = resourcesOfType(stack, 'AWS::IAM::Role');
    expect(JSON.stringify(role?.Properties)).toContain('"ec2:CreateNetworkInterface"');
  });

  test('the way out is there before the first campaign and until the last one is deleted', () => {
    const stack = newStack();
    newCampaign(stack);
    CampaignProvider.of(stack).configure({ vpc: network(stack) });
    const routes = resourcesOfType(stack, 'AWS::EC2::Route').map(([id]) => id);
    const outward = routes.filter((id) => id.includes('Private'));
    expect(outward).toHaveLength(2);
    expect(neededByCampaign(stack)).toEqual(expect.arrayContaining(outward));
  });
});
