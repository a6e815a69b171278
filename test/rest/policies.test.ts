import type { Stack } from 'aws-cdk-lib';
import type { RecordedRequest } from '../../emulator';
import { newStack, resourcesOfType } from '../support/app';
import { Resource, STACK } from '../support/resource';
import { asking, OUTREACH_SERVICES } from '../support/services';
import { SECRET } from '../support/services/rest';
import type { Asked, Statement } from '../support/statements';
import { actionsOf, allowing, resolved } from '../support/statements';
import { World } from '../support/world';

/** As the world around the handler has it. */
const KNOWN = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
  'AWS::StackId': STACK,
  '.*Waiter[A-F\\d]{8}\\.Arn': 'arn:aws:states:us-east-1:123456789012:stateMachine:waiter',
  '.*Waiter[A-F\\d]{8}\\.Name': 'waiter',
  '.*Log[A-F\\d]{8}\\.Arn': 'arn:aws:logs:us-east-1:123456789012:log-group:shop:*',
};

/** What Lambda itself does: no call of the handler shows it. */
const NOT_OURS = /^logs:/;
const UNMARKED = OUTREACH_SERVICES.filter(({ unmarked }) => unmarked !== undefined);

describe.each(UNMARKED)('$name: the policies of the function', (service) => {
  const add = (stack: Stack, id: string) => service.add(stack, id);
  const statements = statementsOf(1);
  const recorded: Asked[] = [];
  let world: World;
  /** A warm function knows its key already. */
  beforeEach(async () => (world = await World.start(service)));
  afterEach(() => world.close());

  function statementsOf(campaigns: number): Statement[] {
    const stack = newStack({}, 'shop');
    for (let index = 0; index < campaigns; index++) add(stack, `Campaign${index}`);
    const [[, role] = []] = resourcesOfType(stack, 'AWS::IAM::Role').filter(([id]) => /Role[A-F\d]{8}$/.test(id));
    const own = role?.Properties.Policies as [{ PolicyDocument: unknown }];
    const secrets = resourcesOfType(stack, 'AWS::IAM::Policy').filter(([id]) => /Secret[a-f\d]{12}/.test(id));
    const documents = [own[0].PolicyDocument, ...secrets.map(([, { Properties }]) => Properties.PolicyDocument)];
    return documents.flatMap((document) => (resolved(document, KNOWN) as { Statement: Statement[] }).Statement);
  }

  const running = (properties = service.minimal) => asking(service.outreach.states.running, properties, service);

  const lifecycles: [string, (resource: Resource) => Promise<unknown>][] = [
    [
      'made, changed, replaced, removed',
      async (resource) => {
        await resource.create(service.minimal);
        await resource.deploy(service.full);
        await resource.deploy(service.another());
        await resource.destroy();
      },
    ],
    [
      'started, and removed while it runs',
      async (resource) => {
        await resource.create(running());
        await resource.destroy();
      },
    ],
    [
      'started by an update that is rolled back',
      async (resource) => {
        await resource.create(service.minimal);
        await resource.update(running(service.changed));
        await resource.rollBack(running(service.changed));
        await resource.destroy();
      },
    ],
    [
      'refused a change once it is over, and rolled back',
      async (resource) => {
        await resource.create(service.named('shop-over'));
        await world.control(service.outreach.setState('shop-over', service.outreach.over[0] ?? ''));
        await resource.deploy(service.named('shop-over', service.changed));
        await resource.destroy();
      },
    ],
    [
      'cancelled while it is made: what the claim had made is read from its history',
      async (resource) => {
        await resource.begin('Create', service.slow);
        const PhysicalResourceId = 'shop-Recommendations-1KX2ABCDEFGH';
        await resource.request(resource.event('Delete', service.slow, { PhysicalResourceId }));
      },
    ],
  ];

  test.each(lifecycles)('grant every recorded call: %s [R48]', async (_, run) => {
    await run(new Resource(world));
    const questions = world.calls().flatMap(questionsOf);
    expect(questions.length).toBeGreaterThan(8);
    expect(questions.filter((question) => allowing(statements, question).length === 0)).toEqual([]);
    expect(world.campaigns()).toEqual([]);
    recorded.push(...questions);
  });

  test('grant nothing that no recorded call uses [R48]', () => {
    const used = new Set(recorded.map(({ action }) => action));
    expect(actionsOf(statements).filter((action) => !used.has(action) && !NOT_OURS.test(action))).toEqual([]);
  });

  test('allow no other secret, and nobody else’s executions [R48]', () => {
    const others: Asked[] = [
      { action: 'secretsmanager:GetSecretValue', resource: `${SECRET}-other-abcdef`, context: {} },
      { action: 'secretsmanager:DescribeSecret', resource: `${SECRET}-abcdef`, context: {} },
      {
        action: 'states:GetExecutionHistory',
        resource: 'arn:aws:states:us-east-1:123456789012:execution:other:x',
        context: {},
      },
    ];
    expect(others.filter((question) => allowing(statements, question).length > 0)).toEqual([]);
  });

  test('are the same for thirty campaigns that share a key [R48]', () => {
    expect(statementsOf(30)).toEqual(statements);
  });
});

/** The services themselves ask for a key and for nothing of IAM; the URL of an answer is signed. */
function questionsOf({ service, operation, body }: RecordedRequest): Asked[] {
  const ask = (prefix: string, resource = ''): Asked[] => [
    { action: `${prefix}:${operation ?? ''}`, resource, context: {} },
  ];
  const given = body as Record<string, string>;
  switch (service) {
    case 'stacks':
      return ask('cloudformation', new URLSearchParams(String(body)).get('StackName') ?? '');
    case 'states':
      return ask('states', given.stateMachineArn ?? given.executionArn);
    case 'secretsmanager':
      // IAM sees the whole ARN, whatever part of it was asked by.
      return ask('secretsmanager', `${given.SecretId ?? ''}-1a2b3c`);
    default:
      return [];
  }
}
