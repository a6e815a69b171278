import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { CampaignState } from './campaign-state';
import type { DialerConfig } from './dialer-config';

/** Whether the service listens for answering machines, so that the flow can tell them from people. */
export interface AnswerMachineDetection {
  /** Whether answering machines are detected. */
  readonly enabled: boolean;

  /**
   * Whether the flow goes on only after the prompt of an answering machine has ended.
   *
   * @default - as the service does by itself
   */
  readonly awaitPrompt?: boolean;
}

/**
 * Settings of a campaign of Amazon Connect outbound campaigns V1.
 *
 * @see https://docs.aws.amazon.com/goto/WebAPI/connectcampaigns-2021-01-30/CreateCampaign
 */
export interface CampaignProps {
  /**
   * The id of the Amazon Connect instance that calls: 1 to 256 letters, digits, hyphens, underscores and dots; not the
   * instance's ARN. The instance must have been onboarded to outbound campaigns.
   *
   * Another instance makes another campaign.
   */
  readonly connectInstanceId: string;

  /** How people are called: with agents, progressively or predictively, or without. */
  readonly dialer: DialerConfig;

  /** The id of the flow that a call goes through when it is answered, at most 500 characters. The flow must be published. */
  readonly contactFlowId: string;

  /**
   * The campaign's name: 1 to 127 characters. It can be changed in place.
   *
   * @default - a name is generated from the stack's name, the construct's id and a digest
   */
  readonly campaignName?: string;

  /**
   * The id of the queue whose agents take the calls, at most 500 characters.
   *
   * Another queue, one that is added or one that is taken away makes another campaign.
   *
   * @default - no queue, which an agentless campaign does not need; `sourcePhoneNumber` is needed then
   */
  readonly queueId?: string;

  /**
   * The phone number that people see, in E.164 form such as `+12065550100`; the instance must have it.
   *
   * Another number is set in place. Taking it away makes another campaign.
   *
   * @default - the number of the queue; without `queueId` a number is required
   */
  readonly sourcePhoneNumber?: string;

  /**
   * Whether answering machines are detected.
   *
   * It is changed in place. To end the detection give `enabled: false`: leaving it out makes another campaign.
   *
   * @default - nothing is said of it: the service does as it does by itself
   */
  readonly answerMachineDetection?: AnswerMachineDetection;

  /**
   * The state that the campaign is brought to. **A running campaign contacts people.**
   *
   * It is set when the campaign is made, and touched by an update only where the template changes it: what an operator has
   * paused stays paused through deploys. A campaign that was never started counts as paused and as stopped, since it calls
   * nobody. A stopped campaign cannot run again.
   *
   * @default - the stack neither starts nor stops the campaign; it calls nobody until somebody starts it
   */
  readonly state?: CampaignState;

  /**
   * Whether the campaign can be seen and edited in the Connect console. The console goes by the tag `owner`, which holds the instance's ARN.
   *
   * Another tag `owner` is refused then. One of the whole stack is kept away from the campaign by
   * `Tags.of(stack).add('owner', 'me', { excludeResourceTypes: ['Custom::ConnectV1Campaign'] })`.
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
   * The instance, the queue, an agentless dialer that comes or goes, and a source number or a machine detection that is taken
   * away can only be changed by another campaign. Where `state` is `RUNNING` and the old campaign was started before, the new
   * one could contact the same people twice.
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
