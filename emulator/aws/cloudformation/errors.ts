import { ServiceError } from '../aws-json';

export function invalid(message: string): ServiceError {
  return new ServiceError('ValidationError', message);
}

/** Why a resource failed, and the physical id that it has all the same. */
export class ResourceFailure extends Error {
  override readonly name = 'ResourceFailure';

  constructor(
    message: string,
    readonly id?: string,
    /** Nothing was asked of anybody: there is nothing to undo. */
    readonly untouched = false,
  ) {
    super(message);
  }
}

/** Whatever went wrong is the resource's failure: the stack goes on. */
export function failureOf(error: unknown): ResourceFailure {
  if (error instanceof ResourceFailure) return error;
  return new ResourceFailure(error instanceof Error ? error.message : String(error), undefined, true);
}
