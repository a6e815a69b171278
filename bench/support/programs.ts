import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/bundle';
import { compileLibraryIfStale } from '../../scripts/library';

/** Programs in JavaScript, beside the library as it is published, which is in dist/lib. */
const OUT = join(ROOT, 'dist');

/** What the cdk CLI runs, and what is deployed. */
const DEPLOYED = ['app.ts', 'settings.ts', 'peers/*.ts', '**/*.js'].map((files) => `bench/deploy/${files}`);

export const PROGRAM = join(OUT, 'bench', 'synth', 'child.js');
export const APP = join(OUT, 'bench', 'deploy', 'app.js');
export const peerFile = (name: string): string => join(OUT, 'bench', 'synth', 'peers', `${name}.js`);

export async function buildPrograms(): Promise<void> {
  compileLibraryIfStale();
  rmSync(join(OUT, 'bench'), { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['bench/synth/**/*.ts', 'bench/synth/handlers/*.js', ...DEPLOYED],
    outdir: OUT,
    outbase: ROOT,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
}
