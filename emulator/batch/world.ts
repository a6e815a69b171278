import type { Rates } from '../core/rates';
import type { EmulatorContext } from '../core/service';
import type { Known } from '../rest/known';
import type { Kind, Outcomes } from '../rest/outcomes';
import type { CampaignStore } from '../rest/store';
import type { Switches } from '../rest/switches';
import { stateOf, type Campaign, type State } from './campaign';
import { error, unknownCampaign } from './errors';
import type { SWITCHES } from './switches';

/** Everything that the operations work on. */
export interface World {
  readonly context: EmulatorContext;
  readonly switches: Switches<typeof SWITCHES>;
  readonly campaigns: CampaignStore<Campaign>;
  readonly outcomes: Outcomes;
  readonly rates: Rates;
  readonly keys: Known;
  readonly labels: Known;
  readonly senders: Known;
}

export function stateNow({ context }: World, campaign: Campaign): State {
  return stateOf(campaign, context.now());
}

export function requireCurrent(world: World, project: string, id: string): Campaign {
  const campaign = world.campaigns.current(project, id);
  if (!campaign) throw unknownCampaign(id);
  return campaign;
}

export function requireSeen(world: World, project: string, id: string): Campaign {
  const campaign = world.campaigns.seen(project, id);
  if (!campaign) throw unknownCampaign(id);
  return campaign;
}

/** Refuses a call that was declared to be refused. */
export function requireOutcome(world: World, kind: Kind, ...names: string[]): void {
  const outcome = world.outcomes.take(kind, names);
  if (outcome?.[kind] !== 'refuse') return;
  throw error('MALFORMED_PARAMETER', outcome.reason ?? `The campaign could not be changed (${kind}).`);
}
