import * as z from 'zod/mini';
import { show } from './codec';
import type { Problem } from './contract';

/** Tags that begin so are this library's: they prove ownership. */
export const MARK_PREFIX = 'cdk-campaigns:';

/** A resource takes 50 tags; three are kept for the marks. */
export const MOST_TAGS = 47;

/** A map of tags, with the key and value limits of the service. */
export function tagsSchema(key: RegExp, value: RegExp) {
  return z.record(
    z.string().check(z.minLength(1), z.maxLength(128), z.regex(key)),
    z.string().check(z.maxLength(256), z.regex(value)),
  );
}

/** What no schema of a map can say: how many there may be, and which keys are kept by others. */
export function tagRule(campaign: {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}): Problem | undefined {
  const keys = typeof campaign.tags === 'object' ? Object.keys(campaign.tags) : [];
  const kept = keys.find((key) => key.startsWith(MARK_PREFIX) || /^aws:/i.test(key));
  if (kept !== undefined) {
    return { path: ['tags', kept], message: `must not begin with "aws:" or "${MARK_PREFIX}", got ${show(kept)}` };
  }
  if (keys.length <= MOST_TAGS) return undefined;
  return { path: ['tags'], message: `must have at most ${MOST_TAGS} tags, got ${keys.length}` };
}
