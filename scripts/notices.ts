import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandlers, ROOT } from './bundle';

/*
 * THIRD-PARTY-NOTICES: the packages whose code is in the handlers' bundles, with their licences.
 * With --check nothing is written, and a stale file is an error.
 */
const FILE = join(ROOT, 'THIRD-PARTY-NOTICES');

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

function packageOf(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Package;
  const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  return { name, version, license, text: file ? readFileSync(join(ROOT, folder, file), 'utf8').trim() : '' };
}

/** The folder of the package that a file of a bundle belongs to. */
function folderOf(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** Versions are left out: they are in the lockfile, and an update of them must not make this file stale. */
function notices(packages: readonly Package[]): string {
  const texts = [...new Set(packages.map(({ text }) => text))];
  const groups = texts.map((text) => [text, packages.filter((one) => one.text === text)] as const);
  const parts = groups.map(
    ([text, group]) => `${group.map(({ name, license }) => `${name} (${license})`).join('\n')}\n\n${text}\n`,
  );
  return `Code of these packages is part of the handlers in dist/lambda.\n\n${parts.join(`\n${'-'.repeat(79)}\n\n`)}`;
}

async function main(): Promise<void> {
  const { outputs } = await bundleHandlers();
  const files = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  const folders = [...new Set(files.flatMap((file) => folderOf(file) ?? []))].filter((folder) => existsSync(folder));
  const byName = new Map(folders.map((folder) => [packageOf(folder).name, packageOf(folder)]));
  const text = notices([...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  if (!process.argv.includes('--check')) return writeFileSync(FILE, text);
  if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('THIRD-PARTY-NOTICES is stale: run npm run notices\n');
    process.exitCode = 1;
  }
}

void main();
