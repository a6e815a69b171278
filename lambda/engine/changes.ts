import { isMap } from './request';

/** The names of what changed between two sets of properties: paths to members that differ; lists as a whole. */
export function changedPaths(before: unknown, after: unknown, path: readonly string[] = []): string[][] {
  if (!isMap(before) || !isMap(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [[...path]];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changedPaths(own(before, key), own(after, key), [...path, key]));
}

function own(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
