import type { EmulatorContext } from '../core/service';
import type { Campaign, Work } from './campaign';
import { missing } from './errors';
import type { Outcomes } from './outcomes';
import type { Solutions } from './solutions';
import type { CampaignStore } from './store';

/** Everything that the operations work on. */
export interface World {
  readonly context: EmulatorContext;
  readonly campaigns: CampaignStore;
  readonly solutions: Solutions;
  readonly outcomes: Outcomes;
  /** How many campaigns there may be. */
  quota: number;
  arnOf(name: string): string;
}

/** No duration is documented; these are ten, five and two minutes by decision. */
const MINUTES = { create: 10, update: 5, delete: 2 } as const;

export function workOf(world: World, kind: keyof typeof MINUTES): Work {
  const start = world.context.now();
  return { start, end: start + world.context.duration(MINUTES[kind] * 60_000) };
}

/** Work that ends as declared for this campaign. */
export function outcomeOf(world: World, kind: 'create' | 'update', name: string): Work {
  const failure = world.outcomes.failureOf(kind, name);
  return failure === undefined ? workOf(world, kind) : { ...workOf(world, kind), failure };
}

export function requireCurrent(world: World, arn: string): Campaign {
  const campaign = world.campaigns.current(arn);
  if (!campaign) throw missing(arn);
  return campaign;
}

export function requireSeen(world: World, arn: string): Campaign {
  const campaign = world.campaigns.seen(arn);
  if (!campaign) throw missing(arn);
  return campaign;
}
