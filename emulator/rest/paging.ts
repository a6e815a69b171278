import type { RestCampaign } from './campaign';

export interface Page<C> {
  readonly items: readonly C[];
  /** Where the next page begins; undefined after the last. */
  readonly next: string | undefined;
}

export type Order = 'newestFirst' | 'oldestFirst';

/** A page of campaigns, given oldest first. Its cursor is a place, which stays where it is when campaigns come and go. */
export function pageOf<C extends RestCampaign>(all: readonly C[], order: Order, from: number, limit: number): Page<C> {
  const ahead = order === 'oldestFirst' ? all.filter(({ number }) => number >= from) : backwards(all, from);
  const next = ahead[limit];
  return { items: ahead.slice(0, limit), next: next && cursorOf(next.number) };
}

/** The place that a cursor stands for; undefined where it is none of ours. */
export function placeOf(cursor: string): number | undefined {
  const place = /^campaign:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return place === undefined ? undefined : Number(place);
}

export function firstPlace(order: Order): number {
  return order === 'oldestFirst' ? 0 : Infinity;
}

function backwards<C extends RestCampaign>(all: readonly C[], from: number): C[] {
  return all.filter(({ number }) => number <= from).reverse();
}

function cursorOf(place: number): string {
  return Buffer.from(`campaign:${place}`).toString('base64url');
}
