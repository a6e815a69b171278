import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl, isControl, type Controlled } from './control';
import { readRequest, Unreadable } from './incoming';
import { outcomeOf, type Call, type Outcome } from './outcome';
import { answer, send } from './outgoing';
import type { EmulatedRequest, EmulatedResponse, EmulatedService } from './service';

export interface Exchanging extends Controlled {
  kill(): void;
  hold(): void;
}

/** One request from the socket to its answer. */
export async function exchange(emulator: Exchanging, message: IncomingMessage, socket: ServerResponse): Promise<void> {
  try {
    const request = await readRequest(message);
    if (isControl(request.path)) answer(socket, answerControl(emulator, request));
    else await serve(emulator, request, socket);
  } catch (error) {
    fail(error, socket);
  }
}

async function serve(emulator: Exchanging, request: EmulatedRequest, socket: ServerResponse): Promise<void> {
  const time = new Date(emulator.clock.now()).toISOString();
  const { service, operation } = routed(emulator.services, request);
  const outcome = service && operation ? await called(emulator, service, operation, request) : unknown(request);
  const { method, path, query, headers, body } = request;
  const asked = { service: service?.name ?? null, operation, method, path, query, headers, body };
  emulator.record.add({ time, ...asked, ...told(outcome) });
  send(socket, outcome);
}

interface Routed {
  readonly service: EmulatedService | undefined;
  readonly operation: string | null;
}

function routed(services: readonly EmulatedService[], request: EmulatedRequest): Routed {
  for (const service of services) {
    const operation = service.route(request);
    if (operation !== undefined) return { service, operation };
  }
  return { service: undefined, operation: null };
}

function called(
  emulator: Exchanging,
  service: EmulatedService,
  operation: string,
  request: EmulatedRequest,
): Promise<Outcome> {
  const call: Call = {
    effect: async () => service.handle(operation, request),
    refuse: (kind) => service.refuse(kind, operation),
    kill: () => emulator.kill(),
    hold: () => emulator.hold(),
  };
  return outcomeOf(call, emulator.faults.take(service.name, operation));
}

function unknown({ method, path }: EmulatedRequest): Outcome {
  return { kind: 'answer', response: { status: 404, body: { message: `no service knows ${method} ${path}` } } };
}

/** What the record says about an outcome: the body as it went over the wire. */
function told(outcome: Outcome): { status: number | null; response: unknown } {
  if (outcome.kind !== 'answer') return { status: null, response: null };
  return { status: outcome.response.status, response: sentBody(outcome.response) };
}

function sentBody({ body }: EmulatedResponse): unknown {
  if (body === undefined) return null;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('base64');
  return typeof body === 'string' ? body : (JSON.parse(JSON.stringify(body)) as unknown);
}

/** A client that gave up needs no answer; a service that threw is a defect of the emulator, and says so. */
function fail(error: unknown, socket: ServerResponse): void {
  if (socket.destroyed || socket.headersSent) return;
  const known = error instanceof Unreadable;
  const message = error instanceof Error ? error.message : String(error);
  if (!known && socket.socket?.destroyed === false) process.stderr.write(`campaign-emulator: ${message}\n`);
  socket.setHeader('connection', 'close');
  answer(socket, { status: known ? error.status : 500, body: { message } });
}
