import * as z from 'zod/mini';
import type { Contract, Problem, Rule } from '../contract/contract';
import { show } from '../contract/codec';
import { tagRule, tagsSchema } from '../contract/tags';

const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Amazon Personalize's CreateCampaign, with tags as a map. */
const campaign = z.strictObject({
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(63), z.regex(/^[a-zA-Z0-9][a-zA-Z0-9\-_]*$/))),
  solutionVersionArn: z.string().check(z.maxLength(256), z.regex(/^arn:[a-z\d-]+:personalize:[^:]*:[^:]*:.+$/)),
  minProvisionedTPS: z.optional(z.int().check(z.minimum(1))),
  campaignConfig: z.optional(
    z.strictObject({
      itemExplorationConfig: z.optional(
        z.record(z.string().check(z.maxLength(256)), z.string().check(z.maxLength(1000))),
      ),
      enableMetadataWithRecommendations: z.optional(z.boolean()),
      syncWithLatestSolutionVersion: z.optional(z.boolean()),
      rankingInfluence: z.optional(
        z.strictObject({
          POPULARITY: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
          FRESHNESS: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
        }),
      ),
    }),
  ),
  tags: z.optional(tagsSchema(TAG_TEXT, TAG_TEXT)),
});

export type PersonalizeCampaign = z.infer<typeof campaign>;

/** A solution's ARN ending so stands for its newest version. */
export const LATEST = '/$LATEST';

const solutionVersion: Rule<PersonalizeCampaign> = ({ solutionVersionArn: arn }) =>
  typeof arn !== 'string' || /:solution\/[^/]+\/[^/]+$/.test(arn) || !arn.startsWith('arn:')
    ? undefined
    : {
        path: ['solutionVersionArn'],
        message: `must be the ARN of a solution version, or a solution's ARN followed by ${LATEST}, got ${show(arn)}`,
      };

const syncNeedsLatest: Rule<PersonalizeCampaign> = ({ solutionVersionArn: arn, campaignConfig }) =>
  campaignConfig?.syncWithLatestSolutionVersion !== true || typeof arn !== 'string' || arn.endsWith(LATEST)
    ? undefined
    : {
        path: ['campaignConfig', 'syncWithLatestSolutionVersion'],
        message: `must be false unless solutionVersionArn is a solution's ARN followed by ${LATEST}, got ${show(arn)}`,
      };

/** The two documented keys are numbers that travel as texts. */
function exploration(key: string, least: number, most: number): Rule<PersonalizeCampaign> {
  return ({ campaignConfig }) => {
    const text = campaignConfig?.itemExplorationConfig?.[key];
    if (typeof text !== 'string') return undefined;
    const number = text.trim() === '' ? NaN : Number(text);
    return number >= least && number <= most ? undefined : explorationProblem(key, least, most, text);
  };
}

function explorationProblem(key: string, least: number, most: number, text: string): Problem {
  const range = most === Infinity ? `at least ${least}` : `from ${least} to ${most}`;
  return {
    path: ['campaignConfig', 'itemExplorationConfig', key],
    message: `must be a number ${range}, got ${show(text)}`,
  };
}

/** At most 100 entries, which a schema of a map cannot say. */
const explorationSize: Rule<PersonalizeCampaign> = ({ campaignConfig }) => {
  const size = Object.keys(campaignConfig?.itemExplorationConfig ?? {}).length;
  return size <= 100
    ? undefined
    : { path: ['campaignConfig', 'itemExplorationConfig'], message: `must have at most 100 entries, got ${size}` };
};

export const personalizeContract: Contract<PersonalizeCampaign> = {
  campaign,
  rules: [
    solutionVersion,
    syncNeedsLatest,
    exploration('explorationWeight', 0, 1),
    exploration('explorationItemAgeCutOff', 1, Infinity),
    explorationSize,
    tagRule,
  ],
};
