import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { inTurns, measured } from '../support/measured';
import type { Goal, Part, Table } from '../support/report';
import { buildPrograms, LIBRARY, peerFile, PROGRAM } from './build';
import type { Service } from './settings';
import { SERVICES } from './settings';

/** What each peer offers; the first is what the others are compared with. */
const PEERS: Readonly<Record<string, readonly Service[]>> = {
  ours: SERVICES,
  native: ['personalize', 'connectv2', 'connectv1'],
  'aws-custom-resource': ['personalize', 'connectv2', 'connectv1'],
  'provider-framework': SERVICES,
};

interface Settings {
  readonly runs: number;
  readonly counts: readonly number[];
  readonly services: readonly Service[];
}

const WHOLE: Settings = { runs: 3, counts: [1, 10, 100, 450], services: SERVICES };
const QUICK: Settings = { runs: 1, counts: [1, 100], services: ['personalize'] };

interface Figures {
  readonly wallMs: number;
  readonly ms: number;
  readonly bytes: number;
  readonly resources: number;
  readonly peakMiB: number;
  readonly marginalMs: number;
  readonly marginalBytes: number;
}

export async function synth(isQuick: boolean): Promise<Part> {
  await buildPrograms();
  const settings = isQuick ? QUICK : WHOLE;
  const most = Math.max(...settings.counts);
  const marginal = settings.services.map((service) => ({ service, results: marginals(service, most, settings.runs) }));
  const tables = [
    ...settings.services.map((service) => wholeTable(service, settings)),
    marginalTable(most, marginal),
    importTable(settings.runs),
  ];
  return { tables, goals: goalsOf(most, marginal, tables.at(-1)!) };
}

function child(peer: string, service: Service, count: number, mode: 'whole' | 'marginal', validation: string): Figures {
  const began = performance.now();
  const args = [PROGRAM, peerFile(peer), service, String(count), mode, validation];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const wallMs = performance.now() - began;
  if (status !== 0) throw new Error(`${peer} of ${service} failed: ${stderr}`);
  return { wallMs, ...(JSON.parse(stdout) as object) } as Figures;
}

const offering = (service: Service): string[] => Object.keys(PEERS).filter((peer) => PEERS[peer]!.includes(service));

/** Whole processes, of each number of campaigns. */
function wholeTable(service: Service, { counts, runs }: Settings): Table {
  const rows = counts.flatMap((count) => {
    const programs = Object.fromEntries(
      offering(service).map((peer) => [peer, () => child(peer, service, count, 'whole', 'on')]),
    );
    return Object.entries(inTurns(runs, programs)).map(([peer, figures]) => {
      const { bytes, resources } = figures[0]!;
      const peak = measured(figures.map(({ peakMiB }) => peakMiB)).median;
      return [peer, count, measured(figures.map(({ wallMs }) => wallMs)), peak, bytes, resources];
    });
  });
  const columns = ['peer', 'campaigns', 'process ms', 'peak MiB', 'template bytes', 'resources'];
  return { title: `Synth, ${service}: a whole process`, columns, rows };
}

type Marginals = Readonly<Record<string, readonly Figures[]>>;

function marginals(service: Service, count: number, runs: number): Marginals {
  const programs = Object.fromEntries(
    offering(service).flatMap((peer) =>
      ['on', 'off'].map((validation) => [
        `${peer}, validation ${validation}`,
        () => child(peer, service, count, 'marginal', validation),
      ]),
    ),
  );
  return inTurns(runs, programs);
}

interface OfService {
  readonly service: Service;
  readonly results: Marginals;
}

const msOf = (figures: readonly Figures[] = []) => measured(figures.map(({ marginalMs }) => marginalMs));
const bytesOf = (figures: readonly Figures[] = []) =>
  measured(figures.map(({ marginalBytes }) => marginalBytes)).median;

function marginalTable(count: number, all: readonly OfService[]): Table {
  const rows = all.flatMap(({ service, results }) =>
    Object.entries(results).map(([title, figures]) => [service, title, msOf(figures), bytesOf(figures)]),
  );
  const columns = ['service', 'peer', 'ms each', 'template bytes each'];
  return { title: `Synth: each further campaign, up to ${count}, in one process`, columns, rows };
}

/** The library over what it needs of the CDK: without and with it, in whole processes. */
function importTable(runs: number): Table {
  const load = (text: string) => () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['-e', text], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the import failed: ${stderr}`);
    return performance.now() - began;
  };
  const cdk = "require('aws-cdk-lib');";
  const results = inTurns(Math.max(5, runs * 5), {
    node: load(''),
    'aws-cdk-lib': load(cdk),
    'aws-cdk-lib and cdk-campaigns': load(`${cdk} require(${JSON.stringify(LIBRARY)});`),
  });
  const rows = Object.entries(results).map(([title, values]) => [title, measured(values)]);
  const over = measured(results['aws-cdk-lib and cdk-campaigns']).median - measured(results['aws-cdk-lib']).median;
  return {
    title: 'Import, a whole process',
    columns: ['what', 'ms'],
    rows: [...rows, ['cdk-campaigns over aws-cdk-lib', over]],
  };
}

function goalsOf(count: number, all: readonly OfService[], imports: Table): Goal[] {
  const native = all.filter(({ results }) => 'native, validation on' in results);
  return [
    ...native.flatMap(({ service, results }): Goal[] => [
      {
        goal: `${service}: synth time of each campaign, up to ${count}, over the L1's`,
        atMost: 1.3,
        figure: msOf(results['ours, validation on']).median / msOf(results['native, validation on']).median,
      },
      {
        goal: `${service}: template bytes of each campaign over the L1's`,
        atMost: 1.3,
        figure: bytesOf(results['ours, validation on']) / bytesOf(results['native, validation on']),
      },
    ]),
    { goal: 'import of the library over aws-cdk-lib, ms', atMost: 25, figure: imports.rows.at(-1)![1] as number },
  ];
}
