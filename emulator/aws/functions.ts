import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { arnOf } from './account';
import { LambdaException, type LambdaExceptionName } from './function-error';
import { sandboxSettings, type FunctionsOptions } from './function-settings';
import { Sandbox, type Invocation, type SandboxSettings } from './sandbox';
import type { Sleep } from './time';

const RETRY_DELAY_MS = 60_000;
const FIRST_THROTTLE_DELAY_MS = 1000;
const LONGEST_THROTTLE_DELAY_MS = 300_000;
const SIX_HOURS_SECONDS = 6 * 60 * 60;

/** One Lambda function: its execution environments, and the queue of its asynchronous invocations. */
export class Functions {
  readonly name: string;
  readonly arn: string;
  /** What the function wrote, line by line. */
  readonly logs: string[] = [];
  /** The events of asynchronous invocations that were given up. */
  readonly dropped: unknown[] = [];
  /** How long each invocation took that is over, in real milliseconds: with the start of its environment, if it had one. */
  readonly durations: number[] = [];
  /** How often the function was run. */
  invocations = 0;
  /** How many execution environments were started. */
  starts = 0;
  private sandboxes: Sandbox[] = [];
  private readonly refusals: LambdaExceptionName[] = [];
  private settings: SandboxSettings;
  private closed = false;

  constructor(private options: FunctionsOptions) {
    this.name = options.name ?? 'function';
    this.arn = arnOf('lambda', `function:${this.name}`);
    this.settings = this.settingsOf(options);
  }

  /** MiB, as its environment tells it. */
  get memory(): number {
    return this.settings.memory;
  }

  /** From the next invocation on; an invocation under way ends as it began. */
  configure(changes: Partial<Omit<FunctionsOptions, 'name' | 'time'>>): void {
    this.options = { ...this.options, ...changes };
    this.settings = this.settingsOf(this.options);
    for (const sandbox of this.sandboxes) sandbox.retire();
  }

  /**
   * Synchronous, one attempt. Rejects with a `FunctionError` or a `LambdaException`. While the handler sleeps, so does the work
   * that waits for it, where that gives its `sleep`.
   */
  invoke(event: unknown, caller?: Sleep): Promise<{ payload: unknown }> {
    return this.options.time.busy(async (sleep) => {
      const sandbox = this.freeSandbox();
      this.invocations += 1;
      const began = performance.now();
      const both: Sleep = async (milliseconds, signal) => {
        await Promise.all([sleep(milliseconds, signal), caller?.(milliseconds, signal)]);
      };
      try {
        return { payload: await sandbox.run({ id: randomUUID(), event }, both) };
      } finally {
        this.durations.push(performance.now() - began);
      }
    });
  }

  /** Asynchronous: queued, tried again after a failure, and dropped silently in the end. */
  send(event: unknown): void {
    void this.options.time.busy((sleep) => this.deliver(event, sleep));
  }

  /** The next invocations are refused. */
  throttleNext(count: number, exception: LambdaExceptionName = 'TooManyRequestsException'): void {
    for (let refused = 0; refused < count; refused += 1) this.refusals.push(exception);
  }

  /** Ends the threads that have an invocation under way, or those whose invocation is chosen; resolves when they stopped. */
  async kill(chosen: (invocation: Invocation) => boolean = () => true): Promise<number> {
    const hit = this.sandboxes.filter(({ invocation }) => invocation !== undefined && chosen(invocation));
    await Promise.all(hit.map((sandbox) => sandbox.end()));
    return hit.length;
  }

  /** Calls under way are never answered: the time-outs that the handlers have set for them come, in the engine's time. */
  timeOut(): void {
    for (const sandbox of this.sandboxes) sandbox.timeOut();
  }

  /** Takes no further invocation; those under way end as they began. */
  retire(): void {
    this.closed = true;
    for (const sandbox of this.sandboxes) sandbox.retire();
  }

  /** Ends all threads; nothing can be invoked after. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.sandboxes.splice(0).map((sandbox) => sandbox.end()));
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private settingsOf(options: FunctionsOptions): SandboxSettings {
    return sandboxSettings(options, this.name, this.arn, (line) => {
      this.logs.push(line);
      options.onLog?.(line);
    });
  }

  private freeSandbox(): Sandbox {
    if (this.closed) throw new LambdaException('ResourceNotFoundException', `Function not found: ${this.arn}`);
    const refusal = this.refusals.shift();
    if (refusal) throw refused(refusal);
    this.sandboxes = this.sandboxes.filter((sandbox) => !sandbox.over);
    const free = this.sandboxes.find((sandbox) => sandbox.free);
    if (free) return free;
    const usable = this.sandboxes.filter((sandbox) => sandbox.usable);
    if (usable.length >= (this.options.concurrency ?? 10)) throw refused('TooManyRequestsException');
    const started = new Sandbox(this.settings);
    this.starts += 1;
    this.sandboxes.push(started);
    return started;
  }

  /** Lambda's refusals do not count as attempts. */
  private async deliver(event: unknown, sleep: Sleep): Promise<void> {
    const { time, retryAttempts = 2, maxEventAgeSeconds = SIX_HOURS_SECONDS } = this.options;
    const end = time.now() + maxEventAgeSeconds * 1000;
    let failures = 0;
    let throttleDelay = FIRST_THROTTLE_DELAY_MS;
    while (failures <= retryAttempts && time.now() <= end && !this.closed) {
      try {
        await this.invoke(event, sleep);
        return;
      } catch (error) {
        if (this.isClosed()) break;
        if (error instanceof LambdaException) {
          await sleep(throttleDelay);
          throttleDelay = Math.min(throttleDelay * 2, LONGEST_THROTTLE_DELAY_MS);
        } else {
          failures += 1;
          if (failures <= retryAttempts) await sleep(RETRY_DELAY_MS * failures);
        }
      }
    }
    this.dropped.push(event);
  }
}

function refused(name: LambdaExceptionName): LambdaException {
  return new LambdaException(name, name === 'TooManyRequestsException' ? 'Rate Exceeded.' : 'Lambda is unwell.');
}
