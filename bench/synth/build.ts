import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/bundle';

/** The library as it is published, file by file, and the programs beside it. */
const OUT = join(ROOT, 'dist', 'bench');

export const PROGRAM = join(OUT, 'bench', 'synth', 'child.js');
export const LIBRARY = join(OUT, 'lib', 'index.js');
export const peerFile = (name: string): string => join(OUT, 'bench', 'synth', 'peers', `${name}.js`);

export async function buildPrograms(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/**/*.ts', 'bench/synth/**/*.ts', 'bench/synth/handlers/*.js'],
    outdir: OUT,
    outbase: ROOT,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
}
