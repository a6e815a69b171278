import { isDeepStrictEqual } from 'node:util';
import { isMap } from './request';

/** The names of what changed between two sets of properties: paths to members that differ; lists as a whole. */
export function changedPaths(before: unknown, after: unknown, path: readonly string[] = []): string[][] {
  // The members of a map have no order, also where the map is in a list.
  if (isDeepStrictEqual(before, after)) return [];
  const [old, now] = [asMap(before), asMap(after)];
  if (!old || !now) return [[...path]];
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  const below = [...keys].flatMap((key) => changedPaths(own(old, key), own(now, key), [...path, key]));
  return below.length > 0 || keys.size > 0 ? below : [[...path]];
}

/** A map that is absent, or empty and so written as text, has no members: each member of the other is named. */
function asMap(value: unknown): Record<string, unknown> | undefined {
  if (value === undefined || value === '{}') return {};
  return isMap(value) ? value : undefined;
}

function own(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
