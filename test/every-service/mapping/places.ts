import type * as z from 'zod/mini';
import type { Places } from './table';

/** The places of a contract: of scalars, and of structures that have no members; any member of a map or a list is `*`. */
export function declaredPlaces(schema: z.core.$ZodType, path: readonly string[] = []): string[] {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'optional':
      return declaredPlaces(def.innerType, path);
    case 'array':
      return declaredPlaces(def.element, [...path, '*']);
    case 'record':
      return declaredPlaces(def.valueType, [...path, '*']);
    case 'object': {
      const members = Object.entries(def.shape);
      if (members.length === 0) return [path.join('.')];
      return members.flatMap(([key, inner]) => declaredPlaces(inner, [...path, key]));
    }
    case 'string':
    case 'enum':
    case 'number':
    case 'boolean':
      return [path.join('.')];
    default:
      throw new Error(`no place is known in ${def.type}`);
  }
}

/** Whether a place is one of a declared place's. */
export function isAt(place: string, declared: string): boolean {
  const [keys, names] = [place.split('.'), declared.split('.')];
  return keys.length === names.length && names.every((name, index) => name === '*' || name === keys[index]);
}

/** What is otherwise in the second of two values than in the first. */
export function differences(before: unknown, after: unknown): Places {
  return Object.fromEntries(differencesAt([], before, after));
}

function differencesAt(path: readonly string[], before: unknown, after: unknown): [place: string, value: unknown][] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, now] = [membersOf(before), membersOf(after)];
  const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  const below = keys.flatMap((key) => differencesAt([...path, key], old?.[key], now?.[key]));
  const isPlace = [before, after].some((value) => value !== undefined && membersOf(value) === undefined);
  return isPlace ? [[path.join('.'), now ? undefined : after], ...below] : below;
}

/** The members of a structure, a map or a list that has any. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isStructure = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return isStructure ? (value as Readonly<Record<string, unknown>>) : undefined;
}
