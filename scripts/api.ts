import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './bundle';

/*
 * Compiles lib/ with jsii and generates API.md from the assembly.
 * With --check nothing is written but dist/, and a stale API.md is an error.
 */
const FILE = join(ROOT, 'API.md');

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', command), args, {
    cwd: ROOT,
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const folder = mkdtempSync(join(tmpdir(), 'api-'));
try {
  // The peers' floors are below what is used for development.
  run('jsii', '--silence-warnings', 'metadata/missing-dev-dependency');
  const generated = join(folder, 'API.md');
  run('jsii-docgen', '-o', generated);
  const text = readFileSync(generated, 'utf8');
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('API.md is stale: run npm run api\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
