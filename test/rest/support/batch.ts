import './sleeps';
import { batch } from '../../../lambda/batch/adapter';
import type { Bookmarks, CampaignService } from '../../../lambda/engine/service';
import type { BatchCampaign } from '../../../lib/batch/contract';
import type { Emulated } from './emulated';
import type { Scripted } from './scripted';

export const PROJECT = 'project_shop';
export const NAME = 'films';
export const BIRTH = { identity: { stack: 'arn:s', resource: 'R', generation: 'abc' }, at: 1_767_225_600_123 };
/** Of the identity above; that it never changes is what a create after a lost answer goes by. */
export const MARK = ' [draft of cdk-campaigns 7562a87603fa6e3dc987]';

const email = { channel_type: 'email', subject: 'Films', sender_identity_id: '4012', html: '<p>New</p>' } as const;
const push = { channel_type: 'push', platform_type: ['ios'], body: 'New films' } as const;
export const MESSAGES = { email, push };

export const CONTENT = { when: { start_time: '2030-01-01T08:00:00Z' }, messages: [email] } satisfies object;

export type Adapter = CampaignService<BatchCampaign>;

/** A campaign of a secret of its own, and so with a key that no test has read before. */
export function campaignAt(place: Emulated | Scripted, keys: Emulated, given: Partial<BatchCampaign> = {}) {
  const connection = { baseUrl: place.url, apiVersion: '2.10', projectKey: PROJECT, apiKey: keys.key() };
  return { ...connection, name: NAME, ...CONTENT, ...given } as BatchCampaign;
}

export function adapterOf(campaign: Partial<BatchCampaign>, bookmarks: Bookmarks = {}): Adapter {
  const adapter = batch().at?.(campaign, bookmarks);
  if (!adapter) throw new Error('the adapter is not told where a campaign is');
  return adapter;
}
