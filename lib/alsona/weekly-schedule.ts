import type { AlsonaCampaign, AlsonaDay } from './contract';
import { DAYS } from './contract';
import { DaySchedule } from './day-schedule';

/** The days of a week. */
export interface WeekDays {
  /**
   * Mondays.
   *
   * @default - nobody is contacted on Mondays
   */
  readonly monday?: DaySchedule;

  /**
   * Tuesdays.
   *
   * @default - nobody is contacted on Tuesdays
   */
  readonly tuesday?: DaySchedule;

  /**
   * Wednesdays.
   *
   * @default - nobody is contacted on Wednesdays
   */
  readonly wednesday?: DaySchedule;

  /**
   * Thursdays.
   *
   * @default - nobody is contacted on Thursdays
   */
  readonly thursday?: DaySchedule;

  /**
   * Fridays.
   *
   * @default - nobody is contacted on Fridays
   */
  readonly friday?: DaySchedule;

  /**
   * Saturdays.
   *
   * @default - nobody is contacted on Saturdays
   */
  readonly saturday?: DaySchedule;

  /**
   * Sundays.
   *
   * @default - nobody is contacted on Sundays
   */
  readonly sunday?: DaySchedule;
}

/** On which days of the week, and when on them, a campaign may contact people. */
export class WeeklySchedule {
  /** Each day as given; a day that is left out is off. */
  static of(days: WeekDays): WeeklySchedule {
    return new WeeklySchedule(days);
  }

  /** The same from Monday to Friday; Saturday and Sunday are off. */
  static weekdays(day: DaySchedule): WeeklySchedule {
    return new WeeklySchedule({ monday: day, tuesday: day, wednesday: day, thursday: day, friday: day });
  }

  /** The same on all seven days. */
  static everyDay(day: DaySchedule): WeeklySchedule {
    return new WeeklySchedule({ ...WeeklySchedule.weekdays(day).days, saturday: day, sunday: day });
  }

  private constructor(private readonly days: WeekDays) {}

  /** @internal */
  public _render(): AlsonaCampaign['schedule'] {
    const given = Object.entries(this.days as Record<string, DaySchedule | undefined>);
    const off = offLike(given.flatMap(([, day]) => (Array.isArray(day?._sent) ? [day._sent] : [])));
    const sent = ({ _sent }: DaySchedule) => (_sent === 'off' ? off : _sent);
    const left = DAYS.map((name) => [name, off] as const);
    // A day that has another name is for the contract to name.
    const named = given.flatMap(([name, day]) => (day === undefined ? [] : [[name, sent(day)] as const]));
    return Object.fromEntries([...left, ...named]) as AlsonaCampaign['schedule'];
  }
}

/** A day that is off has the form of the others: flags as in the examples of the API, or hours. */
function offLike(others: readonly AlsonaDay[]): AlsonaDay {
  const areHours = others.length > 0 && others.every(([, startHour]) => typeof startHour === 'number');
  return areHours ? [false, 0, 24] : [false, true, true];
}
