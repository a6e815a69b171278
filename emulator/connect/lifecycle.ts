import { isActive, isStopping, type Campaign, type Fields, type State } from './campaign';
import type { CommonRequests } from './common';
import { conflict, quotaExceeded, stateError, wrongState } from './errors';
import { chosen, SHARED_SWITCHES } from './switches';
import { outcomeOf, requireCurrent, stateNow, type World } from './world';

const STOPPING_MS = 60_000;

export function startCampaign<F extends Fields>(world: World<F>, { id }: CommonRequests['StartCampaign']): undefined {
  const again: State[] = chosen(world, SHARED_SWITCHES, 'restart') === 'allowed' ? ['Stopped'] : [];
  const campaign = requireState(world, id, 'started', ['Initialized', ...again]);
  const outcome = outcomeOf(world, 'start', 'StartCampaign', campaign.fields.name);
  requireActiveQuota(world, campaign.fields.connectInstanceId);
  const failed = outcome?.start === 'fail';
  const starts = failed ? campaign.starts : campaign.starts + 1;
  world.campaigns.write({ ...campaign, state: failed ? 'Failed' : 'Running', starts });
}

export function pauseCampaign<F extends Fields>(world: World<F>, { id }: CommonRequests['PauseCampaign']): undefined {
  world.campaigns.write({ ...requireState(world, id, 'paused', ['Running']), state: 'Paused' });
}

export function resumeCampaign<F extends Fields>(world: World<F>, { id }: CommonRequests['ResumeCampaign']): undefined {
  world.campaigns.write({ ...requireState(world, id, 'resumed', ['Paused']), state: 'Running' });
}

export function stopCampaign<F extends Fields>(world: World<F>, { id }: CommonRequests['StopCampaign']): undefined {
  const campaign = requireState(world, id, 'stopped', ['Running', 'Paused']);
  world.campaigns.write({ ...campaign, state: 'Stopped', stopping: stoppingFrom(world, campaign.state) });
}

export function deleteCampaign<F extends Fields>(world: World<F>, { id }: CommonRequests['DeleteCampaign']): undefined {
  const campaign = requireCurrent(world, id);
  const state = stateNow(world, campaign);
  if (isActive(state)) {
    const refusal = chosen(world, SHARED_SWITCHES, 'deleteRefusal');
    throw stateError(refusal, state, `Campaign ${id} cannot be deleted before it is stopped.`);
  }
  world.campaigns.write({ ...campaign, deleted: true });
}

/** A campaign whose stop was accepted and does not show yet takes no other change: assumed. */
function requireState<F extends Fields>(
  world: World<F>,
  id: string,
  verb: string,
  allowed: readonly State[],
): Campaign<F> {
  const campaign = requireCurrent(world, id);
  if (isStopping(campaign, world.context.now())) throw conflict(`Campaign ${id} is being stopped.`);
  const state = stateNow(world, campaign);
  if (!allowed.includes(state)) throw wrongState(state, `Campaign ${id} cannot be ${verb}.`);
  return campaign;
}

function stoppingFrom(world: Pick<World, 'service' | 'context'>, from: State): Campaign['stopping'] {
  if (chosen(world, SHARED_SWITCHES, 'stopping') === 'atOnce') return undefined;
  return { from, until: world.context.now() + world.context.duration(STOPPING_MS) };
}

function requireActiveQuota(world: Pick<World, 'account' | 'context'>, instanceId: string): void {
  const { activeCampaigns } = world.account.quotas;
  const active = world.account.campaignsOf(instanceId).filter((campaign) => isActive(stateNow(world, campaign)));
  if (active.length >= activeCampaigns) {
    throw quotaExceeded(`Limit of ${activeCampaigns} active campaigns of instance ${instanceId} reached.`);
  }
}
