import { Stack, TagManager, TagType } from 'aws-cdk-lib';
import type { ITaggableV2, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CampaignResource } from '../campaign-resource';
import { imported } from '../connect/imported';
import { ownerTag } from '../connect/owner-tag';
import { isGiven, nameOf } from '../names';
import { Provider } from '../provider/provider';
import { lostTagProblems } from '../validation';
import { CampaignBase } from './campaign-base';
import type { ICampaign } from './campaign-base';
import type { CampaignProps } from './campaign-props';
import type { ConnectV1Campaign } from './contract';
import { connectV1Contract } from './contract';
import { CampaignGrants } from './grants';
import { CONNECT_V1 } from './permissions';

const RESOURCE_TYPE = 'Custom::ConnectV1Campaign';
const CAMPAIGN = Symbol.for('cdk-campaigns.connectv1.Campaign');

const PROP_NAMES = {
  name: 'campaignName',
  dialerConfig: 'dialer',
  'dialerConfig.progressiveDialerConfig': 'dialer',
  'dialerConfig.predictiveDialerConfig': 'dialer',
  'dialerConfig.agentlessDialerConfig': 'dialer',
  'outboundCallConfig.connectContactFlowId': 'contactFlowId',
  'outboundCallConfig.connectQueueId': 'queueId',
  'outboundCallConfig.connectSourcePhoneNumber': 'sourcePhoneNumber',
  'outboundCallConfig.answerMachineDetectionConfig': 'answerMachineDetection',
  'outboundCallConfig.answerMachineDetectionConfig.enableAnswerMachineDetection': 'answerMachineDetection.enabled',
  'outboundCallConfig.answerMachineDetectionConfig.awaitAnswerMachinePrompt': 'answerMachineDetection.awaitPrompt',
};

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
 * A campaign of Amazon Connect outbound campaigns V1: it calls the numbers that are handed to it with PutDialRequestBatch.
 *
 * V1 is voice alone. New campaigns are better made with V2, which has all channels, schedules and segments; V1 is there for who
 * has it. The Pinpoint journeys that used to feed V1 campaigns ended with Amazon Pinpoint on 30 October 2026. A new instance may
 * make no concurrent campaign call until that quota is raised.
 *
 * @see https://docs.aws.amazon.com/goto/WebAPI/connectcampaigns-2021-01-30/CreateCampaign
 * @resource Custom::ConnectV1Campaign
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

  /** Whether a construct is a campaign of outbound campaigns V1 of this library. */
  static isCampaign(construct: unknown): construct is Campaign {
    return typeof construct === 'object' && construct !== null && CAMPAIGN in construct;
  }

  /** The tags of the campaign. */
  readonly cdkTagManager: TagManager;

  private readonly inner: CampaignResource<ConnectV1Campaign>;
  private name: string | undefined;
  private granted: CampaignGrants | undefined;

  constructor(scope: Construct, id: string, props: CampaignProps) {
    super(scope, id, { physicalName: props.campaignName });
    this.cdkTagManager = new TagManager(TagType.MAP, RESOURCE_TYPE, props.tags);
    this.inner = new CampaignResource(this, {
      ...props,
      provider: Provider.of(this, CONNECT_V1),
      resourceType: RESOURCE_TYPE,
      construct: 'connectv1.Campaign',
      contract: connectV1Contract,
      campaign: campaignOf(props, this.physicalName),
      isNamed: isGiven(props.campaignName),
      tags: this.cdkTagManager,
      serviceTags: props.visibleInConsole === false ? {} : ownerTag(Stack.of(this), props.connectInstanceId),
      propNames: PROP_NAMES,
      problems: lostTagProblems(props.tags),
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

function campaignOf(props: CampaignProps, physicalName: string): ConnectV1Campaign {
  const detection = props.answerMachineDetection;
  return {
    name: nameOf(props.campaignName, physicalName),
    connectInstanceId: props.connectInstanceId,
    dialerConfig: props.dialer._config,
    outboundCallConfig: {
      connectContactFlowId: props.contactFlowId,
      connectQueueId: props.queueId,
      connectSourcePhoneNumber: props.sourcePhoneNumber,
      answerMachineDetectionConfig: detection && {
        enableAnswerMachineDetection: detection.enabled,
        awaitAnswerMachinePrompt: detection.awaitPrompt,
      },
    },
    state: props.state,
  };
}
