import type { EmulatedRequest } from '../core/service';
import { isObject } from '../core/shape';

export type Members = Readonly<Record<string, unknown>>;

/** The body where it is a JSON object and says so; otherwise undefined. */
export function jsonObject({ headers, body }: EmulatedRequest): Members | undefined {
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
  return isJson && isObject(body) ? body : undefined;
}
