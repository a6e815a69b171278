import * as z from 'zod/mini';
import { mapSizeProblem } from './check';
import type { Problem } from './contract';

/** Tags that begin so are this library's: they prove ownership. */
export const MARK_PREFIX = 'cdk-campaigns:';

/** A resource takes 50 tags; three are kept for the marks. */
export const MOST_TAGS = 47;

/** A map of tags, with the key and value limits of the service. */
export function tagsSchema(key: RegExp, value: RegExp) {
  return z.record(
    z.string().check(z.minLength(1), z.maxLength(128), z.regex(key), z.refine(isFree, FREE)),
    z.string().check(z.maxLength(256), z.regex(value)),
  );
}

const FREE = `not begin with "aws:" or "${MARK_PREFIX}"`;

function isFree(key: string): boolean {
  return !key.startsWith(MARK_PREFIX) && !/^aws:/i.test(key);
}

/** How many tags there may be, which a schema of a map cannot say. */
export function tagRule({
  tags,
}: {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}): Problem | undefined {
  return mapSizeProblem(tags, MOST_TAGS, 'tags', ['tags']);
}
