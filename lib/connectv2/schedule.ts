import type { Duration } from 'aws-cdk-lib';
import { momentOf } from '../times';
import type { ConnectV2Campaign } from './contract';
import { isoOf } from './iso';

/** What else a schedule says. */
export interface ScheduleOptions {
  /**
   * How often the people in the campaign's segment are looked up anew: at least every hour.
   *
   * @default - no frequency is given
   */
  readonly refreshFrequency?: Duration;
}

/**
 * From when to when a campaign contacts people, once it was started.
 *
 * A schedule can be changed as long as the campaign was never started. To take it away makes another campaign.
 */
export class Schedule {
  /**
   * From one moment to a later one.
   *
   * @param startTime when the first people are contacted
   * @param endTime when the campaign ends by itself
   */
  static between(startTime: Date, endTime: Date, options: ScheduleOptions = {}): Schedule {
    return Schedule.fromTimestamps(momentOf(startTime), momentOf(endTime), options);
  }

  /**
   * The same from texts, which can also be known at deploy time alone.
   *
   * @param startTime when the first people are contacted: in UTC, such as `2026-12-01T08:00:00Z`
   * @param endTime when the campaign ends by itself, likewise
   */
  static fromTimestamps(startTime: string, endTime: string, options: ScheduleOptions = {}): Schedule {
    const { refreshFrequency } = options;
    return new Schedule({ startTime, endTime, refreshFrequency: refreshFrequency && isoOf(refreshFrequency) });
  }

  private constructor(
    /** @internal */
    public readonly _schedule: NonNullable<ConnectV2Campaign['schedule']>,
  ) {}
}
