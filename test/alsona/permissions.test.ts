import { App, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { alsona } from '../../lib';
import { errorOf, newApp, newStack, resourceOfType, resourcesOfType } from '../support/app';
import type { Statement } from '../support/statements';
import { actionsOf } from '../support/statements';
import { KEY_ARN, newCampaign, sentBy } from './support/app';

interface Policy {
  readonly id: string;
  readonly statements: readonly Statement[];
}

/** The policies of secrets. */
function policiesOf(stack: Stack): Policy[] {
  return resourcesOfType(stack, 'AWS::IAM::Policy')
    .filter(([id]) => id.includes('Secret'))
    .map(([id, { Properties }]) => ({
      id,
      statements: (Properties.PolicyDocument as { Statement: Statement[] }).Statement,
    }));
}

const EXPORTED = { 'Fn::ImportValue': expect.stringContaining('Keys:ExportsOutput') as string };
const PARTIAL = KEY_ARN.replace('-AbCdEf', '');

const SECRETS: readonly (readonly [string, (stack: Stack) => ISecret, unknown, unknown])[] = [
  ['by its whole ARN', (stack) => Secret.fromSecretCompleteArn(stack, 'S', KEY_ARN), KEY_ARN, KEY_ARN],
  [
    'by its ARN without the end',
    (stack) => Secret.fromSecretPartialArn(stack, 'S', PARTIAL),
    PARTIAL,
    `${PARTIAL}-??????`,
  ],
  [
    'by its name',
    (stack) => Secret.fromSecretNameV2(stack, 'S', 'alsona'),
    expect.objectContaining({ 'Fn::Join': ['', expect.arrayContaining([':secret:alsona'])] }),
    expect.objectContaining({ 'Fn::Join': ['', expect.arrayContaining([':secret:alsona-??????'])] }),
  ],
  ['of the stack', (stack) => new Secret(stack, 'S'), { Ref: 'S509448A1' }, { Ref: 'S509448A1' }],
  ['of another stack', (stack) => new Secret(new Stack(App.of(stack), 'Keys'), 'S'), EXPORTED, EXPORTED],
];

describe('the key', () => {
  test.each(SECRETS)(
    'is in a secret that is known %s: where it is travels, and it may be read [R47][R48]',
    (_, secret, sent, read) => {
      const stack = newStack();
      newCampaign(stack, { apiKey: secret(stack) });
      expect(sentBy(stack).campaign.apiKey).toEqual({ secretArn: sent });
      expect(policiesOf(stack).map(({ statements }) => statements)).toEqual([
        [expect.objectContaining({ Action: 'secretsmanager:GetSecretValue', Effect: 'Allow', Resource: read })],
      ]);
    },
  );

  test('that is encrypted with a key of its own may be decrypted [R48]', () => {
    const stack = newStack();
    newCampaign(stack, { apiKey: new Secret(stack, 'S', { encryptionKey: new kms.Key(stack, 'Kms') }) });
    expect(policiesOf(stack).flatMap(({ statements }) => actionsOf(statements))).toEqual([
      'kms:Decrypt',
      'secretsmanager:GetSecretValue',
    ]);
  });

  test('has a policy that is there before its campaigns and goes after them [R48]', () => {
    const stack = newStack();
    newCampaign(stack, { apiKey: new Secret(stack, 'S') });
    const [policy] = policiesOf(stack);
    expect(resourceOfType(stack, 'Custom::AlsonaCampaign').DependsOn).toContain(policy?.id);
    // A policy that needed the campaign would make a cycle, which the template's own check refuses.
    expect(JSON.stringify(policy)).not.toContain('Invitations');
  });

  test('has one policy for all campaigns that use it, and each key has its own [R48]', () => {
    const stack = newStack();
    const apiKey = new Secret(stack, 'S');
    for (const id of ['A', 'B']) newCampaign(stack, { apiKey }, id);
    newCampaign(stack, { apiKey: new Secret(stack, 'Other') }, 'C');
    expect(policiesOf(stack)).toHaveLength(2);
    const [first, second] = policiesOf(stack).map(({ id }) => id);
    const needs = resourcesOfType(stack, 'Custom::AlsonaCampaign').map(([, { DependsOn = [] }]) =>
      DependsOn.filter((id) => id === first || id === second),
    );
    expect(needs).toEqual([[first], [first], [second]]);
  });
});

describe('the function', () => {
  test('may do nothing on AWS but wait, look at its own stack and log, for one campaign as for a hundred [R48][R49]', () => {
    const policyOf = (count: number) => {
      const stack = newStack();
      for (let index = 0; index < count; index++) newCampaign(stack, {}, `Campaign${index}`);
      return resourcesOfType(stack, 'AWS::IAM::Role').flatMap(([, { Properties }]) => {
        const policies = (Properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
        return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
      });
    };
    const services = actionsOf(policyOf(1)).map((action) => action.split(':')[0]);
    expect([...new Set(services)]).toEqual(['cloudformation', 'logs', 'states']);
    expect(policyOf(100)).toEqual(policyOf(1));
  });

  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ])('has permissions in %s [R53]', (partition, region) => {
    const context = { '@aws-cdk/core:enablePartitionLiterals': true };
    const there = new Stack(newApp({ context }), 'Shop', { env: { account: '123456789012', region } });
    newCampaign(there, { apiKey: Secret.fromSecretNameV2(there, 'S', 'alsona') });
    expect(JSON.stringify(policiesOf(there))).toContain(
      `arn:${partition}:secretsmanager:${region}:123456789012:secret:alsona`,
    );
  });
});

describe('the provider', () => {
  const { CampaignProvider } = alsona;

  test('is one for all campaigns of a stack [R52]', () => {
    const shop = newStack();
    for (const id of ['A', 'B']) newCampaign(shop, {}, id);
    expect(resourcesOfType(shop, 'AWS::Lambda::Function')).toHaveLength(1);
    expect(resourcesOfType(shop, 'AWS::StepFunctions::StateMachine')).toHaveLength(1);
  });

  test('is set up before or after the campaigns [R52]', () => {
    const shop = newStack();
    CampaignProvider.of(shop).configure({ deadline: Duration.minutes(40) });
    const logGroup = new logs.LogGroup(shop, 'Log');
    CampaignProvider.of(newCampaign(shop)).configure({ logGroup });
    expect(CampaignProvider.of(shop).logGroup).toBe(logGroup);
    const { Properties } = resourceOfType(shop, 'AWS::Lambda::Function');
    expect(Properties).toMatchObject({ Environment: { Variables: { DEADLINE_SECONDS: '2400' } } });
  });

  test('with a role of your own lets that one read the key [R48][R52]', () => {
    const shop = newStack();
    newCampaign(shop);
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    CampaignProvider.of(shop).configure({ role });
    const [policy] = policiesOf(shop);
    const { Properties } = resourcesOfType(shop, 'AWS::IAM::Policy').find(([id]) => id === policy?.id)![1];
    expect(Properties.Roles).toEqual([shop.resolve(role.roleName)]);
    expect(resourceOfType(shop, 'Custom::AlsonaCampaign').DependsOn).toContain(policy?.id);
  });

  test('hands its role out, and takes no other afterwards [R52]', () => {
    const shop = newStack();
    const provider = CampaignProvider.of(shop);
    expect(provider.role).toBeInstanceOf(iam.Role);
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(errorOf(() => provider.configure({ role }))).toContain('role must be configured before the role');
  });
});
