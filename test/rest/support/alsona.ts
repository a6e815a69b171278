import './sleeps';
import { alsona } from '../../../lambda/alsona/adapter';
import type { Bookmarks, CampaignService } from '../../../lambda/engine/service';
import type { AlsonaCampaign } from '../../../lib/alsona/contract';
import type { Emulated } from './emulated';
import type { Scripted } from './scripted';

export const ACCOUNT = 'account_shop';
export const NAME = 'films';
/** When it was asked for, and the thousandths of whose it is. */
export const AT = Date.UTC(2026, 0, 1, 8, 0, 0, 999);
export const BIRTH = { identity: { stack: 'arn:s', resource: 'R', generation: 'abc' }, at: AT };
export const ID = 'campaign_7562a87603fa6e3dc987';
export const STAMP = Date.UTC(2026, 0, 1, 8) + (0x7562a876 % 1000);

const on = [true, true, true];
const off = [false, true, true];
export const SCHEDULE = {
  monday: on,
  tuesday: on,
  wednesday: on,
  thursday: on,
  friday: on,
  saturday: off,
  sunday: off,
};
export const CONTENT = { seats: ['seat_1', '007'], schedule: SCHEDULE };

export type Adapter = CampaignService<AlsonaCampaign>;

/** A campaign of a secret of its own, and so with a key that no test has read before. */
export function campaignAt(place: Emulated | Scripted, keys: Emulated, given: Partial<AlsonaCampaign> = {}) {
  const connection = { baseUrl: place.url, apiKey: keys.key(), account_id: ACCOUNT };
  return { ...connection, name: NAME, ...CONTENT, ...given } as AlsonaCampaign;
}

export function adapterOf(campaign: Partial<AlsonaCampaign>, bookmarks: Bookmarks = {}): Adapter {
  const adapter = alsona().at?.(campaign, bookmarks);
  if (!adapter) throw new Error('the adapter is not told where a campaign is');
  return adapter;
}
