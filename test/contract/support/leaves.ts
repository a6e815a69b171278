import type * as z from 'zod/mini';

export type Path = readonly string[];

/** Where the scalars of a value are. */
export function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

/** Where the structures and maps of a value are, but for the value itself. */
export function branchesOf(value: object): Path[] {
  const above = leavesOf(value).flatMap((path) => path.slice(1).map((_, index) => path.slice(0, index + 1).join('.')));
  return [...new Set(above)].map((path) => path.split('.'));
}

/** The scalars that a schema declares; any member of a map or a list is `*`. */
export function declaredLeaves(schema: z.core.$ZodType, path: Path = []): Path[] {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'optional':
      return declaredLeaves(def.innerType, path);
    case 'object':
      return Object.entries(def.shape).flatMap(([key, inner]) => declaredLeaves(inner, [...path, key]));
    case 'record':
      return declaredLeaves(def.valueType, [...path, '*']);
    case 'array':
      return declaredLeaves(def.element, [...path, '*']);
    case 'union':
      return different(def.options.flatMap((option) => declaredLeaves(option, path)));
    default:
      return [path];
  }
}

/** Kinds of a structure have members in common. */
function different(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

export function leafAt(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

/** The value with another part at a place, or without it. */
export function withLeaf<T extends object>(value: T, [key = '', ...rest]: Path, leaf: unknown): T {
  const inner = (value as Record<string, unknown>)[key];
  const changed = rest.length === 0 ? leaf : withLeaf(inner as object, rest, leaf);
  if (Array.isArray(value)) return listWith(value, key, changed) as T;
  const others = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key || changed !== undefined));
  return { ...others, ...(changed === undefined ? {} : { [key]: changed }) } as T;
}

function listWith(list: readonly unknown[], key: string, changed: unknown): unknown[] {
  const place = Number(key);
  return [...list.slice(0, place), ...(changed === undefined ? [] : [changed]), ...list.slice(place + 1)];
}
