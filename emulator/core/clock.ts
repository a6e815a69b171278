/** Time as the emulator sees it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  advance(milliseconds: number): void;
}

/** The machine's clock, which can be moved ahead. */
export class SystemClock implements Clock {
  private ahead = 0;

  now(): number {
    return Date.now() + this.ahead;
  }

  advance(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}
