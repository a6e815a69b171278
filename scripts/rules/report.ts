import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesIn } from './list';
import { head, line, reasons, testLines } from './print';
import { proofsOf } from './proof';
import type { Proof } from './proof';
import { resultsOf, staleness } from './results';
import type { Test } from './results';
import { lackOf, mistakes } from './verdict';

export interface Report {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

export interface Asked {
  /** One rule, with its tests. */
  readonly rule?: string;
  readonly tests?: boolean;
  readonly json?: boolean;
}

/** Which rules the last run of the tests has proved. */
export function reportOn(root: string, services: readonly string[], asked: Asked = {}): Report {
  const { tests, left, stale } = freshTests(root);
  if (stale !== undefined) return { lines: [stale], ok: false };
  const rules = rulesIn(readFileSync(join(root, 'docs', 'rules.md'), 'utf8'));
  const proofs = proofsOf(rules, tests, services);
  const lacks = proofs.map(lackOf).filter((lack) => lack !== '');
  const wrong = mistakes(rules, proofs, tests);
  const ok = lacks.length === 0 && wrong.length === 0;
  if (asked.json) return { lines: [JSON.stringify({ ok, missing: lacks, mistakes: wrong, proofs })], ok };
  const sum = `${rules.length - lacks.length} of ${rules.length} rules proved`;
  const lines = [...listOf(proofs, services, asked), ...left, ...wrong];
  return { lines: [...lines, lacks.length === 0 ? sum : `${sum}; missing: ${lacks.join(', ')}`], ok };
}

/** Of `npm test`, and of what else has run since anything was changed. */
function freshTests(root: string): { tests: readonly Test[]; left: string[]; stale?: string } {
  const runs = resultsOf(root).map((results) => ({ ...results, stale: staleness(root, results) }));
  const main = runs.find(({ name }) => name === 'tests');
  const fresh = runs.filter(({ stale }) => stale === undefined);
  const left = runs.flatMap(({ name, stale }) =>
    stale === undefined ? [] : [`the results of ${name} are left out: ${stale}`],
  );
  const tests = fresh.flatMap((run) => run.tests);
  if (!main) return { tests, left, stale: 'There are no results: run npm test first.' };
  if (main.stale === undefined) return { tests, left };
  return { tests, left, stale: `The results are old (${main.stale}): run npm test first.` };
}

function listOf(proofs: readonly Proof[], services: readonly string[], { rule, tests = false }: Asked): string[] {
  const listed = proofs.filter((proof) => rule === undefined || proof.rule.id === rule);
  const lines = listed.flatMap((proof) => [line(proof), ...(tests || rule !== undefined ? testLines(proof) : [])]);
  return [head(services), ...lines, '', ...listed.flatMap(reasons)];
}
