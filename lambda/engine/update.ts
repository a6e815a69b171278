import { canBecome } from './anew';
import { converge } from './converge';
import { create } from './create';
import { log } from './log';
import { remove } from './remove';
import { birthOf, idBefore, isOwn, ownerOfId, search, searchOwn } from './search';
import type { Outcome, Target, Wait, Work } from './work';
import { awaitAbsence, called, goOn, look } from './work';

/** Changes the campaign in place, or brings about another one where a create-only property changed. */
export async function update<C extends object>(work: Work<C>): Promise<Outcome> {
  const outcome = await wantedCampaign(work);
  if (outcome.kind === 'wait' || !work.former) return outcome;
  return (await removeFormer(work, work.former, outcome.id)) ?? outcome;
}

async function wantedCampaign<C extends object>(work: Work<C>): Promise<Outcome> {
  const { physicalId = '', held, former, note } = work;
  // A failed create that was kept has no campaign to update.
  if (note.id !== undefined || held?.isCampaign !== true) return create(work, true);
  if (!former || (await isWanted(work, physicalId))) return converge(work, physicalId);
  return (await staysGone(work, former, physicalId)) ?? create(work, true);
}

/**
 * A rollback that comes back to a campaign which somebody has deleted makes no other: that could contact people again, and a
 * second failure would wedge the stack.
 */
async function staysGone<C extends object>(
  work: Work<C>,
  former: Target<C>,
  physicalId: string,
): Promise<Outcome | undefined> {
  if (!(await work.stack.isRollingBack())) return undefined;
  const isThere = await look({ ...work, service: former.service }, physicalId);
  const id = isThere ? idBefore(work) : physicalId;
  // After a replacement that succeeded, the one before it is still there, unless somebody has deleted that.
  if (id === undefined || (await look(work, id))) return undefined;
  if (await searchOwn(work, { ...work, properties: work.wanted })) return undefined;
  const waits = awaitAbsence(work);
  if (waits) return waits;
  log('WARN', 'left as it is: the campaign was deleted outside of this stack', { campaign: id });
  return { kind: 'done', id, attributes: {} };
}

/**
 * After a replacement that failed, the rollback's wanted campaign is the one that CloudFormation still holds. It is too where
 * that one can become what is wanted.
 */
async function isWanted<C extends object>(work: Work<C>, physicalId: string): Promise<boolean> {
  if (!work.service.tagging) return work.held?.generation === work.identity.generation;
  return isWantedByMark(work, physicalId);
}

async function isWantedByMark<C extends object>(work: Work<C>, physicalId: string): Promise<boolean> {
  const { service, former } = work;
  const owner = await ownerOfId(work, physicalId);
  if (owner && isOwn(owner, work)) return true;
  // Where somebody took the marks off, the name is left to go by.
  if (service.uniqueNames) {
    return (
      owner?.kind === 'nobody' &&
      (await service.candidates(work.wanted, work.name, birthOf(work, work))).includes(physicalId)
    );
  }
  const isOurs =
    owner?.kind === 'nobody' || (owner?.kind === 'ours' && owner.generation === former?.identity.generation);
  const seen = isOurs ? await look(work, physicalId) : undefined;
  return seen !== undefined && canBecome(work, seen);
}

/** A former campaign that CloudFormation does not know, as its making failed, is removed by nobody else. */
async function removeFormer<C extends object>(
  work: Work<C>,
  former: Target<C>,
  kept: string,
): Promise<Wait | undefined> {
  const found = await search(work, former);
  const orphan = found.find(
    ({ seen, owner }) => isOwn(owner, former) && seen.id !== kept && seen.id !== work.physicalId,
  );
  if (!orphan) return undefined;
  const waits = await remove({ ...work, service: former.service }, orphan.seen.id, former.name);
  if (waits) return waits;
  // What was noted is about the one that is gone; there can be another.
  Object.assign(work.note, { born: undefined, removedAt: undefined, absentAt: undefined, releasing: undefined });
  delete work.note.unstoppable;
  return goOn(work, 0, `${called(work, former.name)} is gone`);
}
