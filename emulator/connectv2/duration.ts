import { invalid } from '../connect/errors';

const PATTERN =
  /^P(?:([-+]?[0-9]+)D)?(T(?:([-+]?[0-9]+)H)?(?:([-+]?[0-9]+)M)?(?:([-+]?[0-9]+)(?:[.,]([0-9]{0,9}))?S)?)?$/;

/** A day and time duration of ISO 8601; the model's pattern takes negative ones and a bare `P`. */
export const duration = { type: 'string', max: 50, pattern: PATTERN } as const;

const HOUR = 3_600_000;

export function hours(text: string): number {
  const [, days, , inHours, minutes, seconds] = PATTERN.exec(text) ?? [];
  const of = (amount: string | undefined, milliseconds: number): number => (Number(amount ?? 0) * milliseconds) / HOUR;
  return of(days, 24 * HOUR) + of(inHours, HOUR) + of(minutes, 60_000) + of(seconds, 1000);
}

export function requireHours(path: string, text: string | undefined, min: number, max = Infinity): void {
  if (text === undefined) return;
  const length = hours(text);
  if (length < min) throw invalid(`Value at '${path}' must be at least ${min} hours long, got ${text}`);
  if (length > max) throw invalid(`Value at '${path}' must be at most ${max} hours long, got ${text}`);
}
