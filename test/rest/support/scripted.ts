import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** With the query, as it came. */
  readonly target: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** On a clock that cannot go back, in milliseconds. */
  readonly at: number;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, everything else as JSON. */
  readonly body?: unknown;
}

type Turn = Reply | ((socket: ServerResponse, asked: Asked) => void);

/** A service that answers what it is told to, for what the emulator cannot play. */
export class Scripted {
  url = '';
  asked: Asked[] = [];
  private turns: Turn[] = [];
  private server!: Server;

  async open(): Promise<void> {
    this.server = createServer((message, socket) => void this.exchange(message, socket));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  /** Answers in turn; the last one is given again and again. */
  answer(...turns: Turn[]): void {
    this.turns = turns;
  }

  reset(): void {
    this.asked = [];
    this.turns = [];
  }

  private async exchange(message: IncomingMessage, socket: ServerResponse): Promise<void> {
    const at = performance.now();
    const asked = { ...(await read(message)), at };
    this.asked.push(asked);
    const turn = this.turns.length > 1 ? this.turns.shift() : this.turns[0];
    if (typeof turn === 'function') turn(socket, asked);
    else reply(socket, turn ?? { status: 500, body: 'nothing is to be answered' });
  }
}

export function reply(socket: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  socket.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function useScripted(): Scripted {
  const scripted = new Scripted();
  beforeAll(() => scripted.open());
  afterEach(() => scripted.reset());
  afterAll(() => scripted.close());
  return scripted;
}

async function read(message: IncomingMessage): Promise<Omit<Asked, 'at'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { method = '', url: target = '', headers } = message;
  const { pathname: path, searchParams } = new URL(target, 'http://127.0.0.1');
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { method, target, path, query: Object.fromEntries(searchParams), headers, body };
}
