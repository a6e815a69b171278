import { CLOCK_SKEW_MS } from './create';
import { isRefusedForGood, RefusedForState } from './errors';
import type { Owner } from './identity';
import { markedTime, saysUntouched } from './identity';
import { log } from './log';
import { bornAt, ownerOfId, searchOwn } from './search';
import { stopFirst } from './outreach';
import { heldOf } from './physical-id';
import type { Seen } from './service';
import { release } from './tags';
import type { Outcome, Wait, Work } from './work';
import { awaitAbsence, called, goOn, look, statusWords, unlessMissing, waitFor, write } from './work';

/** Deletes the campaign that CloudFormation names; for an id that no campaign has, only what is provably ours. */
export async function removeResource<C extends object>(work: Work<C>): Promise<Outcome> {
  const { note, held, physicalId = '' } = work;
  if (saysUntouched(work.identity.stack, work.identity.resource, physicalId)) {
    return { kind: 'done', id: physicalId, attributes: {} };
  }
  note.id ??= held?.isCampaign === true ? physicalId : await strayId(work, physicalId);
  const waits = note.id === undefined ? awaitAbsence(work) : await remove(work, note.id, work.name);
  return waits ?? { kind: 'done', id: physicalId, attributes: {} };
}

/** The campaign of a create that failed or was cancelled before CloudFormation knew its id. */
async function strayId<C extends object>(work: Work<C>, physicalId: string): Promise<string | undefined> {
  const { identity } = work;
  const own = await searchOwn(work, { ...work, properties: work.wanted });
  if (!own) return undefined;
  const since = markedTime(identity.stack, identity.resource, physicalId) ?? 0;
  // One that was adopted was there before, and is given back.
  const isOlder = !own.owner.adopted && bornAt(own) < since - CLOCK_SKEW_MS;
  // After a failed create that was kept, the resource can have a living campaign when the failed one is deleted.
  if (!isOlder && (await livingId(work)) !== own.seen.id) return own.seen.id;
  log('WARN', 'left alone: it is not what the failed create has made', { campaign: own.seen.id });
  return undefined;
}

/** The campaign that CloudFormation holds for the resource now. */
async function livingId<C extends object>({ service, stack, identity }: Work<C>): Promise<string | undefined> {
  const id = await stack.heldId(identity.resource);
  return id === undefined ? undefined : heldOf(service, id).id;
}

/** Ends when the service does not know the campaign any more, or when it is not ours to delete. */
export async function remove<C extends object>(work: Work<C>, id: string, name: string): Promise<Wait | undefined> {
  const { note } = work;
  const seen = await look(work, id);
  if (!seen) return note.removedAt === undefined ? awaitAbsence(work, name) : undefined;
  delete note.absentAt;
  // A campaign that was born later has only the name of the one that is gone.
  if (isBornLater(note.born, seen.born)) return undefined;
  if (note.born === undefined) {
    const owner = await ownerOfId(work, id);
    if (!owner)
      return waitFor(work, 'visible', work.service.lagSeconds, `the tags of ${called(work, name)} are not visible`);
    if (belongsToAnother(owner)) return leave(id, 'it belongs to another');
    if (isAdopted(work, owner)) return giveBack(work, id);
  }
  note.born = seen.born;
  if (await staysPaused(work))
    return (await stopFirst(work, seen, name)) ?? leave(id, 'it is to stay, and sends nothing');
  return underWay(work, seen, name) ?? (await stopFirst(work, seen, name)) ?? requestRemoval(work, seen, name);
}

/** Where either look did not show it, nothing tells the two apart. */
function isBornLater(born = '', seen: string): boolean {
  return born !== '' && seen !== '' && born !== seen;
}

function belongsToAnother({ kind }: Owner): boolean {
  return kind === 'other' || kind === 'sibling';
}

/** Adopted campaigns stay, unless the deletion of what the stack holds was written out. */
function isAdopted<C extends object>({ note, options, held }: Work<C>, owner: Owner): boolean {
  // Without marks, one that may have been adopted is taken for adopted.
  const adopted = owner.adopted || note.releasing === true || (owner.kind === 'nobody' && options.adopt === true);
  return adopted && !(options.teardown === 'delete' && held?.isCampaign === true);
}

/** What a deploy that failed has made is deleted all the same. */
async function staysPaused<C extends object>({ type, options, stack }: Work<C>): Promise<boolean> {
  return type === 'Delete' && options.teardown === 'pause' && !(await stack.isRollingBack());
}

/** First noted, then done: without its marks an adopted campaign cannot be told from one that is ours. */
async function giveBack<C extends object>(work: Work<C>, id: string): Promise<Wait | undefined> {
  if (work.note.releasing !== true) {
    work.note.releasing = true;
    return goOn(work, 0, `${called(work)} was adopted and is given back`);
  }
  await release(work, id);
  return leave(id, 'it was adopted');
}

function leave(id: string, why: string): undefined {
  log('INFO', `left alone: ${why}`, { campaign: id });
}

/** What has to end before a campaign can be deleted, or is its deletion already. */
function underWay<C extends object>(work: Work<C>, seen: Seen<C>, name: string): Wait | undefined {
  const { usualSeconds } = work.service;
  if (seen.standing === 'deleting') {
    return waitFor(work, 'removal', usualSeconds.remove, `${called(work, name)} ${statusWords(seen)}`);
  }
  if (seen.standing === 'changing') {
    return waitFor(work, 'create', usualSeconds.create, `${called(work, name)} ${statusWords(seen)}`);
  }
  if (seen.update?.standing === 'changing') {
    const words = `an update of ${called(work, name)} ${statusWords(seen.update)}`;
    return waitFor(work, 'other update', usualSeconds.update, words);
  }
  return undefined;
}

async function requestRemoval<C extends object>(work: Work<C>, seen: Seen<C>, name: string): Promise<Wait> {
  const { note, service } = work;
  const message = `the deletion of ${called(work, name)} was accepted`;
  const asked = note.removedAt !== undefined && Date.now() < note.removedAt + service.lagSeconds * 1000;
  if (asked) return waitFor(work, 'removal', service.usualSeconds.remove, message);
  await unlessMissing(
    work,
    write(work, 'delete', () => service.remove(seen.id)).catch((error: unknown) => {
      throw service.outreach && isRefusedForGood(error, service.errors) ? new RefusedForState(error) : error;
    }),
  );
  note.removedAt = Date.now();
  return waitFor(work, 'removal', service.usualSeconds.remove, message);
}
