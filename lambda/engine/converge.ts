import { Failure } from './errors';
import type { Seen } from './service';
import { awaitUpdate, save } from './save';
import { syncTags } from './tags';
import type { Outcome, Wait, Work } from './work';
import { called, look, statusWords, waitFor } from './work';

/** Waits until the campaign is ready and, unless this request made it, brings it to what is wanted. */
export async function converge<C extends object>(work: Work<C>, id: string): Promise<Outcome> {
  const { note } = work;
  const seen = await look(work, id);
  if (!seen) return absent(work, id);
  note.sighted = true;
  const made = note.id === id && note.found !== true;
  const waits = await settle(work, seen, made);
  if (waits) return waits;
  return { kind: 'done', id, attributes: seen.attributes };
}

async function settle<C extends object>(work: Work<C>, seen: Seen<C>, made: boolean): Promise<Wait | undefined> {
  const busy = standstill(work, seen, made);
  if (busy || made) return busy;
  const waits = awaitUpdate(work, seen) ?? (await syncTags(work, seen)) ?? (await save(work, seen));
  return waits;
}

/** What has to end before anything can be said or done. */
function standstill<C extends object>(work: Work<C>, seen: Seen<C>, made: boolean): Wait | undefined {
  const { usualSeconds } = work.service;
  const words = `${called(work)} ${statusWords(seen)}`;
  switch (seen.standing) {
    case 'changing':
      return waitFor(work, 'create', usualSeconds.create, words);
    case 'unknown':
      return waitFor(work, 'create', usualSeconds.create, `${words}, which is no status that is known here`);
    case 'deleting':
      throw new Failure(`${words}: somebody deletes it outside of this stack`);
    case 'failed':
      // One that was there before is mended by an update.
      if (made || (work.note.found === true && work.note.adopted !== true)) throw new Failure(words);
      return undefined;
    case 'ready':
      return undefined;
  }
}

/** Not found right after a create is pending; later it is gone. */
function absent<C extends object>(work: Work<C>, id: string): Wait {
  const { note, service } = work;
  if (note.id === id && note.sighted !== true) {
    return waitFor(work, 'visible', service.lagSeconds, `${called(work)} was created, but is not visible yet`);
  }
  throw new Failure(
    `${called(work)} (${id}) does not exist any more: it was deleted outside of this stack. ` +
      'Rename it, or remove it from the template and deploy, then add it again.',
  );
}
