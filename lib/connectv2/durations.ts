import * as z from 'zod/mini';

const SECONDS = '(?:\\d+(?:\\.\\d{1,9})?S)';
const TIME = `T(?:\\d+H(?:\\d+M)?${SECONDS}?|\\d+M${SECONDS}?|${SECONDS})`;

/** Stricter than the service's pattern, which also takes "P" alone and negative parts. */
const DURATION = new RegExp(`^P(?:\\d+D(?:${TIME})?|${TIME})$`);
const A_DURATION = 'be a duration of days, hours, minutes and seconds such as "PT12H" or "P1DT6H"';

export const duration = () => z.string().check(z.maxLength(50), z.regex(DURATION, A_DURATION));

export const durationOfAnHour = () =>
  z.string().check(
    z.maxLength(50),
    z.regex(DURATION, { error: A_DURATION, abort: true }),
    z.refine((text) => secondsOf(text) >= 3600, 'be at least one hour'),
  );

/** Documented as PT1H to PT24H; whether other spellings are taken is not. */
export const hoursOfADay = () =>
  z.string().check(z.regex(/^PT(?:[1-9]|1\d|2[0-4])H$/, 'be whole hours from "PT1H" to "PT24H"'));

const PARTS = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
const WEIGHTS = [86400, 3600, 60, 1];

function secondsOf(text: string): number {
  const [, ...parts] = PARTS.exec(text) ?? [];
  return WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(parts[index] ?? 0), 0);
}
