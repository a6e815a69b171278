import { isUtf8 } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiKey } from '../../lib/contract/rest';
import { Failure, oneLine } from '../engine/errors';
import type { HttpAnswer, HttpRequest } from '../engine/http';
import { http, NO_CONNECTION, TooLarge } from '../engine/http';
import { UnreadableAnswer } from '../engine/unreadable';
import { Keys } from './key';
import { isRefused, RestError } from './rest-error';

/** What one service's calls have in common. */
export interface RestService {
  /** The headers that carry the key. */
  readonly authorization: (key: string) => Readonly<Record<string, string>>;
  /** The message of an error's body, whatever the body is. */
  readonly messageOf: (body: unknown) => string | undefined;
  /** Whether an answer says that nothing was done, though its status says otherwise. */
  readonly isFailure?: (body: unknown) => boolean;
  /** How long the service is left alone after a status, in seconds; it may ask for longer itself. */
  readonly pauses: Readonly<Record<number, number>>;
  /** Between two calls of one process, in milliseconds. */
  readonly paceMs: number;
}

/** Where a campaign of a service is. */
export interface Place {
  readonly baseUrl: string;
  readonly apiKey: ApiKey;
  readonly headers?: Readonly<Record<string, string>>;
  /** For what the service counts calls: the same at every address. */
  readonly rateOf: string;
}

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Makes a call and returns the structure that was answered, or undefined where there was none. */
export type Send = (call: RestCall) => Promise<unknown>;

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 4 * 1024 * 1024;
/** No answer makes a request wait longer. */
const LONGEST_PAUSE_SECONDS = 600;

/** Shared by all campaigns of the function. */
const keys = new Keys();
const lastCalls = new Map<string, number>();

export function restClient(service: RestService, place: Place): Send {
  return async (call) => {
    try {
      return await attempt(service, place, call, false);
    } catch (error) {
      if (!isRefused(error, 401)) throw error;
      // The key may have been rotated; a call that was refused so had no effect.
      return attempt(service, place, call, true);
    }
  };
}

async function attempt(service: RestService, place: Place, call: RestCall, freshKey: boolean): Promise<unknown> {
  const key = await keys.read(place.apiKey, freshKey);
  await inPace(place.rateOf, service.paceMs);
  const response = await answerTo(call, {
    method: call.method,
    url: urlOf(place, call),
    headers: {
      ...service.authorization(key),
      ...place.headers,
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    timeoutMs: TIMEOUT_MS,
    largest: LARGEST_ANSWER,
  });
  const body = isOk(response) ? structureOf(call, response) : parsed(response.body.toString());
  if (!isOk(response) || service.isFailure?.(body) === true) throw refusal(service, call, response, body, key);
  return body;
}

function isOk({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}

async function answerTo(call: RestCall, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await http.send(request);
  } catch (error) {
    throw toldOf(call, error);
  }
}

/** No connection came about, so the call had no effect. */
const NOT_REACHED = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', NO_CONNECTION];

export class NotReached extends Error {
  override readonly name = 'NotReached';
}

/** With the call that has failed. */
function toldOf(call: RestCall, error: unknown): unknown {
  if (error instanceof TooLarge) return unreadable(call, error.message);
  const { code, message, name } = error as NodeJS.ErrnoException;
  const words = `${call.method} ${call.path}: ${message || String(code)}`;
  if (NOT_REACHED.includes(String(code))) return new NotReached(words, { cause: error });
  return Object.assign(new Error(words, { cause: error }), { name, code });
}

/** An API that takes few calls a second is given the time; other processes do not know of it. */
async function inPace(rateOf: string, paceMs: number): Promise<void> {
  const next = (lastCalls.get(rateOf) ?? -Infinity) + paceMs;
  const wait = next - Date.now();
  lastCalls.set(rateOf, Math.max(next, Date.now()));
  if (wait > 0) await sleep(wait);
}

function urlOf({ baseUrl }: Place, { path, query = {} }: RestCall): string {
  const parameters = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const search = new URLSearchParams(parameters).toString();
  return `${baseUrl}${path}${search === '' ? '' : `?${search}`}`;
}

/** Every answer of success is a structure, or nothing. What else comes is from somebody on the way, who may have made nothing. */
function structureOf(call: RestCall, { status, headers, body: bytes }: HttpAnswer): unknown {
  const body = isUtf8(bytes) ? parsed(bytes.toString()) : 'no text';
  if (body === undefined || (typeof body === 'object' && !Array.isArray(body))) return body ?? undefined;
  const type = headers['content-type'];
  throw unreadable(call, `it is no JSON structure (${[`HTTP ${status}`, type].filter(Boolean).join(', ')})`);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

const NOT_MADE: readonly number[] = [401, 429];

function refusal(service: RestService, call: RestCall, response: HttpAnswer, body: unknown, key: string): Error {
  const { status } = response;
  const asked = `${call.method} ${call.path}`;
  if (status >= 300 && status < 400) {
    const words = `${asked} was answered with a redirect (${status}), which is not followed: it would carry the API key elsewhere. Correct baseUrl`;
    return Object.assign(new Failure(words), { isUnclear: true });
  }
  const told = service.messageOf(body);
  if (isOk(response)) {
    return new Failure(said(`${asked} was answered without success: ${told ?? 'no reason was given'}`, key));
  }
  const text = told ?? (typeof body === 'string' && body !== '' ? body : response.statusText);
  const pause = Math.max(service.pauses[status] ?? 0, askedPause(response));
  // Whoever is on the way has said it: the service may have made the call before, unless it never got there.
  const isUnclear = told === undefined && !NOT_MADE.includes(status);
  return Object.assign(new RestError(status, said(`${asked}: ${text}`, key), pause), { isUnclear });
}

/** A service may repeat the key: as it is, in JSON, or in an address. It is taken out before the text is cut. */
function said(text: string, key: string): string {
  const written = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)];
  return oneLine(written.reduce((left, form) => left.replaceAll(form, '***'), text));
}

/** A number of seconds, or a date. */
function askedPause({ headers }: HttpAnswer): number {
  const text = headers['retry-after'] ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(0, seconds), LONGEST_PAUSE_SECONDS);
}

export function unreadable({ method, path }: RestCall, why: string): UnreadableAnswer {
  return new UnreadableAnswer(`${method} ${path}`, why);
}
