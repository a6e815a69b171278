import type { Duration } from 'aws-cdk-lib';
import type { OutboundMode } from './outbound-mode';

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

/** What every channel has. */
export interface ChannelOptions {
  /**
   * Which share of the capacity that the instance has for campaigns this channel may take, from 0.01 to 1.
   *
   * @default - as the service does by itself
   */
  readonly capacity?: number;
}

/**
 * How a campaign calls.
 *
 * A new instance may make no concurrent campaign call until that quota is raised.
 */
export interface TelephonyChannel extends ChannelOptions {
  /** How people are called: with agents or without. */
  readonly outboundMode: OutboundMode;

  /** The id of the flow that a call goes through when it is answered, at most 500 characters. The flow must be published. */
  readonly contactFlowId: string;

  /**
   * The id of the queue whose agents take the calls, at most 500 characters; not the queue's ARN.
   *
   * It can no longer be changed once the campaign was started.
   *
   * @default - no queue, which an agentless mode does not need; `sourcePhoneNumber` is needed then
   */
  readonly queueId?: string;

  /**
   * The phone number that people see, in E.164 form such as `+12065550100`; the instance must have it.
   *
   * @default - the number of the queue; without `queueId` a number is required
   */
  readonly sourcePhoneNumber?: string;

  /**
   * Whether answering machines are detected.
   *
   * @default - as the service does by itself
   */
  readonly answerMachineDetection?: AnswerMachineDetection;

  /**
   * How long it rings before the call is given up: whole seconds, from 15 to 60. Not in preview mode.
   *
   * @default - as the service does by itself
   */
  readonly ringTimeout?: Duration;
}

/** How a campaign sends text messages. */
export interface SmsChannel extends ChannelOptions {
  /** The ARN of the phone number that sends; the instance must have it. */
  readonly sourcePhoneNumberArn: string;

  /** The ARN of the message template. The service reads only templates with the tag `AmazonConnectCampaignsEnabled` of the value `True`. */
  readonly templateArn: string;
}

/** How a campaign sends WhatsApp messages. */
export interface WhatsAppChannel extends ChannelOptions {
  /** The ARN of the phone number that sends; it must have the tag `AmazonConnectEnabled` of the value `True`. */
  readonly sourcePhoneNumberArn: string;

  /** The ARN of the message template. The service reads only templates with the tag `AmazonConnectCampaignsEnabled` of the value `True`. */
  readonly templateArn: string;
}

/** How a campaign sends mails. */
export interface EmailChannel extends ChannelOptions {
  /** The address that sends, at most 255 characters; the instance must have it. */
  readonly sourceEmailAddress: string;

  /** The ARN of the message template. The service reads only templates with the tag `AmazonConnectCampaignsEnabled` of the value `True`. */
  readonly templateArn: string;

  /**
   * The name that is shown with the address: 1 to 127 characters.
   *
   * @default - no name is given
   */
  readonly displayName?: string;
}
