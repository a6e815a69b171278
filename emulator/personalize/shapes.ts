import type { Shape, ValueOf } from '../core/shape';

/** The model's pattern has no end anchor; the CloudFormation schema has one, and the whole name is checked. */
const name = { type: 'string', min: 1, max: 63, pattern: /^[a-zA-Z0-9][a-zA-Z0-9\-_]*$/ } as const;
const arn = { type: 'string', max: 256, pattern: /^arn:([a-z\d-]+):personalize:.*:.*:.+$/ } as const;
const minProvisionedTPS = { type: 'integer', min: 1 } as const;

const TAG_TEXT = /^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$/u;
const tagKey = { type: 'string', min: 1, max: 128, pattern: TAG_TEXT } as const;
const tagValue = { type: 'string', min: 0, max: 256, pattern: TAG_TEXT } as const;
const tag = { type: 'structure', members: { tagKey, tagValue }, required: ['tagKey', 'tagValue'] } as const;
const tags = { type: 'list', of: tag, max: 200 } as const;

const campaignConfig = {
  type: 'structure',
  members: {
    itemExplorationConfig: {
      type: 'map',
      max: 100,
      key: { type: 'string', max: 256 },
      value: { type: 'string', max: 1000 },
    },
    enableMetadataWithRecommendations: { type: 'boolean' },
    syncWithLatestSolutionVersion: { type: 'boolean' },
    rankingInfluence: {
      type: 'map',
      key: { type: 'string', oneOf: ['POPULARITY', 'FRESHNESS'] },
      value: { type: 'number', min: 0, max: 1 },
    },
  },
} as const;

/** The requests, as the service model of API version 2018-05-22 declares them. */
export const REQUESTS = {
  CreateCampaign: {
    type: 'structure',
    members: { name, solutionVersionArn: arn, minProvisionedTPS, campaignConfig, tags },
    required: ['name', 'solutionVersionArn'],
  },
  DescribeCampaign: { type: 'structure', members: { campaignArn: arn }, required: ['campaignArn'] },
  UpdateCampaign: {
    type: 'structure',
    members: { campaignArn: arn, solutionVersionArn: arn, minProvisionedTPS, campaignConfig },
    required: ['campaignArn'],
  },
  DeleteCampaign: { type: 'structure', members: { campaignArn: arn }, required: ['campaignArn'] },
  ListCampaigns: {
    type: 'structure',
    members: {
      solutionArn: arn,
      nextToken: { type: 'string', max: 1500 },
      maxResults: { type: 'integer', min: 1, max: 100 },
    },
  },
  TagResource: { type: 'structure', members: { resourceArn: arn, tags }, required: ['resourceArn', 'tags'] },
  UntagResource: {
    type: 'structure',
    members: { resourceArn: arn, tagKeys: { type: 'list', of: tagKey, max: 200 } },
    required: ['resourceArn', 'tagKeys'],
  },
  ListTagsForResource: { type: 'structure', members: { resourceArn: arn }, required: ['resourceArn'] },
  DescribeSolutionVersion: {
    type: 'structure',
    members: { solutionVersionArn: arn },
    required: ['solutionVersionArn'],
  },
} as const satisfies Record<string, Shape>;

export type OperationName = keyof typeof REQUESTS;
export type Requests = { readonly [Name in OperationName]: ValueOf<(typeof REQUESTS)[Name]> };
export type CampaignConfig = ValueOf<typeof campaignConfig>;
export type Tag = ValueOf<typeof tag>;

/** The control calls under `/_emulator/personalize`. */
export const CONTROLS = {
  'solution-versions': {
    type: 'map',
    key: arn,
    value: { type: 'string', oneOf: ['active', 'training', 'failed', 'missing'] },
  },
  outcomes: {
    type: 'structure',
    members: {
      name,
      create: { type: 'string', oneOf: ['fail', 'succeed'] },
      update: { type: 'string', oneOf: ['fail', 'succeed'] },
      reason: { type: 'string', min: 1 },
    },
  },
  latest: {
    type: 'structure',
    members: { solutionArn: arn, version: { type: 'string', pattern: /^[^/]+$/ } },
    required: ['solutionArn', 'version'],
  },
  campaigns: {
    type: 'structure',
    members: {
      put: REQUESTS.CreateCampaign,
      remove: name,
      tags: { type: 'structure', members: { name, set: tags }, required: ['name', 'set'] },
    },
  },
  quota: {
    type: 'structure',
    members: { campaigns: { type: 'integer', min: 0 } },
    required: ['campaigns'],
  },
} as const satisfies Record<string, Shape>;

export type ControlName = keyof typeof CONTROLS;
export type Controls = { readonly [Name in ControlName]: ValueOf<(typeof CONTROLS)[Name]> };
export type SolutionVersionState = Controls['solution-versions'][string];
