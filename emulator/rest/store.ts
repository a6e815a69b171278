import type { EmulatorContext } from '../core/service';
import type { RestCampaign } from './campaign';

interface Written<C> {
  readonly at: number;
  readonly value: C;
}

/** The campaigns by number, each with every value that it had, newest first, so that reads can lag behind writes. */
export class CampaignStore<C extends RestCampaign> {
  private histories: (readonly Written<C>[])[] = [];

  constructor(private readonly context: EmulatorContext) {}

  /** The number of the next campaign. */
  get next(): number {
    return this.histories.length;
  }

  /** The truth: what writes go by. */
  current(owner: string, id: string): C | undefined {
    return this.allCurrent().find((campaign) => campaign.owner === owner && campaign.id === id);
  }

  /** What a read shows: the campaign before the writes of the last moments. */
  seen(owner: string, id: string): C | undefined {
    return this.allSeen(owner).find((campaign) => campaign.id === id);
  }

  allCurrent(): C[] {
    return this.living(Infinity);
  }

  allSeen(owner: string): C[] {
    return this.living(this.context.now() - this.context.lagMs()).filter((campaign) => campaign.owner === owner);
  }

  /** Also those that were deleted, as they were last. */
  allEver(): C[] {
    return this.histories.flatMap(([latest]) => latest?.value ?? []);
  }

  write(value: C): void {
    const before = this.histories[value.number] ?? [];
    this.histories[value.number] = [{ at: this.context.now(), value }, ...before];
  }

  /** A change from outside the API shows at once. */
  put(value: C): void {
    this.histories[value.number] = [{ at: -Infinity, value }];
  }

  clear(): void {
    this.histories = [];
  }

  private living(until: number): C[] {
    const values = this.histories.flatMap((history) => history.find(({ at }) => at <= until)?.value ?? []);
    return values.filter(({ deleted }) => !deleted);
  }
}
