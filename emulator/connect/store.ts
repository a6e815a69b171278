import type { EmulatorContext } from '../core/service';
import type { Campaign, Fields } from './campaign';

interface Written<F extends Fields> {
  readonly at: number;
  readonly value: Campaign<F>;
}

/** The campaigns by id, each with every value that it had, newest first, so that reads can lag behind writes. */
export class CampaignStore<F extends Fields> {
  private readonly histories = new Map<string, readonly Written<F>[]>();

  constructor(private readonly context: EmulatorContext) {}

  /** The truth: what writes and quotas go by. */
  current(id: string): Campaign<F> | undefined {
    return this.living(id, Infinity);
  }

  /** What a read shows: the campaign before the writes of the last moments. */
  seen(id: string): Campaign<F> | undefined {
    return this.living(id, this.context.now() - this.context.lagMs());
  }

  allCurrent(): Campaign<F>[] {
    return [...this.histories.keys()].flatMap((id) => this.current(id) ?? []);
  }

  allSeen(): Campaign<F>[] {
    return [...this.histories.keys()].flatMap((id) => this.seen(id) ?? []);
  }

  /** Also those that were deleted, as they were last. */
  allEver(): Campaign<F>[] {
    return [...this.histories.values()].flatMap(([latest]) => latest?.value ?? []);
  }

  write(value: Campaign<F>): void {
    const before = this.histories.get(value.id) ?? [];
    this.histories.set(value.id, [{ at: this.context.now(), value }, ...before]);
  }

  /** A change from outside the API shows at once. */
  put(value: Campaign<F>): void {
    this.histories.set(value.id, [{ at: -Infinity, value }]);
  }

  clear(): void {
    this.histories.clear();
  }

  private living(id: string, until: number): Campaign<F> | undefined {
    const value = this.histories.get(id)?.find(({ at }) => at <= until)?.value;
    return value?.deleted ? undefined : value;
  }
}
