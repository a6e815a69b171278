import type { ConnectV1Campaign } from './contract';

/** Settings of a dialer that connects people with agents. */
export interface AgentDialerOptions {
  /** The share of the queue that this campaign takes, from 0 to 1. */
  readonly bandwidthAllocation: number;

  /**
   * The share of the instance's dialing capacity that this campaign takes while several are active, from 0.01 to 1.
   *
   * @default - as the service shares it out
   */
  readonly dialingCapacity?: number;
}

/** Settings of a dialer that needs no agent. */
export interface AgentlessDialerOptions {
  /**
   * The share of the instance's dialing capacity that this campaign takes while several are active, from 0.01 to 1.
   *
   * @default - as the service shares it out
   */
  readonly dialingCapacity?: number;
}

/**
 * How a campaign calls people.
 *
 * A change from progressive to predictive, or back, is made in place. A change from or to agentless makes another campaign.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/campaign-best-practices.html
 */
export class DialerConfig {
  /** Calls the next number when an agent has become free. Needs a queue with agents. */
  static progressive(options: AgentDialerOptions): DialerConfig {
    return new DialerConfig({ progressiveDialerConfig: shares(options) });
  }

  /** Calls ahead of the agents, by a prediction of when they become free. Needs a queue with agents. */
  static predictive(options: AgentDialerOptions): DialerConfig {
    return new DialerConfig({ predictiveDialerConfig: shares(options) });
  }

  /** Calls without agents, for example to play a message. */
  static agentless(options: AgentlessDialerOptions = {}): DialerConfig {
    return new DialerConfig({ agentlessDialerConfig: { dialingCapacity: options.dialingCapacity } });
  }

  /** @internal */
  public readonly _config: ConnectV1Campaign['dialerConfig'];

  private constructor(config: ConnectV1Campaign['dialerConfig']) {
    this._config = config;
  }
}

/** Only what is meant: a structure that is passed on can hold more. */
function shares({ bandwidthAllocation, dialingCapacity }: AgentDialerOptions): AgentDialerOptions {
  return { bandwidthAllocation, dialingCapacity };
}
