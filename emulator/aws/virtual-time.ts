import { reasonOf, TimeCells, type Sleep, type Time } from './time';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

const EPOCH = Date.UTC(2026, 0, 5);
const MOST_JUMPS = 10_000;

/** Time that stands still while anything is under way, and jumps to the next sleeper when nothing is. */
export class VirtualTime implements Time {
  private readonly cells: TimeCells;
  private readonly sleepers = new Set<Sleeper>();
  private underWay = 0;
  private whenIdle: (() => void)[] = [];

  constructor(start: number = EPOCH) {
    this.cells = new TimeCells(start, 0);
  }

  get shared(): SharedArrayBuffer {
    return this.cells.shared;
  }

  now(): number {
    return this.cells.now();
  }

  /** Moves the time by hand; every sleeper whose time has come wakes up, in order. */
  advance(milliseconds: number): void {
    this.moveTo(this.now() + milliseconds);
  }

  /** Sleeps without being work: for timers and for tests. Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        this.sleepers.delete(sleeper);
        signal?.removeEventListener('abort', abort);
        settle();
      };
      const abort = (): void => end(() => reject(reasonOf(signal)));
      const sleeper: Sleeper = { at: this.now() + Math.max(0, milliseconds), wake: () => end(resolve) };
      this.sleepers.add(sleeper);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort);
    });
  }

  /** Counts work as under way until it ends, but for the times when anything in it sleeps with the `sleep` it is given. */
  async busy<T>(work: (sleep: Sleep) => Promise<T>): Promise<T> {
    this.underWay += 1;
    let asleep = 0;
    const sleep: Sleep = async (milliseconds, signal) => {
      const sleeping = this.sleep(milliseconds, signal);
      asleep += 1;
      if (asleep === 1) this.leave();
      try {
        await sleeping;
      } finally {
        asleep -= 1;
        if (asleep === 0) this.underWay += 1;
      }
    };
    try {
      return await work(sleep);
    } finally {
      this.leave();
    }
  }

  /** Resolves when nothing is under way; time does not move. */
  async quiet(): Promise<void> {
    for (;;) {
      await turn();
      if (this.underWay === 0) return;
      await new Promise<void>((resolve) => this.whenIdle.push(resolve));
    }
  }

  /**
   * Runs until nothing is under way and nobody sleeps, or, with `until`, up to that time. Whenever nothing is under way
   * the time jumps to the earliest sleeper.
   */
  async settle(limit: { until?: number } = {}): Promise<void> {
    const until = limit.until ?? Infinity;
    for (let jumps = 0; jumps < MOST_JUMPS; jumps += 1) {
      await this.quiet();
      const next = Math.min(...[...this.sleepers].map(({ at }) => at));
      if (next > until || next === Infinity) {
        this.moveTo(Math.max(limit.until ?? 0, this.now()));
        return;
      }
      this.moveTo(next);
    }
    throw new Error(`still not settled after ${MOST_JUMPS} sleeps, at ${new Date(this.now()).toISOString()}`);
  }

  private moveTo(time: number): void {
    this.cells.moveTo(time);
    const due = [...this.sleepers].filter(({ at }) => at <= time).sort((one, other) => one.at - other.at);
    for (const { wake } of due) wake();
  }

  private leave(): void {
    this.underWay -= 1;
    if (this.underWay === 0) for (const resolve of this.whenIdle.splice(0)) resolve();
  }
}

/** Lets everything run that was made ready, timers and sockets excepted. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
