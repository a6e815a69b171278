import { about, answer, failedId } from './answer';
import { POLICY_DELAY_MS } from './claim';
import { create } from './create';
import type { ErrorClass } from './errors';
import { classify, Failure, Superseded, words } from './errors';
import { fence, holdOn } from './fence';
import { log } from './log';
import type { Memory, Note, Poll } from './memory';
import { noteOf } from './memory';
import { readRequest } from './read-request';
import { removeResource } from './remove';
import type { Request } from './request';
import type { CampaignService } from './service';
import { backoffSeconds, span } from './time';
import { update } from './update';
import type { Waiter } from './waiter';
import type { Outcome, Work } from './work';
import { called, goOn, write } from './work';

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
  /** The function's own time-out. */
  readonly functionMs: number;
}

/** A refusal that may be a quota is waited out for so long. */
const LIMITED_MS = 10 * 60_000;

type Settled = { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'superseded' } | Outcome;

/** One look at what is there and the next step towards what is wanted. */
export async function pass<C extends object>(input: PassInput<C>): Promise<Progress> {
  const { request, poll } = input;
  const note = noteOf(poll.memory);
  if (poll.retries > 0) note.doubtAt = Date.now();
  const settled = inTime(await attempt(input, note), poll.memory, note);
  if (settled.kind === 'wait') {
    log('INFO', 'waits', { seconds: settled.seconds, for: note.message, ...about(request) });
    return { finished: false, seconds: settled.seconds, note };
  }
  if (settled.kind === 'superseded') log('WARN', 'gives way to a newer claim', about(request));
  else if (settled.kind === 'done') {
    await answer(request, { status: 'SUCCESS', id: settled.id, data: settled.attributes });
  } else await answer(request, { status: 'FAILED', id: failedId(request, note), reason: settled.reason });
  return { finished: true, seconds: 0, note: {} };
}

/** A request that is not settled at its deadline has failed; the last look is taken right at it. */
function inTime(settled: Settled, { deadlineAt, requestedAt }: Memory, note: Note): Settled {
  if (settled.kind !== 'wait') return settled;
  const left = (deadlineAt - Date.now()) / 1000;
  if (left > 0) return { kind: 'wait', seconds: Math.min(Math.ceil(settled.seconds), Math.ceil(left)) };
  const limit = span(Math.round((deadlineAt - requestedAt) / 1000));
  const seen = note.message ?? 'nothing was seen';
  return failed(`Not settled within ${limit}: ${seen}`, 'Deploy again to go on, or allow a longer deadline.');
}

async function attempt<C extends object>(input: PassInput<C>, note: Note): Promise<Settled> {
  let work: Work<C> | undefined;
  try {
    work = workOf(input, note);
    const quiet = await fence({
      ...input,
      memory: input.poll.memory,
      note,
      quietMs: input.functionMs + input.service.lagSeconds * 1000,
      invented: isInvented(input),
    });
    const outcome = quiet > 0 ? goOn(work, quiet, 'an older request of this resource was stopped') : await step(work);
    delete note.refusals;
    delete note.limitedSince;
    return outcome;
  } catch (error) {
    const settled = afterError(
      error,
      input,
      note,
      work ? called(work) : `${input.service.noun} of ${input.request.LogicalResourceId}`,
    );
    if (settled.kind === 'failed' && work) await undoReplacement(work);
    return settled;
  }
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

function workOf<C extends object>({ service, poll, request, waiter }: PassInput<C>, note: Note): Work<C> {
  return {
    ...readRequest(service, request, poll.memory),
    service,
    note,
    deadlineAt: poll.memory.deadlineAt,
    guard: () => holdOn(waiter, poll.execution),
  };
}

/** An id that is neither a campaign's nor the one that stands for none. */
function isInvented<C extends object>({ service, request }: PassInput<C>): boolean {
  const id = request.PhysicalResourceId ?? '';
  return (
    request.RequestType === 'Delete' && !service.isId(id) && id !== failedId({ ...request, RequestType: 'Create' }, {})
  );
}

function afterError<C extends object>(
  error: unknown,
  { service, poll }: PassInput<C>,
  note: Note,
  subject: string,
): Settled {
  if (error instanceof Superseded) return { kind: 'superseded' };
  if (error instanceof Failure) return failed(error.message);
  const kind = classify(error, service.errors);
  log('WARN', 'refused', { class: kind, error: words(error) });
  if (!passes(kind, poll.memory, note)) return failed(`${subject}: ${words(error)}`, ADVICE[kind]);
  note.refusals = (note.refusals ?? 0) + 1;
  note.message = `${subject}: the last answer was ${words(error)}`;
  return { kind: 'wait', seconds: backoffSeconds(note.refusals - 1) };
}

const ADVICE: Readonly<Partial<Record<ErrorClass, string>>> = {
  denied: "Allow it to the function's role; a permissions boundary or an organization's policy may deny it too.",
  limited: 'If this is a quota and no rate, delete a campaign or ask for a higher quota.',
  missing: 'Check that what the properties name exists in this account and Region.',
  terminal: 'Correct what it names and deploy again.',
};

function failed(what: string, advice = ''): Settled {
  const group = process.env.AWS_LAMBDA_LOG_GROUP_NAME;
  const sentences = [`${what.replace(/\.$/, '')}.`, advice, group ? `Log group: ${group}` : ''];
  return { kind: 'failed', reason: sentences.filter(Boolean).join(' ') };
}

/** Whether waiting can help. */
function passes(kind: ErrorClass, { requestedAt }: Memory, note: Note): boolean {
  switch (kind) {
    case 'throttled':
    case 'busy':
    case 'unknown':
      return true;
    case 'limited':
      note.limitedSince ??= Date.now();
      return Date.now() - note.limitedSince < LIMITED_MS;
    case 'denied':
      return Date.now() - requestedAt < POLICY_DELAY_MS;
    case 'missing':
    case 'taken':
    case 'terminal':
      return false;
  }
}

/** CloudFormation never hears of the new campaign of a failed replacement: its deletion is started at once. */
async function undoReplacement<C extends object>(work: Work<C>): Promise<void> {
  const { note, type, physicalId, service } = work;
  const { id } = note;
  if (type !== 'Update' || id === undefined || id === physicalId || note.found === true) return;
  try {
    await write(work, 'delete', () => service.remove(id));
    log('INFO', 'the new campaign of a failed replacement is deleted', { campaign: called(work) });
  } catch (error) {
    log('WARN', 'the new campaign of a failed replacement stays for the rollback', {
      campaign: id,
      error: words(error),
    });
  }
}
