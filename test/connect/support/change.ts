import type { ServiceRow } from '../../support/services';

export type Campaign = Readonly<Record<string, unknown>>;

/** From what, to what, by which calls. */
export type Change = readonly [title: string, from: Campaign, to: Campaign, calls: readonly string[]];

export const without = (campaign: Campaign, ...rows: string[]): Campaign =>
  Object.fromEntries(Object.entries(campaign).filter(([row]) => !rows.includes(row)));

/** The mark says which campaign it is: one that can never lose again what it is given. */
export const REMARKED = 'TagResource';

export interface Table {
  readonly name: string;
  readonly service: ServiceRow;
  readonly changes: readonly Change[];
  /** What no call can do, so it makes another campaign. */
  readonly replacements: readonly (readonly [title: string, from: Campaign, to: Campaign])[];
}
