import type { World } from './world';
import { STATE_ERRORS } from './errors';

export type SwitchTable = Readonly<Record<string, readonly [string, ...string[]]>>;

/** What no document confirms of either version; the first value is the default. Each version has its own of each. */
export const SHARED_SWITCHES = {
  /** Whether two campaigns of an instance may have the same name. */
  names: ['free', 'unique'],
  /** What a create does whose name and instance a campaign has already; `returns` goes before `names`. */
  repeatedCreate: ['creates', 'returns'],
  /** Whether a stopped campaign can be started again. */
  restart: ['refused', 'allowed'],
  /** When a stopped campaign is seen as stopped. */
  stopping: ['atOnce', 'oneMinute'],
  /** The error of a delete of a campaign that is under way. */
  deleteRefusal: STATE_ERRORS,
} as const satisfies SwitchTable;

export function switchesOf(service: string, table: SwitchTable): Record<string, readonly string[]> {
  const all = Object.entries({ ...SHARED_SWITCHES, ...table });
  return Object.fromEntries(all.map(([name, values]) => [`${service}.${name}`, values]));
}

export function chosen<T extends SwitchTable, N extends keyof T & string>(
  { service, context }: Pick<World, 'service' | 'context'>,
  table: T,
  name: N,
): T[N][number] {
  const values: T[N] = table[name];
  const value = context.switch(`${service}.${name}`);
  return values.find((candidate) => candidate === value) ?? values[0];
}
