import type { Clock } from '../core/clock';

/** Puts a piece of work to sleep; while it sleeps, its work does not count as under way. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** The engine's time: of its clock, its timers and the dates inside its functions. */
export interface Time extends Clock {
  /** What a worker thread needs to know the time: three cells, see {@link TimeCells}. */
  readonly shared: SharedArrayBuffer;
  /** Sleeps without being work. Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Counts work as under way until it ends, but for the times when anything in it sleeps with the `sleep` it is given. */
  busy<T>(work: (sleep: Sleep) => Promise<T>): Promise<T>;
}

const [ANCHOR, REAL_ANCHOR, MILLI_SPEED] = [0, 1, 2];

/** Time in shared memory: an epoch time, the real time at which it was so, and how many thousandths run per real unit. */
export class TimeCells {
  readonly shared = new SharedArrayBuffer(3 * BigInt64Array.BYTES_PER_ELEMENT);
  private readonly cells = new BigInt64Array(this.shared);

  constructor(start: number, speed: number) {
    this.moveTo(start);
    Atomics.store(this.cells, REAL_ANCHOR, BigInt(Date.now()));
    Atomics.store(this.cells, MILLI_SPEED, BigInt(Math.round(speed * 1000)));
  }

  now(): number {
    const [anchor, real, speed] = [ANCHOR, REAL_ANCHOR, MILLI_SPEED].map((cell) => this.read(cell)) as [
      number,
      number,
      number,
    ];
    return anchor + Math.round(((Date.now() - real) * speed) / 1000);
  }

  /** Where time runs, the anchor is what it was at the real anchor. */
  moveTo(anchor: number): void {
    Atomics.store(this.cells, ANCHOR, BigInt(Math.round(anchor)));
  }

  advance(milliseconds: number): void {
    Atomics.add(this.cells, ANCHOR, BigInt(Math.round(milliseconds)));
  }

  private read(cell: number): number {
    return Number(Atomics.load(this.cells, cell));
  }
}

export function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('aborted');
}
