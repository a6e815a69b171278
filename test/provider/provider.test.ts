import { Duration, NestedStack, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { personalize } from '../../lib';
import { neededBy, newCampaign, newStack, resourceOfType, resourcesOf, resourcesOfType, sentBy } from '../support/app';

const { CampaignProvider } = personalize;
const CAMPAIGN = 'Custom::PersonalizeCampaign';

function fixed(stack: Stack): string[] {
  return Object.values(resourcesOf(stack)).flatMap(({ Type }) => (Type === CAMPAIGN ? [] : [Type]));
}

describe('one provider for all campaigns of a stack', () => {
  const SEVEN = [
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::IAM::Role',
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::Function',
    'AWS::Logs::LogGroup',
    'AWS::StepFunctions::StateMachine',
  ];

  test.each([1, 30])('is seven resources for %d campaigns [R52]', (count) => {
    const stack = newStack();
    for (let index = 0; index < count; index++) newCampaign(stack, {}, `Campaign${index}`);
    expect(fixed(stack).sort()).toEqual(SEVEN);
    expect(resourcesOfType(stack, CAMPAIGN)).toHaveLength(count);
  });

  test('is the same to the last letter, whatever the number of campaigns [R48][R52]', () => {
    const [one, many] = [newStack(), newStack()];
    newCampaign(one);
    for (let index = 0; index < 30; index++) newCampaign(many, { campaignName: `name${index}` }, `Campaign${index}`);
    const without = (stack: Stack) => Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type !== CAMPAIGN);
    expect(Object.fromEntries(without(many))).toEqual(Object.fromEntries(without(one)));
  });

  test('does not depend on the order of the campaigns [R52]', () => {
    const [first, second] = [newStack(), newStack()];
    for (const id of ['A', 'B']) newCampaign(first, { minProvisionedTps: id === 'A' ? 1 : 2 }, id);
    for (const id of ['B', 'A']) newCampaign(second, { minProvisionedTps: id === 'A' ? 1 : 2 }, id);
    expect(resourcesOf(second)).toEqual(resourcesOf(first));
  });

  test('is another in another stack, and in a nested one [R52][R53]', () => {
    const stack = newStack();
    const nested = new NestedStack(stack, 'Nested');
    newCampaign(stack);
    newCampaign(nested);
    for (const one of [stack, nested]) {
      const [[id] = []] = resourcesOfType(one, 'AWS::Lambda::Function');
      expect(sentBy(one).ServiceToken).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
    }
  });
});

describe('a campaign', () => {
  function neededByCampaign(stack: Stack): string[] {
    const resources = resourcesOf(stack);
    const needed = neededBy(resources, resourcesOfType(stack, CAMPAIGN)[0]![0]);
    return Object.keys(resources).filter((id) => !needed.has(id));
  }

  test('is made after everything of the provider, and deleted before', () => {
    const stack = newStack();
    newCampaign(stack);
    expect(neededByCampaign(stack)).toEqual([expect.stringMatching(/^Recommendations/)]);
  });

  test('waits for the policies that given roles are given, whenever that is', () => {
    const stack = newStack();
    newCampaign(stack);
    const principal = new iam.AccountRootPrincipal();
    const role = new iam.Role(stack, 'GivenRole', { assumedBy: principal });
    const waiterRole = new iam.Role(stack, 'GivenWaiterRole', { assumedBy: principal });
    CampaignProvider.of(stack).configure({ role, waiterRole });
    expect(neededByCampaign(stack)).toEqual([expect.stringMatching(/^Recommendations/)]);
    expect(fixed(stack).sort()).toEqual([
      'AWS::IAM::Policy',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::IAM::Role',
      ...['AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup'],
      'AWS::StepFunctions::StateMachine',
    ]);
  });

  test('makes no cycle with a given role that may use the campaign', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'GivenRole', { assumedBy: new iam.AccountRootPrincipal() });
    CampaignProvider.of(stack).configure({ role });
    newCampaign(stack).grants.recommendations(role);
    const resources = resourcesOf(stack);
    const cycles = Object.keys(resources).filter((id) => neededBy(resources, id).has(id));
    expect(cycles).toEqual([]);
  });
});

describe('the parts of the provider', () => {
  const stack = newStack();
  beforeAll(() => newCampaign(stack));

  test('make no cycle: the definition names no function', () => {
    const resources = resourcesOf(stack);
    expect(Object.keys(resources).filter((id) => neededBy(resources, id).has(id))).toEqual([]);
    const machine = resourcesOfType(stack, 'AWS::StepFunctions::StateMachine')[0]![0];
    const types = [...neededBy(resources, machine)].map((id) => resources[id]!.Type);
    expect(types).toEqual(['AWS::IAM::Role']);
  });

  test("the waiter's role may invoke this one function and nothing else [R48]", () => {
    const [id] = resourcesOfType(stack, 'AWS::Lambda::Function')[0]!;
    expect(resourceOfType(stack, 'AWS::IAM::Policy').Properties.PolicyDocument).toMatchObject({
      Statement: [{ Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [id, 'Arn'] } }],
    });
  });

  test('the function is a small one on a current Node.js and logs JSON into a group that stays', () => {
    expect(resourceOfType(stack, 'AWS::Lambda::Function').Properties).toMatchObject({
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 256,
      Timeout: 60,
      Runtime: expect.stringMatching(/^nodejs\d+\.x$/) as string,
      LoggingConfig: { LogFormat: 'JSON' },
      Environment: { Variables: { DEADLINE_SECONDS: '3300' } },
    });
    const group = resourceOfType(stack, 'AWS::Logs::LogGroup');
    expect(group).toMatchObject({ DeletionPolicy: 'Retain', Properties: { RetentionInDays: 90 } });
  });

  test('Lambda delivers a request that could not be claimed again, and drops it once it is too old [R35]', () => {
    expect(resourceOfType(stack, 'AWS::Lambda::EventInvokeConfig').Properties).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 3300,
      Qualifier: '$LATEST',
    });
  });
});

describe('what the provider hands out', () => {
  test('is what it uses', () => {
    const stack = newStack();
    const provider = CampaignProvider.of(newCampaign(stack));
    const fn = resourceOfType(stack, 'AWS::Lambda::Function').Properties;
    expect(fn.Role).toEqual(stack.resolve(provider.role.roleArn));
    expect(fn.LoggingConfig).toMatchObject({ LogGroup: stack.resolve(provider.logGroup.logGroupName) as unknown });
  });

  test('can be extended, and campaigns wait for that too', () => {
    const stack = newStack();
    newCampaign(stack);
    const statement = new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::b'] });
    CampaignProvider.of(stack).role.addToPrincipalPolicy(statement);
    const resources = resourcesOf(stack);
    const needed = neededBy(resources, resourcesOfType(stack, CAMPAIGN)[0]![0]);
    expect([...needed].filter((id) => id.includes('RoleDefaultPolicy'))).toHaveLength(1);
  });

  test('is not changed behind the back of who has it [R52]', () => {
    const stack = newStack();
    const provider = CampaignProvider.of(stack);
    const { role } = provider;
    const other = new iam.Role(stack, 'Other', { assumedBy: new iam.AccountRootPrincipal() });
    expect(role).not.toBe(other);
    expect(() => provider.configure({ role: other })).toThrow(
      'Shop/cdk-campaigns.personalize: role must be configured before the role of this provider is used',
    );
    expect(() => provider.configure({ deadline: Duration.minutes(5) })).not.toThrow();
  });
});
