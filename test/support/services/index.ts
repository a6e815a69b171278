import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EmulatedService, EmulatorContext } from '../../emulator';
import { createPersonalize } from '../../emulator';
import { personalize as constructs } from '../../lib';

/** Properties of a custom resource before CloudFormation has them. */
export interface ResourceProperties {
  readonly campaign: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What the tests of every service need to know about one. */
export interface ServiceRow {
  readonly name: string;
  readonly noun: string;
  /** Where the SDK finds the emulator. */
  readonly endpointVariable: string;
  readonly emulated: (context: EmulatorContext) => EmulatedService;
  readonly operations: {
    readonly create: string;
    readonly read: string;
    readonly update: string;
    readonly remove: string;
    readonly tag: string;
  };
  readonly writes: readonly string[];
  /** The smallest that there is, everything that there is, and the smallest with another value of one property. */
  readonly minimal: ResourceProperties;
  readonly full: ResourceProperties;
  readonly changed: ResourceProperties;
  /** What differs between `minimal` and `changed`, as the service shows it. */
  readonly shown: { readonly minimal: object; readonly changed: object; readonly full: object };
  /** The given properties under a given name. */
  named(name: string, properties?: ResourceProperties): ResourceProperties;
  /** The control call that puts a campaign there without us, and the one that takes it away. */
  put(name: string, tags?: Readonly<Record<string, string>>): { readonly control: string; readonly body: object };
  takeAway(name: string): { readonly control: string; readonly body: object };
  setTags(name: string, tags: Readonly<Record<string, string>>): { readonly control: string; readonly body: object };
  /** How the next creates or updates end. */
  outcome(ends: 'create' | 'update', reason: string): { readonly control: string; readonly body: object };
  idOf(name: string): string;
  /** The construct: the smallest that there is, with one property of another value, or under a name. */
  add(stack: Stack, id: string, variant?: Variant): Construct;
}

export interface Variant {
  readonly changed?: boolean;
  readonly name?: string;
  readonly adopt?: boolean;
  readonly retain?: boolean;
}

const SOLUTION = 'arn:aws:personalize:us-east-1:123456789012:solution/movies';
const VERSION_1 = `${SOLUTION}/11111111`;
const VERSION_2 = `${SOLUTION}/22222222`;

export const PERSONALIZE = {
  solution: SOLUTION,
  version1: VERSION_1,
  version2: VERSION_2,
  latest: `${SOLUTION}/$LATEST`,
};

const options = { namePrefix: 'shop-movies' };

const personalize: ServiceRow = {
  name: 'personalize',
  noun: 'Personalize campaign',
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
  shown: {
    minimal: { solutionVersionArn: VERSION_1, minProvisionedTPS: 1 },
    changed: { solutionVersionArn: VERSION_1, minProvisionedTPS: 2 },
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
  outcome: (ends, reason) => ({ control: 'outcomes', body: { [ends]: 'fail', reason } }),
  idOf: (name) => `arn:aws:personalize:us-east-1:123456789012:campaign/${name}`,
  add: (stack, id, { changed = false, name, adopt = false, retain = false } = {}) =>
    new constructs.Campaign(stack, id, {
      solutionVersion: constructs.SolutionVersion.fromArn(VERSION_1),
      minProvisionedTps: changed ? 2 : 1,
      ...(name === undefined ? {} : { campaignName: name }),
      adoptExisting: adopt,
      ...(retain ? { removalPolicy: RemovalPolicy.RETAIN } : {}),
    }),
};

export const SERVICES: readonly ServiceRow[] = [personalize];
