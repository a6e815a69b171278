import { Annotations, Stack } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CampaignResource } from '../campaign-resource';
import { isGiven } from '../names';
import { Provider } from '../provider/provider';
import { imported } from '../rest/imported';
import { withoutTokens } from '../validation';
import { CampaignBase } from './campaign-base';
import type { ICampaign } from './campaign-base';
import { campaignOf } from './campaign-of';
import type { CampaignProps } from './campaign-props';
import type { BatchCampaign } from './contract';
import { batchContract } from './contract';
import { jsonWriter } from './json';
import { BATCH } from './permissions';
import { PROP_NAMES } from './prop-names';
import { warningsOf } from './warnings';

const RESOURCE_TYPE = 'Custom::BatchCampaign';
const CAMPAIGN = Symbol.for('cdk-campaigns.batch.Campaign');

/** What is known of a campaign that was made elsewhere. */
export interface CampaignAttributes {
  /** The campaign's id, such as `orchestration_0664hyh918hr1gnzka9py5t62nrc0e1q`. */
  readonly campaignId: string;

  /**
   * The campaign's name.
   *
   * @default - not known: asking for it is an error, as no id holds it
   */
  readonly campaignName?: string;
}

/**
 * A campaign of Batch (batch.com): a mail or a push notification to many people, sent once.
 *
 * It contacts nobody until it runs: by `state`, or by somebody else. Batch lets nobody change a campaign that is being sent or has
 * completed: such an update fails, and never makes another campaign, which would be sent again.
 *
 * An existing campaign cannot be taken over: nothing of a campaign in Batch can hold a mark of whose it is.
 *
 * @see https://doc.batch.com/developer/api/cep/campaigns/create
 * @resource Custom::BatchCampaign
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

  /** Whether a construct is a campaign of Batch of this library. */
  static isCampaign(construct: unknown): construct is Campaign {
    return typeof construct === 'object' && construct !== null && CAMPAIGN in construct;
  }

  private readonly inner: CampaignResource<BatchCampaign>;
  private name: string | undefined;

  constructor(scope: Construct, id: string, props: CampaignProps) {
    super(scope, id, { physicalName: props.campaignName });
    const provider = Provider.of(this, BATCH);
    const campaign = campaignOf(props, this.physicalName, jsonWriter(Stack.of(this)));
    this.inner = new CampaignResource(this, {
      provider,
      resourceType: RESOURCE_TYPE,
      construct: 'batch.Campaign',
      contract: batchContract,
      campaign,
      isNamed: isGiven(props.campaignName),
      deadline: props.deadline,
      removalPolicy: props.removalPolicy,
      replacementMayContactAgain: props.replacementMayContactAgain,
      options: {
        contactsAtOnce: props.sendsDuringDeployment === true ? true : undefined,
        contactsEveryone: props.reachesEveryone === true ? true : undefined,
      },
      permissions: [provider.allowSecret(props.apiKey)],
      propNames: PROP_NAMES,
    });
    this.warn(campaign);
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
    this.inner.applyRemovalPolicy(policy);
  }

  private warn(campaign: BatchCampaign): void {
    for (const { id, text } of warningsOf(withoutTokens(campaign) as Partial<BatchCampaign>)) {
      Annotations.of(this).addWarningV2(id, text);
    }
  }
}

Object.defineProperty(Campaign.prototype, CAMPAIGN, { value: true });
