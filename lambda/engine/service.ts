import type { Contract } from '../../lib/contract/contract';

/** What a status means to the engine; a status that no table knows is unknown. */
export type Standing = 'changing' | 'ready' | 'failed' | 'deleting' | 'unknown';

/**
 * What a refused call means. `limited` is a refusal that can be a rate or a quota: it is waited out, but not for long.
 * Everything that no table lists is terminal, or of unknown outcome where no answer of the service was seen.
 */
export type Refusal = 'missing' | 'busy' | 'throttled' | 'limited' | 'denied' | 'taken';

export type Tags = Readonly<Record<string, string>>;

/** A status in the service's own words, with what it means and the service's reason. */
export interface Status {
  readonly status: string;
  readonly standing: Standing;
  readonly reason?: string | undefined;
}

/** An update that has a life of its own while the campaign stays as it was. */
export interface SeenUpdate<C> extends Status {
  /** Tells this update from an earlier one. */
  readonly token: string;
  readonly properties: Partial<C>;
}

/** A campaign as the service shows it. */
export interface Seen<C> extends Status {
  readonly id: string;
  readonly name: string;
  /** Tells this campaign from a later one under the same id. */
  readonly born: string;
  readonly properties: Partial<C>;
  readonly update?: SeenUpdate<C> | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One update call; a save in several rows is made once. */
export interface Save<C> {
  readonly apply: (id: string, wanted: C, seen: Seen<C>, rows: ReadonlySet<keyof C>) => Promise<unknown>;
}

/** A property that is changed in place. What cannot be read is told apart by `changed`, old against new. */
export interface Setting<C> {
  readonly save: Save<C>;
  readonly differs: (wanted: C, seen: Partial<C>, changed: boolean) => boolean;
}

export type Change<C> = 'replace' | 'tags' | Setting<C>;

/** Something that has to be ready before a campaign can use it. */
export interface Need extends Status {
  readonly noun: string;
}

/** Where a stack lives; ids are derived from it. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** A service, as the engine sees it: tables that the compiler proves total, and functions that make one call. */
export interface CampaignService<C extends object> {
  /** For sentences: the service and what it calls a campaign. */
  readonly noun: string;
  readonly contract: Contract<C>;
  readonly changes: { readonly [K in keyof C]-?: Change<C> };
  /** By the error's name. */
  readonly errors: Readonly<Record<string, Refusal>>;
  /** How long each usually takes: polls are close together at first and near that time. */
  readonly usualSeconds: { readonly create: number; readonly update: number; readonly remove: number };
  /** A read that is this much later than a write shows it. */
  readonly lagSeconds: number;
  /** Create refuses a taken name, so a create that ran already cannot make a second campaign. */
  readonly uniqueNames: boolean;
  /** The longest name that the service takes. */
  readonly longestName: number;
  isId(id: string): boolean;
  /** The ids of campaigns that can be the wanted one, by name. */
  candidates(wanted: Partial<C>, name: string): Promise<readonly string[]>;
  /** What must be ready before these rows are written. */
  need(wanted: C, rows: ReadonlySet<keyof C>): Promise<Need | undefined>;
  create(wanted: C, name: string, tags: Tags): Promise<string>;
  read(id: string): Promise<Seen<C>>;
  tags(id: string): Promise<Tags>;
  tag(id: string, tags: Tags): Promise<unknown>;
  untag(id: string, keys: readonly string[]): Promise<unknown>;
  remove(id: string): Promise<unknown>;
}
