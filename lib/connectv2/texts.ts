import * as z from 'zod/mini';
import { HOUR_TO_MINUTE, isDay, isMoment, MOMENT, YEAR_TO_DAY } from '../contract/moments';

/** The service's own pattern leaves out Region names of three parts, as in aws-us-gov. */
const ARN = /^arn:[a-zA-Z\d-]+:[a-zA-Z\d-]+:[a-z]{2}(?:-[a-z]+)+-\d{1,2}:[a-zA-Z\d-]+:[^:\s]+(?::[^:\s]+)?$/;

export const arn = () => z.string().check(z.minLength(20), z.maxLength(500), z.regex(ARN, 'be an ARN'));

const DATE = new RegExp(`^${YEAR_TO_DAY}$`);
const TIME_OF_DAY = new RegExp(`^T${HOUR_TO_MINUTE}$`);

const A_DATE = 'be a date such as "2026-12-24"';
export const date = () => z.string().check(z.regex(DATE, { error: A_DATE, abort: true }), z.refine(isDate, A_DATE));

const A_MOMENT = 'be a time in UTC such as "2026-12-24T08:00:00Z"';
export const moment = () =>
  z.string().check(z.regex(MOMENT, { error: A_MOMENT, abort: true }), z.refine(isMoment, A_MOMENT));

export const timeOfDay = () => z.string().check(z.regex(TIME_OF_DAY, 'be a time of day such as "T08:00"'));

/** Whether a text is a day that exists: the pattern alone knows no months. */
export function isDate(text: unknown): text is string {
  return typeof text === 'string' && DATE.test(text) && isDay(text);
}
