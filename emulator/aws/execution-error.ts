import { FunctionError, LambdaException } from './function-error';

/** An error with the name that Retry and Catch match; Step Functions neither retries nor catches the terminal ones. */
export class ExecutionError extends Error {
  readonly isRetryable: boolean;
  readonly isCatchable: boolean;

  constructor(
    override readonly name: string,
    cause: string,
    options: { terminal?: boolean } = {},
  ) {
    super(cause);
    this.isRetryable = !options.terminal;
    this.isCatchable = !options.terminal;
  }
}

export function terminal(name: string, cause: string): ExecutionError {
  return new ExecutionError(name, cause, { terminal: true });
}

/** What Step Functions makes of Lambda's answer. */
export function fromLambda(error: unknown): unknown {
  if (error instanceof FunctionError) return new ExecutionError(error.errorType, JSON.stringify(error.payload));
  if (error instanceof LambdaException) return new ExecutionError(`Lambda.${error.name}`, error.message);
  return error;
}
