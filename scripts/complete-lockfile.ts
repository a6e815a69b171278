import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle';

/*
 * npm ci wants an entry for every optional dependency, also for those of other platforms. A registry that does not serve
 * all of them leaves gaps when the lockfile is written; this fills them, so that the lockfile works everywhere.
 */
const FILE = join(ROOT, 'package-lock.json');

interface Entry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lockfile {
  readonly packages: Record<string, Entry & { readonly os?: string[]; readonly cpu?: string[] }>;
}

const PLATFORM = /(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?:-(\w+))?/;

function missingEntries({ packages }: Lockfile): [string, object][] {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)))
      .map(([name, version]): [string, object] => [`node_modules/${name}`, entryOf(name, version, dev)]),
  );
}

function entryOf(name: string, version: string, dev = false): object {
  const [, os, cpu] = PLATFORM.exec(name) ?? [];
  // What names no platform is for WebAssembly.
  const platform = os ? { os: [os], ...(cpu ? { cpu: [cpu === 'x86' ? 'ia32' : cpu] } : {}) } : { cpu: ['wasm32'] };
  return { version, ...platform, ...(dev ? { dev } : {}), optional: true };
}

const lockfile = JSON.parse(readFileSync(FILE, 'utf8')) as Lockfile;
const missing = missingEntries(lockfile);
const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(missing) });
const sorted = packages.sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(FILE, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
process.stdout.write(`${missing.length} entries added\n`);
