import type { ServerResponse } from 'node:http';
import type { Outcome } from './outcome';
import type { EmulatedResponse } from './service';

export function send(socket: ServerResponse, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'answer':
      answer(socket, outcome.response);
      return;
    case 'truncate':
      truncate(socket, outcome.response);
      return;
    case 'reset':
      socket.socket?.resetAndDestroy();
      return;
    case 'hold':
      return;
  }
}

export function answer(socket: ServerResponse, response: EmulatedResponse): void {
  const payload = bytesOf(response.body);
  socket.writeHead(response.status, headersOf(response, payload.length)).end(payload);
}

/** The head promises the whole body; half of it comes. */
function truncate(socket: ServerResponse, response: EmulatedResponse): void {
  const whole = bytesOf(response.body ?? {});
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  socket.writeHead(response.status, headersOf(response, whole.length));
  socket.write(half, () => socket.socket?.destroy());
}

function headersOf(response: EmulatedResponse, length: number): Record<string, string> {
  const type = typeOf(response.body);
  return { ...(type ? { 'content-type': type } : {}), ...response.headers, 'content-length': String(length) };
}

function typeOf(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return 'application/octet-stream';
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
