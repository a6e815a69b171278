import type { Problem } from '../contract/contract';

/** The members of a union exclude each other, and one there must be. */
export function oneOf(union: unknown, path: Problem['path'], members: readonly string[]): Problem | undefined {
  if (!isStructure(union)) return undefined;
  const given = members.filter((member) => union[member] !== undefined);
  // What is only known at deploy time can turn out to be nothing.
  if (given.length === 1 || given.some((member) => typeof union[member] === 'symbol')) return undefined;
  const got = given.length === 0 ? 'none' : given.join(' and ');
  return { path, message: `must have exactly one of ${members.join(', ')}, got ${got}` };
}

/** Anything else is for the schema to name. */
export function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
