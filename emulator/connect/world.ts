import type { EmulatorContext } from '../core/service';
import type { Account } from './account';
import { stateOf, type Campaign, type Fields, type State } from './campaign';
import { invalid, missing } from './errors';
import type { Kind, Outcome, Outcomes } from './outcomes';
import type { CampaignStore } from './store';

/** Everything that the operations of one version work on. */
export interface World<F extends Fields = Fields> {
  /** The name of the service, which its switches begin with. */
  readonly service: string;
  readonly context: EmulatorContext;
  readonly account: Account;
  readonly campaigns: CampaignStore<F>;
  readonly outcomes: Outcomes;
  arnOf(id: string): string;
}

export function requireCurrent<F extends Fields>(world: World<F>, id: string): Campaign<F> {
  const campaign = world.campaigns.current(id);
  if (!campaign) throw missing(`Campaign ${id}`);
  return campaign;
}

export function requireSeen<F extends Fields>(world: World<F>, id: string): Campaign<F> {
  const campaign = world.campaigns.seen(id);
  if (!campaign) throw missing(`Campaign ${id}`);
  return campaign;
}

export function stateNow(world: Pick<World, 'context'>, campaign: Campaign): State {
  return stateOf(campaign, world.context.now());
}

/** The declared outcome of a call, where it is not to be refused. */
export function outcomeOf(
  world: Pick<World, 'outcomes'>,
  kind: Kind,
  operation: string,
  name: string,
): Outcome | undefined {
  const outcome = world.outcomes.take(kind, operation, name);
  if (outcome?.[kind] === 'refuse') throw invalid(outcome.reason ?? `The campaign could not be changed.`);
  return outcome;
}
