import type { EmulatedResponse, RefusalKind } from '../core/service';
import { RestError } from '../rest/rest-error';

export function badRequest(message: string): RestError {
  return new RestError(400, 'Bad Request', message);
}

export function notFound(message: string): RestError {
  return new RestError(404, 'Not Found', message);
}

export function conflict(message: string): RestError {
  return new RestError(409, 'Conflict', message);
}

export const UNAUTHORIZED = new RestError(401, 'Unauthorized', 'The API key has no access to this account.');

const INTERNAL = new RestError(500, 'Internal Server Error', 'An unexpected error occurred.');

/** Throttling and unavailability are told by the gateway, which has a message only. */
const REFUSALS: Readonly<Record<RefusalKind, EmulatedResponse>> = {
  throttle: { status: 429, body: { message: 'Too Many Requests' } },
  error: errorAnswer(INTERNAL),
  unavailable: { status: 503, body: { message: 'Service Unavailable' } },
  denied: errorAnswer(UNAUTHORIZED),
};

export function refusalOf(kind: RefusalKind): EmulatedResponse {
  return REFUSALS[kind];
}

export function errorAnswer({ status, code, message }: RestError): EmulatedResponse {
  return { status, body: { error: code, message } };
}
