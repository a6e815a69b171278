import type { Contract, Options } from '../../lib/contract/contract';
import type { Identity } from './identity';
import type { RequestType } from './request';

/**
 * What a status means to the engine; a status that no table knows is unknown. `ended` is a failure of the campaign's own work:
 * of one that was just made it is told, of one that is there it keeps nothing from being changed.
 */
export type Standing = 'changing' | 'ready' | 'ended' | 'failed' | 'deleting' | 'unknown';

/**
 * What a refused call means. `limited` is a refusal that can be a rate or a quota: it is waited out, but not for long. `stale`
 * is a refusal for the state of the campaign, which may have been read too early: it is looked again, for a short time. `unreached`
 * is no answer, as nobody was there to be asked: it is tried again, and not for long. `misread` is an answer that may be one of
 * another place than was meant: it is asked again, for a short time.
 * Everything that no table lists is terminal, or of unknown outcome where no answer of the service was seen.
 */
export type Refusal =
  'missing' | 'busy' | 'throttled' | 'limited' | 'stale' | 'denied' | 'taken' | 'unreached' | 'misread';

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

/** One call that changes a campaign. It can be made again. */
export interface Call {
  readonly make: () => Promise<unknown>;
  /** It takes away what may be gone already. */
  readonly takesAway?: boolean;
}

/** The calls that bring rows about, one after the other; a save of several rows is made once. */
export interface Save<C> {
  readonly calls: (id: string, wanted: C, seen: Seen<C>, rows: ReadonlySet<keyof C>) => readonly Call[];
}

/** A place below a property. */
export type Path = readonly string[];

/** What the template says otherwise than before. */
export interface RowChange {
  /** And no call has brought it about yet. */
  readonly changed: boolean;
  /** Whether or not a call has brought it about. */
  readonly asked?: boolean;
  /** The places below the row that the template had and has no more. */
  readonly removed: readonly Path[];
}

/** What of a property only a new campaign can have. */
export interface Anew<C> {
  /** Another value of it means another campaign... */
  readonly part: (campaign: Partial<C>) => unknown;
  /** ...unless the campaign that is there can come to it: what can be added, and never be taken away. */
  readonly canBecome?: (wanted: Partial<C>, seen: Partial<C>) => boolean;
}

/** A property that is changed in place. What cannot be read is told apart by what changed, old against new. */
export interface Setting<C> {
  readonly save: Save<C>;
  readonly differs: (wanted: C, seen: Partial<C>, change: RowChange) => boolean;
  readonly anew?: Anew<C>;
  /** Why the campaign that is seen does not take the change any more; undefined while it does. */
  readonly refusal?: (wanted: C, seen: Seen<C>) => string | undefined;
}

/** What happens when a property changes; `access` says how the campaign is reached, and no call carries it. */
export type Change<C> = 'replace' | 'tags' | 'outreach' | 'access' | Setting<C>;

/** There already, out of reach for good, or the call that leads on. */
export type Step<C> = 'there' | 'never' | ((id: string, wanted: C, options: Options) => Promise<unknown>);

/** How campaigns are started and stopped. The steps are found by the state that is asked for, then by the status that is seen. */
export interface Outreach<C, S extends string = string> {
  readonly steps: Readonly<Record<S, Readonly<Record<string, Step<C>>>>>;
  /** The state that contacts people. */
  readonly contacts: S;
  /** The state that comes before the end. */
  readonly stopped: S;
  /** In these a campaign cannot be deleted. */
  readonly active: readonly string[];
  /** In these a campaign has contacted nobody. */
  readonly untouched: readonly string[];
  /** The calls that lead on write the whole campaign with its state. */
  readonly carriesAll?: boolean;
  /** Whether one that is under way can be stopped is not confirmed: where that is refused, its deletion is tried all the same. */
  readonly stopMayBeRefused?: boolean;
}

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

/** Which campaign is made, and when that was asked for: the same for every attempt of one request. */
export interface Birth {
  readonly identity: Identity;
  /** Epoch milliseconds. */
  readonly at: number;
  /** When other requests asked for it, that have not been answered. */
  readonly others?: readonly number[];
}

/** What an adapter wants to know again in the next pass, by names of its own: how far it has read. It may get lost. */
export type Bookmarks = Record<string, string>;

/** Tags, which carry the marks. */
export interface Tagging {
  tags(id: string): Promise<Tags>;
  tag(id: string, tags: Tags): Promise<unknown>;
  untag(id: string, keys: readonly string[]): Promise<unknown>;
}

/** A service, as the engine sees it: tables that the compiler proves total, and functions that make one call. */
export interface CampaignService<C extends object> {
  /** For sentences: the service and what it calls a campaign. */
  readonly noun: string;
  readonly contract: Contract<C>;
  readonly changes: { readonly [K in keyof C]-?: Change<C> };
  /** By the error's name. */
  readonly errors: Readonly<Record<string, Refusal>>;
  /** What means something else to a create. */
  readonly createErrors?: Readonly<Record<string, Refusal>>;
  /** How long each usually takes: polls are close together at first and near that time. */
  readonly usualSeconds: { readonly create: number; readonly update: number; readonly remove: number };
  /** A read that is this much later than a write shows it. */
  readonly lagSeconds: number;
  /** The same after a write whose answer was lost, where making it again would do harm; `lagSeconds` where absent. */
  readonly doubtSeconds?: number;
  /** Create refuses a taken name, so a create that ran already cannot make a second campaign. */
  readonly uniqueNames: boolean;
  /** The longest name that the service takes. */
  readonly longestName: number;
  /** Updates have a status of their own, so each is noted before it is made; others are seen in the campaign. */
  readonly trackedUpdates: boolean;
  /** All statuses there are, where the service's list is closed. */
  readonly statuses?: readonly string[];
  /** The service takes few calls: campaigns of a stack take turns, and in so many seconds it takes those of one. */
  readonly turnSeconds?: Readonly<Record<RequestType, number>>;
  readonly outreach?: Outreach<C>;
  /**
   * Where absent, nothing on a campaign can carry a mark: physical ids carry it, and what was made and not answered is found by
   * `candidates` and told by `proves`.
   */
  readonly tagging?: Tagging;
  /** The stack gives the id: it looks before it creates, so that nothing of somebody else's is written over. */
  readonly givesIds?: boolean;
  /** The service where these properties are reached, where campaigns of one stack are in several places. */
  at?(campaign: Partial<C>, bookmarks: Bookmarks): CampaignService<C>;
  /** Whether an id can be a campaign's; absent where physical ids carry the marks. */
  isId?(id: string): boolean;
  /** Whether a campaign that was found can only have been made for this identity. */
  proves?(seen: Seen<C>, birth: Birth): boolean;
  /** The ids of campaigns that can be the wanted one, by name, or by what its birth left. */
  candidates(wanted: Partial<C>, name: string, birth: Birth): Promise<readonly string[]>;
  /** What must be ready before these rows are written. */
  need(wanted: C, rows: ReadonlySet<keyof C>): Promise<Need | undefined>;
  create(wanted: C, name: string, tags: Tags, birth: Birth): Promise<string>;
  read(id: string): Promise<Seen<C>>;
  remove(id: string): Promise<unknown>;
}
