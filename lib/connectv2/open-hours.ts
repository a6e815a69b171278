import { timeOf } from './iso';
import type { Window } from './times';

/** Hours of one day. */
export class TimeRange {
  /**
   * From one time of day to another, in hours from 00 to 23 and minutes, in the time zone of whom is contacted.
   *
   * @param startTime for example `08:00`
   * @param endTime for example `17:30`
   */
  static of(startTime: string, endTime: string): TimeRange {
    return new TimeRange(timeOf(startTime), timeOf(endTime));
  }

  private constructor(
    /** When it begins, as the service is given it: `T08:00`. */
    public readonly startTime: string,
    /** When it ends, as the service is given it: `T17:30`. */
    public readonly endTime: string,
  ) {}
}

/** The hours of each day of the week. What the service makes of a day that is left out, or has no hours, is not documented. */
export interface DailyHours {
  /**
   * The hours of Mondays.
   *
   * @default - nothing is said of Mondays
   */
  readonly monday?: TimeRange[];

  /**
   * The hours of Tuesdays.
   *
   * @default - nothing is said of Tuesdays
   */
  readonly tuesday?: TimeRange[];

  /**
   * The hours of Wednesdays.
   *
   * @default - nothing is said of Wednesdays
   */
  readonly wednesday?: TimeRange[];

  /**
   * The hours of Thursdays.
   *
   * @default - nothing is said of Thursdays
   */
  readonly thursday?: TimeRange[];

  /**
   * The hours of Fridays.
   *
   * @default - nothing is said of Fridays
   */
  readonly friday?: TimeRange[];

  /**
   * The hours of Saturdays.
   *
   * @default - nothing is said of Saturdays
   */
  readonly saturday?: TimeRange[];

  /**
   * The hours of Sundays.
   *
   * @default - nothing is said of Sundays
   */
  readonly sunday?: TimeRange[];
}

/** In which hours people may be contacted. */
export class OpenHours {
  /** Hours of each day of the week. */
  static daily(hours: DailyHours): OpenHours {
    return new OpenHours(hours);
  }

  /** The same hours from Monday to Friday. */
  static weekdays(...ranges: TimeRange[]): OpenHours {
    const [monday, tuesday, wednesday, thursday, friday] = Array.from({ length: 5 }, () => ranges);
    return new OpenHours({ monday, tuesday, wednesday, thursday, friday });
  }

  /** The same hours on all seven days. */
  static everyDay(...ranges: TimeRange[]): OpenHours {
    return new OpenHours({ ...OpenHours.weekdays(...ranges).hours, saturday: ranges, sunday: ranges });
  }

  private constructor(private readonly hours: DailyHours) {}

  /** @internal */
  public _render(): Window['openHours'] {
    const days = Object.entries(this.hours) as [string, TimeRange[] | undefined][];
    const rendered = days.map(([day, ranges]) => [
      day.toUpperCase(),
      ranges?.map(({ startTime, endTime }) => ({ startTime, endTime })),
    ]);
    return { dailyHours: Object.fromEntries(rendered) as Window['openHours']['dailyHours'] };
  }
}
