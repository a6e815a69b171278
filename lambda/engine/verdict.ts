import type { ErrorClass } from './errors';
import { classify, Failure, pauseOf, StillReading, Superseded, words } from './errors';
import { log } from './log';
import type { Memory, Note } from './memory';
import type { CampaignService } from './service';
import { backoffSeconds, span } from './time';
import type { Outcome } from './work';

/** How a pass ended. */
export type Settled = { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'superseded' } | Outcome;

/** A refusal that may be a quota is waited out for so long. */
const LIMITED_MS = 10 * 60_000;
/** A state that was read too early is shown by then, and an answer that was another's is over. */
const STALE_MS = 60_000;
/** A policy that was just attached takes time to be seen. */
const POLICY_DELAY_MS = 3 * 60_000;

/** What an error means for the request: waiting, when that can help, or the end. */
export function afterError<C extends object>(
  error: unknown,
  service: CampaignService<C>,
  memory: Memory,
  note: Note,
  subject: string,
): Settled {
  if (error instanceof Superseded) return { kind: 'superseded' };
  if (error instanceof Failure) return failed(error.message);
  if (error instanceof StillReading) {
    note.message = `${subject}: ${error.message}`;
    return { kind: 'wait', seconds: 1 };
  }
  const kind = classify(error, service.errors);
  log('WARN', 'refused', { class: kind, error: words(error) });
  if (!passes(kind, memory, note)) return failed(`${subject}: ${words(error)}`, ADVICE[kind]);
  note.refusals = (note.refusals ?? 0) + 1;
  note.message = `${subject}: the last answer was ${words(error)}`;
  const least = pauseOf(error);
  return { kind: 'wait', seconds: least + backoffSeconds(note.refusals - 1), least };
}

/** A request that is not settled at its deadline has failed; the last look is taken right at it. */
export function inTime(settled: Settled, { deadlineAt, requestedAt }: Memory, note: Note): Settled {
  if (settled.kind !== 'wait') return settled;
  const left = (deadlineAt - Date.now()) / 1000;
  if (left > 0) return { kind: 'wait', seconds: Math.min(Math.ceil(settled.seconds), Math.ceil(left)) };
  const limit = span(Math.round((deadlineAt - requestedAt) / 1000));
  const seen = note.message ?? 'nothing was seen';
  return failed(`Not settled within ${limit}: ${seen}`, 'Deploy again to go on, or allow a longer deadline.');
}

/** Nothing is answered before whoever comes next would see what was written: a rollback trusts what it reads. */
export function onceVisible<C extends object>(
  settled: Settled,
  service: CampaignService<C>,
  type: string,
  note: Note,
  deadlineAt: number,
): Settled {
  const visibleAt = Math.min((note.wroteAt ?? 0) + service.lagSeconds * 1000, deadlineAt);
  const seconds = Math.ceil((visibleAt - Date.now()) / 1000);
  // A create that succeeded has been seen; of one that adopted the marks may not have been.
  const isSeen = settled.kind === 'done' && type === 'Create' && note.adopted !== true;
  if (seconds <= 0 || isSeen || settled.kind === 'wait' || settled.kind === 'superseded') return settled;
  noteEnd(settled, service, note);
  return { kind: 'wait', seconds };
}

/**
 * What a request has ended with stays true until it can be answered, and nobody looks again; but where updates have a status of
 * their own, as a later read may show that one is left to make.
 */
export function noteEnd<C extends object>(settled: Settled, { trackedUpdates }: CampaignService<C>, note: Note): void {
  if (settled.kind === 'failed') note.failure = settled.reason;
  if (settled.kind === 'done' && !trackedUpdates) note.success = { id: settled.id, attributes: settled.attributes };
}

export function settledBefore({ failure, success }: Note): Settled | undefined {
  if (failure !== undefined) return { kind: 'failed', reason: failure };
  return success && { kind: 'done', ...success };
}

/** Whether waiting can help. */
function passes(kind: ErrorClass, { requestedAt }: Memory, note: Note): boolean {
  switch (kind) {
    case 'throttled':
    case 'busy':
    case 'unknown':
      return true;
    case 'limited':
    case 'unreached':
      note.limitedSince ??= Date.now();
      return Date.now() - note.limitedSince < LIMITED_MS;
    case 'stale':
    case 'misread':
      note.staleSince ??= Date.now();
      return Date.now() - note.staleSince < STALE_MS;
    case 'denied':
      return Date.now() - requestedAt < POLICY_DELAY_MS;
    case 'missing':
    case 'taken':
    case 'terminal':
      return false;
  }
}

const ADVICE: Readonly<Partial<Record<ErrorClass, string>>> = {
  denied: "Allow it to the function's role; a permissions boundary or an organization's policy may deny it too.",
  limited: 'If this is a quota and no rate, delete a campaign or ask for a higher quota.',
  stale: 'The state of the campaign does not allow it: bring it to another by hand, then deploy again.',
  unreached: 'Check the address, and the way to it from the network of the function.',
  missing: 'Check that what the properties name exists in this account and Region.',
  terminal: 'Correct what it names and deploy again.',
};

function failed(what: string, advice = ''): Settled {
  const group = process.env.AWS_LAMBDA_LOG_GROUP_NAME;
  const sentences = [`${what.replace(/\.$/, '')}.`, advice, group ? `Log group: ${group}` : ''];
  return { kind: 'failed', reason: sentences.filter(Boolean).join(' ') };
}
