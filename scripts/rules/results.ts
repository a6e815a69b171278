import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A test of a run, as test/support/results-reporter.js has written it. */
export interface Test {
  readonly file: string;
  /** The titles that it is in. */
  readonly in: readonly string[];
  readonly title: string;
  readonly status: string;
}

export interface Results {
  readonly name: string;
  /** In milliseconds. */
  readonly started: number;
  readonly tests: readonly Test[];
}

const SOURCES = ['bin', 'demo', 'emulator', 'lambda', 'lib', 'scripts', 'test'];
const SETTINGS = ['README.md', 'cdk.json', 'jest.config.js', 'package-lock.json', 'package.json', 'tsconfig.json'];

/** What the runs have left. */
export function resultsOf(root: string): Results[] {
  const folder = join(root, 'dist', 'test-results');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => ({
    ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Results, 'name'>),
    name: file.replace(/\.json$/, ''),
  }));
}

/** Why results say nothing of what is there now. */
export function staleness(root: string, { started, tests }: Results): string | undefined {
  const gone = tests.find(({ file }) => !existsSync(join(root, file)));
  if (gone) return `${gone.file} is there no more`;
  const newer = sourcesOf(root).find((file) => statSync(join(root, file)).mtimeMs > started);
  return newer && `${newer} is newer`;
}

function sourcesOf(root: string): string[] {
  const settings = SETTINGS.filter((file) => existsSync(join(root, file)));
  return [...settings, ...SOURCES.flatMap((folder) => filesBelow(root, folder))];
}

/** Without what is built or installed there. */
function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
    return ['dist', 'node_modules'].includes(entry.name) ? [] : filesBelow(root, path);
  });
}
