/** What the engine takes for granted about services that it was never compared with. */
export interface Assumption {
  /** Stays for good: documents, records of probes and `--only` go by it. */
  readonly id: string;
  readonly about: 'CloudFormation' | 'Lambda' | 'Step Functions' | 'cdk CLI';
  readonly claim: string;
  /** Where it was read; or that it was not. */
  readonly source: string;
  /** Documented by the service, or reported by somebody who saw it happen. */
  readonly confirmed: boolean;
  /** The scenario of `npm run probe` that shows it; or why none does. */
  readonly probe: string | { readonly none: string };
}

export const GUIDE = 'CloudFormation User Guide';
export const NOWHERE = 'no source found: the most careful reading was taken';

export function of(about: Assumption['about'], rows: readonly Omit<Assumption, 'about'>[]): Assumption[] {
  return rows.map((row) => ({ ...row, about }));
}
