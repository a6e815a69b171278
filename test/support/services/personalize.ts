import { createPersonalize } from '../../../emulator';
import { personalize as constructs } from '../../../lib';
import { AWS } from './aws';
import type { ServiceRow } from './row';

const SOLUTION = 'arn:aws:personalize:us-east-1:123456789012:solution/movies';
const VERSION_1 = `${SOLUTION}/11111111`;
const VERSION_2 = `${SOLUTION}/22222222`;
const LATEST = `${SOLUTION}/$LATEST`;

export const PERSONALIZE = {
  solution: SOLUTION,
  version1: VERSION_1,
  version2: VERSION_2,
  latest: LATEST,
};

const options = { namePrefix: 'shop-movies' };

export const personalize: ServiceRow = {
  ...AWS,
  name: 'personalize',
  noun: 'Personalize campaign',
  unstarted: 'its campaigns answer when they are asked, and never contact anybody',
  uniqueNames: true,
  createFailure: 'The model is not of this world.',
  endpointVariable: 'AWS_ENDPOINT_URL_PERSONALIZE',
  emulated: (context) => createPersonalize(context),
  operations: {
    create: 'CreateCampaign',
    read: 'DescribeCampaign',
    update: 'UpdateCampaign',
    remove: 'DeleteCampaign',
    tag: 'TagResource',
  },
  writes: ['CreateCampaign', 'UpdateCampaign', 'DeleteCampaign', 'TagResource', 'UntagResource'],
  minimal: { campaign: { solutionVersionArn: VERSION_1 }, options },
  slow: { campaign: { solutionVersionArn: VERSION_1 }, options },
  changed: { campaign: { solutionVersionArn: VERSION_1, minProvisionedTPS: 2 }, options },
  full: {
    campaign: {
      solutionVersionArn: VERSION_2,
      minProvisionedTPS: 3,
      campaignConfig: {
        itemExplorationConfig: { explorationWeight: '0.1', explorationItemAgeCutOff: '14' },
        enableMetadataWithRecommendations: true,
        rankingInfluence: { POPULARITY: 0.25, FRESHNESS: 0.75 },
      },
      tags: { team: 'discovery', 'cost:center': '007' },
    },
    options,
  },
  variants: [
    { campaign: { solutionVersionArn: LATEST, campaignConfig: { syncWithLatestSolutionVersion: true } }, options },
  ],
  shown: {
    minimal: { solutionVersionArn: VERSION_1, minProvisionedTPS: 1 },
    changed: { solutionVersionArn: VERSION_1, minProvisionedTPS: 2 },
    another: { name: 'shop-renamed' },
    full: {
      solutionVersionArn: VERSION_2,
      minProvisionedTPS: 3,
      campaignConfig: {
        itemExplorationConfig: { explorationWeight: '0.1', explorationItemAgeCutOff: '14' },
        enableMetadataWithRecommendations: true,
        rankingInfluence: { POPULARITY: 0.25, FRESHNESS: 0.75 },
      },
    },
  },
  underWay: { settings: {}, create: 60_000, update: 60_000, remove: 20_000 },
  stuck: { words: /is CREATE/ },
  bulky: (texts) => {
    const itemExplorationConfig = Object.fromEntries(texts.map((text, row) => [`k${row}`, text]));
    return { campaign: { solutionVersionArn: VERSION_1, campaignConfig: { itemExplorationConfig } }, options };
  },
  ingredients: ['DescribeSolutionVersion'],
  lastYears: (name) => ({
    campaign: { name, minProvisionedTPS: 0, plan: 'gold' },
    options: { prefixOfOld: 'x' },
  }),
  tagsOf: (campaign) => {
    const { tags } = campaign as { tags: readonly { tagKey: string; tagValue: string }[] };
    return Object.fromEntries(tags.map(({ tagKey, tagValue }) => [tagKey, tagValue]));
  },
  anotherRow: 'name',
  another: (properties) => personalize.named('shop-renamed', properties),
  named: (name, properties = personalize.minimal) => ({ ...properties, campaign: { ...properties.campaign, name } }),
  put: (name, tags = {}) => ({
    control: 'campaigns',
    body: {
      put: {
        name,
        solutionVersionArn: VERSION_1,
        tags: Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue })),
      },
    },
  }),
  takeAway: (name) => ({ control: 'campaigns', body: { remove: name } }),
  setTags: (name, tags) => ({
    control: 'campaigns',
    body: { tags: { name, set: Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue })) } },
  }),
  spoil: (name) => personalize.put(name),
  outcome: (ends, reason) => ({ control: 'outcomes', body: { [ends]: 'fail', reason } }),
  add: (stack, id, { changed = false, name, another = false, adopt = false, removalPolicy, deadline } = {}) =>
    new constructs.Campaign(stack, id, {
      solutionVersion: constructs.SolutionVersion.fromArn(VERSION_1),
      minProvisionedTps: changed ? 2 : 1,
      ...(name === undefined ? {} : { campaignName: another ? `${name}-renamed` : name }),
      adoptExisting: adopt,
      removalPolicy,
      deadline,
    }),
};
