import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { HANDLERS, bundleHandlers } from '../scripts/bundle';

/*
 * How long a cold handler takes to load beyond bare node, against the handler behind CDK's AwsCustomResource
 * with the client that it loads for the same service. Whole processes, taken in turns; medians of one run.
 */
const RUNS = Number(process.argv[2] ?? 31);
const STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/bench/1';

const cdk = dirname(require.resolve('aws-cdk-lib/package.json'));
const peerFile = join(cdk, 'custom-resource-handlers/dist/custom-resources/aws-custom-resource-handler/index.js');
const ours = join(HANDLERS, 'personalize');

/** Every handler is loaded up to its client: the first request needs no more code. */
const PROGRAMS = {
  bare: '',
  ours: `require(${JSON.stringify(join(ours, 'index.js'))});
    require(${JSON.stringify(join(ours, 'service.js'))}).load(${JSON.stringify(STACK)});`,
  awsCustomResource: `require(${JSON.stringify(peerFile)});
    const { Personalize } = require(${JSON.stringify(require.resolve('@aws-sdk/client-personalize'))});
    new Personalize({ region: 'us-east-1' });`,
};

type Program = keyof typeof PROGRAMS;

function run(program: Program): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', PROGRAMS[program]], {
    env: { AWS_REGION: 'us-east-1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  if (status !== 0) throw new Error(`${program} failed: ${String(stderr)}`);
  return performance.now() - start;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function kilobytes(files: string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
}

async function main(): Promise<void> {
  await bundleHandlers();
  const names = Object.keys(PROGRAMS) as Program[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Program, number[]>;
  names.forEach(run);
  for (let round = 0; round < RUNS; round++) for (const name of names) times[name].push(run(name));
  const bare = median(times.bare);
  const over = (name: Program) => median(times[name]) - bare;
  const modelVersion = JSON.parse(readFileSync(join(cdk, 'package.json'), 'utf8')) as { version: string };
  const lines = [
    `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${RUNS} runs each, medians`,
    `bundle: ${kilobytes([join(ours, 'index.js'), join(ours, 'service.js')]).toFixed(1)} KB minified`,
    `bare node: ${bare.toFixed(1)} ms`,
    `load over bare node: ${over('ours').toFixed(1)} ms`,
    `AwsCustomResource (aws-cdk-lib ${modelVersion.version}) over bare node: ${over('awsCustomResource').toFixed(1)} ms`,
    `ratio: ${(over('ours') / over('awsCustomResource')).toFixed(2)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

void main();
