import type * as z from 'zod/mini';
import { leafAt } from '../../contract/support/leaves';
import type { Places } from './table';

/** A place of a contract, and the texts by which the structures on the way to it are of the kinds that have it. */
export interface Declared {
  readonly path: string;
  readonly kinds: Places;
}

/**
 * The places of a contract: of scalars, and of structures that have no members. Any member of a map or a list is `*`, but a list that
 * always has the same length has a place for each.
 */
export function declaredPlaces(schema: z.core.$ZodType, path: readonly string[] = [], kinds: Places = {}): Declared[] {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  const here = [{ path: path.join('.'), kinds }];
  switch (def.type) {
    case 'optional':
      return declaredPlaces(def.innerType, path, kinds);
    case 'array':
      return membersOfList(def.checks).flatMap((key) => declaredPlaces(def.element, [...path, key], kinds));
    case 'record':
      return declaredPlaces(def.valueType, [...path, '*'], kinds);
    case 'object': {
      const members = Object.entries(def.shape);
      if (members.length === 0) return here;
      return members.flatMap(([key, inner]) => declaredPlaces(inner, [...path, key], kinds));
    }
    case 'union':
      // What is told apart by a text has places of its own; scalars of several types share one.
      if (!('discriminator' in def)) return different(def.options.flatMap((one) => declaredPlaces(one, path, kinds)));
      return def.options.flatMap((one) => declaredPlaces(one, path, { ...kinds, ...kindOf(one, path) }));
    case 'string':
    case 'enum':
    case 'literal':
    case 'number':
    case 'boolean':
      return here;
    default:
      throw new Error(`no place is known in ${def.type}`);
  }
}

function membersOfList(checks: readonly z.core.$ZodCheck[] = []): string[] {
  const defs = checks.map((check) => check._zod.def as z.core.$ZodChecks['_zod']['def']);
  const least = defs.find((def) => def.check === 'min_length')?.minimum;
  const most = defs.find((def) => def.check === 'max_length')?.maximum;
  return least !== undefined && least === most ? Array.from({ length: least }, (_, index) => String(index)) : ['*'];
}

/** The fixed texts of a structure. */
function kindOf(structure: z.core.$ZodType, path: readonly string[]): Places {
  const { shape } = structure._zod.def as z.core.$ZodObjectDef;
  const texts = Object.entries(shape).flatMap(([key, inner]) => {
    const def = inner._zod.def as z.core.$ZodTypes['_zod']['def'];
    return def.type === 'literal' ? [[[...path, key].join('.'), def.values[0]] as const] : [];
  });
  return Object.fromEntries(texts);
}

function different(places: readonly Declared[]): Declared[] {
  return [...new Map(places.map((place) => [place.path, place])).values()];
}

/** Whether a place of a campaign is one of a declared place's. */
export function isAt(place: string, campaign: unknown, { path, kinds }: Declared): boolean {
  const [keys, names] = [place.split('.'), path.split('.')];
  const isThere = keys.length === names.length && names.every((name, index) => name === '*' || name === keys[index]);
  return isThere && Object.entries(kinds).every(([text, value]) => leafAt(campaign, text.split('.')) === value);
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
