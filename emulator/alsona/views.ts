import type { EmulatedResponse } from '../core/service';
import type { Campaign } from './campaign';
import type { World } from './world';

const READ_WORDS = { DRAFT: 'DRAFT', RUN: 'RUNNING', PAUSE: 'PAUSED', DONE: 'DONE' } as const;

/** A campaign as an update answers it. */
function shown({ switches }: World, { id, owner, fields, state, createdAt }: Campaign): object {
  return {
    ...fields,
    timezone: fields.timezone ?? 0,
    status: switches.chosen('statusWords') === 'read' ? READ_WORDS[state] : state,
    account_id: owner,
    campaign_id: id,
    created_at: createdAt,
  };
}

/** A campaign as every other call answers it. */
export function whole(world: World, campaign: Campaign): object {
  return { ...shown(world, campaign), priority: campaign.createdAt, wait_until: campaign.waitUntil };
}

export function createdView(world: World, campaign: Campaign): EmulatedResponse {
  return { status: 200, body: { success: true, campaign: whole(world, campaign) } };
}

export function updatedView(world: World, campaign: Campaign): EmulatedResponse {
  return { status: 200, body: { success: true, campaign: shown(world, campaign) } };
}

/** What is true now, whatever reads show. */
export function overview({ campaigns }: World): object[] {
  return campaigns.allCurrent().map(({ id, owner, fields, state, createdAt }) => ({
    id,
    account_id: owner,
    ...fields,
    state,
    status: state,
    created_at: createdAt,
  }));
}
