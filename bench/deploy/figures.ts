/** What one deploy, update or destroy has taken; NaN is what an engine does not tell. */
export interface Counts {
  readonly invocations: number;
  readonly starts: number;
  readonly gbSeconds: number;
  readonly executions: number;
  readonly transitions: number;
  readonly calls: number;
}

export const NAMES = ['invocations', 'starts', 'gbSeconds', 'executions', 'transitions', 'calls'] as const;

export function less(after: Counts, before: Counts): Counts {
  return Object.fromEntries(NAMES.map((name) => [name, after[name] - before[name]])) as unknown as Counts;
}

export const PHASES = ['create', 'update', 'delete'] as const;
export type Phase = (typeof PHASES)[number];

export interface Figures extends Counts {
  readonly wallMs: number;
  /** By campaign: from when the service had made it ready, or gone, to when CloudFormation was answered. */
  readonly answeredMs: readonly number[];
}

/** All of one peer's. */
export interface Story {
  readonly functions: number;
  readonly phases: Readonly<Partial<Record<Phase, Figures>>>;
}
