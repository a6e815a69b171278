import { spawnSync } from 'node:child_process';
import { peerFile, PROGRAM } from '../support/programs';
import type { Task, Told } from './child';
import type { Service, Validation } from './settings';
import { SERVICES } from './settings';

export type PeerName = 'ours' | 'native' | 'aws-custom-resource' | 'provider-framework';

/** What each peer offers. */
const OFFERED: Readonly<Record<PeerName, readonly Service[]>> = {
  ours: SERVICES,
  native: ['personalize', 'connectv2', 'connectv1'],
  'aws-custom-resource': ['personalize', 'connectv2', 'connectv1'],
  'provider-framework': SERVICES,
};

export function peersOf(service: Service): PeerName[] {
  return (Object.keys(OFFERED) as PeerName[]).filter((peer) => OFFERED[peer].includes(service));
}

/** It makes two resources of each, beside three, and a stack can have 500. */
const MOST: Readonly<Partial<Record<PeerName, number>>> = { 'aws-custom-resource': 248 };

/** As many campaigns as are asked for, or as a stack can have. */
export const atMost = (peer: PeerName, count: number): number => Math.min(count, MOST[peer] ?? count);

export interface Run {
  readonly service: Service;
  readonly peers: readonly PeerName[];
  readonly counts: readonly number[];
  readonly rounds: number;
  readonly validation: Validation;
}

/** A process of its own. */
export function synthesised({ service, peers, counts, rounds, validation }: Run): Told {
  const tasks = peers.map((name) => ({
    name,
    file: peerFile(name),
    counts: counts.map((count) => atMost(name, count)),
  }));
  const task: Task = { service, validation, rounds, peers: tasks };
  const env = { ...process.env, CDK_VALIDATION: String(validation === 'all') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, JSON.stringify(task)], {
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`${peers.join(', ')} of ${service} failed: ${stderr}`);
  return JSON.parse(stdout) as Told;
}
