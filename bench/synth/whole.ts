import { performance } from 'node:perf_hooks';
import { inTurns, measured } from '../support/measured';
import type { Cell, Table } from '../support/report';
import type { PeerName } from './peers';
import { peersOf, synthesised } from './peers';
import type { Service } from './settings';

const COLUMNS = ['peer', 'campaigns', 'process ms', 'ours / it', 'peak MiB', 'template bytes', 'resources'];

/** From the start of a process to its end: what a synthesis takes beside the CDK's own command line. */
export function wholeTable(service: Service, counts: readonly number[], runs: number): Table {
  const rows = counts.flatMap((count) => rowsOf(service, count, runs));
  return { title: `Synth, ${service}: a whole process`, columns: COLUMNS, rows };
}

function rowsOf(service: Service, count: number, runs: number): Cell[][] {
  const programs = peersOf(service).map((peer) => [peer, () => whole(peer, service, count)] as const);
  const results = inTurns(runs, Object.fromEntries(programs));
  const timeOf = (peer: string) => measured(results[peer]!.map(({ ms }) => ms));
  return Object.entries(results).map(([peer, figures]) => {
    const peak = measured(figures.map(({ peakMiB }) => peakMiB)).median;
    const { bytes, resources } = figures[0]!;
    return [peer, count, timeOf(peer), timeOf('ours').median / timeOf(peer).median, peak, bytes, resources];
  });
}

function whole(peer: PeerName, service: Service, count: number) {
  const began = performance.now();
  const { all, peakMiB } = synthesised({ peer, service, counts: [count], rounds: 1 });
  const { bytes, resources } = all[count]![0]!;
  return { ms: performance.now() - began, peakMiB, bytes, resources };
}
