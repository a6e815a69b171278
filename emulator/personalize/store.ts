import type { EmulatorContext } from '../core/service';
import { statusOf, type Campaign } from './campaign';

interface Written {
  readonly at: number;
  readonly value: Campaign;
}

/** The campaigns by ARN, each with every value that it had, newest first, so that reads can lag behind writes. */
export class CampaignStore {
  private readonly histories = new Map<string, readonly Written[]>();

  constructor(private readonly context: EmulatorContext) {}

  /** The truth: what writes, uniqueness and the quota go by. */
  current(arn: string): Campaign | undefined {
    return this.living(arn, Infinity);
  }

  /** What a read shows: the state before the writes of the last moments. */
  seen(arn: string): Campaign | undefined {
    return this.living(arn, this.context.now() - this.context.lagMs());
  }

  allCurrent(): Campaign[] {
    return this.all((arn) => this.current(arn));
  }

  allSeen(): Campaign[] {
    return this.all((arn) => this.seen(arn));
  }

  write(value: Campaign): void {
    const before = this.histories.get(value.arn) ?? [];
    this.histories.set(value.arn, [{ at: this.context.now(), value }, ...before]);
  }

  /** A change from outside the API shows at once. */
  put(value: Campaign): void {
    this.histories.set(value.arn, [{ at: -Infinity, value }]);
  }

  remove(arn: string): void {
    this.histories.delete(arn);
  }

  clear(): void {
    this.histories.clear();
  }

  private living(arn: string, until: number): Campaign | undefined {
    const value = this.histories.get(arn)?.find(({ at }) => at <= until)?.value;
    return value && statusOf(value, this.context.now()) !== undefined ? value : undefined;
  }

  private all(read: (arn: string) => Campaign | undefined): Campaign[] {
    return [...this.histories.keys()].flatMap((arn) => read(arn) ?? []);
  }
}
