import type { Campaign, State } from './campaign';
import { error, misuse } from './errors';
import { stateNow, type World } from './world';

/** Refuses an update that the campaign's state does not allow. */
export function requireChangeable(world: World, campaign: Campaign, to: State): void {
  const from = stateNow(world, campaign);
  if (from === 'COMPLETED') throw misuse(`Campaign ${campaign.id} is completed and cannot be updated.`);
  if (from === 'RUNNING') requireRunning(world, campaign, to);
  else if (to !== 'RUNNING' && to !== from) requireDraftStopped(world, campaign, from, to);
}

/** No document knows a way back from running to draft. */
function requireRunning({ switches }: World, { id }: Campaign, to: State): void {
  if (to === 'STOPPED') {
    const stopping = switches.chosen('stopping');
    if (stopping === 'refused400')
      throw error('MALFORMED_PARAMETER', `Campaign ${id} is running, it cannot be stopped.`);
    if (stopping === 'refused403') throw misuse(`Campaign ${id} is running, it cannot be stopped.`);
  } else if (to === 'DRAFT' || switches.chosen('updatingRunning') === 'refused') {
    throw misuse(`Campaign ${id} is running and cannot be updated.`);
  }
}

function requireDraftStopped({ switches }: World, { id }: Campaign, from: State, to: State): void {
  if (switches.chosen('draftStopped') === 'allowed') return;
  throw misuse(`Campaign ${id} cannot go from ${from} to ${to}.`);
}
