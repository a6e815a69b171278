import { RESPONSE_SIGNATURE } from '../../emulator/aws/answers';
import type { Event } from '../support/resource';
import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import { World } from '../support/world';

type Change = Readonly<Record<string, unknown>>;

/** What cannot be answered, as nobody says where. */
const NOWHERE = ['nonsense', 'ftp://127.0.0.1/answers', 'file:///etc/passwd', '//127.0.0.1/answers', 'http://[', ' '];

const NOT_PROPERTIES: readonly (readonly [title: string, Change, RegExp])[] = [
  ['no campaign', {}, /is required/],
  ['a campaign that is null', { campaign: null }, /campaign must be a structure, got null/],
  ['a campaign that is a list', { campaign: [1, 2] }, /campaign must be a structure, got \[1,2\]/],
  ['a campaign that is a text', { campaign: 'hello' }, /campaign must be a structure, got "hello"/],
];

/** All at once. */
const WRONG_TYPES = new RegExp(
  [
    'adopt must be true or false, got "maybe"',
    'deadlineSeconds must be a number',
    'namePrefix must be a text',
    'teardown',
  ]
    .map((place) => `options.${place}`)
    .join('.*'),
);

const NOT_OPTIONS: readonly (readonly [title: string, unknown, RegExp])[] = [
  ['null', null, /options must be a structure, got null/],
  ['a text', 'x', /options must be a structure, got "x"/],
  ['a list', ['x'], /options must be a structure, got \["x"\]/],
  ['of wrong types', { adopt: 'maybe', deadlineSeconds: 'soon', teardown: 7, namePrefix: { a: 1 } }, WRONG_TYPES],
  ['out of range', { namePrefix: 'x', deadlineSeconds: '1e999' }, /options\.deadlineSeconds must be a number, got Inf/],
  ['that nobody knows', { namePrefix: 'x', force: 'true' }, /options\.force is not known/],
];

/** Ids that no campaign has. */
const STRANGE_IDS: readonly unknown[] = [
  ...['nonsense', 'a\nb\r\n', ' ', 'x'.repeat(1024), '🦉'.repeat(256), '../..|abc', 'a|b|c', '|', '%zz|abc'],
  ...['a|abc|%E0%A4%A|abc', 'arn:aws:s3:::bucket', 'no-campaign-', 'no-campaign-0123456789abcdef-1-untouched'],
  ...['{{resolve:ssm:x}}', '__proto__', '', 7, null, {}, ['a']],
];

describe.each(SERVICES)('$name: an event as CloudFormation never sends it', (service) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => {
    world.settings.change({ speed: 10 });
    resource = new Resource(world);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const withProperties = (type: string, change: Change) => {
    const { ServiceToken, ...given } = resource.event(type, service.minimal).ResourceProperties as Change;
    const id = type === 'Create' ? {} : { PhysicalResourceId: 'nonsense' };
    return { ...resource.event(type, service.minimal, id), ResourceProperties: { ServiceToken, ...given, ...change } };
  };
  const answersTo = ({ RequestId }: Event) => world.answers.all(RequestId);

  /** One answer, which CloudFormation takes; no call that changes anything. */
  async function refused(event: Event): Promise<string> {
    const reply = await resource.request(event);
    expect(reply?.status).toBe('FAILED');
    expect(answersTo(event).map(({ rejected }) => rejected)).toEqual([undefined]);
    expect(world.writes()).toEqual([]);
    return reply?.reason ?? '';
  }

  test('that names no place for an answer is not begun, and said in the log [R35][R47]', async () => {
    for (const ResponseURL of NOWHERE) {
      world.functions.logs.length = 0;
      for (const type of ['Create', 'Update', 'Delete']) {
        await resource.request(resource.event(type, service.minimal, { ResponseURL, PhysicalResourceId: 'x' }));
      }
      expect(world.functions.logs).toHaveLength(3);
      expect(world.functions.logs.every((line) => line.includes('not a CloudFormation request'))).toBe(true);
      expect(world.functions.logs.join()).not.toContain('etc/passwd');
    }
    expect([world.writes(), world.stepFunctions.executions(), world.functions.dropped]).toEqual([[], [], []]);
  });

  test('with properties that are none is refused, and deleted [R6][R34][R35]', async () => {
    for (const [, change, words] of NOT_PROPERTIES) {
      const { campaign } = change;
      for (const type of ['Create', 'Update']) {
        const reason = await refused(withProperties(type, { campaign, ...change }));
        expect(reason).toMatch(words);
        expect(reason).toContain(`${service.noun} of Recommendations: the properties are not valid: `);
      }
      const end = withProperties('Delete', { campaign, ...change });
      expect((await resource.request(end))?.status).toBe('SUCCESS');
    }
  });

  test('with options that are none is refused, and deleted [R6][R34][R35]', async () => {
    for (const [, options, words] of NOT_OPTIONS) {
      for (const type of ['Create', 'Update']) expect(await refused(withProperties(type, { options }))).toMatch(words);
      expect((await resource.request(withProperties('Delete', { options })))?.status).toBe('SUCCESS');
    }
    expect(world.writes()).toEqual([]);
  });

  test('with an id that no campaign has is deleted, with that id [R1][R6]', async () => {
    for (const id of STRANGE_IDS) {
      const end = resource.event('Delete', service.minimal, { PhysicalResourceId: id as string });
      expect(await resource.request(end)).toMatchObject({ status: 'SUCCESS' });
      const [answer, ...others] = answersTo(end);
      expect({ others, rejected: answer?.rejected }).toEqual({ others: [] });
      const echoed = (answer?.body as { PhysicalResourceId: unknown }).PhysicalResourceId;
      expect(echoed).toEqual(typeof id === 'string' && id !== '' ? id : expect.stringMatching(/^no-campaign-/));
    }
    expect(world.writes()).toEqual([]);
  });

  test('with a campaign of another kind in its properties is refused, and no secret of it is told [R47]', async () => {
    const others = SERVICES.filter(({ name }) => name !== service.name);
    for (const { full } of others) {
      const { campaign } = resource.event('Create', full).ResourceProperties as Change;
      expect(await refused(withProperties('Create', { campaign }))).toMatch(/is not known/);
    }
  });

  test('leaves no response URL in a log [R47]', async () => {
    await refused(withProperties('Create', { campaign: 'x' }));
    expect(world.functions.logs.join('\n')).not.toContain(RESPONSE_SIGNATURE);
  });
});
