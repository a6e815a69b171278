import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A status, with or without a body, a socket that is reset, or silence. */
export type Reply = number | readonly [status: number, body: string] | 'reset' | 'never';

interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: string | undefined;
  readonly body: string;
}

/** The place that a response URL names; it replies in turn, the last reply again and again. */
export class Sink {
  readonly secret = 'Signature=do-not-tell';
  requests: Received[] = [];
  private replies: readonly Reply[] = [];
  private readonly server: Server = createServer((request, response) => void this.receive(request, response));

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/answer?${this.secret}`;
  }

  open(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  reset(replies: readonly Reply[]): void {
    this.requests = [];
    this.replies = replies;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const reply = this.replies[Math.min(this.requests.length, this.replies.length - 1)] ?? 200;
    this.requests.push({
      method: request.method,
      path: request.url,
      contentType: request.headers['content-type'],
      contentLength: request.headers['content-length'],
      body: Buffer.concat(chunks).toString(),
    });
    if (reply === 'reset') request.socket.resetAndDestroy();
    else if (typeof reply === 'number') response.writeHead(reply).end();
    else if (reply !== 'never') response.writeHead(reply[0]).end(reply[1]);
  }
}
