import { Failure } from './errors';
import { log } from './log';
import type { Seen } from './service';
import { noteCarried, steer } from './outreach';
import { awaitUpdate, refusedRows, save } from './save';
import { syncTags } from './tags';
import type { Outcome, Wait, Work } from './work';
import { awaitAbsence, called, look, statusWords, waitFor } from './work';

/** Waits until the campaign is ready and, unless this request made it, brings it to what is wanted. */
export async function converge<C extends object>(work: Work<C>, id: string): Promise<Outcome> {
  const { note } = work;
  const seen = await look(work, id);
  if (!seen) return absent(work, id);
  note.sighted = true;
  delete note.absentAt;
  const made = note.id === id && note.found !== true;
  const waits = await settle(work, seen, made);
  if (waits) return waits;
  return { kind: 'done', id, attributes: seen.attributes };
}

async function settle<C extends object>(work: Work<C>, seen: Seen<C>, made: boolean): Promise<Wait | undefined> {
  const stands = standstill(work, seen, made);
  if (stands) return stands;
  if (work.service.outreach?.carriesAll === true) return settleWhole(work, seen);
  return (made ? undefined : await bring(work, seen)) ?? steer(work, seen);
}

/** Where the call that leads to a state writes the whole campaign, only what it has not written is left. */
async function settleWhole<C extends object>(work: Work<C>, seen: Seen<C>): Promise<Wait | undefined> {
  noteCarried(work, seen);
  // Before anything is changed.
  const refused = await refusedRows(work, seen);
  return (await steer(work, seen)) ?? save(work, seen, refused);
}

/** Brings a campaign that was there to what is wanted. */
async function bring<C extends object>(work: Work<C>, seen: Seen<C>): Promise<Wait | undefined> {
  const waits = awaitUpdate(work, seen);
  if (waits) return waits;
  // Before anything is changed.
  const refused = await refusedRows(work, seen);
  const changes = (await syncTags(work, seen)) ?? (await save(work, seen, refused));
  if (changes ?? seen.standing !== 'failed') return changes;
  throw new Failure(`${called(work)} ${statusWords(seen)}`);
}

/** What has to end before anything can be said or done. */
function standstill<C extends object>(work: Work<C>, seen: Seen<C>, made: boolean): Wait | undefined {
  const { usualSeconds } = work.service;
  const words = `${called(work)} ${statusWords(seen)}`;
  switch (seen.standing) {
    case 'changing':
      return waitFor(work, 'create', usualSeconds.create, words);
    case 'unknown':
      return waitFor(work, 'create', usualSeconds.create, unknownWords(work, words));
    case 'deleting':
      throw new Failure(`${words}: somebody deletes it outside of this stack`);
    case 'ended':
    case 'failed':
      // One that was there before is mended by an update, or left as it is.
      if (made || (work.note.found && !work.note.inherited && !work.note.adopted)) throw new Failure(words);
      return undefined;
    case 'ready':
      return undefined;
  }
}

/** An unknown status is no success; where the service's list is closed it is told at once. */
function unknownWords<C extends object>({ service: { statuses } }: Work<C>, words: string): string {
  if (statuses) throw new Failure(`${words}, which is not known; expected one of ${statuses.join(', ')}`);
  return `${words}, which is no status that is known here`;
}

/** Not found right after a create is pending; later it is gone. */
async function absent<C extends object>(work: Work<C>, id: string): Promise<Outcome> {
  const { note, service } = work;
  if (note.id === id && note.sighted !== true) {
    return waitFor(work, 'visible', service.lagSeconds, `${called(work)} was created, but is not visible yet`);
  }
  const waits = awaitAbsence(work);
  if (waits) return waits;
  // The deploy that is rolled back has failed for this reason already: a second failure would wedge the stack.
  if (work.type === 'Update' && (await work.stack.isRollingBack())) {
    log('WARN', 'left as it is: the campaign was deleted outside of this stack', { campaign: id });
    return { kind: 'done', id, attributes: {} };
  }
  throw new Failure(
    `${called(work)} (${id}) does not exist any more: it was deleted outside of this stack. ` +
      'Rename it, or remove it from the template and deploy, then add it again',
  );
}
