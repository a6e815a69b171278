import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from '../scripts/bundle';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** What a reader would copy: every fragment of TypeScript, as it stands. */
function fragments(): string[] {
  return [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
}

/** What the compiler says of each. */
function problemsOf(codes: readonly string[]): string[][] {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  // Below the package's folder, so that its dependencies are found.
  const folder = mkdtempSync(join(ROOT, 'dist', 'readme-'));
  try {
    const files = codes.map((code, index) => {
      const file = join(folder, `fragment-${index}.ts`);
      writeFileSync(file, code.replaceAll("'cdk-campaigns'", "'../../lib'"));
      return file;
    });
    const program = ts.createProgram(files, OPTIONS);
    return files.map((file) => {
      const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
      return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const CDK = dirname(require.resolve('aws-cdk-lib/package.json'));

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  // The core of the library is what its index begins with; the rest of the index is every service there is, for seconds.
  paths: { 'aws-cdk-lib': [join(CDK, 'core', 'index.d.ts')] },
};

const WRONG = "import { personalize } from 'cdk-campaigns';\nnew personalize.Campaign(undefined, 'X', { tps: 1 });\n";

test('every fragment of the README compiles, and one that does not fit would be noticed [R56]', () => {
  const right = fragments();
  const problems = problemsOf([...right, WRONG]);
  expect(right.length).toBeGreaterThan(0);
  expect(problems.slice(0, -1)).toEqual(right.map(() => []));
  expect(problems.at(-1)).not.toEqual([]);
}, 60_000);

test('the README names both commands', () => {
  expect(README).toContain('npm ci && npm run demo');
  expect(README).toContain('npm ci && npm test');
});
