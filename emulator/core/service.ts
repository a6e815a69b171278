/**
 * A request as a service sees it: header names in lower case, the body parsed where it is JSON, null where it is empty, and
 * only described where it is no text.
 */
export interface EmulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The body as it came. */
  readonly bytes?: Uint8Array;
}

export interface EmulatedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; text and bytes are sent as they are; undefined is an empty body. */
  readonly body?: unknown;
}

/** The refusals that every service has, each in its own words. */
export type RefusalKind = 'throttle' | 'error' | 'unavailable' | 'denied';

/** One service behind the emulator's port. */
export interface EmulatedService {
  readonly name: string;
  /** The operation that a request asks for, or undefined when the request is not for this service. */
  route(request: EmulatedRequest): string | undefined;
  handle(operation: string, request: EmulatedRequest): EmulatedResponse | Promise<EmulatedResponse>;
  refuse(kind: RefusalKind, operation: string): EmulatedResponse;
  /** What is there now, for `GET /_emulator/campaigns`. */
  campaigns(): readonly object[];
  reset(): void;
  /** Its operations by name; where given, a fault for any other operation is refused. */
  readonly operations?: readonly string[];
  /** Its unconfirmed behaviours: each switch's values, the default first. */
  readonly switches?: Readonly<Record<string, readonly string[]>>;
  /** Control calls of its own, `PUT /_emulator/<service>/<name>`. A thrown `InvalidControl` is answered with 400. */
  readonly control?: Readonly<Record<string, (body: unknown) => unknown>>;
  /** Reports of its own, `GET /_emulator/<service>/<name>`. */
  readonly reports?: Readonly<Record<string, () => unknown>>;
}

/** What a service is given by the server that it runs in. */
export interface EmulatorContext {
  /** Epoch milliseconds on the emulator's clock. */
  now(): number;
  /** A documented duration in milliseconds, divided by the emulator's speed. */
  duration(milliseconds: number): number;
  /** How long reads may still show what was before a write, in milliseconds. */
  lagMs(): number;
  /** Whether documented rates are enforced. */
  rates(): boolean;
  /** The chosen truth of a behaviour that no document confirms. */
  switch(name: string): string | undefined;
}
