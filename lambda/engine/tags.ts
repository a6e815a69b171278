import { Failure } from './errors';
import { markKeys, marksOf, ownerByTags } from './identity';
import type { Seen, Tags } from './service';
import type { Wait, Work } from './work';
import { called, unlessMissing, waitFor, write } from './work';

/** The tags that the template gives. */
export function userTags(wanted: object): Tags {
  return (wanted as { tags?: Tags }).tags ?? {};
}

/** Brings tags and marks to what is wanted: before an update, as a service may refuse tags while one runs. */
export async function syncTags<C extends object>(work: Work<C>, seen: Seen<C>): Promise<Wait | undefined> {
  const { note, service, identity } = work;
  const { tagging } = service;
  if (note.tagged || !tagging) return undefined;
  const tags = await unlessMissing(work, tagging.tags(seen.id));
  if (!tags) return waitFor(work, 'visible', service.lagSeconds, `the tags of ${called(work)} are not visible yet`);
  const owner = ownerByTags(tags, identity);
  if (owner.kind === 'other' || owner.kind === 'sibling') {
    throw new Failure(
      `${called(work)} belongs to ${owner.resource ?? '?'} of the stack ${owner.stack ?? '?'} by its tags`,
    );
  }
  // Where the marks are gone, one that may have been adopted is never taken for ours.
  const adopted = owner.adopted || note.adopted === true || (owner.kind === 'nobody' && work.options.adopt === true);
  const wanted = { ...userTags(work.wanted), ...marksOf(identity, adopted, owner.since) };
  const missing = Object.entries(wanted).filter(([key, value]) => tags[key] !== value);
  const removed = removedKeys(work).filter((key) => key in tags && !(key in wanted));
  if (missing.length > 0) await write(work, 'tagging', () => tagging.tag(seen.id, Object.fromEntries(missing)));
  if (removed.length > 0) await write(work, 'untagging', () => tagging.untag(seen.id, removed));
  note.tagged = true;
  return undefined;
}

/** The tags that the template had before; a tag that somebody else put there stays. */
function removedKeys<C extends object>(work: Work<C>): string[] {
  return work.changed.flatMap(([row, key]) => (row === 'tags' && key !== undefined ? [key] : []));
}

/** Gives an adopted campaign back as it was found: without our marks. */
export async function release<C extends object>(work: Work<C>, id: string): Promise<void> {
  const { tagging } = work.service;
  if (!tagging) return;
  const keys = markKeys((await unlessMissing(work, tagging.tags(id))) ?? {});
  if (keys.length > 0)
    await unlessMissing(
      work,
      write(work, 'release', () => tagging.untag(id, keys)),
    );
}
