import type { Duration } from 'aws-cdk-lib';

/** How often one person may be contacted in some days. */
export interface CommunicationLimit {
  /** How many times a person is contacted at most: a whole number from 1. */
  readonly maxCountPerRecipient: number;

  /** In which time: whole days, from 1 to 30. */
  readonly frequency: Duration;
}

/** Whether the limits of the instance count for a campaign, too. */
export enum InstanceLimitsHandling {
  /** They count. */
  OPT_IN = 'OPT_IN',

  /** They do not count. */
  OPT_OUT = 'OPT_OUT',
}

/** How often one person may be contacted, all channels together. */
export interface CommunicationLimits {
  /**
   * The campaign's own limits: at most two.
   *
   * @default - the campaign has no limits of its own
   */
  readonly allChannels?: CommunicationLimit[];

  /**
   * Whether the limits of the instance count, too.
   *
   * @default - as the service does by itself
   */
  readonly instanceLimits?: InstanceLimitsHandling;
}
