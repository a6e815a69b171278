import { Token } from 'aws-cdk-lib';

const OFFSET = /^([+-])(\d\d):([0-5]\d)$/;

/**
 * How far the clock of a campaign is from UTC. It is fixed: Alsona knows no daylight saving.
 *
 * Where clocks are changed twice a year, change the offset too, or the schedule is an hour off.
 */
export class UtcOffset {
  /**
   * By minutes.
   *
   * @param minutes east of UTC, from -720 to 840: for example -300 in New York in winter, 120 in Berlin in summer
   */
  static ofMinutes(minutes: number): UtcOffset {
    return new UtcOffset(minutes);
  }

  /**
   * By hours and minutes, which must be known at synth.
   *
   * @param offset east of UTC, from `-12:00` to `+14:00`: for example `-05:00`
   */
  static of(offset: string): UtcOffset {
    return new UtcOffset(minutesOf(offset), offset);
  }

  private constructor(
    /** @internal */
    public readonly _minutes: number | undefined,
    private readonly written?: string,
  ) {}

  /** @internal */
  public _problems(): string[] {
    if (this._minutes !== undefined) return [];
    return Token.isUnresolved(this.written)
      ? ['timeZone must be given in minutes where it is only known at deploy time: UtcOffset.ofMinutes()']
      : [`timeZone must be an offset such as "-05:00", got ${JSON.stringify(this.written)}`];
  }
}

function minutesOf(offset: string): number | undefined {
  const [, sign, hours, minutes] = OFFSET.exec(offset) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  if (Number.isNaN(size)) return undefined;
  return sign === '-' ? 0 - size : size;
}
