import { Stack, TagManager, TagType } from 'aws-cdk-lib';
import type { ITaggableV2, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CampaignResource } from '../campaign-resource';
import { imported } from '../connect/imported';
import { ownerTag } from '../connect/owner-tag';
import { isGiven } from '../names';
import { Provider } from '../provider/provider';
import { lostTagProblems } from '../validation';
import { CampaignBase } from './campaign-base';
import type { ICampaign } from './campaign-base';
import { campaignOf } from './campaign-of';
import type { CampaignProps } from './campaign-props';
import type { ConnectV2Campaign } from './contract';
import { connectV2Contract } from './contract';
import { CampaignGrants } from './grants';
import { CONNECT_V2 } from './permissions';
import { PROP_NAMES } from './prop-names';
import { timeZoneProblems } from './time-zone';

const RESOURCE_TYPE = 'Custom::ConnectV2Campaign';
const CAMPAIGN = Symbol.for('cdk-campaigns.connectv2.Campaign');

/** What is known of a campaign that was made elsewhere. */
export interface CampaignAttributes {
  /**
   * The campaign's ARN.
   *
   * @default - derived from `campaignId`, in the stack's account and Region; one of the two is needed
   */
  readonly campaignArn?: string;

  /**
   * The campaign's id.
   *
   * @default - taken from `campaignArn`
   */
  readonly campaignId?: string;

  /**
   * The campaign's name.
   *
   * @default - not known: asking for it is an error, as no ARN holds it
   */
  readonly campaignName?: string;
}

/**
 * A campaign of Amazon Connect outbound campaigns V2: it contacts people by telephone, text message, mail and WhatsApp.
 *
 * It contacts nobody until it is started: by `state`, or by somebody else. A new instance may make no concurrent campaign call
 * until that quota is raised.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/enable-outbound-campaigns.html
 * @resource Custom::ConnectV2Campaign
 */
export class Campaign extends CampaignBase implements ITaggableV2 {
  /** A campaign that was made elsewhere, by its ARN. Its name stays unknown. */
  static fromCampaignArn(scope: Construct, id: string, campaignArn: string): ICampaign {
    return Campaign.fromCampaignAttributes(scope, id, { campaignArn });
  }

  /** A campaign that was made elsewhere, by what is known of it. */
  static fromCampaignAttributes(scope: Construct, id: string, attributes: CampaignAttributes): ICampaign {
    const known = imported(scope, id, attributes);

    class Imported extends CampaignBase {
      readonly campaignArn = known.arn;
      readonly campaignId = known.id;
      readonly grants = new CampaignGrants(known.arn);

      get campaignName(): string {
        return known.name();
      }
    }
    return new Imported(scope, id, { environmentFromArn: known.arn });
  }

  /** Whether a construct is a campaign of outbound campaigns V2 of this library. */
  static isCampaign(construct: unknown): construct is Campaign {
    return typeof construct === 'object' && construct !== null && CAMPAIGN in construct;
  }

  /** The tags of the campaign. */
  readonly cdkTagManager: TagManager;

  private readonly inner: CampaignResource<ConnectV2Campaign>;
  private name: string | undefined;
  private granted: CampaignGrants | undefined;

  constructor(scope: Construct, id: string, props: CampaignProps) {
    super(scope, id, { physicalName: props.campaignName });
    this.cdkTagManager = new TagManager(TagType.MAP, RESOURCE_TYPE, props.tags);
    this.inner = new CampaignResource(this, {
      ...props,
      provider: Provider.of(this, CONNECT_V2),
      resourceType: RESOURCE_TYPE,
      construct: 'connectv2.Campaign',
      contract: connectV2Contract,
      campaign: campaignOf(props, this.physicalName),
      isNamed: isGiven(props.campaignName),
      tags: this.cdkTagManager,
      serviceTags: props.visibleInConsole === false ? {} : ownerTag(Stack.of(this), props.connectInstanceId),
      propNames: PROP_NAMES,
      problems: [...timeZoneProblems(props.communicationTime), ...lostTagProblems(props.tags)],
    });
  }

  // The service makes the id up: no other environment can know it before the campaign is there.
  get campaignArn(): string {
    return this.inner.resource.ref;
  }

  get campaignId(): string {
    return this.inner.attribute('CampaignId');
  }

  get campaignName(): string {
    return (this.name ??= this.getResourceNameAttribute(this.inner.attribute('CampaignName')));
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
