import type { RestCampaign } from '../rest/campaign';

/** The words that can be written. */
export const STATUSES = ['DRAFT', 'RUN', 'PAUSE', 'DONE'] as const;
export type Status = (typeof STATUSES)[number];

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Triple = readonly [boolean, boolean | number, boolean | number];

/** A campaign's content, as it was sent. */
export interface Fields {
  readonly name: string;
  readonly seats: readonly string[];
  readonly schedule: Readonly<Record<(typeof DAYS)[number], Triple>>;
  /** Minutes east of UTC. */
  readonly timezone?: number;
}

export interface Campaign extends RestCampaign {
  readonly fields: Fields;
  readonly state: Status;
  readonly createdAt: number;
  readonly waitUntil: number;
}

/** What can be asked for in a create. */
export interface Wanted extends Fields {
  readonly account_id: string;
  readonly campaign_id?: string;
  readonly created_at: number;
  readonly status: Status;
}

export interface Change extends Fields {
  readonly account_id?: string;
  readonly status?: Status;
}

/** A resume reaches nobody anew; a campaign that was done and runs again is assumed to reach everybody. */
export function isStart(from: Status, to: Status, ran: boolean): boolean {
  return to === 'RUN' && from !== 'RUN' && !(from === 'PAUSE' && ran);
}
