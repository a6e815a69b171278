import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { trimClients } from './trim-clients';

export const ROOT = resolve(__dirname, '..');
export const HANDLERS = join(ROOT, 'dist', 'lambda');

/** The services that have a handler: the folders of lambda/ with an index.ts. */
export function services(): string[] {
  return readdirSync(join(ROOT, 'lambda'))
    .filter((name) => existsSync(join(ROOT, 'lambda', name, 'index.ts')))
    .sort();
}

/** Builds the handlers' bundles into dist/lambda/<service>/; says which files went into each. */
export async function bundleHandlers(): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    // Two files each: the entry answers even where the service cannot be loaded.
    entryPoints: services().flatMap((name) =>
      ['index', 'service'].map((file) => ({ in: `lambda/${name}/${file}.ts`, out: `${name}/${file}` })),
    ),
    external: ['./service.js'],
    // Node takes longer to read arrow functions than others, which are most of what a handler loads.
    supported: { 'dynamic-import': false, arrow: false },
    outdir: HANDLERS,
    bundle: true,
    minify: true,
    platform: 'node',
    // The runtime is newer; tests run the same bundle on Node 20.
    target: 'node20',
    format: 'cjs',
    // The ES modules of the SDK and of zod can be shaken.
    mainFields: ['module', 'main'],
    legalComments: 'none',
    plugins: [trimClients],
    metafile: true,
    write: false,
    logLevel: 'warning',
    // Parts of the SDK that no handler needs: other sources of credentials than the environment, and event streams.
    alias: {
      '@aws-sdk/credential-provider-node': resolve(ROOT, 'lambda', 'engine', 'credentials.ts'),
      '@smithy/core/event-streams': resolve(ROOT, 'lambda', 'engine', 'event-streams.ts'),
    },
  });
  for (const { path, contents } of outputFiles) replace(path, contents);
  return metafile;
}

/** At once, and only where it is new: another process may be reading it. */
function replace(file: string, contents: Uint8Array): void {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, contents);
  renameSync(fresh, file);
}
