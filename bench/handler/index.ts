import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { HANDLERS, services } from '../../scripts/bundle';
import { inTurns, measured } from '../support/measured';
import type { Part, Table } from '../support/report';
import { CUSTOM, FRAMEWORK } from './peers';
import { requestsTable } from './requests';

/* How long a cold handler takes to load beyond bare node, up to its clients, and what its requests cost. */

const STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/bench/1';
const file = (path: string): string => JSON.stringify(path);
const SDK = (name: string): string => file(require.resolve(`@aws-sdk/client-${name}`));

/** The peers load the client from the function's runtime, as they do on Lambda. */
const PEERS: Readonly<Record<string, string>> = {
  'bare node': '',
  'AwsCustomResource, Personalize': `require(${file(CUSTOM)});
    const { Personalize } = require(${SDK('personalize')}); new Personalize({ region: 'us-east-1' });`,
  'Provider framework, without the two handlers behind it': `require(${file(FRAMEWORK)});
    const { Lambda } = require(${SDK('lambda')}); new Lambda({ region: 'us-east-1' });
    const { SFN } = require(${SDK('sfn')}); new SFN({ region: 'us-east-1' });`,
};

const bundleOf = (service: string): string[] => ['index.js', 'service.js'].map((name) => join(HANDLERS, service, name));

function ours(service: string): string {
  const [index, whole] = bundleOf(service).map(file);
  return `require(${index}); require(${whole}).load(${file(STACK)});`;
}

interface Loaded {
  readonly ms: number;
  readonly mib: number;
}

function loaded(program: string): Loaded {
  const told = `${program}; process.stdout.write(String(process.resourceUsage().maxRSS))`;
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', told], {
    encoding: 'utf8',
    env: { AWS_REGION: 'us-east-1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  const ms = performance.now() - began;
  if (status !== 0) throw new Error(`a handler could not be loaded: ${stderr}`);
  return { ms, mib: Number(stdout) / 1024 };
}

export async function handler(isQuick: boolean): Promise<Part> {
  const own = isQuick ? ['personalize'] : services();
  const programs = { ...PEERS, ...Object.fromEntries(own.map((name) => [`cdk-campaigns, ${name}`, ours(name)])) };
  const runs = Object.fromEntries(Object.entries(programs).map(([name, text]) => [name, () => loaded(text)]));
  const results = inTurns(isQuick ? 5 : 21, runs);
  const bare = measured(results['bare node']!.map(({ ms }) => ms)).median;
  const over = (name: string): number => measured(results[name]!.map(({ ms }) => ms)).median - bare;
  const peer = over('AwsCustomResource, Personalize');
  const rows = Object.entries(results).map(([name, all]) => [
    name,
    measured(all.map(({ ms }) => ms)),
    over(name),
    over(name) / peer,
    measured(all.map(({ mib }) => mib)).median,
  ]);
  const columns = ['handler', 'process ms', 'over bare node', "of AwsCustomResource's", 'peak MiB'];
  const load: Table = { title: 'Handler: loading, a whole process', columns, rows };
  const figure = over('cdk-campaigns, personalize') / peer;
  return {
    tables: [load, await requestsTable(isQuick), bytesTable(own)],
    goals: [{ goal: "handler's load over bare node, of AwsCustomResource's with its client", atMost: 0.5, figure }],
  };
}

function bytesTable(own: readonly string[]): Table {
  const rows = own.map((name) => [name, bundleOf(name).reduce((sum, path) => sum + statSync(path).size, 0) / 1024]);
  return { title: 'Handler: bundles', columns: ['service', 'KiB'], rows };
}
