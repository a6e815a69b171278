import fc from 'fast-check';
import type { FaultKind } from '../../emulator';
import { classify } from '../../lambda/engine/errors';
import { check } from '../../lib/contract/check';
import { errors } from '../../lambda/personalize/errors';
import { personalize } from '../../lambda/personalize/adapter';
import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import { personalizeContract } from '../../lib/personalize/contract';
import { valid } from '../contract/support/from-schema';
import { BIRTH, ID, LATEST, NAME, SOLUTION, useHarness, VERSION } from './support/harness';

const harness = useHarness();

const PLAIN: PersonalizeCampaign = { solutionVersionArn: VERSION };
const ALL = new Set(['name', 'solutionVersionArn', 'minProvisionedTPS', 'campaignConfig', 'tags'] as const);

describe('create', () => {
  test('sends only what was given, and answers with the ARN [R1][R54]', async () => {
    expect(await harness.adapter.create(PLAIN, NAME, {}, BIRTH)).toBe(ID);
    expect(harness.sent('CreateCampaign')).toEqual([{ name: NAME, solutionVersionArn: VERSION, tags: [] }]);
  });

  test('sends tags as tagKey and tagValue, there from the first moment [R14]', async () => {
    const tags = { team: 'discovery', 'cost:center': '007', empty: '' };
    await harness.adapter.create(PLAIN, NAME, tags, BIRTH);
    expect(harness.sent('CreateCampaign')).toEqual([
      {
        name: NAME,
        solutionVersionArn: VERSION,
        tags: [
          { tagKey: 'team', tagValue: 'discovery' },
          { tagKey: 'cost:center', tagValue: '007' },
          { tagKey: 'empty', tagValue: '' },
        ],
      },
    ]);
    expect(await harness.adapter.tagging!.tags(ID)).toEqual(tags);
  });

  test('the wire has numbers and booleans where the model has them, and texts where it has texts [R42]', async () => {
    const campaignConfig = {
      itemExplorationConfig: { explorationWeight: '0.30', explorationItemAgeCutOff: '007', flag: 'true' },
      enableMetadataWithRecommendations: true,
      syncWithLatestSolutionVersion: false,
      rankingInfluence: { POPULARITY: 0, FRESHNESS: 0.1 },
    };
    await harness.adapter.create({ ...PLAIN, minProvisionedTPS: 2, campaignConfig }, NAME, {}, BIRTH);
    expect(harness.sent('CreateCampaign')).toEqual([
      { name: NAME, solutionVersionArn: VERSION, minProvisionedTPS: 2, campaignConfig, tags: [] },
    ]);
  });

  test('whatever the contract takes goes over the wire as it is, and the service takes it [R12][R54]', async () => {
    await fc.assert(
      fc.asyncProperty(valid(personalizeContract.campaign), async (value) => {
        harness.emulator.reset();
        fc.pre(check(personalizeContract, value).length === 0);
        const { tags = {}, ...campaign } = value as PersonalizeCampaign;
        await harness.adapter.create(campaign, NAME, tags, BIRTH);
        const sentTags = Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue }));
        expect(harness.sent('CreateCampaign')).toEqual([{ ...campaign, name: NAME, tags: sentTags }]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('read', () => {
  test('shows what is there, and what tells it from a later campaign of the name', async () => {
    const born = new Date(harness.emulator.clock.now()).toISOString();
    const seen = await harness.have({ ...PLAIN, minProvisionedTPS: 2 });
    expect(seen).toEqual({
      id: ID,
      name: NAME,
      status: 'ACTIVE',
      standing: 'ready',
      born,
      properties: { solutionVersionArn: VERSION, minProvisionedTPS: 2 },
      attributes: { CampaignArn: ID, CampaignName: NAME, SolutionVersionArn: VERSION },
    });
  });

  test('attributes are texts, never absent [R41]', async () => {
    for (const value of Object.values((await harness.have(PLAIN)).attributes))
      expect(value).toEqual(expect.any(String));
  });

  test('an update has a status and a token of its own, and the campaign stays as it was [R17]', async () => {
    const seen = await harness.have(PLAIN);
    const wanted = { ...PLAIN, minProvisionedTPS: 2 };
    const apply = () => harness.apply(ID, wanted, seen, new Set(['minProvisionedTPS']));
    await apply();
    const { standing, properties, update } = await harness.adapter.read(ID);
    expect([standing, properties.minProvisionedTPS]).toEqual(['ready', 1]);
    expect(update).toMatchObject({ status: 'CREATE PENDING', standing: 'changing', properties: wanted });
    harness.pass(6);
    const ended = (await harness.adapter.read(ID)).update;
    expect(ended).toMatchObject({ status: 'ACTIVE', standing: 'ready', token: update?.token });
    await apply();
    expect((await harness.adapter.read(ID)).update?.token).not.toBe(update?.token);
  });

  test('a failure of the campaign or of an update has the reason that the service gives [R11]', async () => {
    await harness.control('outcomes', { create: 'fail', reason: 'no capacity' });
    const failed = await harness.have(PLAIN);
    expect(failed).toMatchObject({ status: 'CREATE FAILED', standing: 'failed', reason: 'no capacity' });
    harness.choose('updateStatus', 'UPDATE');
    await harness.control('outcomes', { update: 'fail', reason: 'no metadata' });
    const { update } = await harness.save({ ...PLAIN, minProvisionedTPS: 2 }, failed);
    expect(update).toMatchObject({ status: 'UPDATE FAILED', standing: 'failed', reason: 'no metadata' });
  });
});

describe('ids', () => {
  test.each([
    [ID, true],
    [ID.replace('arn:aws:', 'arn:aws-cn:'), true],
    [ID.replace('us-east-1:123456789012', 'eu-west-1:210987654321'), true],
    [ID.replace(NAME, ''), false],
    [NAME, false],
    [VERSION, false],
    [SOLUTION, false],
    ['no-campaign-0123456789abcdef', false],
    ['shop-Recommendations-1ABCDEFGHIJK', false],
    ['arn:aws:connect-campaigns:us-east-1:123456789012:campaign/0123', false],
    ['arn:aws:personalize:us-east-1:123456789012:recommender/films', false],
    ['', false],
  ])('whether %s is the id of a campaign: %s [R6]', (id, expected) => {
    expect(harness.adapter.isId?.(id)).toBe(expected);
  });

  test.each(['aws', 'aws-cn', 'aws-us-gov'])(
    'the ARN in %s follows from the name, without a call [R8]',
    async (partition) => {
      const adapter = personalize({ partition, region: 'eu-west-1', account: '210987654321' });
      expect(await adapter.candidates({}, NAME, BIRTH)).toEqual([
        `arn:${partition}:personalize:eu-west-1:210987654321:campaign/films`,
      ]);
      expect(harness.emulator.requests()).toEqual([]);
    },
  );
});

describe('what a campaign needs', () => {
  test.each([
    ['active', { status: 'ACTIVE', standing: 'ready' }],
    ['training', { status: 'CREATE IN_PROGRESS', standing: 'changing' }],
    ['failed', { status: 'CREATE FAILED', standing: 'failed', reason: 'The solution version failed to train.' }],
  ])('a solution version that is %s stands so', async (state, expected) => {
    await harness.control('solution-versions', { [VERSION]: state });
    expect(await harness.adapter.need(PLAIN, ALL)).toEqual({ noun: `solution version ${VERSION}`, ...expected });
  });

  test('a solution version that is missing is not found', async () => {
    await harness.control('solution-versions', { [VERSION]: 'missing' });
    await expect(harness.adapter.need(PLAIN, ALL)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('nothing is asked about the newest version, nor where the version does not change', async () => {
    expect(await harness.adapter.need({ solutionVersionArn: LATEST }, ALL)).toBeUndefined();
    expect(await harness.adapter.need(PLAIN, new Set(['minProvisionedTPS', 'campaignConfig']))).toBeUndefined();
    expect(harness.emulator.requests()).toEqual([]);
  });
});

describe('errors', () => {
  async function refusal(call: Promise<unknown>): Promise<{ name: string; class: string }> {
    const [outcome] = await Promise.allSettled([call]);
    if (outcome.status === 'fulfilled') throw new Error('the call was not refused');
    return { name: (outcome.reason as Error).name, class: classify(outcome.reason, errors) };
  }

  test('a campaign that does not exist is missing, in every call [R27][R43]', async () => {
    const { adapter } = harness;
    const seen = { ...(await harness.have(PLAIN)), id: `${ID}2` };
    const calls = [
      adapter.read(seen.id),
      adapter.remove(seen.id),
      adapter.tagging!.tags(seen.id),
      adapter.tagging!.tag(seen.id, { a: '1' }),
      adapter.tagging!.untag(seen.id, ['a']),
      harness.apply(seen.id, { ...PLAIN, minProvisionedTPS: 2 }, seen, new Set(['minProvisionedTPS'])),
    ];
    for (const call of calls) {
      expect(await refusal(call)).toEqual({ name: 'ResourceNotFoundException', class: 'missing' });
    }
  });

  test('a taken name is taken, a campaign at work is busy, a quota is limited [R9][R24][R43]', async () => {
    await harness.adapter.create(PLAIN, NAME, {}, BIRTH);
    const taken = await refusal(harness.adapter.create(PLAIN, NAME, {}, BIRTH));
    expect(taken).toEqual({ name: 'ResourceAlreadyExistsException', class: 'taken' });
    expect(await refusal(harness.adapter.remove(ID))).toEqual({ name: 'ResourceInUseException', class: 'busy' });
    await harness.control('quota', { campaigns: 1 });
    const limited = await refusal(harness.adapter.create(PLAIN, 'other', {}, BIRTH));
    expect(limited).toEqual({ name: 'LimitExceededException', class: 'limited' });
  });

  test('a bad value and too many tags are terminal [R43][R46]', async () => {
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, '']));
    const bad = await refusal(harness.adapter.create({ ...PLAIN, minProvisionedTPS: 0 }, NAME, {}, BIRTH));
    expect(bad).toEqual({ name: 'InvalidInputException', class: 'terminal' });
    const many = await refusal(harness.adapter.create(PLAIN, NAME, tags, BIRTH));
    expect(many).toEqual({ name: 'TooManyTagsException', class: 'terminal' });
  });

  // Faults of the socket are for the tests of the bundle: in jest the SDK takes Node's own errors for no errors.
  test.each<[FaultKind, string]>([
    ['throttle', 'throttled'],
    ['denied', 'denied'],
    ['error', 'unknown'],
    ['unavailable', 'unknown'],
    ['html', 'unknown'],
  ])('the fault %s is %s, and the client makes one attempt [R43]', async (kind, expected) => {
    harness.emulator.faults.add({ kind, times: 1 });
    expect((await refusal(harness.adapter.create(PLAIN, NAME, {}, BIRTH))).class).toBe(expected);
    expect(harness.sent('CreateCampaign')).toHaveLength(1);
  });
});
