import { randomUUID } from 'node:crypto';
import type { EmulatedResponse, RefusalKind } from '../core/service';
import type { State } from './campaign';

/** An error as REST JSON tells it: named by a header, with a status code of its own. */
export class ConnectError extends Error {
  constructor(
    override readonly name: string,
    readonly status: number,
    message: string,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export function invalid(message: string): ConnectError {
  return new ConnectError('ValidationException', 400, message);
}

/** A value of another type: the error that all of AWS has for it, the model lists none. */
export function unreadable(message: string): ConnectError {
  return new ConnectError('SerializationException', 400, message);
}

export function missing(what: string): ConnectError {
  return new ConnectError('ResourceNotFoundException', 404, `${what} does not exist.`);
}

export function conflict(message: string): ConnectError {
  return new ConnectError('ConflictException', 409, message);
}

export function quotaExceeded(message: string): ConnectError {
  return new ConnectError('ServiceQuotaExceededException', 402, message);
}

export function wrongState(state: State, message: string): ConnectError {
  return new ConnectError('InvalidCampaignStateException', 409, `${message} Its state is ${state}.`, { state });
}

/** The errors that a change of a campaign in the wrong state may end with, where no document says which. */
export const STATE_ERRORS = ['ValidationException', 'ConflictException', 'InvalidCampaignStateException'] as const;

export function stateError(name: (typeof STATE_ERRORS)[number], state: State, message: string): ConnectError {
  if (name === 'InvalidCampaignStateException') return wrongState(state, message);
  return name === 'ConflictException' ? conflict(message) : invalid(message);
}

export const THROTTLED = new ConnectError('ThrottlingException', 429, 'Rate exceeded');

const REFUSALS: Readonly<Record<RefusalKind, ConnectError>> = {
  throttle: THROTTLED,
  error: new ConnectError('InternalServerException', 500, 'The service failed to process the request'),
  unavailable: new ConnectError('ServiceUnavailable', 503, 'The service is unavailable, try again later'),
  denied: new ConnectError('AccessDeniedException', 403, 'User is not authorized to perform this action'),
};

export function refusalOf(kind: RefusalKind): EmulatedResponse {
  return errorAnswer(REFUSALS[kind]);
}

export function errorAnswer({ name, status, message, members }: ConnectError): EmulatedResponse {
  return jsonAnswer(status, { message, ...members }, { 'x-amzn-errortype': name });
}

/** An answer without a value has no body. */
export function jsonAnswer(status: number, body?: object, more: Record<string, string> = {}): EmulatedResponse {
  return { status, headers: { 'x-amzn-requestid': randomUUID(), ...more }, body };
}
