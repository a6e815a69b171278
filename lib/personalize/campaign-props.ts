import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { SolutionVersion } from './solution-version';

/**
 * How a campaign explores: how often it recommends items that have few interactions. For the User-Personalization recipes.
 *
 * @see https://docs.aws.amazon.com/personalize/latest/dg/native-recipe-new-item-USER_PERSONALIZATION.html
 */
export interface ItemExploration {
  /**
   * How much is explored, from 0 (not at all) to 1.
   *
   * @default - the service's own: 0.3
   */
  readonly weight?: number;

  /**
   * Which items count as new: those younger than this, in whole or part days, at least one.
   *
   * @default - the service's own: 30 days
   */
  readonly itemAgeCutOff?: Duration;
}

/**
 * What weighs in beside similarity. For the Semantic-Similarity recipe.
 *
 * @see https://docs.aws.amazon.com/personalize/latest/dg/native-recipe-semantic-similarity.html
 */
export interface RankingInfluence {
  /**
   * How much popular items are preferred, from 0 to 1. Needs an Interactions dataset.
   *
   * @default - the service's own: 0
   */
  readonly popularity?: number;

  /**
   * How much recent items are preferred, from 0 to 1. Needs the items' creation timestamps.
   *
   * @default - the service's own: 0
   */
  readonly freshness?: number;
}

/**
 * Settings of a Personalize campaign.
 *
 * @see https://docs.aws.amazon.com/personalize/latest/dg/API_CreateCampaign.html
 */
export interface CampaignProps {
  /** The trained model that the campaign serves. A version that is still training is waited for. */
  readonly solutionVersion: SolutionVersion;

  /**
   * The campaign's name, unique in the account and Region: 1 to 63 letters, digits, hyphens and underscores.
   *
   * Another name makes another campaign. A name of your own cannot be replaced: the new campaign is made before the old one is deleted.
   *
   * @default - a name is generated from the stack's name, the construct's id and a digest
   */
  readonly campaignName?: string;

  /**
   * The transactions per second that are provisioned, and billed, at the least; a whole number from 1.
   *
   * Above it the campaign scales by itself and bills what it used.
   *
   * @default 1
   */
  readonly minProvisionedTps?: number;

  /**
   * How the campaign explores new items.
   *
   * @default - as the recipe does by itself
   */
  readonly itemExploration?: ItemExploration;

  /**
   * Whether recommendations can carry columns of the Items dataset. Costs extra with most recipes.
   *
   * @default false
   */
  readonly metadataWithRecommendations?: boolean;

  /**
   * What weighs in beside similarity.
   *
   * @default - as the recipe does by itself
   */
  readonly rankingInfluence?: RankingInfluence;

  /**
   * Tags of the campaign, beside those that `Tags.of()` adds: at most 47 in all.
   *
   * @default - only what `Tags.of()` adds
   */
  readonly tags?: { [key: string]: string };

  /**
   * What happens to the campaign when it is removed from the stack, or replaced.
   *
   * A campaign that stays is billed for as long as it is there.
   *
   * @default - what the stack made is deleted; what it adopted is given back as it is
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether an existing campaign of the name `campaignName` is taken over, and brought to these settings.
   *
   * A campaign that another stack manages is never taken. One that was taken over survives rollback, replacement and the end of
   * the stack, unless `removalPolicy: RemovalPolicy.DESTROY` is written out.
   *
   * @default false - an existing campaign of the name fails the deployment
   */
  readonly adoptExisting?: boolean;

  /**
   * How long the creation or an update of the campaign may take before it fails, from 1 to 58 minutes.
   *
   * @default - the provider's: 55 minutes
   */
  readonly deadline?: Duration;
}
