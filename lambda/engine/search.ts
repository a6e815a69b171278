import type { Owner } from './identity';
import { NOBODY, ownedBy, ownerByTags } from './identity';
import { heldOf } from './physical-id';
import type { Birth, Seen } from './service';
import type { Target, Work } from './work';
import { look, unlessMissing } from './work';

export interface Found<C> {
  readonly seen: Seen<C>;
  readonly owner: Owner;
}

/** The campaigns that can be the one that is meant, with whose they are. */
export async function search<C extends object>(work: Work<C>, target: Target<C>): Promise<Found<C>[]> {
  const there = { ...work, service: target.service };
  const found: Found<C>[] = [];
  for (const id of new Set([...made(work, target), ...(await named(work, target))])) {
    const seen = await look(there, id);
    const owner = seen && (await ownerOf(there, seen, target));
    if (seen && owner) found.push({ seen, owner });
  }
  return found;
}

function named<C extends object>(work: Work<C>, target: Target<C>): Promise<readonly string[]> {
  return target.service.candidates(target.properties, target.name, birthOf(work, target));
}

/** What this resource is known to have made of that generation, though it was not answered. */
function made<C extends object>({ note, held }: Work<C>, { identity }: Target<C>): string[] {
  const all = [...(note.known ?? []), ...(held?.before ? [held.before] : [])];
  return all.flatMap(({ id, generation }) => (generation === identity.generation ? [id] : []));
}

/** The campaign in whose place the one was made that CloudFormation holds. */
export function idBefore<C extends object>({ held, note, service }: Work<C>): string | undefined {
  if (held?.before) return held.before.id;
  const before = note.replaced === undefined ? undefined : heldOf(service, note.replaced);
  return before?.isCampaign === true ? before.id : undefined;
}

export function birthOf<C extends object>(work: Work<C>, { identity }: Pick<Target<C>, 'identity'>): Birth {
  return { identity, at: work.requestedAt, others: work.note.knownSince ?? [] };
}

/** Whose a campaign is that was found. */
async function ownerOf<C extends object>(work: Work<C>, seen: Seen<C>, target: Target<C>): Promise<Owner | undefined> {
  const { service } = work;
  if (service.tagging) return ownerOfId(work, seen.id, target);
  const isOurs = made(work, target).includes(seen.id) || service.proves?.(seen, birthOf(work, target)) === true;
  return isOurs ? ownedBy(target.identity) : NOBODY;
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

export function isOwn<C extends object>(owner: Owner, target: Pick<Target<C>, 'identity'>): boolean {
  return owner.kind === 'ours' && owner.generation === target.identity.generation;
}

export async function ownerOfId<C extends object>(
  work: Work<C>,
  id: string,
  target: Pick<Target<C>, 'identity'> = work,
): Promise<Owner | undefined> {
  const { tagging } = work.service;
  // Where there are no tags, an id that was answered is proof in itself.
  if (!tagging) return ownedBy(target.identity);
  const tags = await unlessMissing(work, tagging.tags(id));
  return tags && ownerByTags(tags, target.identity);
}
