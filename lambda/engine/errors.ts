import type { Refusal } from './service';

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

/** What every AWS service answers beside its own errors. */
const COMMON: Readonly<Record<string, Refusal>> = {
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  SlowDown: 'throttled',
  AccessDeniedException: 'denied',
  AccessDenied: 'denied',
  UnrecognizedClientException: 'denied',
  ExpiredTokenException: 'denied',
};

interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $responseBodyText?: unknown;
}

export function classify(error: unknown, table: Readonly<Record<string, Refusal>>): ErrorClass {
  const { name = '', code, $metadata: metadata, $responseBodyText: body } = asThrown(error);
  const listed = Object.hasOwn(table, name) ? table[name] : COMMON[name];
  if (listed !== undefined) return listed;
  const status = metadata?.httpStatusCode;
  if (status === 429) return 'throttled';
  if (status !== undefined && status >= 400 && status < 500) return 'terminal';
  // No status at all: a socket's error, a time-out, or an answer that could not be read.
  const noAnswer = typeof code === 'string' || /Timeout|Abort/.test(name) || body !== undefined;
  return status !== undefined || noAnswer ? 'unknown' : 'terminal';
}

/** An error in the service's own words: its name and its message, on one line. */
export function words(error: unknown): string {
  const { name, code, message } = asThrown(error);
  const what = [name === 'Error' && typeof code === 'string' ? code : name, message].filter(Boolean).join(': ');
  const line = what.replace(/\s+/g, ' ').trim() || 'no reason was given';
  return line.length > 1000 ? `${line.slice(0, 1000)}...` : line;
}

function asThrown(error: unknown): Thrown {
  return typeof error === 'object' && error !== null ? error : { message: String(error) };
}
