import type { AlsonaDay } from './contract';

/**
 * When a campaign may contact people on one day, in either of the two forms that Alsona documents.
 *
 * The description of the API has hours, every one of its examples has flags. Nothing is converted: what you choose is sent. Choose
 * one form for all days.
 */
export class DaySchedule {
  /**
   * From one hour to a later one, in the campaign's time zone: the form of the description, `[true, 9, 17]`.
   *
   * @param startHour from 0 to 23
   * @param endHour from 1 to 24
   */
  static hours(startHour: number, endHour: number): DaySchedule {
    return new DaySchedule([true, startHour, endHour]);
  }

  /**
   * With flags in the place of the hours, as they are: `flags(true, false)` is sent as `[true, true, false]`.
   *
   * What the flags mean is not documented.
   *
   * @param startHour what is sent in the place of the first hour
   * @param endHour what is sent in the place of the second hour
   */
  static flags(startHour: boolean, endHour: boolean): DaySchedule {
    return new DaySchedule([true, startHour, endHour]);
  }

  /** On, as in every example of the API: `[true, true, true]`. */
  static on(): DaySchedule {
    return DaySchedule.flags(true, true);
  }

  /** Off: nobody is contacted on that day. */
  static off(): DaySchedule {
    return new DaySchedule('off');
  }

  private constructor(
    /** @internal */
    public readonly _sent: AlsonaDay | 'off',
  ) {}
}
