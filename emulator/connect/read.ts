import type { Campaign, Fields } from './campaign';
import type { CommonRequests } from './common';
import { invalid } from './errors';
import { requireSeen, stateNow, type World } from './world';

const PAGE = 50;

/** What the list shows of a campaign besides its id and ARN. */
export type Summary<F extends Fields> = (fields: F) => object;

/** There is no state in it. */
export function describeCampaign<F extends Fields>(
  world: World<F>,
  { id }: CommonRequests['DescribeCampaign'],
): { campaign: object } {
  const { arn, fields, tags } = requireSeen(world, id);
  return { campaign: { id, arn, ...fields, tags } };
}

export function getState<F extends Fields>(world: World<F>, { id }: CommonRequests['GetCampaignState']): object {
  return { state: stateNow(world, requireSeen(world, id)) };
}

export function getStates<F extends Fields>(
  world: World<F>,
  { campaignIds }: CommonRequests['GetCampaignStateBatch'],
): object {
  const found = campaignIds.map((campaignId) => ({ campaignId, campaign: world.campaigns.seen(campaignId) }));
  return {
    successfulRequests: found.flatMap(({ campaignId, campaign }) =>
      campaign ? [{ campaignId, state: stateNow(world, campaign) }] : [],
    ),
    failedRequests: found.flatMap(({ campaignId, campaign }) =>
      campaign ? [] : [{ campaignId, failureCode: 'ResourceNotFound' }],
    ),
  };
}

export function listCampaigns<F extends Fields>(
  world: World<F>,
  { filters, maxResults = PAGE, nextToken }: CommonRequests['ListCampaigns'],
  summary: Summary<F>,
): object {
  const wanted = filters?.instanceIdFilter?.value;
  const all = world.campaigns
    .allSeen()
    .filter(({ fields }) => wanted === undefined || fields.connectInstanceId === wanted);
  const start = startOf(nextToken);
  const end = start + maxResults;
  const campaignSummaryList = all.slice(start, end).map(({ id, arn, fields }) => ({ id, arn, ...summary(fields) }));
  return { campaignSummaryList, nextToken: end < all.length ? tokenOf(end) : undefined };
}

/** What is true now, whatever reads show. */
export function overview<F extends Fields>(world: World<F>): object[] {
  return world.campaigns.allCurrent().map((campaign) => shown(world, campaign));
}

/** Who was reached, by every campaign that there ever was. */
export function outreach<F extends Fields>(world: World<F>): object[] {
  return world.campaigns.allEver().map((campaign) => {
    const { id, arn, fields, starts, contacts, deleted = false } = campaign;
    const { name, connectInstanceId } = fields;
    const state = stateNow(world, campaign);
    return { id, arn, name, connectInstanceId, state, deleted, starts, contacts: Object.keys(contacts).length };
  });
}

function shown<F extends Fields>(world: World<F>, campaign: Campaign<F>): object {
  const { id, arn, fields, tags } = campaign;
  return { id, arn, state: stateNow(world, campaign), ...fields, tags };
}

function startOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = /^campaigns:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw invalid('The token is not valid.');
  return Number(start);
}

function tokenOf(start: number): string {
  return Buffer.from(`campaigns:${start}`).toString('base64url');
}
