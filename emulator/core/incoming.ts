import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { EmulatedRequest } from './service';

const LARGEST_BODY = 8 * 1024 * 1024;

/** A request that no service could read; answered with this status. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export async function readRequest(message: IncomingMessage): Promise<EmulatedRequest> {
  const url = readUrl(message.url ?? '/');
  const bytes = await readBody(message);
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: readQuery(url.searchParams),
    headers: readHeaders(message),
    body: parse(bytes),
    bytes,
  };
}

function readUrl(target: string): URL {
  try {
    return new URL(`http://loopback${target}`);
  } catch {
    throw new Unreadable(400, 'the request target is not a path');
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Unreadable(413, `the body is larger than ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readQuery(parameters: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function readHeaders(message: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(message.headers);
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return null;
  if (!isUtf8(bytes)) return `[${bytes.length} bytes]`;
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
