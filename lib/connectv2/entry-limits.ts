import type { Duration } from 'aws-cdk-lib';

/** How often one person may come into a campaign. */
export interface EntryLimits {
  /** How many times a person may come in: a whole number; 0 is without limit. */
  readonly maxEntryCount: number;

  /**
   * How long it takes at least until a person may come in again.
   *
   * @default Duration.hours(0) - a person may come in again at once
   */
  readonly minEntryInterval?: Duration;
}
