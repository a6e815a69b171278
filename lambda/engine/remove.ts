import { log } from './log';
import { ownerOfId, searchOwn } from './search';
import type { Seen } from './service';
import { release } from './tags';
import type { Outcome, Wait, Work } from './work';
import { called, goOn, look, statusWords, unlessMissing, waitFor, write } from './work';

/** Deletes the campaign that CloudFormation names; for an id that no campaign has, only what is provably ours. */
export async function removeResource<C extends object>(work: Work<C>): Promise<Outcome> {
  const { note, service, physicalId = '' } = work;
  const target = { ...work, properties: work.wanted };
  note.id ??= service.isId(physicalId) ? physicalId : (await searchOwn(work, target))?.seen.id;
  const waits = note.id === undefined ? awaitLag(work) : await remove(work, note.id, work.name);
  return waits ?? { kind: 'done', id: physicalId, attributes: {} };
}

/** Not found counts once a create that was made before this request would be visible. */
function awaitLag<C extends object>(work: Work<C>): Wait | undefined {
  const seconds = (work.arrivedAt - Date.now()) / 1000 + work.service.lagSeconds;
  return seconds > 0 ? goOn(work, seconds, `${called(work)} was not found so far`) : undefined;
}

/** Ends when the service does not know the campaign any more, or when it is not ours to delete. */
export async function remove<C extends object>(work: Work<C>, id: string, name: string): Promise<Wait | undefined> {
  const { note } = work;
  const seen = await look(work, id);
  // A campaign that was born later has only the name of the one that is gone.
  if (!seen || (note.born !== undefined && note.born !== seen.born)) return undefined;
  if (note.born === undefined && (await mustStay(work, id))) return undefined;
  note.born = seen.born;
  return underWay(work, seen, name) ?? requestRemoval(work, seen, name);
}

/** Whether the campaign is left: another stack's, or adopted, unless its deletion was asked for. */
async function mustStay<C extends object>(work: Work<C>, id: string): Promise<boolean> {
  const owner = await ownerOfId(work, id);
  if (!owner) return false;
  if (owner.kind === 'other' || owner.kind === 'sibling') {
    log('WARN', 'left alone: it belongs to another', { campaign: id, owner: owner.resource, stack: owner.stack });
    return true;
  }
  // Without marks, one that may have been adopted is taken for adopted.
  const adopted = owner.adopted || (owner.kind === 'nobody' && work.options.adopt === true);
  if (!adopted || work.options.teardown === 'delete') return false;
  await release(work, id);
  log('INFO', 'left alone: it was adopted', { campaign: id });
  return true;
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
  const { service } = work;
  await unlessMissing(
    work,
    write(work, 'delete', () => service.remove(seen.id)),
  );
  return waitFor(work, 'removal', service.usualSeconds.remove, `the deletion of ${called(work, name)} was accepted`);
}
