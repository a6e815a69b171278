import type { Path, RowChange } from './service';

/** Whether what is seen shows what is wanted: services add defaults, and write times and durations in their own way. */
export function shows(wanted: unknown, seen: unknown): boolean {
  if (isMap(wanted)) return isMap(seen) && Object.entries(wanted).every(([key, member]) => shows(member, seen[key]));
  if (!Array.isArray(wanted)) return wanted === undefined || plain(wanted) === plain(seen);
  const members: unknown[] = Array.isArray(seen) ? seen : [];
  return wanted.length === members.length && wanted.every((member, index) => shows(member, members[index]));
}

/** The same, and what the template has no more is gone. */
export function differsFrom(wanted: unknown, seen: unknown, { removed }: RowChange): boolean {
  return !shows(wanted, seen) || removed.some((path) => memberAt(seen, path) !== undefined);
}

export function memberAt(value: unknown, path: Path): unknown {
  return path.reduce((member, key) => (isMap(member) && Object.hasOwn(member, key) ? member[key] : undefined), value);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const SPAN = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** A value in one way of writing it. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string') return value;
  if (INSTANT.test(value)) return Date.parse(value);
  const span = SPAN.exec(value);
  return span ? `${seconds(span)} s` : value;
}

function seconds(span: RegExpExecArray): number {
  // A part that is left out is undefined.
  const [, days = 0, hours = 0, minutes = 0, rest = 0] = span.map((part) => Number(part || 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + rest;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
