import type { EmulatedResponse, RefusalKind } from '../core/service';
import { RestError } from '../rest/rest-error';
import type { Switches } from '../rest/switches';
import type { SWITCHES } from './switches';

/** Status and number of each error, as documented. */
const ERRORS = {
  SERVER_ERROR: [500, '1'],
  MAINTENANCE_ERROR: [503, '2'],
  AUTHENTICATION_INVALID: [401, '10'],
  API_MISUSE: [403, '12'],
  ROUTE_NOT_FOUND: [404, '20'],
  MISSING_PARAMETER: [400, '30'],
  MALFORMED_PARAMETER: [400, '31'],
  MALFORMED_JSON_BODY: [400, '32'],
  TOO_MANY_REQUESTS: [429, '60'],
} as const;

type Code = keyof typeof ERRORS;

export function error(code: Code, message: string): RestError {
  return new RestError(ERRORS[code][0], code, message);
}

export function misuse(message: string): RestError {
  return error('API_MISUSE', message);
}

export function unknownCampaign(id: string): RestError {
  return error('ROUTE_NOT_FOUND', `Campaign ${id} not found.`);
}

export const TOO_MANY = error(
  'TOO_MANY_REQUESTS',
  'Too many requests, please wait for at least 5 seconds before trying again.',
);
export const UNAUTHENTICATED = error('AUTHENTICATION_INVALID', 'The REST API key is not valid for this project.');

const REFUSALS: Readonly<Record<RefusalKind, RestError>> = {
  throttle: TOO_MANY,
  error: error('SERVER_ERROR', 'Unexpected error.'),
  unavailable: error('MAINTENANCE_ERROR', 'The services are under maintenance. Please try again later.'),
  denied: UNAUTHENTICATED,
};

type Choices = Switches<typeof SWITCHES>;

export function refusalOf(switches: Choices, kind: RefusalKind): EmulatedResponse {
  return errorAnswer(switches, REFUSALS[kind]);
}

export function errorAnswer(switches: Choices, { status, code, message }: RestError): EmulatedResponse {
  const number = ERRORS[code as Code][1];
  const error_code = switches.chosen('errorCodes') === 'numbers' ? number : code;
  return { status, body: { error_code, error_message: message } };
}
