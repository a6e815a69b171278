import type { RestCampaign } from './campaign';
import type { CampaignStore } from './store';

/** Who was reached, by every campaign that there ever was, oldest first; the owner is called what the service calls it. */
export function outreachOf<C extends RestCampaign>(
  campaigns: CampaignStore<C>,
  owner: string,
  stateOf: (campaign: C) => string,
): object[] {
  return campaigns.allEver().map((campaign) => {
    const { id, fields, starts, deleted = false } = campaign;
    return { id, [owner]: campaign.owner, name: fields.name, state: stateOf(campaign), deleted, starts };
  });
}
