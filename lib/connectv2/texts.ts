import * as z from 'zod/mini';

/** The service's own pattern leaves out Region names of three parts, as in aws-us-gov. */
const ARN = /^arn:[a-zA-Z\d-]+:[a-zA-Z\d-]+:[a-z]{2}(?:-[a-z]+)+-\d{1,2}:[a-zA-Z\d-]+:[^:\s]+(?::[^:\s]+)?$/;

export const arn = () => z.string().check(z.minLength(20), z.maxLength(500), z.regex(ARN, 'be an ARN'));

const YEAR_TO_DAY = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const HOUR_TO_MINUTE = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const DATE = new RegExp(`^${YEAR_TO_DAY}$`);
const MOMENT = new RegExp(`^${YEAR_TO_DAY}T${HOUR_TO_MINUTE}:[0-5]\\d(?:\\.\\d{1,3})?Z$`);
const TIME_OF_DAY = new RegExp(`^T${HOUR_TO_MINUTE}$`);

const A_DATE = 'be a date such as "2026-12-24"';
export const date = () => z.string().check(z.regex(DATE, { error: A_DATE, abort: true }), z.refine(isDate, A_DATE));

const A_MOMENT = 'be a time in UTC such as "2026-12-24T08:00:00Z"';
export const moment = () =>
  z.string().check(z.regex(MOMENT, { error: A_MOMENT, abort: true }), z.refine(isMoment, A_MOMENT));

export const timeOfDay = () => z.string().check(z.regex(TIME_OF_DAY, 'be a time of day such as "T08:00"'));

/** Whether a text is a day that exists: the pattern alone knows no months. */
export function isDate(text: unknown): text is string {
  return typeof text === 'string' && DATE.test(text) && exists(text);
}

/** Whether a text is a moment in UTC that exists. */
export function isMoment(text: unknown): text is string {
  return typeof text === 'string' && MOMENT.test(text) && exists(text.slice(0, 10));
}

/** JavaScript reads the 31st of February as the 3rd of March, or as nothing. */
function exists(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
