import type { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CampaignResource } from '../campaign-resource';
import { isGiven } from '../names';
import { Provider } from '../provider/provider';
import { imported } from '../rest/imported';
import { failOnProblems } from '../validation';
import { CampaignBase } from './campaign-base';
import type { ICampaign } from './campaign-base';
import { campaignOf, PROP_NAMES } from './campaign-of';
import type { CampaignProps } from './campaign-props';
import type { AlsonaCampaign } from './contract';
import { alsonaContract } from './contract';
import { endOf, teardownProblems } from './end';
import { ALSONA } from './permissions';
import type { Teardown } from './teardown';
import { warn } from './warnings';

const RESOURCE_TYPE = 'Custom::AlsonaCampaign';
const CONSTRUCT = 'alsona.Campaign';
const CAMPAIGN = Symbol.for('cdk-campaigns.alsona.Campaign');

/** What is known of a campaign that was made elsewhere. */
export interface CampaignAttributes {
  /** The campaign's id. */
  readonly campaignId: string;

  /**
   * The campaign's name.
   *
   * @default - not known: asking for it is an error, as no id holds it
   */
  readonly campaignName?: string;
}

/**
 * An Alsona campaign: its seats contact people on LinkedIn, in the hours of its schedule.
 *
 * It contacts nobody until it is started: by `status`, or by somebody else. When the deployment ends, Alsona has taken the campaign
 * and its status; that anybody is contacted is another matter, for which it needs filters, templates and people.
 *
 * Nothing of an Alsona campaign could carry a mark: it has no tags. So a campaign that exists is never taken over, and what this
 * stack made is known by its id.
 *
 * @see https://api.hublinks.io/alsona-api/campaigns/create-campaign
 * @resource Custom::AlsonaCampaign
 */
export class Campaign extends CampaignBase {
  /** A campaign that was made elsewhere, by its id. Its name stays unknown. */
  static fromCampaignId(scope: Construct, id: string, campaignId: string): ICampaign {
    return Campaign.fromCampaignAttributes(scope, id, { campaignId });
  }

  /** A campaign that was made elsewhere, by what is known of it. */
  static fromCampaignAttributes(scope: Construct, id: string, attributes: CampaignAttributes): ICampaign {
    const known = imported(scope, id, attributes);

    class Imported extends CampaignBase {
      readonly campaignId = known.id;

      get campaignName(): string {
        return known.name();
      }
    }
    return new Imported(scope, id);
  }

  /** Whether a construct is an Alsona campaign of this library. */
  static isCampaign(construct: unknown): construct is Campaign {
    return typeof construct === 'object' && construct !== null && CAMPAIGN in construct;
  }

  private readonly inner: CampaignResource<AlsonaCampaign>;
  private name: string | undefined;
  private readonly teardown: Teardown | undefined;

  constructor(scope: Construct, id: string, props: CampaignProps) {
    super(scope, id, { physicalName: props.campaignName });
    this.teardown = props.teardown;
    const campaign = campaignOf(props, this.physicalName);
    const provider = Provider.of(this, ALSONA);
    this.inner = new CampaignResource(this, {
      ...endOf(props),
      provider,
      resourceType: RESOURCE_TYPE,
      construct: CONSTRUCT,
      contract: alsonaContract,
      campaign,
      deadline: props.deadline,
      replacementMayContactAgain: props.replacementMayContactAgain,
      isNamed: isGiven(props.campaignName),
      permissions: [provider.allowSecret(props.apiKey)],
      propNames: PROP_NAMES,
      problems: [...(props.timeZone?._problems() ?? []), ...teardownProblems(props)],
    });
    warn(this, campaign);
  }

  // The physical id can hold more than the id.
  get campaignId(): string {
    return this.inner.attribute('CampaignId');
  }

  get campaignName(): string {
    return (this.name ??= this.getResourceNameAttribute(this.inner.attribute('CampaignName')));
  }

  /** The same as the prop `removalPolicy`. */
  public override applyRemovalPolicy(policy: RemovalPolicy): void {
    failOnProblems(
      `${CONSTRUCT} at ${this.node.path}`,
      teardownProblems({ teardown: this.teardown, removalPolicy: policy }),
    );
    this.inner.applyRemovalPolicy(policy);
  }
}

Object.defineProperty(Campaign.prototype, CAMPAIGN, { value: true });
