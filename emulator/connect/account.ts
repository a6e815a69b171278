import { Rates } from '../core/rates';
import type { EmulatorContext } from '../core/service';
import type { Campaign } from './campaign';
import { rateOf } from './rates';

export interface Quotas {
  /** Campaigns of an instance. */
  readonly campaigns: number;
  /** Campaigns of an instance that are under way. */
  readonly activeCampaigns: number;
}

const DEFAULTS: Quotas = { campaigns: 500, activeCampaigns: 50 };

export type InstanceState = 'onboarded' | 'missing';

/** What both versions share in one account: instances, quotas and rates. */
export class Account {
  readonly rates: Rates;
  quotas = DEFAULTS;
  private readonly instances = new Map<string, InstanceState>();
  private readonly sources: (() => readonly Campaign[])[] = [];

  constructor(context: EmulatorContext) {
    this.rates = new Rates(context, rateOf);
  }

  declare(states: Readonly<Record<string, InstanceState>>): void {
    for (const [id, state] of Object.entries(states)) this.instances.set(id, state);
  }

  /** An instance that nobody declared is onboarded. */
  isOnboarded(instanceId: string): boolean {
    return this.instances.get(instanceId) !== 'missing';
  }

  /** Campaigns that count, too. */
  include(source: () => readonly Campaign[]): void {
    this.sources.push(source);
  }

  campaignsOf(instanceId: string): Campaign[] {
    return this.sources.flatMap((source) => source().filter(({ fields }) => fields.connectInstanceId === instanceId));
  }

  reset(): void {
    this.rates.reset();
    this.instances.clear();
    this.quotas = DEFAULTS;
  }
}

const accounts = new WeakMap<EmulatorContext, Account>();

/** The account behind one emulator. */
export function accountOf(context: EmulatorContext): Account {
  const account = accounts.get(context) ?? new Account(context);
  accounts.set(context, account);
  return account;
}
