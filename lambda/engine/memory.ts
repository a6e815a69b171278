import { gunzipSync, gzipSync } from 'node:zlib';
import type { Known, Made } from './physical-id';
import type { Answerable, Request } from './request';
import type { Bookmarks } from './service';
import { isMap } from './request';

/** The shape of the waiter's input. An execution that was started by another version of the function may hold another. */
export const MEMORY_VERSION = 1;

const COMPRESS_ABOVE = 64 * 1024;
/** Step Functions takes 256 KiB; what a pass notes has to fit beside the request. */
const LARGEST = 200 * 1024;

/** What one pass leaves for the next. Times are epoch milliseconds. */
export interface Note {
  /** The create has failed, and nothing can have been made. */
  untouched?: boolean;
  /** What is waited for, in words. */
  message?: string;
  /** Older claims of this resource were stopped. */
  fenced?: boolean;
  /** Nothing is written before: a pass of a stopped claim may still be at work. */
  quietUntil?: number;
  /** The campaign of this request. */
  id?: string;
  /** What this request has made, where nothing on the campaign tells whose it is. */
  made?: Made;
  /** What other claims of the resource have made. */
  known?: Known[];
  /** When these were asked for. */
  knownSince?: number[];
  /** The physical id that the newest update before this one found, where that has made another campaign in its place. */
  replaced?: string;
  /** What the service's adapter remembers of what it has read. */
  bookmarks?: Bookmarks;
  /** It was there already: found after a lost answer, by a rollback, or adopted. */
  found?: boolean;
  adopted?: boolean;
  /** It was seen to be ours. */
  proved?: boolean;
  /** It was adopted, and its marks are about to be taken off. */
  releasing?: boolean;
  /** It was there before this request, so a failure of this request must not delete it. */
  inherited?: boolean;
  /** It was seen at least once, so not found means gone, if it stays so. */
  sighted?: boolean;
  absentAt?: number;
  removedAt?: number;
  /** Tells the campaign that is being removed from a later one of the same name. */
  born?: string;
  phase?: { name: string; since: number };
  refusals?: number;
  limitedSince?: number;
  /** Refused for the state of the campaign since then. */
  staleSince?: number;
  /** When a create that was sent again was asked for first. */
  askedAt?: number;
  /** Before it is this request's turn. */
  turnAt?: number;
  /** A write was refused for the rate of the service. */
  outOfTurn?: boolean;
  /** A write may have been made whose outcome is not known: until then nothing is concluded from what is not there. */
  doubtUntil?: number;
  /** When the last write was made: whoever comes after an answer must see it. */
  wroteAt?: number;
  /** What the request will be answered with, once that is possible. */
  failure?: string;
  success?: { id: string; attributes: Readonly<Record<string, string>> };
  /** A write that could not be recognised afterwards: noted in one pass, made in the next. */
  intent?: { baseline: string; saves: number; rounds: number; made?: number };
  /** The rows whose call was accepted. */
  done?: string[];
  saved?: boolean;
  /** The last call that starts or stops: of which campaign, from which status, and when. */
  step?: { id: string; from: string; at: number };
  /** The campaign that refused to be stopped before its deletion. */
  unstoppable?: string;
  /** The outreach is as the template asks for. */
  steered?: boolean;
  tagged?: boolean;
}

/** What a claim leaves to the one that the same request starts when it is sent again, or that comes next. */
export interface Left {
  readonly made?: Note['made'];
  readonly step?: Note['step'];
}

export interface Memory {
  readonly version: number;
  readonly function: string;
  /** The request without old properties, as it came or compressed. */
  readonly request: Request | { readonly compressed: string };
  /** The names of what changed. */
  readonly changed: readonly (readonly string[])[];
  /** The old create-only properties, where one of them changed. */
  readonly former?: { readonly campaign: object; readonly options: object };
  readonly requestId: string;
  readonly requestType: string;
  readonly requestedAt: number;
  readonly arrivedAt: number;
  readonly deadlineAt: number;
  readonly last: { readonly Payload: { readonly note: Note } };
  /** What killed the last poll, put here by the waiter. */
  readonly death?: unknown;
}

/** What the waiter sends with every poll. */
export interface Poll {
  readonly action: 'pass' | 'abandon';
  readonly execution: string;
  readonly started: string;
  readonly retries: number;
  readonly memory: Memory;
}

/** The memory as the waiter's input, or undefined when it is too large even compressed. */
export function memoryText(memory: Memory): string | undefined {
  const plain = JSON.stringify(memory);
  if (size(plain) <= COMPRESS_ABOVE) return plain;
  const compressed = gzipSync(JSON.stringify(memory.request)).toString('base64');
  const packed = JSON.stringify({ ...memory, request: { compressed } });
  return size(packed) <= LARGEST ? packed : undefined;
}

/** The request that a memory holds; undefined when it holds none that could be answered. */
export function requestOf(memory: unknown): Answerable | undefined {
  const request = isMap(memory) ? memory.request : undefined;
  if (!isMap(request) || typeof request.compressed !== 'string') return request as Answerable | undefined;
  try {
    return JSON.parse(gunzipSync(Buffer.from(request.compressed, 'base64')).toString()) as Answerable;
  } catch {
    return undefined;
  }
}

/** The last note; an empty one where a poll returned something else. */
export function noteOf(memory: unknown): Note {
  const payload = isMap(memory) && isMap(memory.last) ? memory.last.Payload : undefined;
  return isMap(payload) && isMap(payload.note) ? { ...payload.note } : {};
}

export function leftOf({ made, step }: Note): Left {
  return { made, step };
}

function size(text: string): number {
  return Buffer.byteLength(text);
}
