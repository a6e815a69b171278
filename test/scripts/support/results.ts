import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Test } from '../../../scripts/rules/results';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** When every run began. */
export const STARTED = Date.parse('2026-01-05T00:00:00Z');

/** A folder that is removed after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  folders.push(folder);
  return folder;
}

/** A file that was changed so many milliseconds after the run began. */
export function put(root: string, file: string, text: string, after = -1000): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, (STARTED + after) / 1000, (STARTED + after) / 1000);
}

/** A test, by the titles around it and its own. */
export function tested(titles: string, { status = 'passed', file = 'test/every.test.ts' } = {}): Test {
  const all = titles.split(' > ');
  return { file, in: all.slice(0, -1), title: all.at(-1) ?? '', status };
}

/** A project with a list of rules, and what runs of its tests have left. */
export function project(rules: string, runs: Readonly<Record<string, readonly Test[]>>): string {
  const root = newFolder();
  put(root, 'docs/rules.md', rules);
  put(root, 'lib/index.ts', '');
  for (const [name, tests] of Object.entries(runs)) {
    for (const { file } of tests) put(root, file, '');
    put(root, `dist/test-results/${name}.json`, JSON.stringify({ started: STARTED, tests }));
  }
  return root;
}
