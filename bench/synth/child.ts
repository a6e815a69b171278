import { App, Stack } from 'aws-cdk-lib';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Add, Peer } from './peers/peer';
import type { Service, Validation } from './settings';

/*
 * One process that synthesises, for one peer or for several: each number of campaigns as often as is said. Its figures are one
 * line of JSON.
 */

export interface Synthesised {
  readonly ms: number;
  readonly bytes: number;
  readonly resources: number;
}

/** By the number of campaigns. */
export type Syntheses = Readonly<Record<string, readonly Synthesised[]>>;

export interface Told {
  /** By the peer's name. */
  readonly peers: Readonly<Record<string, Syntheses>>;
  readonly peakMiB: number;
}

export interface Task {
  readonly service: Service;
  readonly validation: Validation;
  readonly rounds: number;
  readonly peers: readonly { readonly name: string; readonly file: string; readonly counts: readonly number[] }[];
}

const { service, validation, rounds, peers } = JSON.parse(process.argv[2]!) as Task;
/** Beside the programs, which the next run replaces: a process that is interrupted leaves its own. */
const out = join(__dirname, 'out');
mkdirSync(out, { recursive: true });
const folder = mkdtempSync(join(out, 'app-'));

const flags = join(dirname(require.resolve('aws-cdk-lib')), 'recommended-feature-flags.json');
/** What `cdk init` writes into cdk.json. */
const context = JSON.parse(readFileSync(flags, 'utf8')) as Record<string, unknown>;

function synthesise(begin: (stack: Stack) => Add, campaigns: number): Synthesised {
  const began = performance.now();
  const app = new App({ outdir: join(folder, String(began)), analyticsReporting: false, context });
  const stack = new Stack(app, 'Bench', { env: { account: '123456789012', region: 'us-east-1' } });
  const add = begin(stack);
  for (let index = 0; index < campaigns; index++) add(index);
  const artifact = app.synth({ skipValidation: validation === 'off' }).getStackArtifact(stack.artifactId);
  const ms = performance.now() - began;
  const { Resources } = artifact.template as { Resources: object };
  return { ms, bytes: statSync(artifact.templateFullPath).size, resources: Object.keys(Resources).length };
}

/** In turns: what slows the machine for a while slows all of them. */
async function main(): Promise<Told['peers']> {
  const all = [];
  for (const { name, file, counts } of peers) {
    const { peer } = (await import(file)) as { peer: Peer };
    const begin = await peer.offers[service]!();
    for (const count of counts) all.push({ name, begin, count, syntheses: [] as Synthesised[] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { begin, count, syntheses } of all) syntheses.push(synthesise(begin, count));
  }
  const told: Record<string, Record<string, Synthesised[]>> = {};
  for (const { name, count, syntheses } of all) (told[name] ??= {})[count] = syntheses;
  return told;
}

main()
  .finally(() => rmSync(folder, { recursive: true, force: true }))
  .then(
    (figures) => {
      const told: Told = { peers: figures, peakMiB: process.resourceUsage().maxRSS / 1024 };
      process.stdout.write(`${JSON.stringify(told)}\n`);
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
