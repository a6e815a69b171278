import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FunctionError } from './function-error';
import type { Sleep } from './time';

export interface Invocation {
  readonly id: string;
  readonly event: unknown;
}

export interface SandboxSettings {
  /** A CommonJS file. */
  readonly file: string;
  readonly handler: string;
  /** All that the function finds in `process.env`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memory: number;
  /** The engine's time. */
  readonly shared: SharedArrayBuffer;
  /** The part of the function's context that is the same for every invocation. */
  readonly context: object;
  readonly onLog: (line: string) => void;
}

/** Compiled code, by the hash of its source. */
type Code = Readonly<Record<string, Uint8Array>>;

/** What earlier environments have compiled, by the function's file. */
const compiled = new Map<string, Code>();

type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'sleep'; readonly sleeper: number; readonly milliseconds: number }
  | { readonly kind: 'result'; readonly payload: string }
  | { readonly kind: 'code'; readonly code: Code }
  | { readonly kind: 'failure'; errorType: string; errorMessage: string; trace?: string[]; broken?: boolean };

interface Current {
  readonly invocation: Invocation;
  readonly resolve: (payload: unknown) => void;
  readonly reject: (error: FunctionError) => void;
  /** In the engine's time; while the handler sleeps, its invocation is no work that is under way. */
  readonly sleep: Sleep;
  /** Aborted when the invocation is over. */
  readonly over: AbortController;
}

/** Lambda gives a function this long to load, apart from its own time-out. */
const LOADING_MS = 10_000;

/** One execution environment: a worker thread that takes one invocation at a time, and is used again after. */
export class Sandbox {
  private readonly worker: Worker;
  private current: Current | undefined;
  private timer: NodeJS.Timeout | undefined;
  private loaded = false;
  private retired = false;
  private ending: 'killed' | 'timed out' | 'broken' | undefined;
  /** The thread has stopped. */
  over = false;

  constructor(private readonly settings: SandboxSettings) {
    const { file, handler, shared, context, timeoutSeconds, memory } = settings;
    this.worker = new Worker(join(__dirname, 'function-worker.js'), {
      workerData: { file, handler, shared, context, timeoutMs: timeoutSeconds * 1000, code: compiled.get(file) },
      env: settings.environment,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    this.worker.on('message', (message: Message) => this.receive(message));
    this.worker.on('error', (error) =>
      settings.onLog(error instanceof Error ? (error.stack ?? error.message) : 'crashed'),
    );
    this.worker.on('exit', (code) => this.exited(code));
  }

  /** What it is doing now. */
  get invocation(): Invocation | undefined {
    return this.current?.invocation;
  }

  get free(): boolean {
    return this.current === undefined && this.usable;
  }

  get usable(): boolean {
    return this.ending === undefined && !this.retired;
  }

  /** Resolves with what the handler returned; rejects with a {@link FunctionError}. */
  run(invocation: Invocation, sleep: Sleep): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.current = { invocation, resolve, reject, sleep, over: new AbortController() };
      this.startTimer();
      this.worker.postMessage({ kind: 'invoke', id: invocation.id, event: JSON.stringify(invocation.event ?? null) });
    });
  }

  /** Stops the thread wherever it is; an invocation under way fails once the thread has stopped. */
  async end(why: 'killed' | 'timed out' | 'broken' = 'killed'): Promise<void> {
    this.ending ??= why;
    clearTimeout(this.timer);
    await this.worker.terminate();
  }

  /** The time-outs that the handler has set come. */
  timeOut(): void {
    if (this.current) this.worker.postMessage({ kind: 'time out' });
  }

  /** Takes no further invocation, and stops once it is idle. */
  retire(): void {
    this.retired = true;
    if (!this.current) void this.end();
  }

  private startTimer(): void {
    clearTimeout(this.timer);
    const limit = this.loaded ? this.settings.timeoutSeconds * 1000 : LOADING_MS;
    this.timer = setTimeout(() => void this.end('timed out'), limit);
  }

  private receive(message: Message): void {
    if (message.kind === 'log') this.settings.onLog(message.line);
    else if (message.kind === 'code') compiled.set(this.settings.file, message.code);
    else if (this.ending) return;
    else if (message.kind === 'ready') this.ready();
    else if (message.kind === 'sleep') void this.sleep(message);
    else this.answered(message);
  }

  private ready(): void {
    this.loaded = true;
    if (this.current) this.startTimer();
  }

  private async sleep({ sleeper, milliseconds }: Extract<Message, { kind: 'sleep' }>): Promise<void> {
    const { current } = this;
    try {
      await current?.sleep(milliseconds, current.over.signal);
      this.worker.postMessage({ kind: 'wake', sleeper });
    } catch {
      // The invocation ended before.
    }
  }

  private answered(message: Extract<Message, { kind: 'result' | 'failure' }>): void {
    const { current } = this;
    this.clear();
    if (this.retired) void this.end();
    if (message.kind === 'result') {
      current?.resolve(JSON.parse(message.payload));
      return;
    }
    if (message.broken) void this.end('broken');
    current?.reject(new FunctionError(message.errorType, message.errorMessage, message.trace));
  }

  private exited(code: number): void {
    this.over = true;
    this.ending ??= 'broken';
    const { current } = this;
    this.clear();
    if (!current) return;
    const id = `RequestId: ${current.invocation.id}`;
    const seconds = this.settings.timeoutSeconds.toFixed(2);
    const how = this.ending === 'killed' ? 'signal: killed' : `exit status ${code}`;
    const error =
      this.ending === 'timed out'
        ? new FunctionError('Sandbox.Timedout', `${id} Error: Task timed out after ${seconds} seconds`)
        : new FunctionError('Runtime.ExitError', `${id} Error: Runtime exited with error: ${how}`);
    // Who was asleep is awake before.
    setImmediate(() => current.reject(error));
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.current?.over.abort();
    this.current = undefined;
  }
}
