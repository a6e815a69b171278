import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For all of it, from the look-up of the host to the last byte. */
  readonly timeoutMs: number;
  /** Of what is answered, in bytes. */
  readonly largest: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The answer is larger than what is read of one. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** No connection came about within the time, so nothing was asked for. */
export const NO_CONNECTION = 'NO_CONNECTION';

/**
 * One request on a connection of its own; redirects are not followed. The platform's `fetch` would do, but takes longer to load than
 * all of this function. It is a member, so that tests can answer in its place.
 */
export const http = { send };

async function send(request: HttpRequest): Promise<HttpAnswer> {
  const sent = begin(request);
  let late: Error | undefined;
  const timer = setTimeout(() => sent.destroy((late = timedOut(sent, request.timeoutMs))), request.timeoutMs);
  try {
    const answered = answerTo(sent);
    sent.end(request.body);
    return await read(await answered, request.largest);
  } catch (error) {
    throw late ?? error;
  } finally {
    clearTimeout(timer);
    sent.destroy();
  }
}

function begin({ method, url, headers }: HttpRequest): ClientRequest {
  const secure = new URL(url).protocol === 'https:';
  // No agent: a socket that was kept over a freeze of the function is dead, and would leave a write in doubt.
  const options = { method, headers: { 'user-agent': 'cdk-campaigns', accept: '*/*', ...headers }, agent: false };
  return secure ? secureRequest(url, options) : plainRequest(url, options);
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.on('response', resolve);
    sent.on('error', reject);
  });
}

async function read(message: IncomingMessage, largest: number): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new TooLarge(`it is larger than ${largest} bytes`);
    chunks.push(chunk);
  }
  const { statusCode: status = 0, statusMessage: statusText = '', headers } = message;
  return { status, statusText, headers, body: Buffer.concat(chunks) };
}

function timedOut({ socket }: ClientRequest, timeoutMs: number): Error {
  const isConnected = socket !== null && !socket.connecting;
  const words = `no ${isConnected ? 'answer' : 'connection'} within ${timeoutMs / 1000} seconds`;
  return Object.assign(new Error(words), { name: 'TimeoutError', ...(isConnected ? {} : { code: NO_CONNECTION }) });
}
