import type { Refusal } from './service';
import { UnreadableAnswer } from './unreadable';

/** `unknown` means that no answer of the service was seen: the call may have taken effect. */
export type ErrorClass = Refusal | 'terminal' | 'unknown';

/** Ends the request with a reason for people. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** Another claim of the same resource has taken over, or this one was stopped: nothing more is done. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** A read that takes more than one pass: the next goes on where this one stopped. */
export class StillReading extends Error {
  override readonly name = 'StillReading';
}

/** A refusal that can be for the campaign's state, in words that are not documented: the state may have been read too early. */
export class RefusedForState extends Error {
  override readonly name: string;

  constructor(cause: unknown) {
    const { name = 'Error', message } = asThrown(cause);
    super(message, { cause });
    this.name = name;
  }
}

/** What every AWS service answers beside its own errors. */
const COMMON: Readonly<Record<string, Refusal>> = {
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  SlowDown: 'throttled',
  ThrottledException: 'throttled',
  RequestThrottled: 'throttled',
  RequestThrottledException: 'throttled',
  KmsThrottlingException: 'throttled',
  KmsAccessDeniedException: 'denied',
  AccessDeniedException: 'denied',
  AccessDenied: 'denied',
  UnrecognizedClientException: 'denied',
  ExpiredTokenException: 'denied',
};

interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly retryAfterSeconds?: unknown;
  readonly $responseBodyText?: unknown;
  readonly isUnclear?: unknown;
}

export function classify(error: unknown, table: Readonly<Record<string, Refusal>>): ErrorClass {
  if (error instanceof RefusedForState) return 'stale';
  if (error instanceof UnreadableAnswer) return 'unknown';
  const { name = '', $metadata: metadata, $responseBodyText: body } = asThrown(error);
  const listed = own(table, name) ?? own(COMMON, name);
  if (listed !== undefined) return listed;
  // A socket's error, a time-out, a clock that differs: an answer that broke off or stalled half-way has a status, and no word.
  const isCut = isSocketError(error) || /Timeout|Abort|RequestTime/.test(name);
  if (metadata?.httpStatusCode === undefined) return isCut || body !== undefined ? 'unknown' : 'terminal';
  const byAnswer = byStatus(metadata.httpStatusCode);
  return isCut && byAnswer === 'terminal' ? 'unknown' : byAnswer;
}

/** The service has refused it, and waiting does not help. What the engine itself ends a pass with is no word of the service. */
export function isRefusedForGood(error: unknown, table: Readonly<Record<string, Refusal>>): boolean {
  const isOurs = error instanceof Failure || error instanceof Superseded || error instanceof StillReading;
  return !isOurs && classify(error, table) === 'terminal';
}

/** A refusal in nobody's words: it is final, and yet the call may have had its effect. */
export function isUnclear(error: unknown): boolean {
  return asThrown(error).isUnclear === true;
}

/** How long the service wants to be left alone, in seconds. */
export function pauseOf(error: unknown): number {
  const { retryAfterSeconds: seconds } = asThrown(error);
  return typeof seconds === 'number' ? seconds : 0;
}

/** Node's own errors for wrong arguments have codes too. */
function isSocketError(error: unknown): boolean {
  const { code, cause } = asThrown(error);
  const given = code ?? asThrown(cause ?? {}).code;
  return typeof given === 'string' && !given.startsWith('ERR_');
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function byStatus(status: number): ErrorClass {
  if (status === 429) return 'throttled';
  return status >= 400 && status < 500 && status !== 408 ? 'terminal' : 'unknown';
}

/** An error in the service's own words: its name and its message, on one line. */
export function words(error: unknown): string {
  const { name, code, message } = asThrown(error);
  const what = [name === 'Error' && typeof code === 'string' ? code : name, message].filter(Boolean).join(': ');
  return oneLine(what) || 'no reason was given';
}

/** A text of somebody else's, cut: notes and logs must not grow without bound. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_WORDS ? `${Array.from(line).slice(0, LONGEST_WORDS).join('')}...` : line;
}

const LONGEST_WORDS = 3000;

function asThrown(error: unknown): Thrown {
  return typeof error === 'object' && error !== null ? error : { message: String(error) };
}
