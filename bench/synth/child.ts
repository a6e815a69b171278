import { App, Stack } from 'aws-cdk-lib';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Add, Peer } from './peers/peer';
import type { Service } from './settings';

/* One process that synthesises: the figures of it as one line of JSON. */

const [file, service, count, mode, validation] = process.argv.slice(2) as [string, Service, string, string, string];
const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));

interface Synthesised {
  readonly ms: number;
  readonly bytes: number;
  readonly resources: number;
}

function synthesise(begin: (stack: Stack) => Add, campaigns: number): Synthesised {
  const began = performance.now();
  const app = new App({ outdir: join(folder, String(began)), analyticsReporting: false });
  const stack = new Stack(app, 'Bench', { env: { account: '123456789012', region: 'us-east-1' } });
  const add = begin(stack);
  for (let index = 0; index < campaigns; index++) add(index);
  const artifact = app.synth({ skipValidation: validation === 'off' }).getStackArtifact(stack.artifactId);
  const ms = performance.now() - began;
  const { Resources } = artifact.template as { Resources: object };
  return { ms, bytes: statSync(artifact.templateFullPath).size, resources: Object.keys(Resources).length };
}

async function main(): Promise<object> {
  const { peer } = (await import(file)) as { peer: Peer };
  const begin = await peer.offers[service]!();
  const campaigns = Number(count);
  if (mode === 'whole') return synthesise(begin, campaigns);
  // The first makes the code warm.
  synthesise(begin, campaigns);
  const one = synthesise(begin, 1);
  const all = synthesise(begin, campaigns);
  return {
    ...all,
    marginalMs: (all.ms - one.ms) / (campaigns - 1),
    marginalBytes: (all.bytes - one.bytes) / (campaigns - 1),
  };
}

main()
  .finally(() => rmSync(folder, { recursive: true, force: true }))
  .then(
    (figures) => {
      const peakMiB = process.resourceUsage().maxRSS / 1024;
      process.stdout.write(`${JSON.stringify({ ...figures, peakMiB })}\n`);
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
