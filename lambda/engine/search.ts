import type { Owner } from './identity';
import { ownerOf } from './identity';
import type { Seen } from './service';
import type { Target, Work } from './work';
import { look, unlessMissing } from './work';

export interface Found<C> {
  readonly seen: Seen<C>;
  readonly owner: Owner;
}

/** The campaigns that can be the one that is meant, with whose they are. */
export async function search<C extends object>(work: Work<C>, target: Target<C>): Promise<Found<C>[]> {
  const found: Found<C>[] = [];
  for (const id of await work.service.candidates(target.properties, target.name)) {
    const seen = await look(work, id);
    const owner = seen && (await ownerOfId(work, id, target));
    if (seen && owner) found.push({ seen, owner });
  }
  return found;
}

/** What says when a campaign was made. */
export interface Dated {
  readonly owner: Owner;
  readonly seen?: { readonly born: string };
}

/** When it was made, or asked for where the service does not show it, in epoch milliseconds; else not a number. */
export function bornAt({ seen, owner }: Dated): number {
  return owner.since === undefined ? Date.parse(seen?.born ?? '') : Number(owner.since) * 1000;
}

/** Only what carries the mark of this resource and this generation: the youngest, as an earlier one may have been kept. */
export async function searchOwn<C extends object>(work: Work<C>, target: Target<C>): Promise<Found<C> | undefined> {
  const found = await search(work, target);
  const own = found.filter(({ owner }) => isOwn(owner, target));
  return own.sort((one, other) => (bornAt(other) || 0) - (bornAt(one) || 0))[0];
}

export function isOwn<C>(owner: Owner, target: Pick<Target<C>, 'identity'>): boolean {
  return owner.kind === 'ours' && owner.generation === target.identity.generation;
}

export async function ownerOfId<C extends object>(
  work: Work<C>,
  id: string,
  target: Pick<Target<C>, 'identity'> = work,
): Promise<Owner | undefined> {
  const tags = await unlessMissing(work, work.service.tags(id));
  return tags && ownerOf(tags, target.identity);
}
