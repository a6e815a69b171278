import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle';

/** The library as it is published. */
export const LIBRARY = join(ROOT, 'dist', 'lib', 'index.js');

const AT_ONCE = /^exports\.(\w+) = __importStar\(require\("(\.\/\w+)"\)\);$/gm;

/** Compiles lib/ with jsii into dist/lib. */
export function compileLibrary(): void {
  // The peers' floors are below what is used for development.
  runTool('jsii', '--silence-warnings', 'metadata/missing-dev-dependency');
  writeFileSync(LIBRARY, loadingLate(readFileSync(LIBRARY, 'utf8')));
}

/** The same, unless what was compiled last is newer than every source. */
export function compileLibraryIfStale(): void {
  const sources = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' });
  const files = [...sources.map((file) => join(ROOT, 'lib', file)), __filename];
  const changedAt = Math.max(...files.map((file) => statSync(file).mtimeMs));
  if (!existsSync(LIBRARY) || statSync(LIBRARY).mtimeMs < changedAt) compileLibrary();
}

/**
 * Nobody uses every service: each is loaded when its name is first used, as aws-cdk-lib does with its own. Node tells the names that
 * ES modules can import from the text, and takes none that is defined there with a getter; so a function defines them.
 */
export function loadingLate(index: string): string {
  const late = index.replace(AT_ONCE, 'loadLate("$1", () => require("$2"));');
  if (late === index) throw new Error('no service is exported as it was when this was written: see lib/index.ts');
  return `${late}${LOAD_LATE}`;
}

const LOAD_LATE = `
function loadLate(name, get) {
    Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });
}
`;

/** Ends this process where the tool fails. */
export function runTool(command: string, ...args: string[]): void {
  const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', command), args, {
    cwd: ROOT,
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
