import { randomUUID } from 'node:crypto';
import type { Fields } from './campaign';
import { wrongState } from './errors';
import { requireCurrent, stateNow, type World } from './world';

/** Takes the requests of a batch; one whose client token was seen before reaches nobody again. */
export function takeRequests<F extends Fields>(
  world: World<F>,
  id: string,
  requests: readonly { readonly clientToken: string }[],
): object {
  const campaign = requireCurrent(world, id);
  const state = stateNow(world, campaign);
  if (state !== 'Running') throw wrongState(state, `Campaign ${id} takes no requests.`);
  const fresh = Object.fromEntries(requests.map(({ clientToken }) => [clientToken, randomUUID()]));
  const contacts = { ...fresh, ...campaign.contacts };
  world.campaigns.write({ ...campaign, contacts });
  const successfulRequests = requests.map(({ clientToken }) => ({ clientToken, id: contacts[clientToken] }));
  return { successfulRequests, failedRequests: [] };
}
