import type { EmulatedRequest } from '../core/service';
import { error } from './errors';

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

/** The query parameters of a request, each given once at most. */
export function parametersOf(
  { query }: EmulatedRequest,
  required: readonly string[],
  optional: readonly string[] = [],
): Readonly<Record<string, string | undefined>> {
  const missing = required.find((name) => query[name] === undefined || query[name] === '');
  if (missing !== undefined) throw error('MISSING_PARAMETER', `${missing}: Parameter is missing`);
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      if (![...required, ...optional].includes(name))
        throw error('MALFORMED_PARAMETER', `${name}: Parameter is unknown`);
      if (typeof value !== 'string') throw error('MALFORMED_PARAMETER', `${name}: Parameter is repeated`);
      return [name, value];
    }),
  );
}

export function limitOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = /^\d+$/.test(text) ? Number(text) : NaN;
  if (limit >= 1 && limit <= LARGEST_LIMIT) return limit;
  throw error('MALFORMED_PARAMETER', `limit: Parameter must be an integer from 1 to ${LARGEST_LIMIT}`);
}
