import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/bundle';

/** What `npm run faults` tells of a service. */
export interface Counts {
  readonly service: string;
  readonly steps: number;
  readonly boundaries: number;
  /** All boundaries with all kinds of faults, once and three times. */
  readonly cases: number;
  readonly run: number;
  /** Leave the same as one that was run. */
  readonly same: number;
  /** Kinds of faults that a read has met at other calls of the same operation. */
  readonly inTurn: number;
  /** What no function can survive. */
  readonly givenUp: number;
  readonly violations: number;
  readonly seconds: number;
}

/** A file for each service. */
export const COUNTS = join(ROOT, 'dist', 'faults');

export function save(counts: Counts): void {
  mkdirSync(COUNTS, { recursive: true });
  writeFileSync(join(COUNTS, `${counts.service}.json`), `${JSON.stringify(counts)}\n`);
}
