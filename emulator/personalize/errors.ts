import { randomUUID } from 'node:crypto';
import type { EmulatedResponse, RefusalKind } from '../core/service';

/** An error as AWS JSON 1.1 tells it: every client error is HTTP 400, told apart by name. */
export class PersonalizeError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export function invalid(message: string): PersonalizeError {
  return new PersonalizeError('InvalidInputException', message);
}

export function missing(arn: string): PersonalizeError {
  return new PersonalizeError('ResourceNotFoundException', `Resource Arn ${arn} does not exist.`);
}

export function busy(arn: string, reason: string): PersonalizeError {
  return new PersonalizeError('ResourceInUseException', `Resource Arn ${arn} is in use: ${reason}.`);
}

/** Names and status codes of AWS JSON 1.1 that the model does not list: they are common to all of AWS. */
const REFUSALS: Readonly<Record<RefusalKind, PersonalizeError>> = {
  throttle: new PersonalizeError('ThrottlingException', 'Rate exceeded'),
  error: new PersonalizeError('InternalServerError', 'The service failed to process the request', 500),
  unavailable: new PersonalizeError('ServiceUnavailable', 'The service is unavailable, try again later', 503),
  denied: new PersonalizeError('AccessDeniedException', 'User is not authorized to perform this action'),
};

export function refusalOf(kind: RefusalKind): EmulatedResponse {
  return errorAnswer(REFUSALS[kind]);
}

export function errorAnswer(error: PersonalizeError): EmulatedResponse {
  return jsonAnswer(error.status, { __type: error.name, message: error.message });
}

/** An answer without a value has no body. */
export function jsonAnswer(status: number, body?: object): EmulatedResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() };
  return { status, headers, body };
}
