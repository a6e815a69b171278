import { NestedStack, SecretValue, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { batch } from '../../lib';
import { newApp, newStack, resourceOfType, resourcesOf, resourcesOfType } from '../support/app';
import type { TemplateResource } from '../support/app';
import { KEY, newCampaign, sentBy } from './support/app';

const { Secret } = secretsmanager;
const ACCOUNT = new iam.AccountRootPrincipal();

/** The policies for keys, by logical id: each below the provider. A template with a cycle would fail here. */
function policiesFor(stack: Stack): [string, TemplateResource][] {
  return resourcesOfType(stack, 'AWS::IAM::Policy').filter(([id]) => id.startsWith('cdkcampaignsbatchSecret'));
}

/** What the only one of them allows. */
function allowed(stack: Stack): readonly Record<string, unknown>[] {
  const policies = policiesFor(stack);
  expect(policies).toHaveLength(1);
  const { PolicyDocument } = policies[0]![1].Properties as { PolicyDocument: { Statement: Record<string, unknown>[] } };
  return PolicyDocument.Statement;
}

type Made = (stack: Stack, app: App) => secretsmanager.ISecret;

const read = (resource: unknown) => ({
  Sid: 'ReadSecret',
  Effect: 'Allow',
  Action: 'secretsmanager:GetSecretValue',
  Resource: resource,
});
const decrypt = (resource: unknown) => ({
  Sid: 'DecryptSecret',
  Effect: 'Allow',
  Action: 'kms:Decrypt',
  Resource: resource,
  Condition: {
    StringEquals: {
      'kms:ViaService': { 'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
    },
  },
});
const own = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}[0-9A-F]{8}$`)) as string;
const exported = (what: string) => ({
  'Fn::ImportValue': expect.stringContaining(`There:ExportsOutput${what}`) as string,
});
const byName = (stack: Stack) => Secret.fromSecretNameV2(stack, 'Key', 'batch/key');
const named = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':secretsmanager:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      ':secret:batch/key',
    ],
  ],
};
const suffixed = {
  'Fn::Join': ['', [...(named['Fn::Join'][1] as unknown[]).slice(0, -1), ':secret:batch/key-??????']],
};
const PARTIAL = KEY.slice(0, -7);
const FOREIGN_KEY = 'arn:aws:kms:us-east-1:123456789012:key/k';

/** Every way to have a secret: what is sent as its ARN, and what the function may do. */
const SECRETS: readonly (readonly [string, Made, unknown, unknown[]])[] = [
  ['of the same stack', (stack) => new Secret(stack, 'Key'), { Ref: own('Key') }, [read({ Ref: own('Key') })]],
  [
    'of another stack',
    (_, app) => new Secret(new Stack(app, 'There'), 'Key'),
    exported('RefKey'),
    [read(exported('RefKey'))],
  ],
  ['by its name', byName, named, [read(suffixed)]],
  ['by its ARN', (stack) => Secret.fromSecretCompleteArn(stack, 'Key', KEY), KEY, [read(KEY)]],
  [
    'by a part of its ARN',
    (stack) => Secret.fromSecretPartialArn(stack, 'Key', PARTIAL),
    PARTIAL,
    [read(`${PARTIAL}-??????`)],
  ],
  [
    'with a key of the same stack',
    (stack) => new Secret(stack, 'Key', { encryptionKey: new kms.Key(stack, 'Kms') }),
    { Ref: own('Key') },
    [read({ Ref: own('Key') }), decrypt({ 'Fn::GetAtt': [own('Kms'), 'Arn'] })],
  ],
  [
    'with a key of another stack',
    (stack, app) => new Secret(stack, 'Key', { encryptionKey: new kms.Key(new Stack(app, 'There'), 'Kms') }),
    { Ref: own('Key') },
    [read({ Ref: own('Key') }), decrypt(exported('FnGetAttKms'))],
  ],
  [
    'of another stack, with its key',
    (_, app) => {
      const there = new Stack(app, 'There');
      return new Secret(there, 'Key', { encryptionKey: new kms.Key(there, 'Kms') });
    },
    exported('RefKey'),
    [read(exported('RefKey')), decrypt(exported('FnGetAttKms'))],
  ],
  [
    'by its ARN, with a key',
    (stack) => {
      const encryptionKey = kms.Key.fromKeyArn(stack, 'Kms', FOREIGN_KEY);
      return Secret.fromSecretAttributes(stack, 'Key', { secretCompleteArn: KEY, encryptionKey });
    },
    KEY,
    [read(KEY), decrypt(FOREIGN_KEY)],
  ],
];

/** A stack with a campaign whose key is in such a secret. */
function stackWith(make: Made): Stack {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  newCampaign(stack, { apiKey: make(stack, app) });
  return stack;
}

describe.each(SECRETS)('a secret %s', (_, make, arn, statements) => {
  test('travels as its ARN, and the function may read this one alone [R48][R53]', () => {
    const stack = stackWith(make);
    expect(allowed(stack)).toEqual(statements);
    expect(sentBy(stack).campaign.apiKey).toEqual({ secretArn: arn });
  });

  test('can be read before the campaign is made, and until it is deleted [R48]', () => {
    const stack = stackWith(make);
    const [[policy]] = policiesFor(stack) as [[string, TemplateResource]];
    expect(resourceOfType(stack, 'Custom::BatchCampaign').DependsOn).toContain(policy);
    const [[role]] = resourcesOfType(stack, 'AWS::IAM::Role').filter(([id]) => /batchRole/.test(id)) as [
      [string, unknown],
    ];
    expect(resourcesOf(stack)[policy]?.Properties.Roles).toEqual([{ Ref: role }]);
  });

  test('can be read by another role that is configured afterwards [R48][R52]', () => {
    const stack = stackWith(make);
    batch.CampaignProvider.of(stack).configure({ role: new iam.Role(stack, 'Mine', { assumedBy: ACCOUNT }) });
    const policies = policiesFor(stack).map(([id]) => id);
    expect(policies).toEqual(policiesFor(stackWith(make)).map(([id]) => id));
    expect(allowed(stack)).toEqual(statements);
    expect(policiesFor(stack)[0]![1].Properties.Roles).toEqual([{ Ref: own('Mine') }]);
    expect(resourceOfType(stack, 'Custom::BatchCampaign').DependsOn).toEqual(expect.arrayContaining(policies));
  });
});

test('a secret of the stack around a nested one travels as a parameter [R48][R53]', () => {
  const around = newStack({}, 'Around');
  const nested = new NestedStack(around, 'Shop');
  newCampaign(nested, { apiKey: new Secret(around, 'Key') });
  const parameter = { Ref: expect.stringMatching(/^referencetoAroundKey/) as string };
  expect(sentBy(nested).campaign.apiKey).toEqual({ secretArn: parameter });
  expect(allowed(nested)).toEqual([read(parameter)]);
});

describe('the keys of several campaigns', () => {
  test('have one policy where they are one secret, and one each where they are not [R48][R52]', () => {
    const stack = newStack();
    const [one, other] = [new Secret(stack, 'One'), new Secret(stack, 'Other')];
    newCampaign(stack, { apiKey: one }, 'A');
    newCampaign(stack, { apiKey: one, apiKeyField: 'rest' }, 'B');
    newCampaign(stack, { apiKey: other }, 'C');
    const policies = policiesFor(stack);
    const dependsOn = resourcesOfType(stack, 'Custom::BatchCampaign').map(([, { DependsOn = [] }]) =>
      policies.findIndex(([id]) => DependsOn.includes(id)),
    );
    expect(policies).toHaveLength(2);
    expect(dependsOn[0]).toBe(dependsOn[1]);
    expect(dependsOn[2]).not.toBe(dependsOn[0]);
  });

  test('have another policy once the same construct stands for another secret: a campaign that is replaced needs its own [R48]', () => {
    const policyOf = (name: string) => {
      const stack = newStack();
      newCampaign(stack, { apiKey: Secret.fromSecretNameV2(stack, 'Key', name) });
      return policiesFor(stack).map(([id]) => id);
    };
    expect(policyOf('batch/old')).not.toEqual(policyOf('batch/new'));
    expect(policyOf('batch/old')).toEqual(policyOf('batch/old'));
  });

  test('leave the permission of one alone when the other campaign goes [R48]', () => {
    const policyOf = (ids: string[]) => {
      const stack = newStack();
      const secrets = new Map(['A', 'B'].map((id) => [id, new Secret(stack, `Key${id}`)]));
      for (const id of ids) newCampaign(stack, { apiKey: secrets.get(id)! }, id);
      return Object.fromEntries(policiesFor(stack));
    };
    expect(policyOf(['A', 'B'])).toMatchObject(policyOf(['A']));
    expect(Object.keys(policyOf(['A', 'B']))).toHaveLength(2);
  });

  test('do not depend on the order of the campaigns [R50][R52]', () => {
    const resources = (ids: string[]) => {
      const stack = newStack();
      const apiKey = new Secret(stack, 'Key');
      for (const id of ids) newCampaign(stack, { apiKey }, id);
      return resourcesOf(stack);
    };
    expect(resources(['A', 'B'])).toEqual(resources(['B', 'A']));
  });
});

test('no key is in a template: only its owner can have put it there [R47]', () => {
  const app = newApp();
  const [there, here] = [new Stack(app, 'There'), new Stack(app, 'Here')];
  const secretStringValue = SecretValue.unsafePlainText('bcd38d9rfb38ra28');
  newCampaign(here, { apiKey: new Secret(there, 'Key', { secretStringValue }) });
  const { template } = app.synth().getStackByName('Here') as { template: object };
  expect(JSON.stringify(template)).not.toMatch(/bcd38d9rfb38ra28|resolve:secretsmanager/);
});

describe('the provider', () => {
  test('has no permission of its own on anything of Batch, and one more for each secret [R48]', () => {
    const stack = newStack();
    newCampaign(stack);
    const [[, role]] = resourcesOfType(stack, 'AWS::IAM::Role').filter(([id]) => /batchRole/.test(id)) as [
      [string, TemplateResource],
    ];
    const [{ PolicyDocument }] = role.Properties.Policies as [{ PolicyDocument: { Statement: { Sid: string }[] } }];
    expect(PolicyDocument.Statement.map(({ Sid }) => Sid)).toEqual(['Waiter', 'Claims', 'OwnStack', 'Log']);
  });

  test('hands out its role and its log group, and takes no others afterwards [R52]', () => {
    const stack = newStack();
    const provider = batch.CampaignProvider.of(newCampaign(stack));
    expect(provider.role).toBeInstanceOf(iam.Role);
    expect(provider.logGroup.logGroupName).toBeDefined();
    const role = new iam.Role(stack, 'Mine', { assumedBy: ACCOUNT });
    expect(() => provider.configure({ role })).toThrow('role must be configured before the role');
  });
});
