/** Version 1 has no `Completed`. */
export const STATES = ['Initialized', 'Running', 'Paused', 'Stopped', 'Completed', 'Failed'] as const;

export type State = (typeof STATES)[number];

/** What both versions have among the fields of a campaign. */
export interface Fields {
  readonly name: string;
  readonly connectInstanceId: string;
  readonly schedule?: { readonly endTime: string };
}

export type Tags = Readonly<Record<string, string>>;

/** A campaign as a value: what it shows follows from it and the clock. */
export interface Campaign<F extends Fields = Fields> {
  readonly id: string;
  readonly arn: string;
  /** As a description shows them. */
  readonly fields: F;
  readonly tags: Tags;
  readonly state: State;
  /** A stop was accepted; until then the state before it shows. */
  readonly stopping?: { readonly from: State; readonly until: number };
  /** How often a start call set it running. */
  readonly starts: number;
  /** The requests to reach somebody that were taken, by their client tokens. */
  readonly contacts: Readonly<Record<string, string>>;
  readonly deleted?: true;
}

/** A campaign that is under way completes when its schedule ends. */
export function stateOf({ state, stopping, fields }: Campaign, now: number): State {
  if (stopping && now < stopping.until) return stopping.from;
  const end = fields.schedule && Date.parse(fields.schedule.endTime);
  return isActive(state) && end !== undefined && end <= now ? 'Completed' : state;
}

export function isStopping({ stopping }: Campaign, now: number): boolean {
  return stopping !== undefined && now < stopping.until;
}

/** What counts for the quota of active campaigns: assumed, no document says whether a paused one does. */
export function isActive(state: State): boolean {
  return state === 'Running' || state === 'Paused';
}
