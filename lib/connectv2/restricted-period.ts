/** What else is known of a restricted period. */
export interface RestrictedPeriodOptions {
  /**
   * What the period is called: 1 to 127 characters.
   *
   * @default - the period has no name
   */
  readonly name?: string;
}

/** Days on which nobody is contacted. */
export class RestrictedPeriod {
  /**
   * From one day to the same or a later one, both included.
   *
   * @param startDate the first day, such as `2026-12-24`
   * @param endDate the last day, such as `2026-12-26`
   */
  static between(startDate: string, endDate: string, options: RestrictedPeriodOptions = {}): RestrictedPeriod {
    return new RestrictedPeriod(startDate, endDate, options.name);
  }

  private constructor(
    /** The first day. */
    public readonly startDate: string,
    /** The last day. */
    public readonly endDate: string,
    /** What the period is called. */
    public readonly name?: string,
  ) {}
}
