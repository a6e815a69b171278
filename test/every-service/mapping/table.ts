import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { EmulatedRequest } from '../../../emulator';
import type { clientSettings } from '../../../lambda/engine/client';
import type { CampaignService } from '../../../lambda/engine/service';

/** A campaign of any service. */
export type Wire = Record<string, unknown>;

/** What differs, by its dotted place; what is gone is undefined. */
export type Places = Readonly<Record<string, unknown>>;

/** Other props than those of the base, and what then is otherwise on the wire. */
export interface ChangedRow<P> {
  /** The place in the contract that the props mean. */
  readonly leaf: string;
  readonly change: (props: P) => P;
  /** What the body of the create call has otherwise, and nothing else. */
  readonly sent: Places;
  /** The same of the update call, where other values are in it. */
  readonly saved?: Places;
  /** What leads every call another way: an address, a part of a path, a header. Nothing where absent. */
  readonly reached?: Places;
  /** The same of the calls after the create call, where they go another way than that one. */
  readonly later?: Places;
  /** No update brings it about, although one changes the rest of the member. */
  readonly another?: true;
  /** What is no member of the create call: the calls that bring it about, by the state that is seen. */
  readonly calls?: Readonly<Record<string, string | WholeCall>>;
}

/** A call with all that is in its body. */
export interface WholeCall {
  readonly operation: string;
  readonly to: string;
  readonly body: object;
}

/** What no prop can change: what the create call has in its place. */
export interface FixedRow {
  readonly leaf: string;
  readonly fixed: unknown;
}

export type Row<P> = ChangedRow<P> | FixedRow;

/** What is changed starting from the same props; members of a union need bases of their own. */
export interface Group<P> {
  readonly base: P;
  readonly rows: readonly Row<P>[];
}

/** What an update does of a member of the contract: no call where the member only says how the campaign is reached. */
export type Update = 'another campaign' | 'steps' | 'access' | UpdateCall;

/** The call, and how its places differ from those of the create call: by what they are within, and by what is left out. */
export interface UpdateCall {
  readonly operation: string;
  readonly within?: string;
  readonly leavesOut?: string;
}

export type ClientSettings = ReturnType<typeof clientSettings> & {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** What of a call beside its body says where it goes, by names. */
export type Reach = (request: EmulatedRequest) => object;

interface Tables<P, C extends object> {
  readonly adapter: (settings: ClientSettings) => CampaignService<C>;
  /** The path where absent. */
  readonly reach?: Reach;
  readonly construct: new (scope: Stack, id: string, props: P) => IConstruct;
  readonly updates: { readonly [K in keyof C]-?: Update };
  readonly groups: readonly Group<P>[];
}

/** Adds the construct with one of the table's props to a stack. */
export type Add = (stack: Stack, id: string) => IConstruct;

export type ChangedCase = Omit<ChangedRow<unknown>, 'change'> & { readonly base: Add; readonly variant: Add };
export type FixedCase = FixedRow & { readonly base: Add };

/** The tables of a service, without its types. */
export interface Mapping {
  readonly adapter: (settings: ClientSettings) => CampaignService<Wire>;
  readonly reach: Reach;
  readonly updates: Readonly<Record<string, Update>>;
  readonly changed: readonly ChangedCase[];
  readonly fixed: readonly FixedCase[];
}

export function mapping<P, C extends object>({ adapter, reach, construct, updates, groups }: Tables<P, C>): Mapping {
  const add =
    (props: P): Add =>
    (stack, id) =>
      new construct(stack, id, props);
  const cases = groups.flatMap(({ base: props, rows }) => {
    const base = add(props);
    return rows.map((row): ChangedCase | FixedCase =>
      'fixed' in row ? { ...row, base } : { ...row, base, variant: add(row.change(props)) },
    );
  });
  return {
    adapter: (settings) => adapter(settings) as unknown as CampaignService<Wire>,
    reach: reach ?? (({ path }) => ({ path })),
    updates,
    changed: cases.filter((one) => 'variant' in one),
    fixed: cases.filter((one) => 'fixed' in one),
  };
}

/** A leaf that stands in the create call where it stands in the contract, and what else differs. */
export function leaf<P>(
  path: string,
  change: ChangedRow<P>['change'],
  value: unknown,
  also: Places = {},
): ChangedRow<P> {
  return { leaf: path, change, sent: { [path]: value, ...also } };
}

export function fixed(path: string, value: unknown): FixedRow {
  return { leaf: path, fixed: value };
}
