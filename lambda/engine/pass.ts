import { about, answer, failedId, Undelivered } from './answer';
import { create } from './create';
import { words } from './errors';
import { fence, holdOn } from './fence';
import { inLine, turnOf } from './line';
import { markedTime } from './identity';
import { log } from './log';
import type { Note, Poll } from './memory';
import { leftOf, noteOf } from './memory';
import { readRequest } from './read-request';
import { removeResource } from './remove';
import { answeredId, heldOf } from './physical-id';
import type { Request } from './request';
import type { CampaignService } from './service';
import type { Stack } from './stack';
import { update } from './update';
import type { Settled } from './verdict';
import { afterError, inTime, noteEnd, onceVisible, settledBefore } from './verdict';
import type { Waiter } from './waiter';
import type { Outcome, Work } from './work';
import { called, goOn, unlessMissing, write } from './work';

/** What a pass tells the waiter. */
export interface Progress {
  readonly finished: boolean;
  readonly seconds: number;
  readonly note: Note;
}

export interface PassInput<C extends object> {
  readonly service: CampaignService<C>;
  readonly poll: Poll;
  readonly request: Request;
  readonly waiter: Waiter;
  readonly stack: Stack;
  /** The function's own time-out. */
  readonly functionMs: number;
}

const UNDELIVERED_SECONDS = 15;

/** One look at what is there and the next step towards what is wanted. */
export async function pass<C extends object>(input: PassInput<C>): Promise<Progress> {
  const { request, poll, service } = input;
  const note = noteOf(poll.memory);
  // The poll before may have written something, and may even still be at work.
  if (poll.retries > 0) note.doubtUntil = Date.now() + quietMs(input);
  const settled = (await ended(input, note)) ?? (await attempt(input, note));
  if (Object.keys(note.bookmarks ?? {}).length === 0) delete note.bookmarks;
  const timely = inTime(settled, poll.memory, note);
  if (timely.kind === 'failed' && mayHaveMade(note)) note.untouched = false;
  else if (timely.kind === 'failed') note.untouched ??= true;
  const visible = onceVisible(timely, service, request.RequestType, note, poll.memory.deadlineAt);
  return tell(input, visible, note);
}

async function tell<C extends object>(
  { request, service }: PassInput<C>,
  settled: Settled,
  note: Note,
): Promise<Progress> {
  if (settled.kind === 'wait') {
    log('INFO', 'waits', { seconds: settled.seconds, for: note.message, ...about(request) });
    return { finished: false, seconds: settled.seconds, note };
  }
  try {
    if (settled.kind === 'superseded') log('WARN', 'gives way to another claim', about(request));
    else if (settled.kind === 'failed') {
      await answer(request, { status: 'FAILED', id: failedId(request, note), reason: settled.reason });
    } else await answer(request, { status: 'SUCCESS', id: settled.id, data: settled.attributes });
  } catch (error) {
    if (!(error instanceof Undelivered)) throw error;
    noteEnd(settled, service, note);
    return { finished: false, seconds: UNDELIVERED_SECONDS, note };
  }
  // The answer may get lost, and the request be sent again.
  return { finished: true, seconds: 0, note: leftOf(note) };
}

/** What an earlier pass has ended with. */
async function ended<C extends object>(input: PassInput<C>, note: Note): Promise<Settled | undefined> {
  const settled = settledBefore(note);
  // What was made was asked for by properties that could be read.
  if (settled?.kind === 'failed' && note.id !== undefined) await undoReplacement(workOf(input, note));
  return settled;
}

async function attempt<C extends object>(input: PassInput<C>, note: Note): Promise<Settled> {
  const { service, poll, request } = input;
  let work: Work<C> | undefined;
  try {
    work = workOf(input, note);
    const memory = poll.memory;
    const { uniqueNames } = service;
    const turnSeconds = turnOf(service, request);
    const isMarked = service.tagging !== undefined;
    const traits = { uniqueNames, isMarked, turnSeconds, quietMs: quietMs(input), invented: isInvented(input) };
    const hold = await fence({ ...input, ...traits, memory, note });
    const outcome = hold ? goOn(work, hold.seconds, hold.message) : answered(await step(work), work, request);
    delete note.refusals;
    delete note.limitedSince;
    delete note.staleSince;
    return outcome;
  } catch (error) {
    const subject = work ? called(work) : `${service.noun} of ${request.LogicalResourceId}`;
    const settled = afterError(error, service, poll.memory, note, subject);
    if (settled.kind === 'failed' && work && isUnheardOf(work)) return firstNoted(settled, work);
    return await inLine(settled, error, input, note);
  }
}

/** With the id that CloudFormation is to hold. */
function answered<C extends object>(outcome: Outcome, { service, identity, note }: Work<C>, request: Request): Outcome {
  if (outcome.kind === 'wait') return outcome;
  const made = { id: outcome.id, generation: identity.generation };
  return { ...outcome, id: answeredId(service, request.PhysicalResourceId, made, note.known) };
}

function step<C extends object>(work: Work<C>): Promise<Outcome> {
  switch (work.type) {
    case 'Create':
      return create(work);
    case 'Update':
      return update(work);
    case 'Delete':
      return removeResource(work);
  }
}

function workOf<C extends object>({ service, poll, request, waiter, stack }: PassInput<C>, note: Note): Work<C> {
  return {
    ...readRequest(service, request, poll.memory, (note.bookmarks ??= {})),
    requestedAt: note.askedAt ?? poll.memory.requestedAt,
    stack,
    note,
    deadlineAt: poll.memory.deadlineAt,
    guard: () => holdOn(waiter, poll.execution),
  };
}

/** How long another pass of this resource can still be at work and unseen. */
function quietMs<C extends object>({ functionMs, service }: PassInput<C>): number {
  return functionMs + (service.doubtSeconds ?? service.lagSeconds) * 1000;
}

/** An id that is neither a campaign's nor one that stands for none since a time. */
function isInvented<C extends object>({ service, request }: PassInput<C>): boolean {
  const { RequestType: type, PhysicalResourceId: id = '', StackId: stack, LogicalResourceId: resource } = request;
  return type === 'Delete' && !heldOf(service, id).isCampaign && !markedTime(stack, resource, id);
}

/** A write that was made, or whose outcome is not known. */
function mayHaveMade({ id, doubtUntil, wroteAt }: Note): boolean {
  return id !== undefined || doubtUntil !== undefined || wroteAt !== undefined;
}

/** CloudFormation never hears of the new campaign of a failed replacement: its deletion is asked for at once. */
function isUnheardOf<C extends object>({ note, type, physicalId }: Work<C>): boolean {
  return type === 'Update' && note.id !== undefined && note.id !== physicalId && note.found !== true;
}

/** Whoever comes after a kill does not find out from a campaign that is deleted why the request has failed. */
function firstNoted<C extends object>(settled: Settled, work: Work<C>): Settled {
  if (Date.now() >= work.deadlineAt) return settled;
  noteEnd(settled, work.service, work.note);
  delete work.note.removedAt;
  return goOn(work, 0, `${called(work)} is to be deleted, as the request has failed`);
}

async function undoReplacement<C extends object>(work: Work<C>): Promise<void> {
  const { note, service } = work;
  const { id } = note;
  if (id === undefined || !isUnheardOf(work) || note.removedAt !== undefined) return;
  note.removedAt = Date.now();
  try {
    await unlessMissing(
      work,
      write(work, 'delete', () => service.remove(id)),
    );
    log('INFO', 'the new campaign of a failed replacement is deleted', { campaign: id });
  } catch (error) {
    log('WARN', 'the new campaign of a failed replacement is left to the rollback', {
      campaign: id,
      error: words(error),
    });
  }
}
