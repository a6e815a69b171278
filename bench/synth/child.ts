import { App, Stack } from 'aws-cdk-lib';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Add, Peer } from './peers/peer';
import type { Service } from './settings';

/*
 * One process that synthesises: each number of campaigns as often as is said, in turns. Its figures are one line of JSON. What
 * is loaded, and what the first synthesis of a process takes, counts where there is no second.
 */

export interface Synthesised {
  readonly ms: number;
  readonly bytes: number;
  readonly resources: number;
}

export interface Told {
  /** By the number of campaigns. */
  readonly all: Readonly<Record<string, readonly Synthesised[]>>;
  readonly peakMiB: number;
}

const [file, service, counts, rounds, validation] = process.argv.slice(2) as [string, Service, string, string, string];
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

async function main(): Promise<Told['all']> {
  const { peer } = (await import(file)) as { peer: Peer };
  const begin = await peer.offers[service]!();
  const all = Object.fromEntries(counts.split(',').map((count) => [count, [] as Synthesised[]]));
  for (let round = 0; round < Number(rounds); round++) {
    for (const [count, figures] of Object.entries(all)) figures.push(synthesise(begin, Number(count)));
  }
  return all;
}

main()
  .finally(() => rmSync(folder, { recursive: true, force: true }))
  .then(
    (all) => {
      const told: Told = { all, peakMiB: process.resourceUsage().maxRSS / 1024 };
      process.stdout.write(`${JSON.stringify(told)}\n`);
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
