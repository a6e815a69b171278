import type { Duration } from 'aws-cdk-lib';
import { wholeSecondsOf } from '../times';
import type { TelephonyMode } from './channels';
import { hoursOf } from './iso';

/** From which moment of a call the time until an agent must be there is counted. */
export enum ConnectionStartPoint {
  /** From when the call is connected to the system. */
  CONNECTED_TO_SYSTEM = 'CONNECTED_TO_SYSTEM',

  /** From when the person who was called begins to greet. */
  GREETING_START = 'GREETING_START',

  /** From when the person who was called has ended the greeting. */
  GREETING_END = 'GREETING_END',
}

/** How many calls may be abandoned: calls that somebody answers and no agent takes in time. */
export interface AbandonmentRate {
  /** The share of calls that may be abandoned, from 0 to 1. */
  readonly targetRate: number;

  /** From which moment of a call the time is counted. */
  readonly connectionStartPoint: ConnectionStartPoint;

  /** After which time without an agent a call counts as abandoned: whole seconds, at least one. */
  readonly connectionThreshold: Duration;

  /** Over which time up to now the share is taken: whole hours, from 1 to 24. */
  readonly evaluationWindow: Duration;
}

/** What a predictive dialer keeps to. */
export class PacingStrategy {
  /** Dials no faster than keeps the share of abandoned calls at a target. */
  static abandonmentRate(rate: AbandonmentRate): PacingStrategy {
    return new PacingStrategy(rate);
  }

  private constructor(
    /** @internal */
    public readonly _rate: AbandonmentRate,
  ) {}
}

/** How agents are used in a mode of telephony that has them. */
export interface ProgressiveOptions {
  /** Which share of the agents' availability the campaign takes, from 0 to 2. */
  readonly bandwidthAllocation: number;
}

/** How a predictive dialer works. */
export interface PredictiveOptions extends ProgressiveOptions {
  /**
   * What the dialer keeps to.
   *
   * @default - the service paces by itself
   */
  readonly pacing?: PacingStrategy;
}

/** What an agent can do with a call that is shown before it is made. */
export enum AgentAction {
  /** Drop it. */
  DISCARD = 'DISCARD',
}

/** How agents see calls before they are made. */
export interface PreviewOptions extends ProgressiveOptions {
  /** How long an agent has to decide: whole seconds, from 10 to 300. */
  readonly timeout: Duration;

  /**
   * What an agent can do beside making the call.
   *
   * @default - as the service does by itself
   */
  readonly agentActions?: AgentAction[];
}

/**
 * How people are called.
 *
 * Once a campaign was started, it can no longer change between `agentless` and the modes that have agents.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/enable-outbound-campaigns.html
 */
export class OutboundMode {
  /** Dials the next number when an agent has become free. */
  static progressive(options: ProgressiveOptions): OutboundMode {
    return new OutboundMode({ progressive: { bandwidthAllocation: options.bandwidthAllocation } });
  }

  /** Dials ahead, by how many agents are expected to become free. */
  static predictive(options: PredictiveOptions): OutboundMode {
    const { bandwidthAllocation, pacing } = options;
    return new OutboundMode({
      predictive: { bandwidthAllocation, pacingStrategies: pacing && [{ abandonmentRate: rateOf(pacing._rate) }] },
    });
  }

  /** Calls without agents, for example with a recorded voice. Needs a source phone number, as there is no queue. */
  static agentless(): OutboundMode {
    return new OutboundMode({ agentless: {} });
  }

  /** Shows a call to an agent before it is made. */
  static preview(options: PreviewOptions): OutboundMode {
    const { bandwidthAllocation, timeout, agentActions } = options;
    const timeoutConfig = { durationInSeconds: wholeSecondsOf(timeout) };
    return new OutboundMode({ preview: { bandwidthAllocation, timeoutConfig, agentActions } });
  }

  private constructor(
    /** @internal */
    public readonly _mode: TelephonyMode,
  ) {}
}

function rateOf({ targetRate, connectionStartPoint, connectionThreshold, evaluationWindow }: AbandonmentRate) {
  return {
    targetRate,
    connectionStartPoint,
    connectionThresholdSeconds: wholeSecondsOf(connectionThreshold),
    evaluationWindow: hoursOf(evaluationWindow),
  };
}
