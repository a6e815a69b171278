import { momentOf } from '../times';
import type { BatchCampaign } from './contract';

/** What else can be said of the time of a campaign. */
export interface WhenOptions {
  /**
   * Whether the time of day is that of each person's own time zone. Such a campaign takes 24 hours.
   *
   * @default - everybody is contacted at the same moment
   */
  readonly localTime?: boolean;
}

/** When a campaign is sent, once its state is `RUNNING`. Every campaign is sent once. */
export class When {
  /**
   * As soon as the campaign runs. **With `state: CampaignState.RUNNING` the deploy itself sends to real people**, which has to be
   * allowed by `sendsDuringDeployment`.
   */
  static now(): When {
    return new When({ start_time: 'now' });
  }

  /** At a moment. One that is past is a warning: Batch may refuse it, or send at once. */
  static at(date: Date, options: WhenOptions = {}): When {
    return When.timestamp(momentOf(date), options);
  }

  /**
   * The same from a text, which can also be known at deploy time alone.
   *
   * @param startTime in UTC, such as `2030-01-31T08:00:00Z`
   */
  static timestamp(startTime: string, options: WhenOptions = {}): When {
    return new When({ start_time: startTime, local_time: options.localTime });
  }

  private constructor(
    /** @internal */
    public readonly _when: BatchCampaign['when'],
  ) {}
}
