import { setTimeout as sleep } from 'node:timers/promises';
import { http } from './http';
import { markerId } from './identity';
import { log } from './log';
import { signedAt } from './time';
import type { Note } from './memory';
import { markedId } from './physical-id';
import type { Answerable } from './request';

export interface Result {
  readonly status: 'SUCCESS' | 'FAILED';
  readonly id: string;
  readonly reason?: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** The place where answers go is out of reach: what is to be answered stays true and is tried again later. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';
}

/** CloudFormation rejects a longer answer. */
const LARGEST_ANSWER = 4096;
const ATTEMPTS = 5;
const ATTEMPT_TIMEOUT_MS = 5000;
const LARGEST_REFUSAL = 64 * 1024;

/** Answers CloudFormation; throws when the answer could not be delivered, so that it is tried again. */
export async function answer(request: Answerable, result: Result): Promise<void> {
  const body = answerBody(request, result);
  for (let attempt = 1; ; attempt++) {
    const outcome = await put(request.ResponseURL, body);
    if (outcome === 'delivered') break;
    if (outcome === 'refused') return;
    if (attempt === ATTEMPTS) throw new Undelivered('the answer could not be delivered');
    await sleep(100 * 2 ** attempt);
  }
  log('INFO', 'answered', { status: result.status, id: result.id, reason: result.reason, ...about(request) });
}

/** The physical id that a failed request answers with: what the following Delete needs to find the campaign. */
export function failedId(request: Answerable, note: Note): string {
  if (request.RequestType !== 'Create' && request.PhysicalResourceId) return request.PhysicalResourceId;
  // A campaign that was there before must survive the rollback's Delete, so its id is not given.
  const own = note.adopted || note.inherited || typeof note.id !== 'string' ? undefined : note.id;
  if (note.made && own === note.made.id) return markedId(note.made);
  const asked = note.askedAt ?? signedAt(request.ResponseURL) ?? 0;
  return own ?? markerId(request.StackId, request.LogicalResourceId, asked, note.untouched);
}

/** Which request a log line is about. */
export function about(request: Answerable) {
  return { request: request.RequestId, resource: request.LogicalResourceId, type: request.RequestType };
}

/** The answer, at most 4,096 bytes of UTF-8: the reason is cut at its end, on a character. */
export function answerBody(request: Answerable, result: Result): string {
  const text = (reason: string, data = result.data) =>
    JSON.stringify({
      Status: result.status,
      Reason: reason,
      PhysicalResourceId: result.id,
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
      ...(data ? { Data: data } : {}),
    });
  const reason = result.reason ?? '';
  const fits = (candidate: string) => Buffer.byteLength(candidate) <= LARGEST_ANSWER;
  if (fits(text(reason))) return text(reason);
  if (!fits(text('')) && reason !== TOO_LARGE) {
    const id = failedId(request, { id: result.id });
    return answerBody(request, { id, status: 'FAILED', reason: TOO_LARGE });
  }
  const characters = Array.from(reason);
  let length = characters.length;
  while (length > 0 && !fits(text(`${characters.slice(0, length).join('')}...`))) length = Math.floor(length * 0.95);
  return text(`${characters.slice(0, length).join('')}...`);
}

const TOO_LARGE = 'The attributes of the campaign do not fit an answer of 4,096 bytes.';

async function put(url: string, body: string): Promise<'delivered' | 'refused' | 'again'> {
  try {
    // The URL is signed for an empty content type.
    const headers = { 'content-type': '', 'content-length': String(Buffer.byteLength(body)) };
    const request = { method: 'PUT', url, headers, body, timeoutMs: ATTEMPT_TIMEOUT_MS, largest: LARGEST_REFUSAL };
    const { status, body: said } = await http.send(request);
    if (status >= 200 && status < 300) return 'delivered';
    log('WARN', 'the answer was not taken', { status });
    // A redirect is for a place that is not ready yet.
    const isPassing = status < 400 || status >= 500 || status === 408 || said.includes('RequestTimeout');
    return isPassing ? 'again' : 'refused';
  } catch (error) {
    // The message of what failed can hold the URL: only its kind is logged.
    log('WARN', 'the answer was not taken', { error: kindOf(error) });
    return 'again';
  }
}

function kindOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
}
