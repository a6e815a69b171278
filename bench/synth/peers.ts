import { spawnSync } from 'node:child_process';
import { peerFile, PROGRAM } from './build';
import type { Told } from './child';
import type { Service } from './settings';
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

export interface Run {
  readonly peer: PeerName;
  readonly service: Service;
  readonly counts: readonly number[];
  readonly rounds: number;
  readonly validation?: 'on' | 'off';
}

/** A process of its own. */
export function synthesised({ peer, service, counts, rounds, validation = 'on' }: Run): Told {
  const args = [PROGRAM, peerFile(peer), service, counts.join(','), String(rounds), validation];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${peer} of ${service} failed: ${stderr}`);
  return JSON.parse(stdout) as Told;
}
