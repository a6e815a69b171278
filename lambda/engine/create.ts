import { converge } from './converge';
import { classify, Failure, RefusedForState, words } from './errors';
import type { Owner } from './identity';
import { marksOf } from './identity';
import type { Dated, Found } from './search';
import { refuseSecondContact } from './outreach';
import { birthOf, bornAt, idBefore, isOwn, ownerOfId, search } from './search';
import type { Outcome, Wait, Work } from './work';
import { userTags } from './tags';
import { awaitVisible, called, goOn, statusWords, waitFor, write } from './work';
import { awaitNeed } from './need';

/** Brings the wanted campaign about: finds it, adopts it or makes it, then waits until it is as wanted. */
export async function create<C extends object>(work: Work<C>, lookFirst = false): Promise<Outcome> {
  const waits = (work.note.id ? undefined : await begin(work, lookFirst)) ?? (await awaitProof(work));
  return waits ?? converge(work, work.note.id ?? '');
}

/** Where names are not unique, a create may be answered with the campaign that has the name: then none was made. */
async function awaitProof<C extends object>(work: Work<C>): Promise<Wait | undefined> {
  const { note, service } = work;
  const { id, found, proved } = note;
  if (service.uniqueNames || !service.tagging || id === undefined || found === true || proved === true)
    return undefined;
  const owner = await ownerOfId(work, id);
  if (!owner)
    return waitFor(work, 'visible', service.lagSeconds, `${called(work)} was created, but is not visible yet`);
  if (!isOwn(owner, work) || isEarlier(work, { owner })) return refuseForeign(work, id, owner);
  note.proved = true;
  return undefined;
}

function refuseForeign<C extends object>(work: Work<C>, id: string, owner: Owner): Wait {
  const { note, service } = work;
  if (Date.now() < (note.wroteAt ?? 0) + service.lagSeconds * 1000) {
    return waitFor(work, 'visible', service.lagSeconds, `the tags of ${called(work)} are not visible yet`);
  }
  // What is not ours is not given to the rollback.
  delete note.id;
  throw new Failure(takenBy(work, id, owner));
}

/** Ends with an id in the note, or with what has to be waited for. */
async function begin<C extends object>(work: Work<C>, lookFirst: boolean): Promise<Wait | undefined> {
  const { note, options, service } = work;
  const waits = awaitVisible(work);
  if (waits) return waits;
  await refuseSecondContact(work);
  if (lookFirst || note.doubtUntil !== undefined || options.adopt === true || service.givesIds === true) {
    const found = await search(work, { ...work, properties: work.wanted });
    const taken = await take(work, found);
    if (taken ?? note.id) return taken;
    if (service.givesIds === true && found[0]) throw new Failure(idTaken(work, found[0].seen.id));
  }
  const needed = await awaitNeed(work);
  return needed ?? make(work);
}

async function make<C extends object>(work: Work<C>): Promise<Wait | undefined> {
  const { note, service, wanted, identity, name } = work;
  // Where names are not unique a campaign of an earlier create can be there beside this one's: the mark tells since when.
  const since = service.uniqueNames ? undefined : String(Math.floor(work.requestedAt / 1000));
  const tags = { ...userTags(wanted), ...marksOf(identity, false, since) };
  try {
    note.id = await write(work, 'create', () => service.create(wanted, name, tags, birthOf(work, work)));
    note.phase = { name: 'create', since: Date.now() };
    if (service.tagging) return undefined;
    // Whoever comes after a kill, or after this claim was stopped, has to know it: it is noted before anything else is done.
    note.made = { id: note.id, generation: identity.generation };
    return goOn(work, service.usualSeconds.create, `${called(work)} was created, and is not finished yet`);
  } catch (error) {
    if (classify(error, { ...service.errors, ...service.createErrors }) !== 'taken') throw error;
    return takeName(work, error);
  }
}

/** The service says that the name is taken: by us, after a lost answer, or by somebody else. */
async function takeName<C extends object>(work: Work<C>, error: unknown): Promise<Wait | undefined> {
  const found = await search(work, { ...work, properties: work.wanted });
  const waits = await take(work, found);
  if (waits ?? work.note.id) return waits;
  const holder = found[0];
  if (work.service.givesIds === true) {
    if (holder) throw new Failure(idTaken(work, holder.seen.id));
    const why = words(error).replace(/\.$/, '');
    throw new Failure(`${called(work)} cannot be made: ${why}. Its id is taken by what cannot be seen; give another`);
  }
  // Where names are not unique, nobody's name is the reason.
  if (!work.service.uniqueNames) throw new RefusedForState(error);
  if (!holder) return waitFor(work, 'name', 60, `the name ${work.name} is taken, but not visible yet`);
  throw new Failure(takenBy(work, holder.seen.id, holder.owner));
}

/** Takes what is ours, or what may be adopted; waits out what is going. */
async function take<C extends object>(work: Work<C>, found: Found<C>[]): Promise<Wait | undefined> {
  const own = found.find((one) => isOwn(one.owner, work) && !isEarlier(work, one));
  const free = freeOne(work, found);
  const holder = own ?? (work.options.adopt === true ? free : undefined) ?? found[0];
  if (!holder) return undefined;
  const isDeleting = holder.seen.standing === 'deleting';
  if (!own && !work.service.uniqueNames && (isDeleting || work.options.adopt !== true)) return undefined;
  if (isDeleting) {
    const message = `the name ${work.name} is held by a campaign that ${statusWords(holder.seen)}`;
    return waitFor(work, 'name', work.service.usualSeconds.remove, message);
  }
  if (own) return settleOn(work, own);
  return work.options.adopt === true ? adopt(work, holder) : undefined;
}

/** Clocks differ; what is older than a request by more than this was not made for it. */
export const CLOCK_SKEW_MS = 60_000;

/** Where names are not unique a create makes its own: what was kept of an earlier one stays, unless it is asked for. */
function isEarlier<C extends object>(work: Work<C>, found: Dated): boolean {
  const { type, service, options } = work;
  const isNamesake =
    type === 'Create' &&
    !service.uniqueNames &&
    service.tagging !== undefined &&
    !found.owner.adopted &&
    options.adopt !== true;
  return isNamesake && bornAt(found) < work.requestedAt - CLOCK_SKEW_MS;
}

/** What may be adopted. */
function freeOne<C extends object>(work: Work<C>, found: Found<C>[]): Found<C> | undefined {
  const free = found.filter(({ seen, owner }) => owner.kind === 'nobody' && seen.standing !== 'deleting');
  if (work.options.adopt === true && free.length > 1) {
    const ids = free.map(({ seen }) => seen.id).join(', ');
    throw new Failure(
      `${called(work)} cannot be adopted: there are ${free.length} of that name, ${ids}. Rename all but one`,
    );
  }
  return free[0];
}

async function settleOn<C extends object>(work: Work<C>, found: Found<C>): Promise<undefined> {
  const { seen, owner } = found;
  const isOlder = bornAt(found) < work.requestedAt - CLOCK_SKEW_MS;
  // Another campaign of the same name can have the same id: before a rollback it is one that was just made.
  const inherited = isOlder || (seen.id === idBefore(work) && (await work.stack.isRollingBack()));
  Object.assign(work.note, { id: seen.id, found: true, adopted: owner.adopted, inherited, sighted: true });
  if (!work.service.tagging) work.note.made = { id: seen.id, generation: work.identity.generation };
}

/** The mark that it was adopted comes with the marks of ownership, so it is never ours without. */
async function adopt<C extends object>(work: Work<C>, { seen, owner }: Found<C>): Promise<undefined> {
  if (owner.kind !== 'nobody') throw new Failure(takenBy(work, seen.id, owner));
  const { note, service, identity } = work;
  const { tagging } = service;
  if (!tagging) throw new Failure(`${called(work)} cannot be adopted: nothing on it could say so`);
  note.adopted = true;
  await write(work, 'adoption', () => tagging.tag(seen.id, marksOf(identity, true)));
  Object.assign(note, { id: seen.id, found: true, sighted: true });
}

/** Where the stack gives the id, no name is to blame and nothing can be adopted. */
function idTaken<C extends object>(work: Work<C>, id: string): string {
  return `${called(work)} cannot be made: its id ${id} is that of a campaign which this stack did not make. Give another`;
}

function takenBy<C extends object>(work: Work<C>, id: string, owner: Owner): string {
  const taken = `${called(work)} cannot be made: its name is taken by ${id}`;
  switch (owner.kind) {
    case 'other':
      return `${taken}, which belongs to the stack ${owner.stack ?? ''}. Choose another name; or, if that stack is gone, take the campaign's cdk-campaigns: tags off and ask for its adoption.`;
    case 'sibling':
    case 'ours':
      return (
        `${taken}, which belongs to ${owner.resource ?? 'another resource'} of this stack. A stack makes the new campaign ` +
        'before it deletes the old one: choose another name, leave the name out to have one generated, ' +
        'or remove the old campaign in a deploy of its own first.'
      );
    case 'nobody':
      return `${taken}, which this stack did not make. Choose another name, or ask for its adoption.`;
  }
}
