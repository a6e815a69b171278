import type { EmulatorContext } from './service';

/** A documented rate: what comes in each second, and how much of it can be saved up. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  readonly tokens: number;
  /** When it held so many. */
  readonly at: number;
}

/** Fractions of tokens add up to a little less than a token. */
const ROUNDING = 1e-9;

/** Token buckets by name, full at first, on the emulator's clock: `speed` fills them faster, and the setting `rates` turns them off. */
export class Rates {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly context: EmulatorContext,
    private readonly rateOf: (name: string) => Rate,
  ) {}

  /** Takes a token; false where there is none, and the call is to be refused as throttled. */
  take(name: string): boolean {
    if (!this.context.rates()) return true;
    const tokens = this.tokensOf(name);
    const taken = tokens >= 1 - ROUNDING;
    this.buckets.set(name, { tokens: taken ? tokens - 1 : tokens, at: this.context.now() });
    return taken;
  }

  reset(): void {
    this.buckets.clear();
  }

  private tokensOf(name: string): number {
    const { perSecond, burst } = this.rateOf(name);
    const bucket = this.buckets.get(name);
    if (!bucket) return burst;
    const elapsed = Math.max(0, this.context.now() - bucket.at);
    return Math.min(burst, bucket.tokens + elapsed / this.context.duration(1000 / perSecond));
  }
}
