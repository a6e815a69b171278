/* Moments as texts in the form of ISO 8601, in UTC. */

export const YEAR_TO_DAY = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
export const HOUR_TO_MINUTE = '(?:[01]\\d|2[0-3]):[0-5]\\d';

export const MOMENT = new RegExp(`^${YEAR_TO_DAY}T${HOUR_TO_MINUTE}:[0-5]\\d(?:\\.\\d{1,3})?Z$`);

/** Whether a text is a moment in UTC that exists. */
export function isMoment(text: unknown): text is string {
  return typeof text === 'string' && MOMENT.test(text) && isDay(text.slice(0, 10));
}

/** JavaScript reads the 31st of February as the 3rd of March, or as nothing. */
export function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
