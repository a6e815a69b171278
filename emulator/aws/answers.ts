import type { EmulatedRequest, EmulatedResponse, EmulatedService, RefusalKind } from '../core/service';
import { isObject } from '../core/shape';

/** An answer to a custom resource's request, as it came. */
export interface Answer {
  readonly requestId: string;
  readonly status: string | undefined;
  /** The header `content-type`; undefined where there was none. */
  readonly contentType: string | undefined;
  readonly bytes: number;
  /** Parsed where it is JSON, else text, null where empty. */
  readonly body: unknown;
  /** Why CloudFormation would not take it. */
  readonly rejected: string | undefined;
}

/** Part of every response URL: must be found in no log. */
export const RESPONSE_SIGNATURE = 'c0ffee5ec2e7c0ffee5ec2e7c0ffee5ec2e7';

const ROOT = '/answers/';
const LARGEST_ANSWER_BYTES = 4096;
const NEEDED = ['Status', 'PhysicalResourceId', 'StackId', 'RequestId', 'LogicalResourceId'];

/** S3 in its own words: the place where CloudFormation lets custom resources put their answers. */
const REFUSALS: Readonly<Record<RefusalKind, readonly [status: number, code: string]>> = {
  throttle: [503, 'SlowDown'],
  error: [500, 'InternalError'],
  unavailable: [503, 'ServiceUnavailable'],
  denied: [403, 'AccessDenied'],
};

/** Where the answers of custom resources arrive. */
export class Answers implements EmulatedService {
  readonly name = 'cloudformation';
  readonly operations = ['answer'];
  onAnswer: ((answer: Answer) => void) | undefined;
  private answers: Answer[] = [];
  private waiting: { readonly requestId: string; readonly resolve: (answer: Answer) => void }[] = [];

  /** A response URL below the emulator's own, as if signed at the given time. */
  url(base: string, requestId: string, at: number): string {
    const url = new URL(`${ROOT}${encodeURIComponent(requestId)}`, base);
    const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
    url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
    url.searchParams.set('X-Amz-Date', date);
    url.searchParams.set('X-Amz-Expires', '7200');
    url.searchParams.set('X-Amz-Signature', RESPONSE_SIGNATURE);
    return url.href;
  }

  /** The answer that counts. */
  first(requestId: string): Answer | undefined {
    return this.all(requestId)[0];
  }

  /** In the order of their arrival. */
  all(requestId: string): Answer[] {
    return this.answers.filter((answer) => answer.requestId === requestId);
  }

  /** Resolves with the answer that counts. */
  wait(requestId: string): Promise<Answer> {
    const answer = this.first(requestId);
    return answer ? Promise.resolve(answer) : new Promise((resolve) => this.waiting.push({ requestId, resolve }));
  }

  route({ method, path }: EmulatedRequest): string | undefined {
    return method === 'PUT' && path.startsWith(ROOT) ? 'answer' : undefined;
  }

  handle(_operation: string, { path, headers, body }: EmulatedRequest): EmulatedResponse {
    const requestId = decodeURIComponent(path.slice(ROOT.length));
    const bytes = bytesOf(headers['content-length'], body);
    const status = isObject(body) && typeof body.Status === 'string' ? body.Status : undefined;
    const rejected = problemOf(body, bytes);
    const answer = { requestId, status, contentType: headers['content-type'], bytes, body, rejected };
    this.answers.push(answer);
    this.onAnswer?.(answer);
    for (const { resolve } of this.waiting.filter((waiting) => waiting.requestId === requestId)) resolve(answer);
    this.waiting = this.waiting.filter((waiting) => waiting.requestId !== requestId);
    return { status: 200 };
  }

  refuse(kind: RefusalKind): EmulatedResponse {
    const [status, code] = REFUSALS[kind];
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body };
  }

  campaigns(): readonly object[] {
    return [];
  }

  reset(): void {
    this.answers = [];
  }
}

/** The length on the wire; for a body without one, that of the body as it would be written. */
function bytesOf(length: string | undefined, body: unknown): number {
  if (length !== undefined) return Number(length);
  return Buffer.byteLength(typeof body === 'string' ? body : JSON.stringify(body));
}

function problemOf(body: unknown, bytes: number): string | undefined {
  if (bytes > LARGEST_ANSWER_BYTES) return `${bytes} bytes, at most ${LARGEST_ANSWER_BYTES}`;
  if (!isObject(body)) return 'not a JSON object';
  const missing = NEEDED.filter((name) => typeof body[name] !== 'string' || body[name] === '');
  if (missing.length > 0) return `without ${missing.join(', ')}`;
  return ['SUCCESS', 'FAILED'].includes(String(body.Status)) ? undefined : `status ${JSON.stringify(body.Status)}`;
}
