import { newStack, resourcesOfType } from '../support/app';
import { Resource, STACK } from '../support/resource';
import type { ResourceProperties } from '../support/services';
import { asking, CONNECT_SERVICES } from '../support/services';
import type { Asked, Statement } from '../support/statements';
import { actionsOf, allowing, resolved } from '../support/statements';
import { World } from '../support/world';
import { asked } from './support/permissions-asked';

const CAMPAIGN = 'arn:aws:connect-campaigns:us-east-1:123456789012:campaign/films';
const OTHER_STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/other/1';

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

/** What the service or Lambda itself does with these rights: no call of the handler shows it. */
const NOT_OURS = /^(logs|connect|profile|wisdom):/;

describe.each(CONNECT_SERVICES)('$name: the policy of the function', (service) => {
  const statementsOf = (campaigns: number): Statement[] => {
    const stack = newStack({}, 'shop');
    for (let index = 0; index < campaigns; index++) service.add(stack, `Campaign${index}`);
    const [[, role] = []] = resourcesOfType(stack, 'AWS::IAM::Role').filter(([id]) => /Role[A-F\d]{8}$/.test(id));
    const [{ PolicyDocument }] = role?.Properties.Policies as [{ PolicyDocument: unknown }];
    return (resolved(PolicyDocument, KNOWN) as { Statement: Statement[] }).Statement;
  };
  const statements = statementsOf(1);
  const recorded: Asked[] = [];
  let world: World;
  beforeAll(async () => (world = await World.start(service)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const tagged = ({ campaign, options }: ResourceProperties, tags: object) => ({
    campaign: { ...campaign, tags },
    ...(options ? { options } : {}),
  });
  const { running, paused, stopped } = service.outreach.states;

  /** Each tells the tags of campaigns whose create has no answer in the record. */
  type Unanswered = Readonly<Record<string, Readonly<Record<string, string>>>>;
  const lifecycles: [string, (resource: Resource) => Promise<unknown>][] = [
    [
      'everything that can change, there and back, and another instance',
      async (resource) => {
        await resource.create(tagged(service.minimal, { team: 'a', old: '1' }));
        await resource.deploy(service.named('renamed', service.full));
        for (const variant of service.variants) await resource.deploy(variant);
        await resource.deploy(service.minimal);
        await resource.deploy(service.another());
        await resource.destroy();
      },
    ],
    [
      'started, held, going on, ended',
      async (resource) => {
        for (const state of [running, paused, running, stopped])
          await resource.deploy(asking(state, service.minimal, service));
        await resource.destroy();
      },
    ],
    [
      'removed while it runs',
      async (resource) => {
        await resource.create(asking(running, service.minimal, service));
        await resource.destroy();
      },
    ],
    [
      'made, though the answer of the create was lost, and the name is searched for',
      async (resource) => {
        world.faults.add({ operation: service.operations.create, kind: 'reset-after' });
        const { id } = await resource.create(service.minimal);
        await resource.destroy();
        return { [id]: (world.calls(service.operations.create)[0]?.body as { tags: Record<string, string> }).tags };
      },
    ],
    [
      'stopped, and rolled back to running',
      async (resource) => {
        await resource.create(asking(running, service.minimal, service));
        await resource.update(asking(stopped, service.minimal, service));
        await resource.rollBack(asking(stopped, service.minimal, service));
        await resource.destroy();
      },
    ],
    [
      'cancelled while it is made',
      async (resource) => {
        await resource.begin('Create', service.slow);
        const PhysicalResourceId = 'shop-Recommendations-1KX2ABCDEFGH';
        await resource.request(resource.event('Delete', service.slow, { PhysicalResourceId }));
      },
    ],
    [
      'failed, and rolled back',
      async (resource) => {
        await resource.create(service.minimal);
        await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
        await resource.deploy(service.changed);
        await resource.destroy();
      },
    ],
    [
      'deleted by an id that CloudFormation invented',
      async (resource) => {
        await resource.create(service.named('mine'));
        const PhysicalResourceId = 'shop-Recommendations-1KX2ABCDEFGH';
        await resource.request(resource.event('Delete', service.named('mine'), { PhysicalResourceId }));
      },
    ],
  ];

  test.each(lifecycles)('grants every recorded call: %s [R48]', async (_, run) => {
    const unanswered = ((await run(new Resource(world))) ?? {}) as Unanswered;
    const questions = asked(world.calls(), unanswered);
    expect(questions.length).toBeGreaterThan(8);
    expect(questions.filter((question) => allowing(statements, question).length === 0)).toEqual([]);
    recorded.push(...questions);
  });

  test('grants every recorded call: adopted, changed and given back [R48][R59]', async () => {
    await world.control(service.put('veteran', { team: 'other' }));
    const before = { [world.idOf('veteran')]: { team: 'other' } };
    const resource = new Resource(world);
    await resource.create(service.named('veteran', { ...service.minimal, options: { adopt: true } }));
    await resource.deploy(service.named('veteran', { ...service.changed, options: { adopt: true } }));
    await resource.destroy();
    const questions = asked(world.calls(), before);
    expect(questions.filter((question) => allowing(statements, question).length === 0)).toEqual([]);
    recorded.push(...questions);
  });

  test('has no action that no lifecycle uses, but for what the service looks up and the log [R48]', () => {
    const used = new Set(recorded.map(({ action }) => action));
    const idle = actionsOf(statements).filter((action) => !used.has(action) && !NOT_OURS.test(action));
    expect(idle).toEqual([]);
  });

  test('has no statement that no lifecycle needs [R48]', () => {
    const spare = statements.filter((statement) => {
      const others = statements.filter((other) => other !== statement);
      return recorded.every((question) => allowing(others, question).length > 0);
    });
    const ours = spare.filter(({ Action }) => ![Action].flat().every((action) => NOT_OURS.test(action)));
    expect(ours).toEqual([]);
  });

  test.each([
    ["another stack's campaign", { 'aws:ResourceTag/cdk-campaigns:stack': OTHER_STACK }],
    ["nobody's campaign", {}],
  ])('changes, starts and deletes nothing of %s [R48][R59][R60]', (_, context) => {
    const writes = service.writes.filter((write) => write !== 'CreateCampaign');
    for (const write of writes) {
      const question = { action: `connect-campaigns:${write}`, resource: CAMPAIGN, context };
      expect([write, allowing(statements, question)]).toEqual([write, []]);
    }
  });

  test('is the same for 450 campaigns as for one, and fits a role [R48]', () => {
    expect(statementsOf(450)).toEqual(statements);
    expect(JSON.stringify(statements).length).toBeLessThan(10_240);
  });
});
