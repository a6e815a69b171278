import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './bundle';
import { compileLibrary, runTool } from './library';

/*
 * Compiles lib/ with jsii and generates API.md from the assembly.
 * With --check nothing is written but dist/, and a stale API.md is an error.
 */
const FILE = join(ROOT, 'API.md');

const folder = mkdtempSync(join(tmpdir(), 'api-'));
try {
  compileLibrary();
  const generated = join(folder, 'API.md');
  runTool('jsii-docgen', '-o', generated);
  const text = readFileSync(generated, 'utf8');
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('API.md is stale: run npm run api\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
