import { DescribeSolutionVersionCommand } from '@aws-sdk/client-personalize';
import { Calls, NAME } from './calls';
import { LATEST, refusal, SOLUTION, useEmulator, VERSION } from './harness';

const harness = useEmulator();
const calls = new Calls(harness);

const NEXT = `${SOLUTION}/bbbb2222`;

describe('solution versions', () => {
  test.each([
    ['active', undefined, { status: 'ACTIVE', solutionArn: SOLUTION }],
    ['training', 'InvalidInputException', { status: 'CREATE IN_PROGRESS' }],
    [
      'failed',
      'InvalidInputException',
      { status: 'CREATE FAILED', failureReason: 'The solution version failed to train.' },
    ],
    ['missing', 'ResourceNotFoundException', undefined],
  ])('that are %s', async (state, error, shown) => {
    await calls.createActive({ name: NAME });
    await calls.control('solution-versions', { [NEXT]: state });
    const outcome = (call: Promise<unknown>): Promise<string | undefined> =>
      call.then(() => undefined).catch((reason: unknown) => (reason as Error).name);
    expect(await outcome(calls.create({ name: 'books', solutionVersionArn: NEXT }))).toBe(error);
    expect(await outcome(calls.update({ solutionVersionArn: NEXT }))).toBe(error);
    const described = harness.client.send(new DescribeSolutionVersionCommand({ solutionVersionArn: NEXT }));
    if (shown) expect((await described).solutionVersion).toMatchObject(shown);
    else expect(await refusal(described)).toBe(error);
  });

  test('the newest one is what /$LATEST stands for', async () => {
    await calls.control('latest', { solutionArn: SOLUTION, version: 'bbbb2222' });
    await calls.control('solution-versions', { [NEXT]: 'training' });
    expect(await refusal(calls.create({ solutionVersionArn: LATEST }))).toBe('InvalidInputException');
    const described = new DescribeSolutionVersionCommand({ solutionVersionArn: LATEST });
    expect(await refusal(harness.client.send(described))).toBe('ResourceNotFoundException');
  });

  test('a new one moves the campaigns with sync on, unless they are busy', async () => {
    const campaignConfig = { syncWithLatestSolutionVersion: true };
    await calls.createActive({ solutionVersionArn: LATEST, campaignConfig });
    await calls.createActive({ name: 'fixed' });
    await calls.createActive({ name: 'other', solutionVersionArn: `${SOLUTION}-2/$LATEST`, campaignConfig });
    await calls.createActive({ name: 'once', solutionVersionArn: LATEST });
    await calls.create({ name: 'busy', solutionVersionArn: LATEST, campaignConfig });
    expect(await calls.control('latest', { solutionArn: SOLUTION, version: 'bbbb2222' })).toEqual({
      solutionVersionArn: NEXT,
      updating: [NAME],
      busy: ['busy'],
    });
    expect(await calls.status()).toBe('ACTIVE / CREATE PENDING');
    expect(await calls.status('fixed')).toBe('ACTIVE');
    expect(await refusal(calls.update({ minProvisionedTPS: 2 }))).toBe('ResourceInUseException');
    calls.choose('latestShows', 'resolved');
    expect((await calls.describe()).solutionVersionArn).toBe(`${SOLUTION}/00000001`);
    calls.pass(5);
    expect((await calls.describe()).solutionVersionArn).toBe(NEXT);
  });
});

describe('changes from outside', () => {
  test('a campaign appears ACTIVE, at once', async () => {
    calls.lag(60_000);
    const tags = [{ tagKey: 'team', tagValue: 'a' }];
    await calls.control('campaigns', { put: { name: NAME, solutionVersionArn: VERSION, minProvisionedTPS: 4, tags } });
    expect(await calls.describe()).toMatchObject({ status: 'ACTIVE', minProvisionedTPS: 4 });
    expect(await calls.tags()).toEqual({ team: 'a' });
    await calls.control('campaigns', { tags: { name: NAME, set: [] } });
    expect(await calls.tags()).toEqual({});
    await calls.control('campaigns', { remove: NAME });
    expect(await calls.status()).toBe('ResourceNotFoundException');
    expect(harness.emulator.requests().map(({ operation }) => operation)).not.toContain('CreateCampaign');
  });

  test.each<[string, unknown, string]>([
    ['campaigns', {}, 'exactly one of put, remove, tags'],
    ['campaigns', { remove: NAME, tags: { name: NAME, set: [] } }, 'exactly one of put, remove, tags'],
    ['campaigns', { remove: NAME }, 'there is no campaign films'],
    ['campaigns', { put: { name: NAME } }, 'put.solutionVersionArn: Member must not be null'],
    ['campaigns', { put: { name: NAME, solutionVersionArn: SOLUTION } }, 'neither a solution version nor'],
    ['solution-versions', { [VERSION]: 'gone' }, '[active, training, failed, missing]'],
    ['solution-versions', { nonsense: 'active' }, 'regular expression'],
    ['outcomes', { create: 'maybe' }, '[fail, succeed]'],
    ['latest', { solutionArn: SOLUTION }, 'version: Member must not be null'],
    ['quota', { campaigns: -1 }, 'greater than or equal to 0'],
  ])('%s %j is refused', async (name, body, message) => {
    await expect(calls.control(name, body)).rejects.toThrow(message);
  });
});
