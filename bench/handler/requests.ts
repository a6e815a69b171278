import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { HANDLERS } from '../../scripts/bundle';
import { asDelivered } from '../../test/support/resource';
import type { ServiceRow } from '../../test/support/services';
import { PERSONALIZE, SERVICES } from '../../test/support/services';
import { awaitedInTurns, measured } from '../support/measured';
import type { Table } from '../support/report';
import { CUSTOM, FRAMEWORK } from './peers';
import { Surroundings } from './surroundings';

/* What requests cost a handler, over real sockets to the emulator: a whole process for one, then one after the other in a process. */

const PLAIN_ANSWERS = join(__dirname, 'plain-answers.js');
const WARM = 10;
const CHILD_MS = 60_000;

interface Ran {
  /** The whole process. */
  readonly processMs: number;
  /** Each request. */
  readonly ms: readonly number[];
  readonly mib: number;
  readonly heapMiB: number;
}

interface Handler {
  readonly file: string;
  readonly name?: string;
  readonly preload?: string;
}

async function ran(around: Surroundings, { file, name, preload }: Handler, events: readonly object[]): Promise<Ran> {
  const began = performance.now();
  const args = [...(preload === undefined ? [] : ['-r', preload]), join(__dirname, 'child.js')];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    timeout: CHILD_MS,
    env: { ...around.environment(), HANDLER: file, EVENTS: JSON.stringify(events), ...(name ? { EXPORT: name } : {}) },
  });
  const status = new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  const exited = status.then((code) => ({ code, processMs: performance.now() - began }));
  const [{ code, processMs }, results, problems] = await Promise.all([
    exited,
    text(child.stdio[3] as Readable),
    text(child.stderr as Readable),
  ]);
  if (code !== 0) throw new Error(`a handler has failed: ${problems}`);
  return { processMs, ...(JSON.parse(results) as Omit<Ran, 'processMs'>) };
}

type Counts = ReturnType<Surroundings['counts']>;

/** What is measured of each handler: what it is asked, and what has come about then. */
interface Request {
  readonly handler: Handler;
  readonly event: (around: Surroundings) => object;
  readonly outcome: keyof Counts;
}

const PEERS: Readonly<Record<string, Request>> = {
  'bare handler that answers': {
    handler: { file: join(__dirname, 'bare.js') },
    event: (around) => around.create({}),
    outcome: 'successes',
  },
  'AwsCustomResource, Personalize: createCampaign': {
    handler: { file: CUSTOM, preload: PLAIN_ANSWERS },
    event: (around) => around.create(createCampaign()),
    outcome: 'campaigns',
  },
  'Provider framework: onEvent, the function behind it answers at once': {
    handler: { file: FRAMEWORK, name: 'onEvent', preload: PLAIN_ANSWERS },
    event: (around) => around.create({}),
    outcome: 'executions',
  },
};

let campaigns = 0;

/** As AwsCustomResource writes its call into the template. */
function createCampaign(): object {
  const parameters = { name: `bench-${campaigns++}`, solutionVersionArn: PERSONALIZE.version1 };
  const physicalResourceId = { responsePath: 'campaignArn' };
  const call = { service: 'Personalize', action: 'createCampaign', parameters, physicalResourceId };
  return { Create: JSON.stringify(call), InstallLatestAwsSdk: 'false' };
}

function check(around: Surroundings, outcome: keyof Counts, expected: number): void {
  const seen = around.counts()[outcome];
  if (seen !== expected) throw new Error(`${seen} ${outcome} came about, and ${expected} were asked for`);
}

async function peer(around: Surroundings, { handler, event, outcome }: Request, count: number): Promise<Ran[]> {
  const events = Array.from({ length: count }, () => event(around));
  const run = await ran(around, handler, events);
  check(around, outcome, count);
  around.reset();
  return [run];
}

/** The claims of requests, and then the first pass of each. */
async function ours(around: Surroundings, { name, minimal }: ServiceRow, count: number): Promise<Ran[]> {
  const handler = { file: join(HANDLERS, name, 'index.js') };
  const events = Array.from({ length: count }, () => around.create(asDelivered(minimal, around.url)));
  const claims = await ran(around, handler, events);
  check(around, 'executions', count);
  const passes = await ran(around, handler, around.polls());
  check(around, 'campaigns', count);
  around.reset();
  return [claims, passes];
}

type Program = (count: number) => Promise<Ran[]>;

function programsOf(around: Surroundings, services: readonly ServiceRow[]): Record<string, Program> {
  const peers = Object.entries(PEERS).map(([name, request]) => [name, (count: number) => peer(around, request, count)]);
  const own = services.map((row) => [`cdk-campaigns, ${row.name}`, (count: number) => ours(around, row, count)]);
  return Object.fromEntries([...peers, ...own]) as Record<string, Program>;
}

const STEPS = ['claim', 'first pass'];

/** One row of each peer, and of each step of the project's own. */
function rowsOf(name: string, cold: readonly Ran[][], warm: readonly Ran[][]) {
  const steps = cold[0]!.length;
  return Array.from({ length: steps }, (_, step) => {
    const of = (runs: readonly Ran[][]) => runs.map((run) => run[step]!);
    return [
      steps === 1 ? name : `${name}: ${STEPS[step]}`,
      measured(of(cold).map(({ processMs }) => processMs)),
      measured(of(cold).flatMap(({ ms }) => ms)),
      // All but the first find everything loaded.
      measured(of(warm).flatMap(({ ms }) => ms.slice(1))),
      measured(of(cold).map(({ mib }) => mib)).median,
      measured(of(cold).map(({ heapMiB }) => heapMiB)).median,
    ];
  });
}

export async function requestsTable(isQuick: boolean): Promise<Table> {
  const names = isQuick ? ['personalize'] : ['personalize', 'connectv2'];
  const services = SERVICES.filter(({ name }) => names.includes(name));
  const around = await Surroundings.start(services);
  try {
    const programs = Object.entries(programsOf(around, services));
    const times = (count: number) =>
      Object.fromEntries(programs.map(([name, program]) => [name, () => program(count)]));
    const cold = await awaitedInTurns(isQuick ? 3 : 11, times(1));
    const warm = await awaitedInTurns(isQuick ? 1 : 2, times(1 + WARM));
    return {
      title: 'Handler: one request over loopback; cold is loading and the request, warm those after the first',
      columns: ['handler', 'cold, process ms', 'cold, request ms', 'warm ms', 'peak MiB', 'heap MiB'],
      rows: programs.flatMap(([name]) => rowsOf(name, cold[name]!, warm[name]!)),
    };
  } finally {
    await around.close();
  }
}
