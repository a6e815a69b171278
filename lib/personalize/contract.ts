import * as z from 'zod/mini';
import { mapSizeProblem } from '../contract/check';
import type { Contract, Problem, Rule } from '../contract/contract';
import { show } from '../contract/codec';
import { tagRule, tagsSchema } from '../contract/tags';

const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** A solution's ARN ending so stands for its newest version. */
export const LATEST = '/$LATEST';

const SOLUTION_VERSION = /^arn:[a-z\d-]+:personalize:[^:\s]*:[^:\s]*:solution\/[^/\s]+\/[^/\s]+$/;

/** Amazon Personalize's CreateCampaign, with tags as a map. */
const campaign = z.strictObject({
  name: z.optional(
    z.string().check(z.minLength(1, { abort: true }), z.maxLength(63), z.regex(/^[a-zA-Z0-9][a-zA-Z0-9\-_]*$/)),
  ),
  solutionVersionArn: z
    .string()
    .check(
      z.maxLength(256),
      z.regex(SOLUTION_VERSION, `be the ARN of a solution version, or of a solution followed by ${LATEST}`),
    ),
  // An integer of the service's model has 32 bits.
  minProvisionedTPS: z.optional(z.int({ abort: true }).check(z.minimum(1), z.maximum(2147483647))),
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

/** The ARN is what is wrong: it can be a token, of which nothing is known, and the switch is right then. */
const syncNeedsLatest: Rule<PersonalizeCampaign> = ({ solutionVersionArn: arn, campaignConfig }) =>
  campaignConfig?.syncWithLatestSolutionVersion !== true || !isVersion(arn) || arn.endsWith(LATEST)
    ? undefined
    : {
        path: ['solutionVersionArn'],
        message: `must end with ${LATEST} where syncWithLatestSolutionVersion is true, got ${show(arn)}`,
      };

/** Anything else is for the schema to name. */
function isVersion(arn: unknown): arn is string {
  return typeof arn === 'string' && SOLUTION_VERSION.test(arn);
}

/** The two documented keys are numbers that travel as texts. */
function exploration(key: string, least: number, most: number): Rule<PersonalizeCampaign> {
  return ({ campaignConfig }) => {
    const text = campaignConfig?.itemExplorationConfig?.[key];
    if (typeof text !== 'string') return undefined;
    const number = DECIMAL.test(text) ? Number(text) : NaN;
    return number >= least && number <= most ? undefined : explorationProblem(key, least, most, text);
  };
}

/** Neither "" nor "Infinity" nor "0x1", which JavaScript reads as numbers. */
const DECIMAL = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

const ANY = Number.MAX_VALUE;

function explorationProblem(key: string, least: number, most: number, text: string): Problem {
  const range = most === ANY ? `of at least ${least}` : `from ${least} to ${most}`;
  return {
    path: ['campaignConfig', 'itemExplorationConfig', key],
    message: `must be a number ${range}, got ${show(text)}`,
  };
}

const explorationSize: Rule<PersonalizeCampaign> = ({ campaignConfig }) =>
  mapSizeProblem(campaignConfig?.itemExplorationConfig, 100, 'entries', ['campaignConfig', 'itemExplorationConfig']);

export const personalizeContract: Contract<PersonalizeCampaign> = {
  campaign,
  rules: [
    syncNeedsLatest,
    exploration('explorationWeight', 0, 1),
    exploration('explorationItemAgeCutOff', 1, ANY),
    explorationSize,
    tagRule,
  ],
};
