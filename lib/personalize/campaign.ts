import { ArnFormat, Stack, TagManager, TagType, Token, Tokenization } from 'aws-cdk-lib';
import type { ITaggableV2, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CampaignResource } from '../campaign-resource';
import { isGiven, nameOf } from '../names';
import { Provider } from '../provider/provider';
import { lostTagProblems } from '../validation';
import { CampaignBase } from './campaign-base';
import type { ICampaign } from './campaign-base';
import type { CampaignProps } from './campaign-props';
import { PERSONALIZE } from './permissions';
import type { PersonalizeCampaign } from './contract';
import { personalizeContract } from './contract';
import { CampaignGrants } from './grants';

const RESOURCE_TYPE = 'Custom::PersonalizeCampaign';
const CAMPAIGN = Symbol.for('cdk-campaigns.personalize.Campaign');

const CAMPAIGN_ARN = /^arn:[^:]+:personalize:[^:]+:[^:]+:campaign\/[^/]+$/;

const PROP_NAMES = {
  name: 'campaignName',
  solutionVersionArn: 'solutionVersion',
  minProvisionedTPS: 'minProvisionedTps',
  'campaignConfig.itemExplorationConfig.explorationWeight': 'itemExploration.weight',
  'campaignConfig.itemExplorationConfig.explorationItemAgeCutOff': 'itemExploration.itemAgeCutOff (in days)',
  'campaignConfig.itemExplorationConfig': 'itemExploration',
  'campaignConfig.enableMetadataWithRecommendations': 'metadataWithRecommendations',
  'campaignConfig.rankingInfluence.POPULARITY': 'rankingInfluence.popularity',
  'campaignConfig.rankingInfluence.FRESHNESS': 'rankingInfluence.freshness',
  'campaignConfig.rankingInfluence': 'rankingInfluence',
};

/** What is known of a campaign that was made elsewhere. */
export interface CampaignAttributes {
  /**
   * The campaign's ARN.
   *
   * @default - derived from `campaignName`, in the stack's account and Region; one of the two is needed
   */
  readonly campaignArn?: string;

  /**
   * The campaign's name.
   *
   * @default - taken from `campaignArn`
   */
  readonly campaignName?: string;
}

/**
 * An Amazon Personalize campaign: a trained model that answers with recommendations.
 *
 * The deployment ends when the campaign, or its update, is really live. A campaign is billed while it exists.
 *
 * @see https://docs.aws.amazon.com/personalize/latest/dg/campaigns.html
 * @resource Custom::PersonalizeCampaign
 */
export class Campaign extends CampaignBase implements ITaggableV2 {
  /** A campaign that was made elsewhere, by its ARN. */
  static fromCampaignArn(scope: Construct, id: string, campaignArn: string): ICampaign {
    return Campaign.fromCampaignAttributes(scope, id, { campaignArn });
  }

  /** A campaign that was made elsewhere, by what is known of it. */
  static fromCampaignAttributes(scope: Construct, id: string, attributes: CampaignAttributes): ICampaign {
    const stack = Stack.of(scope);
    const { campaignName: name, campaignArn } = attributes;
    if (name === undefined && campaignArn === undefined) {
      throw new Error(`${scope.node.path}/${id}: campaignArn or campaignName must be given`);
    }
    const arn = campaignArn ?? stack.formatArn({ service: 'personalize', resource: 'campaign', resourceName: name });
    if (!Token.isUnresolved(arn) && !CAMPAIGN_ARN.test(arn)) {
      throw new Error(`${scope.node.path}/${id}: campaignArn must be the ARN of a Personalize campaign, got ${arn}`);
    }

    class Imported extends CampaignBase {
      readonly campaignArn = arn;
      readonly campaignName = name ?? stack.splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? '';
      readonly grants = new CampaignGrants(arn);
    }
    return new Imported(scope, id, { environmentFromArn: arn });
  }

  /** Whether a construct is a Personalize campaign of this library. */
  static isCampaign(construct: unknown): construct is Campaign {
    return typeof construct === 'object' && construct !== null && CAMPAIGN in construct;
  }

  /** The tags of the campaign. */
  readonly cdkTagManager: TagManager;

  private readonly inner: CampaignResource<PersonalizeCampaign>;
  private arn: string | undefined;
  private name: string | undefined;
  private granted: CampaignGrants | undefined;

  constructor(scope: Construct, id: string, props: CampaignProps) {
    super(scope, id, { physicalName: props.campaignName });
    this.cdkTagManager = new TagManager(TagType.MAP, RESOURCE_TYPE, props.tags);
    this.inner = new CampaignResource(this, {
      ...props,
      provider: Provider.of(this, PERSONALIZE),
      resourceType: RESOURCE_TYPE,
      construct: 'personalize.Campaign',
      contract: personalizeContract,
      campaign: campaignOf(props, this.physicalName),
      isNamed: isGiven(props.campaignName),
      tags: this.cdkTagManager,
      propNames: PROP_NAMES,
      problems: lostTagProblems(props.tags),
    });
  }

  get campaignArn(): string {
    const arn = { service: 'personalize', resource: 'campaign', resourceName: this.physicalName };
    return (this.arn ??= this.getResourceArnAttribute(this.inner.resource.ref, arn));
  }

  get campaignName(): string {
    return (this.name ??= this.getResourceNameAttribute(this.inner.attribute('CampaignName')));
  }

  /**
   * The ARN of the solution version that the campaign serves, as the service shows it.
   *
   * Of a campaign on the newest version it is either that version or the solution's ARN followed by `/$LATEST`.
   *
   * @attribute
   */
  get deployedSolutionVersionArn(): string {
    return this.inner.attribute('SolutionVersionArn');
  }

  get grants(): CampaignGrants {
    return (this.granted ??= new CampaignGrants(this.campaignArn));
  }

  /** The same as the prop `removalPolicy`. */
  public override applyRemovalPolicy(policy: RemovalPolicy): void {
    this.inner.applyRemovalPolicy(policy);
  }
}

Object.defineProperty(Campaign.prototype, CAMPAIGN, { value: true });

function campaignOf(props: CampaignProps, physicalName: string): PersonalizeCampaign {
  const { solutionVersion, itemExploration, rankingInfluence, metadataWithRecommendations } = props;
  const config = {
    itemExplorationConfig: itemExploration && {
      ...text('explorationWeight', itemExploration.weight),
      ...text('explorationItemAgeCutOff', itemExploration.itemAgeCutOff?.toDays({ integral: false })),
    },
    enableMetadataWithRecommendations: metadataWithRecommendations,
    syncWithLatestSolutionVersion: solutionVersion.keptInSync ? true : undefined,
    rankingInfluence: rankingInfluence && {
      POPULARITY: rankingInfluence.popularity,
      FRESHNESS: rankingInfluence.freshness,
    },
  };
  const isConfigured = Object.values(config).some((member) => member !== undefined);
  return {
    name: nameOf(props.campaignName, physicalName),
    solutionVersionArn: solutionVersion.arn,
    minProvisionedTPS: props.minProvisionedTps,
    campaignConfig: isConfigured ? config : undefined,
  };
}

/** Personalize takes these numbers as texts. */
function text(key: string, value: number | undefined): Record<string, string> {
  return value === undefined ? {} : { [key]: Tokenization.stringifyNumber(value) };
}
