import { shortened } from './codec';
import type { Problem } from './contract';

/* How problems are told: all of them, unless somebody has filled a whole list with mistakes. */

const MOST_PROBLEMS = 50;
const MOST_VALUES = 5;

/** As many as anybody reads, and how many there are besides. */
export function firstOf(sentences: readonly string[], most = MOST_PROBLEMS): string[] {
  const others = sentences.length - most;
  return others > 0 ? [...sentences.slice(0, most), `and ${others} more`] : [...sentences];
}

/** Values in one sentence. */
export function listed(values: readonly string[]): string {
  return firstOf(values, MOST_VALUES).join(', ');
}

/** The name of a place. A key can be anything: it is told on one line, and cut. */
export function placeOf(path: Problem['path']): string {
  return path.map((part) => shortened(JSON.stringify(String(part)).slice(1, -1))).join('.');
}
