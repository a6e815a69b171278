import { reasonOf, TimeCells, type Sleep, type Time } from './time';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
  timer?: NodeJS.Timeout;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Time that runs a number of times as fast as real time. */
export class AcceleratedTime implements Time {
  private readonly cells: TimeCells;
  private readonly sleepers = new Set<Sleeper>();
  private closed = false;

  constructor(
    readonly speed: number,
    start: number = Date.now(),
  ) {
    this.cells = new TimeCells(start, speed);
  }

  get shared(): SharedArrayBuffer {
    return this.cells.shared;
  }

  now(): number {
    return this.cells.now();
  }

  /** Moves ahead by hand; time runs on from there. */
  advance(milliseconds: number): void {
    this.cells.advance(milliseconds);
    for (const sleeper of [...this.sleepers].sort((one, other) => one.at - other.at)) this.arm(sleeper);
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(sleeper.timer);
        this.sleepers.delete(sleeper);
        signal?.removeEventListener('abort', abort);
        settle();
      };
      const abort = (): void => end(() => reject(reasonOf(signal)));
      const sleeper: Sleeper = { at: this.now() + Math.max(0, milliseconds), wake: () => end(resolve) };
      this.sleepers.add(sleeper);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort);
      this.arm(sleeper);
    });
  }

  async busy<T>(work: (sleep: Sleep) => Promise<T>): Promise<T> {
    return work((milliseconds, signal) => this.sleep(milliseconds, signal));
  }

  /** Who sleeps now never wakes. */
  close(): void {
    this.closed = true;
    for (const { timer } of this.sleepers) clearTimeout(timer);
    this.sleepers.clear();
  }

  private arm(sleeper: Sleeper): void {
    clearTimeout(sleeper.timer);
    if (this.closed || !this.sleepers.has(sleeper)) return;
    const left = sleeper.at - this.now();
    const real = Math.min(Math.ceil(left / this.speed), LONGEST_TIMER_MS);
    if (left <= 0) sleeper.wake();
    else sleeper.timer = setTimeout(() => this.arm(sleeper), real);
  }
}
