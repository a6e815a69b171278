import type { EmulatedRequest, EmulatedResponse } from '../core/service';
import { firstPlace, pageOf, placeOf } from '../rest/paging';
import { badRequest, notFound } from './errors';
import { createdView, whole } from './views';
import type { World } from './world';

const PAGE = 50;

export function listCampaigns(world: World, account: string, request: EmulatedRequest): EmulatedResponse {
  const cursor = parameterOf(request, 'last_key');
  const place = cursor === undefined ? firstPlace('oldestFirst') : placeOf(cursor);
  if (place === undefined) throw badRequest('last_key: Parameter must be a last_key that was answered');
  const { items, next = null } = pageOf(world.campaigns.allSeen(account), 'oldestFirst', place, PAGE);
  const campaigns = items.map((campaign) => whole(world, campaign));
  return { status: 200, body: { success: true, [world.switches.chosen('listField')]: campaigns, last_key: next } };
}

export function getCampaign(world: World, account: string, id: string): EmulatedResponse {
  const isThere = world.switches.chosen('getRoute') === 'there';
  const campaign = isThere ? world.campaigns.seen(account, id) : undefined;
  if (!campaign) throw notFound(isThere ? `Campaign ${id} not found.` : 'Route not found.');
  return createdView(world, campaign);
}

/** `specific_attributes` is a list with commas. */
export function getAccount(_: World, account: string, request: EmulatedRequest): EmulatedResponse {
  const attributes = Object.entries(accountOf(account));
  const wanted = parameterOf(request, 'specific_attributes')?.split(',');
  const shown = attributes.filter(([name]) => wanted?.includes(name) ?? true);
  return { status: 200, body: { success: true, account: Object.fromEntries(shown) } };
}

function accountOf(account_id: string): object {
  return {
    account_id,
    agency_id: 'agency_00000000000000000001',
    name: account_id,
    active_until: 4_102_444_800_000,
    seats_free: 0,
    seats_paid: 10,
    seats_used: 10,
    status: 'ACTIVE',
    created_at: 1_756_551_947_499,
    created_by: 'agency_00000000000000000001',
  };
}

/** The only query parameter of a route, given once at most. */
function parameterOf({ query }: EmulatedRequest, name: string): string | undefined {
  const unknown = Object.keys(query).find((given) => given !== name);
  if (unknown !== undefined) throw badRequest(`${unknown}: Parameter is unknown, expected one of: [${name}]`);
  const value = query[name];
  if (Array.isArray(value)) throw badRequest(`${name}: Parameter is repeated`);
  return value;
}
