import { Calls, ARN } from './calls';
import { LATEST, refusal, SOLUTION, useEmulator, VERSION } from './harness';

const harness = useEmulator();
const calls = new Calls(harness);

const INVALID = 'InvalidInputException';
const UNREADABLE = 'SerializationException';
const MINIMAL = { name: 'films', solutionVersionArn: VERSION };
const ENTRIES = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`key${index}`, '']));

function withConfig(campaignConfig: object): object {
  return { ...MINIMAL, campaignConfig };
}

async function answered(operation: string, body: unknown): Promise<unknown> {
  const { status, body: answer } = await harness.raw(operation, body);
  expect(status).toBe(400);
  return answer;
}

test.each<[string, string, unknown, RegExp]>([
  [INVALID, 'a missing name', { solutionVersionArn: VERSION }, /'name'.*not be null/],
  [INVALID, 'a null name', { ...MINIMAL, name: null }, /'name'.*not be null/],
  [INVALID, 'a missing version', { name: 'films' }, /'solutionVersionArn'/],
  [INVALID, 'an empty name', { ...MINIMAL, name: '' }, /length greater than or equal to 1/],
  [INVALID, 'a name of 64 characters', { ...MINIMAL, name: 'a'.repeat(64) }, /length less than or equal to 63/],
  [INVALID, 'a name that begins with a hyphen', { ...MINIMAL, name: '-a' }, /pattern/],
  [INVALID, 'a name that ends in a space', { ...MINIMAL, name: 'a ' }, /pattern/],
  [INVALID, 'an ARN of another service', { ...MINIMAL, solutionVersionArn: 'arn:aws:s3:::a:b' }, /pattern/],
  [INVALID, 'an ARN of 257 characters', { ...MINIMAL, solutionVersionArn: VERSION.padEnd(257, 'x') }, /256/],
  [INVALID, 'the ARN of a solution', { ...MINIMAL, solutionVersionArn: SOLUTION }, /neither a solution version/],
  [INVALID, 'a TPS of zero', { ...MINIMAL, minProvisionedTPS: 0 }, /value greater than or equal to 1/],
  [UNREADABLE, 'a TPS in text', { ...MINIMAL, minProvisionedTPS: '1' }, /Expected integer, got string/],
  [UNREADABLE, 'a broken TPS', { ...MINIMAL, minProvisionedTPS: 1.5 }, /Expected integer/],
  [UNREADABLE, 'a TPS beyond 32 bits', { ...MINIMAL, minProvisionedTPS: 2 ** 31 }, /Expected integer/],
  [UNREADABLE, 'a number as a name', { ...MINIMAL, name: 1 }, /Expected string, got number/],
  [INVALID, 'an unknown member', { ...MINIMAL, minProvisionedTps: 1 }, /'minProvisionedTps'.*unknown/],
  [INVALID, 'an unknown setting', withConfig({ sync: true }), /'campaignConfig.sync'.*unknown/],
  [INVALID, 'the name of an inherited member', withConfig({ constructor: true }), /unknown/],
  [UNREADABLE, 'a flag in text', withConfig({ syncWithLatestSolutionVersion: 'true' }), /Expected boolean/],
  [UNREADABLE, 'a list as settings', { ...MINIMAL, campaignConfig: [] }, /Expected structure, got list/],
  [UNREADABLE, 'a number as a weight', withConfig({ itemExplorationConfig: { explorationWeight: 0.3 } }), /string/],
  [UNREADABLE, 'a null weight', withConfig({ itemExplorationConfig: { explorationWeight: null } }), /got null/],
  [INVALID, '101 entries', withConfig({ itemExplorationConfig: ENTRIES }), /length less than or equal to 100/],
  [INVALID, 'a long key', withConfig({ itemExplorationConfig: { ['k'.repeat(257)]: '' } }), /256/],
  [INVALID, 'a long value', withConfig({ itemExplorationConfig: { key: 'v'.repeat(1001) } }), /1000/],
  [INVALID, 'an unknown influence', withConfig({ rankingInfluence: { NOVELTY: 1 } }), /\[POPULARITY, FRESHNESS\]/],
  [INVALID, 'an influence above 1', withConfig({ rankingInfluence: { POPULARITY: 1.1 } }), /equal to 1/],
  [INVALID, 'an influence below 0', withConfig({ rankingInfluence: { POPULARITY: -0.1 } }), /equal to 0/],
  [UNREADABLE, 'an influence in text', withConfig({ rankingInfluence: { POPULARITY: '1' } }), /Expected number/],
  [INVALID, 'sync with a fixed version', withConfig({ syncWithLatestSolutionVersion: true }), /\$LATEST/],
  [INVALID, 'a tag without a value', { ...MINIMAL, tags: [{ tagKey: 'a' }] }, /'tags\[0\].tagValue'/],
  [
    INVALID,
    'a tag in the words of CloudFormation',
    { ...MINIMAL, tags: [{ Key: 'a', Value: 'b' }] },
    /'tags\[0\].Key'/,
  ],
  [UNREADABLE, 'tags as a map', { ...MINIMAL, tags: {} }, /Expected list/],
  [UNREADABLE, 'text', 'no json', /Expected structure/],
])('%s for %s', async (error, _, body, message) => {
  expect(await answered('CreateCampaign', body)).toEqual({
    __type: error,
    message: expect.stringMatching(message) as unknown,
  });
  expect(harness.emulator.services[0]?.campaigns()).toEqual([]);
});

test('all problems are told at once', async () => {
  const answer = await answered('CreateCampaign', { name: '', minProvisionedTPS: 0 });
  expect(answer).toMatchObject({ message: expect.stringMatching(/^4 validation errors detected: /) as unknown });
});

test.each<[string, object]>([
  ['only what is required', MINIMAL],
  ['null for what is not', { ...MINIMAL, minProvisionedTPS: null, campaignConfig: null, tags: null }],
  ['a name of 63 characters', { ...MINIMAL, name: 'a'.repeat(63) }],
  [
    '1,000 characters that are two UTF-16 units each',
    withConfig({ itemExplorationConfig: { key: '😀'.repeat(1000) } }),
  ],
  ['/$LATEST without sync', { ...MINIMAL, solutionVersionArn: LATEST }],
  [
    'every setting',
    {
      ...MINIMAL,
      solutionVersionArn: LATEST,
      minProvisionedTPS: 2 ** 31 - 1,
      campaignConfig: {
        itemExplorationConfig: { explorationWeight: '0.3', explorationItemAgeCutOff: '30' },
        enableMetadataWithRecommendations: false,
        syncWithLatestSolutionVersion: true,
        rankingInfluence: { POPULARITY: 0, FRESHNESS: 1 },
      },
      tags: [{ tagKey: 'team', tagValue: '' }],
    },
  ],
])('a creation with %s is accepted', async (_, body) => {
  expect((await harness.raw('CreateCampaign', body)).status).toBe(200);
});

test.each<[string, string, object]>([
  [INVALID, 'DescribeCampaign', {}],
  [INVALID, 'DescribeCampaign', { campaignArn: 'films' }],
  [INVALID, 'DeleteCampaign', { campaignArn: ARN, name: 'films' }],
  [INVALID, 'UpdateCampaign', { campaignArn: ARN, name: 'films' }],
  [INVALID, 'UpdateCampaign', { campaignArn: ARN, minProvisionedTPS: 0 }],
  [UNREADABLE, 'UpdateCampaign', { campaignArn: ARN, minProvisionedTPS: '2' }],
  [INVALID, 'UpdateCampaign', { campaignArn: ARN, campaignConfig: { syncWithLatestSolutionVersion: true } }],
  [INVALID, 'ListCampaigns', { maxResults: 101 }],
  [INVALID, 'ListCampaigns', { maxResults: 0 }],
  [INVALID, 'ListCampaigns', { nextToken: 'x'.repeat(1501) }],
  [INVALID, 'TagResource', { resourceArn: ARN }],
  [INVALID, 'UntagResource', { resourceArn: ARN }],
  [INVALID, 'ListTagsForResource', {}],
  [INVALID, 'DescribeSolutionVersion', {}],
  ['UnknownOperationException', 'StopCampaign', {}],
  ['UnknownOperationException', 'constructor', {}],
])('%s for %s %j', async (error, operation, body) => {
  await calls.createActive();
  expect(await answered(operation, body)).toMatchObject({ __type: error });
});

test('sync is turned off with a fixed version in the same update', async () => {
  await calls.createActive({ solutionVersionArn: LATEST, campaignConfig: { syncWithLatestSolutionVersion: true } });
  expect(await refusal(calls.update({ solutionVersionArn: VERSION }))).toBe(INVALID);
  await calls.update({ solutionVersionArn: VERSION, campaignConfig: { syncWithLatestSolutionVersion: false } });
  calls.pass(5);
  expect((await calls.describe()).solutionVersionArn).toBe(VERSION);
});

test('a deletion and tag calls are answered without a body', async () => {
  await calls.createActive();
  await calls.tag({ a: 'b' });
  await calls.untag('a');
  await calls.delete();
  expect(harness.emulator.requests().slice(1)).toMatchObject(Array(3).fill({ status: 200, response: null }));
});
