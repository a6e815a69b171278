import { randomUUID } from 'node:crypto';
import type { Campaign, Fields, State, Tags } from './campaign';
import type { CommonRequests } from './common';
import { conflict, missing, quotaExceeded } from './errors';
import { chosen, SHARED_SWITCHES } from './switches';
import { checkedTags } from './tags';
import { outcomeOf, requireCurrent, type World } from './world';

export function createCampaign<F extends Fields>(world: World<F>, fields: F, tags?: Tags): object {
  const existing = namesakeOf(world, fields);
  if (existing && chosen(world, SHARED_SWITCHES, 'repeatedCreate') === 'returns') return created(existing);
  const outcome = outcomeOf(world, 'create', 'CreateCampaign', fields.name);
  requireInstance(world, fields.connectInstanceId);
  requireName(world, fields);
  const campaign = newCampaign(world, fields, tags, outcome?.create === 'fail' ? 'Failed' : 'Initialized');
  world.campaigns.write(campaign);
  return created(campaign);
}

export function newCampaign<F extends Fields>(
  world: World<F>,
  fields: F,
  tags: Tags | undefined,
  state: State,
): Campaign<F> {
  const id = randomUUID();
  return { id, arn: world.arnOf(id), fields, tags: checkedTags(tags), state, starts: 0, contacts: {} };
}

export function created({ id, arn, tags }: Campaign): { id: string; arn: string; tags: Tags } {
  return { id, arn, tags };
}

/** Changes fields of a campaign, unless the update is declared to be refused. */
export function changeFields<F extends Fields>(
  world: World<F>,
  operation: string,
  id: string,
  change: (campaign: Campaign<F>) => F,
): undefined {
  const campaign = requireCurrent(world, id);
  const fields = change(campaign);
  outcomeOf(world, 'update', operation, campaign.fields.name);
  world.campaigns.write({ ...campaign, fields });
}

export function renameCampaign<F extends Fields>(
  world: World<F>,
  { id, name }: CommonRequests['UpdateCampaignName'],
): undefined {
  changeFields(world, 'UpdateCampaignName', id, ({ fields }) => {
    const renamed = { ...fields, name };
    requireName(world, renamed, id);
    return renamed;
  });
}

function requireInstance<F extends Fields>({ account }: World<F>, instanceId: string): void {
  if (!account.isOnboarded(instanceId)) throw missing(`Onboarded instance ${instanceId}`);
  const { campaigns } = account.quotas;
  if (account.campaignsOf(instanceId).length >= campaigns) {
    throw quotaExceeded(`Limit of ${campaigns} campaigns of instance ${instanceId} reached.`);
  }
}

function requireName<F extends Fields>(world: World<F>, fields: F, id?: string): void {
  if (chosen(world, SHARED_SWITCHES, 'names') === 'free' || !namesakeOf(world, fields, id)) return;
  throw conflict(`Another campaign of instance ${fields.connectInstanceId} is called ${fields.name}.`);
}

function namesakeOf<F extends Fields>(world: World<F>, wanted: Fields, id?: string): Campaign<F> | undefined {
  return world.campaigns
    .allCurrent()
    .find(
      (campaign) =>
        campaign.id !== id &&
        campaign.fields.name === wanted.name &&
        campaign.fields.connectInstanceId === wanted.connectInstanceId,
    );
}
