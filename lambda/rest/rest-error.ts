import type { Refusal } from '../engine/service';

/**
 * What errors of a service without an SDK mean beside their status. A campaign that is missing, or a wrong path or version: what
 * reads a campaign looks which of them it is.
 */
export const REST_ERRORS: Readonly<Record<string, Refusal>> = {
  'HTTP 404': 'missing',
  NotReached: 'unreached',
  NoEvidence: 'misread',
};

/** What a service without an SDK answered instead of what was asked for: named by its status, told in its own words. */
export class RestError extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(
    status: number,
    message: string,
    /** How long the service wants to be left alone. */
    readonly retryAfterSeconds = 0,
  ) {
    super(message);
    this.name = `HTTP ${status}`;
    this.$metadata = { httpStatusCode: status };
  }
}

/** What is answered does not tell what is there: then nothing is done. */
export class NoEvidence extends Error {
  override readonly name = 'NoEvidence';
}

/** The error of a call that was refused: nothing came of it. */
export function isRefused(error: unknown, ...statuses: number[]): error is RestError {
  return error instanceof RestError && statuses.includes(error.$metadata.httpStatusCode);
}
