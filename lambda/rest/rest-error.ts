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

/** The error of a call that was refused: nothing came of it. */
export function isRefused(error: unknown, ...statuses: number[]): error is RestError {
  return error instanceof RestError && statuses.includes(error.$metadata.httpStatusCode);
}
