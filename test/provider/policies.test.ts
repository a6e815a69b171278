import { RemovalPolicy } from 'aws-cdk-lib';
import { personalize } from '../../lib';
import type { CampaignProps } from '../../lib/personalize';
import { newCampaign, newStack, resourcesOfType, sentBy, SOLUTION } from '../support/app';
import { asked } from '../support/permissions-asked';
import { Resource, STACK } from '../support/resource';
import type { ResourceProperties } from '../support/services';
import { SERVICES } from '../support/services';
import type { Asked, Statement } from '../support/statements';
import { actionsOf, allowing, resolved } from '../support/statements';
import { World } from '../support/world';

const [personalizeService] = SERVICES as [(typeof SERVICES)[number]];
const { SolutionVersion } = personalize;
const CAMPAIGNS = 'arn:aws:personalize:us-east-1:123456789012:campaign/';
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

type Policy = { readonly Statement: readonly Statement[] };

function policyOf(campaigns: number, stackName = 'shop'): Policy {
  const stack = newStack({}, stackName);
  for (let index = 0; index < campaigns; index++) newCampaign(stack, {}, `Campaign${index}`);
  const [[, role] = []] = resourcesOfType(stack, 'AWS::IAM::Role').filter(([id]) => /Role[A-F\d]{8}$/.test(id));
  const [{ PolicyDocument }] = role?.Properties.Policies as [{ PolicyDocument: unknown }];
  return resolved(PolicyDocument, KNOWN) as Policy;
}

/** What a campaign sends from this template. */
function propertiesOf(props: Partial<CampaignProps> = {}): ResourceProperties {
  const stack = newStack({}, 'shop');
  newCampaign(stack, props);
  const { campaign, options } = sentBy(stack);
  return { campaign, options };
}

interface Lifecycle {
  readonly title: string;
  readonly run: (resource: Resource, world: World) => Promise<unknown>;
  /** Of campaigns that are there before. */
  readonly tags?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A campaign that loses its tags right after it was made. */
  readonly forgotten?: string;
}

const named = { campaignName: 'films' };
const adopting = { campaignName: 'veteran', adoptExisting: true };

const LIFECYCLES: readonly Lifecycle[] = [
  {
    title: 'create, update and delete under a generated name',
    run: async (resource) => {
      await resource.create(propertiesOf({ tags: { team: 'a', old: '1' } }));
      await resource.deploy(propertiesOf({ minProvisionedTps: 2, tags: { team: 'b' } }));
      await resource.destroy();
    },
  },
  {
    title: 'the newest version of a solution, kept in sync',
    run: async (resource) => {
      await resource.create(propertiesOf({ solutionVersion: SolutionVersion.latestKeptInSync(SOLUTION) }));
      await resource.destroy();
    },
  },
  {
    title: 'create, update and delete under a given name',
    run: async (resource) => {
      await resource.create(propertiesOf({ ...named, tags: { team: 'a', old: '1' } }));
      await resource.deploy(propertiesOf({ ...named, minProvisionedTps: 2, tags: { team: 'b' } }));
      await resource.destroy();
    },
  },
  {
    title: 'renaming: a replacement with its cleanup, there and back',
    run: async (resource) => {
      await resource.create(propertiesOf());
      await resource.deploy(propertiesOf(named));
      await resource.deploy(propertiesOf());
      await resource.destroy();
    },
  },
  {
    title: 'adoption, an update, and giving back',
    tags: { [`${CAMPAIGNS}veteran`]: { team: 'other' } },
    run: async (resource, world) => {
      await world.control(personalizeService.put('veteran', { team: 'other' }));
      await resource.create(propertiesOf({ ...adopting, minProvisionedTps: 3 }));
      await resource.deploy(propertiesOf({ ...adopting, tags: { team: 'ours' } }));
      await resource.destroy();
    },
  },
  {
    title: 'adoption to the end',
    tags: { [`${CAMPAIGNS}veteran`]: {} },
    run: async (resource, world) => {
      await world.control(personalizeService.put('veteran'));
      await resource.create(propertiesOf({ ...adopting, removalPolicy: RemovalPolicy.DESTROY }));
      await resource.destroy();
    },
  },
  {
    title: 'a create that fails and is rolled back',
    run: async (resource, world) => {
      await world.control(personalizeService.outcome('create', 'The model is not of this world.'));
      await resource.deploy(propertiesOf());
    },
  },
  {
    title: 'an update that fails and is rolled back',
    run: async (resource, world) => {
      await resource.create(propertiesOf());
      await world.control(personalizeService.outcome('update', 'No capacity on Tuesdays.'));
      await resource.deploy(propertiesOf({ minProvisionedTps: 2 }));
      await resource.destroy();
    },
  },
  {
    title: 'an update of a campaign that somebody deleted, and its rollback',
    run: async (resource, world) => {
      await resource.create(propertiesOf(named));
      await world.control(personalizeService.takeAway('films'));
      await resource.deploy(propertiesOf({ ...named, minProvisionedTps: 2 }));
      await resource.destroy();
    },
  },
  {
    title: 'an update of a campaign under a given name whose marks somebody took off',
    forgotten: `${CAMPAIGNS}films`,
    run: async (resource, world) => {
      await resource.create(propertiesOf(named));
      await world.control(personalizeService.setTags('films', {}));
      await resource.deploy(propertiesOf({ ...named, minProvisionedTps: 2 }));
      await resource.destroy();
    },
  },
  {
    title: 'a delete that stops a create, under the id that CloudFormation invents',
    run: async (resource, world) => {
      world.functions.send(resource.event('Create', propertiesOf()));
      await world.time.settle({ until: world.time.now() + 60_000 });
      const PhysicalResourceId = 'shop-Recommendations-1KX2ABCDEFGH';
      await resource.request(resource.event('Delete', propertiesOf(), { PhysicalResourceId }));
    },
  },
];

describe('the policy of the function', () => {
  const policy = policyOf(1);
  let world: World;
  const recorded: Asked[] = [];
  beforeAll(async () => (world = await World.start(personalizeService)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test.each(LIFECYCLES)('grants every recorded call: $title [R48]', async ({ run, tags, forgotten }) => {
    await run(new Resource(world), world);
    const questions = asked(world.calls(), tags, forgotten);
    expect(questions.length).toBeGreaterThan(10);
    expect(questions.filter((question) => allowing(policy.Statement, question).length === 0)).toEqual([]);
    recorded.push(...questions);
  });

  test('has no action that no lifecycle uses, but for those of the log [R48]', () => {
    const used = new Set(recorded.map(({ action }) => action));
    const idle = actionsOf(policy.Statement).filter((action) => !used.has(action));
    // Lambda itself makes these calls, with the role of the function.
    expect(idle).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  test('has no statement that no lifecycle needs [R48]', () => {
    const needed = policy.Statement.filter((statement) => {
      const others = policy.Statement.filter((other) => other !== statement);
      return recorded.some((question) => allowing(others, question).length === 0);
    });
    const spare = policy.Statement.filter((statement) => !needed.includes(statement));
    // Its own campaigns also where somebody took the mark off, and where the service does not pass on tags of a request.
    expect(spare.map(({ Sid }) => Sid)).toEqual(['Create', 'Change', 'Log']);
  });

  test('still grants the delete of a campaign that is no longer in the template [R48]', () => {
    expect(policyOf(2)).toEqual(policy);
    const resource = `${CAMPAIGNS}films`;
    const context = { 'aws:ResourceTag/cdk-campaigns:stack': STACK };
    expect(allowing(policy.Statement, { action: 'personalize:DeleteCampaign', resource, context })).toHaveLength(1);
  });

  test('deletes a generated campaign whose marks somebody took off [R48]', () => {
    const resource = `${CAMPAIGNS}shop-Recommendations-12345678`;
    const question = { action: 'personalize:DeleteCampaign', resource, context: {} };
    expect(allowing(policy.Statement, question)).toHaveLength(1);
  });

  test.each([
    ["another stack's campaign", 'films', { 'aws:ResourceTag/cdk-campaigns:stack': OTHER_STACK }],
    [
      "another stack's whose name begins alike",
      'shop-prod-Films',
      { 'aws:ResourceTag/cdk-campaigns:stack': OTHER_STACK },
    ],
    ["nobody's campaign", 'films', {}],
  ])('changes nothing of %s [R48][R59]', (_, name, context) => {
    const resource = `${CAMPAIGNS}${name}`;
    for (const operation of ['DeleteCampaign', 'UpdateCampaign', 'UntagResource']) {
      expect(allowing(policy.Statement, { action: `personalize:${operation}`, resource, context })).toEqual([]);
    }
  });

  test("does not take another stack's campaign over by a tag [R48][R59]", () => {
    const context = {
      'aws:ResourceTag/cdk-campaigns:stack': OTHER_STACK,
      'aws:RequestTag/cdk-campaigns:stack': STACK,
    };
    const question = { action: 'personalize:TagResource', resource: `${CAMPAIGNS}films`, context };
    expect(allowing(policy.Statement, question)).toEqual([]);
  });

  test('looks at its own stack and its own waiter only [R48][R49]', () => {
    const others = [
      { action: 'cloudformation:DescribeStacks', resource: OTHER_STACK },
      { action: 'states:StartExecution', resource: 'arn:aws:states:us-east-1:123456789012:stateMachine:other' },
      { action: 'states:StopExecution', resource: 'arn:aws:states:us-east-1:123456789012:execution:other:1' },
    ];
    expect(others.flatMap((other) => allowing(policy.Statement, { ...other, context: {} }))).toEqual([]);
  });

  test('is the same for 450 campaigns as for one, and fits a role [R48]', () => {
    const longName = 'a'.repeat(128);
    const many = policyOf(450, longName);
    expect(many).toEqual(policyOf(1, longName));
    expect(JSON.stringify(many).length).toBeLessThan(10_240);
  });
});
