import { controlBody } from '../core/invalid-control';
import { outcomeShape } from '../rest/outcomes';
import { changeOutside, type Outside } from '../rest/outside';
import type { Members } from '../rest/requests';
import { STATUSES, type Campaign, type Status } from './campaign';
import { conflict } from './errors';
import { readCreate } from './validation';
import type { World } from './world';
import { madeUpId, newCampaign } from './write';

const OUTCOME = outcomeShape(['refuse', 'succeed', 'fail']);

export function controlsOf(world: World): Record<string, (body: unknown) => unknown> {
  const outside: Outside<Campaign> = {
    campaigns: world.campaigns,
    states: STATUSES,
    put: (body) => putCampaign(world, body),
    inState: (campaign, state) => inState(campaign, state),
  };
  return {
    campaigns: (body) => changeOutside(outside, body),
    outcomes: (body) => world.outcomes.declare(controlBody(OUTCOME, body)),
    keys: world.keys.controlOf('keys'),
    accounts: world.accounts.controlOf('accounts'),
  };
}

function putCampaign(world: World, body: Members): Campaign {
  const { account_id = 'account_shop', created_at = world.context.now(), status = 'DRAFT' } = body;
  const wanted = readCreate({ ...body, account_id, created_at, status }, String(account_id));
  const { account_id: account, campaign_id: id = madeUpId() } = wanted;
  if (world.campaigns.current(account, id)) throw conflict(`Campaign ${id} exists already.`);
  return newCampaign(world, account, id, wanted);
}

function inState(campaign: Campaign, state: Status): Campaign {
  return { ...campaign, state, ran: campaign.ran || state === 'RUN' };
}
