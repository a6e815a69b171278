import { performance } from 'node:perf_hooks';
import { inTurns, measured } from '../support/measured';
import type { Cell, Table } from '../support/report';
import type { PeerName } from './peers';
import { atMost, peersOf, synthesised } from './peers';
import type { Service, Validation } from './settings';

const COLUMNS = ['peer', 'campaigns', 'process ms', 'ours / it', 'peak MiB', 'template bytes', 'resources'];

export interface Whole {
  readonly service: Service;
  readonly validation: Validation;
  readonly counts: readonly number[];
  readonly runs: number;
}

/** From the start of a process to its end: what a synthesis takes beside the CDK's own command line. */
export function wholeTable({ service, validation, counts, runs }: Whole): Table {
  const rows = counts.flatMap((count) => rowsOf(service, validation, count, runs));
  return { title: `Synth, ${service}: a whole process, validation ${validation}`, columns: COLUMNS, rows };
}

function rowsOf(service: Service, validation: Validation, count: number, runs: number): Cell[][] {
  const programs = peersOf(service).map((peer) => {
    return [peer, () => whole(peer, service, validation, atMost(peer, count))] as const;
  });
  const results = inTurns(runs, Object.fromEntries(programs));
  const timeOf = (peer: string) => measured(results[peer]!.map(({ ms }) => ms));
  return Object.entries(results).map(([peer, figures]) => {
    const peak = measured(figures.map(({ peakMiB }) => peakMiB)).median;
    const { bytes, resources } = figures[0]!;
    return [
      peer,
      atMost(peer as PeerName, count),
      timeOf(peer),
      timeOf('ours').median / timeOf(peer).median,
      peak,
      bytes,
      resources,
    ];
  });
}

function whole(peer: PeerName, service: Service, validation: Validation, count: number) {
  const began = performance.now();
  const { peers, peakMiB } = synthesised({ service, peers: [peer], validation, counts: [count], rounds: 1 });
  const { bytes, resources } = peers[peer]![count]![0]!;
  return { ms: performance.now() - began, peakMiB, bytes, resources };
}
