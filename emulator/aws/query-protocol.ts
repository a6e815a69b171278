import { randomUUID } from 'node:crypto';
import type { EmulatedRequest, EmulatedResponse, RefusalKind } from '../core/service';
import { ServiceError } from './aws-json';
import { element } from './xml';

/** The input of a call in AWS's Query protocol: text, lists and structures of them. */
export type QueryInput = Readonly<Record<string, unknown>>;

const CONTENT_TYPE = { 'content-type': 'text/xml' };

const REFUSALS: Readonly<Record<RefusalKind, ServiceError>> = {
  throttle: new ServiceError('Throttling', 'Rate exceeded'),
  error: new ServiceError('InternalFailure', 'Internal server error', 500),
  unavailable: new ServiceError('ServiceUnavailable', 'Service is unavailable', 503),
  denied: new ServiceError('AccessDenied', 'User is not authorized to perform this action', 403),
};

/** The action of a form that is meant for the given version of a service's API. */
export function actionOf(request: EmulatedRequest, version: string): string | undefined {
  if (request.method !== 'POST' || typeof request.body !== 'string') return undefined;
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return undefined;
  const form = new URLSearchParams(request.body);
  return form.get('Version') === version ? (form.get('Action') ?? undefined) : undefined;
}

/** `Tags.member.1.Key=a` is `{Tags: [{Key: 'a'}]}`. */
export function inputOf(request: EmulatedRequest): QueryInput {
  const tree: Record<string, unknown> = {};
  for (const [path, value] of new URLSearchParams(String(request.body))) put(tree, path.split('.'), value);
  return asLists(tree) as QueryInput;
}

export function queryAnswer(action: string, result: object): EmulatedResponse {
  const metadata = { RequestId: randomUUID() };
  const content = { [`${action}Result`]: result, ResponseMetadata: metadata };
  return { status: 200, headers: CONTENT_TYPE, body: element(`${action}Response`, content) };
}

export function queryFailure(error: ServiceError): EmulatedResponse {
  const Type = error.status < 500 ? 'Sender' : 'Receiver';
  const content = { Error: { Type, Code: error.name, Message: error.message }, RequestId: randomUUID() };
  return { status: error.status, headers: CONTENT_TYPE, body: element('ErrorResponse', content) };
}

export function queryRefusal(kind: RefusalKind): EmulatedResponse {
  return queryFailure(REFUSALS[kind]);
}

function put(tree: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[name] ??= value;
    return;
  }
  if (typeof tree[name] !== 'object') tree[name] = {};
  put(tree[name] as Record<string, unknown>, rest, value);
}

function asLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { member, ...rest } = value as Record<string, unknown>;
  if (typeof member !== 'object' || member === null) {
    return Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, asLists(item)]));
  }
  return Object.entries(member)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, item]) => asLists(item));
}
