/** What a function threw, or what became of it, in Lambda's words. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';

  constructor(
    readonly errorType: string,
    readonly errorMessage: string,
    readonly trace: readonly string[] = [],
  ) {
    super(`${errorType}: ${errorMessage}`);
  }

  /** The payload that Lambda answers with. */
  get payload(): object {
    const { errorType, errorMessage, trace } = this;
    return { errorType, errorMessage, ...(trace.length > 0 ? { trace } : {}) };
  }
}

export type LambdaExceptionName =
  | 'TooManyRequestsException'
  | 'ServiceException'
  | 'AWSLambdaException'
  | 'SdkClientException'
  | 'ResourceNotFoundException';

/** A refusal by Lambda itself: the function did not run. */
export class LambdaException extends Error {
  constructor(
    override readonly name: LambdaExceptionName,
    message: string,
  ) {
    super(message);
  }
}
