import type { RestCampaign } from '../rest/campaign';

/** What can be written. */
export const WRITTEN_STATES = ['DRAFT', 'RUNNING', 'STOPPED'] as const;
export const STATES = [...WRITTEN_STATES, 'COMPLETED'] as const;

export type State = (typeof STATES)[number];
export type Source = 'api' | 'dashboard';

export interface Message {
  readonly channel_type: 'email' | 'push';
  readonly platform_type?: readonly string[];
  readonly sender_identity_id?: string;
  readonly languages?: readonly { readonly language: string; readonly sender_identity_id?: string }[];
}

/** A campaign's content, as it was sent. */
export interface Fields {
  readonly name: string;
  readonly when: { readonly start_time: string; readonly local_time?: boolean };
  readonly messages: readonly [Message];
  readonly targeting?: { readonly languages?: readonly string[] };
  readonly labels?: readonly string[];
  readonly variants?: readonly unknown[];
}

export interface Wanted extends Fields {
  readonly state: State;
}

/** A campaign as a value: what it shows follows from it and the clock. */
export interface Campaign extends RestCampaign {
  readonly fields: Fields;
  readonly state: State;
  readonly source: Source;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When it sends as long as it is running; a campaign that was set running without the API does not. */
  readonly sending?: { readonly from: number; readonly until: number };
  /** When it began to send, before it was changed last. */
  readonly begun?: number;
}

export function stateOf({ state, sending }: Campaign, now: number): State {
  return state === 'RUNNING' && sending && sending.until <= now ? 'COMPLETED' : state;
}

/** When it began to send; undefined as long as nobody was reached. */
export function begunAt({ begun, sending }: Campaign, now: number): number | undefined {
  return begun ?? (sending && sending.from <= now ? sending.from : undefined);
}
