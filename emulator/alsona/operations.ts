import type { EmulatedRequest, EmulatedResponse } from '../core/service';
import { notFound, UNAUTHORIZED } from './errors';
import { getAccount, getCampaign, listCampaigns } from './read';
import { routeOf } from './routes';
import { UPDATES } from './shapes';
import { campaignOf, readCreate, readUpdate } from './validation';
import type { World } from './world';
import { createCampaign, deleteCampaign, updateCampaign } from './write';

type Operation = (world: World, account: string, request: EmulatedRequest, id: string) => EmulatedResponse;

const HANDLERS: Readonly<Record<string, Operation>> = {
  createCampaign: (world, account, request) => createCampaign(world, account, readCreate(campaignOf(request), account)),
  updateCampaign: (world, account, request, id) => {
    const shape = UPDATES[world.switches.chosen('accountInUpdate')];
    return updateCampaign(world, account, id, readUpdate(shape, campaignOf(request), account));
  },
  deleteCampaign: (world, account, _, id) => deleteCampaign(world, account, id),
  getCampaign: (world, account, _, id) => getCampaign(world, account, id),
  listCampaigns,
  getAccount,
};

export function perform(world: World, request: EmulatedRequest): EmulatedResponse {
  const route = routeOf(request);
  const handler = route && HANDLERS[route.operation];
  if (!handler) throw notFound(`Route ${request.method} ${request.path} not found.`);
  requireAccess(world, route.account, request);
  return handler(world, route.account, request, route.id);
}

/** A key without access to the account is answered like no key. */
function requireAccess({ keys, accounts }: World, account: string, { headers }: EmulatedRequest): void {
  const key = headers['x-api-key'] ?? '';
  if (key === '' || !keys.has(key) || !accounts.has(account)) throw UNAUTHORIZED;
}
