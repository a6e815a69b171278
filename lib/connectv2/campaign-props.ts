import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { CampaignState } from './campaign-state';
import type { CampaignType } from './campaign-type';
import type { EmailChannel, SmsChannel, TelephonyChannel, WhatsAppChannel } from './channel-props';
import type { CommunicationLimits } from './communication-limits';
import type { CommunicationTime } from './communication-time';
import type { EntryLimits } from './entry-limits';
import type { Schedule } from './schedule';
import type { Source } from './source';

/**
 * Settings of a campaign of Amazon Connect outbound campaigns V2.
 *
 * Once a campaign was started, the service changes no more than its name, its tags and most of its channels; a change of
 * anything else fails the deployment and says so.
 *
 * @see https://docs.aws.amazon.com/goto/WebAPI/connectcampaignsv2-2024-04-23/CreateCampaign
 */
export interface CampaignProps {
  /**
   * The id of the Amazon Connect instance that contacts people: 1 to 256 letters, digits, hyphens, underscores and dots; not the
   * instance's ARN. The instance must have been onboarded to outbound campaigns.
   *
   * Another instance makes another campaign.
   */
  readonly connectInstanceId: string;

  /**
   * The campaign's name: 1 to 127 characters. It can be changed in place.
   *
   * @default - a name is generated from the stack's name, the construct's id and a digest
   */
  readonly campaignName?: string;

  /**
   * The service's type of campaign. Another type makes another campaign.
   *
   * @default - the service chooses
   */
  readonly campaignType?: CampaignType;

  /**
   * How the campaign calls people. It can be taken away only as long as the campaign was never started.
   *
   * @default - the campaign does not call
   */
  readonly telephony?: TelephonyChannel;

  /**
   * How the campaign sends text messages. It can be taken away only as long as the campaign was never started.
   *
   * @default - the campaign sends no text messages
   */
  readonly sms?: SmsChannel;

  /**
   * How the campaign sends mails. It can be taken away only as long as the campaign was never started.
   *
   * @default - the campaign sends no mails
   */
  readonly email?: EmailChannel;

  /**
   * How the campaign sends WhatsApp messages. It can be taken away only as long as the campaign was never started.
   *
   * @default - the campaign sends no WhatsApp messages
   */
  readonly whatsApp?: WhatsAppChannel;

  /**
   * Whom the campaign contacts. To add a source or to take it away makes another campaign.
   *
   * @default - whoever is handed to it with PutOutboundRequestBatch
   */
  readonly source?: Source;

  /**
   * The ARN of the campaign flow that leads people through the campaign; of the same instance. To take it away makes another
   * campaign.
   *
   * @default - there is no flow
   */
  readonly campaignFlowArn?: string;

  /**
   * From when to when people are contacted. A schedule starts nothing by itself: see `state`. To take it away makes another
   * campaign.
   *
   * @default - there is no schedule
   */
  readonly schedule?: Schedule;

  /**
   * How often one person may come into the campaign.
   *
   * @default - as the service does by itself
   */
  readonly entryLimits?: EntryLimits;

  /**
   * When people may be contacted, in their own time zones. To take it away makes another campaign.
   *
   * @default - as the service does by itself
   */
  readonly communicationTime?: CommunicationTime;

  /**
   * How often one person may be contacted.
   *
   * @default - the limits of the instance
   */
  readonly communicationLimits?: CommunicationLimits;

  /**
   * The state that the campaign is brought to. **A running campaign contacts people.**
   *
   * It is set when the campaign is made, and touched by an update only where the template changes it: what an operator has
   * paused stays paused through deploys. A campaign that was never started counts as paused and as stopped, since it sends
   * nothing; one that has completed counts as running. A stopped campaign cannot run again.
   *
   * @default - the stack neither starts nor stops the campaign; it sends nothing until somebody starts it
   */
  readonly state?: CampaignState;

  /**
   * Whether the campaign can be seen and edited in the Connect console. The console goes by the tag `owner`, which holds the instance's ARN.
   *
   * @default true - the campaign has the tag `owner`
   */
  readonly visibleInConsole?: boolean;

  /**
   * Tags of the campaign, beside those that `Tags.of()` adds: at most 47 in all, `owner` among them.
   *
   * Keys have letters, digits and `+-=._:/,;<` alone: no spaces.
   *
   * @default - only `owner` and what `Tags.of()` adds
   */
  readonly tags?: { [key: string]: string };

  /**
   * What happens to the campaign when it is removed from the stack, or replaced. A running campaign is stopped before it is deleted.
   *
   * A campaign that stays goes on as it is: if it runs, it contacts people.
   *
   * @default - what the stack made is deleted; what it adopted is given back as it is
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether an existing campaign of the name `campaignName` in the instance is taken over, and brought to these settings.
   *
   * A campaign that another stack manages is never taken. One that was taken over survives rollback, replacement and the end of
   * the stack, unless `removalPolicy: RemovalPolicy.DESTROY` is written out.
   *
   * @default false - an existing campaign of the name is left alone
   */
  readonly adoptExisting?: boolean;

  /**
   * Whether a replacement may run although the campaign that it replaces was started.
   *
   * The instance, the type, a source that comes or goes, and a schedule, a flow or a communication time that is taken away
   * can only be changed by another campaign. Where `state` is `RUNNING` and the old campaign was started before, the new one
   * would contact the same people twice.
   *
   * @default false - such a change fails the deployment, and the old campaign stays as it is
   */
  readonly replacementMayContactAgain?: boolean;

  /**
   * How long the creation or an update of the campaign may take before it fails, from 1 to 58 minutes.
   *
   * @default - the provider's: 55 minutes
   */
  readonly deadline?: Duration;
}
