import type { EmulatorContext } from '../core/service';
import type { Known } from '../rest/known';
import type { Kind, Outcome, Outcomes } from '../rest/outcomes';
import type { CampaignStore } from '../rest/store';
import type { Switches } from '../rest/switches';
import type { Campaign } from './campaign';
import { badRequest, notFound } from './errors';
import type { SWITCHES } from './switches';

/** Everything that the operations work on. */
export interface World {
  readonly context: EmulatorContext;
  readonly switches: Switches<typeof SWITCHES>;
  readonly campaigns: CampaignStore<Campaign>;
  readonly outcomes: Outcomes;
  readonly keys: Known;
  readonly accounts: Known;
}

export function requireCurrent({ campaigns }: World, account: string, id: string): Campaign {
  const campaign = campaigns.current(account, id);
  if (!campaign) throw notFound(`Campaign ${id} not found.`);
  return campaign;
}

export function reasonOf({ reason = 'The campaign could not be changed.' }: Outcome): string {
  return reason;
}

/** The declared outcome of a call, where it is not to be refused. */
export function outcomeOf({ outcomes }: World, kind: Kind, ...names: string[]): Outcome | undefined {
  const outcome = outcomes.take(kind, names);
  if (outcome?.[kind] === 'refuse') throw badRequest(reasonOf(outcome));
  return outcome;
}
