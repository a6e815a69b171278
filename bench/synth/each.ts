import type { Measured } from '../support/measured';
import { measured } from '../support/measured';
import type { Cell, Goal, Table } from '../support/report';
import type { Synthesised, Syntheses } from './child';
import type { PeerName } from './peers';
import { atMost, peersOf, synthesised } from './peers';
import type { Service, Validation } from './settings';

/* What one more campaign takes, and what there is beside the campaigns, in a process that is warm. */

export interface Synthesis {
  readonly service: Service;
  readonly peer: PeerName;
  readonly validation: Validation;
  readonly all: Syntheses;
}

export interface Settings {
  readonly validation: Validation;
  readonly counts: readonly number[];
  readonly rounds: number;
}

export function synthesesOf(service: Service, { validation, counts, rounds }: Settings): Synthesis[] {
  const { peers } = synthesised({ service, peers: peersOf(service), counts, rounds, validation });
  return peersOf(service).map((peer) => ({ service, peer, validation, all: peers[peer]! }));
}

const countsOf = ({ all }: Synthesis): number[] => Object.keys(all).map(Number);

/** The first time of a process is not counted. */
const warm = ({ all }: Synthesis, count: number): readonly Synthesised[] => all[count]!.slice(1);

/** A campaign's share of the time, over what a stack with one campaign takes. */
function msEach(synthesis: Synthesis, count: number): Measured {
  const one = measured(warm(synthesis, 1).map(({ ms }) => ms)).median;
  return measured(warm(synthesis, count).map(({ ms }) => (ms - one) / (count - 1)));
}

function each(synthesis: Synthesis, figure: 'bytes' | 'resources', count: number): number {
  const [one, many] = [warm(synthesis, 1)[0]!, warm(synthesis, count)[0]!];
  return (many[figure] - one[figure]) / (count - 1);
}

/** What a stack with one campaign has beside it. */
const fixedResources = (synthesis: Synthesis, count: number): number =>
  warm(synthesis, 1)[0]!.resources - each(synthesis, 'resources', count);

export function eachTable(syntheses: readonly Synthesis[]): Table {
  const asked = new Set(syntheses.filter(({ peer }) => peer === 'ours').flatMap(countsOf));
  const counts = [...asked].filter(isMore).sort((one, other) => one - other);
  const rows = syntheses.map((synthesis): Cell[] => {
    const { service, peer, validation } = synthesis;
    const times = counts.map((count) => timeOf(synthesis, atMost(peer, count)));
    const [most, ours] = [mostOf(synthesis), syntheses.find((other) => isOurs(other, synthesis))!];
    const ratio = msEach(ours, mostOf(ours)).median / msEach(synthesis, most).median;
    const title = `${service}, ${peer}${most < Math.max(...counts) ? ` (${most})` : ''}, ${validation}`;
    return [title, ...times, ratio, each(synthesis, 'bytes', most)];
  });
  const columns = ['peer, validation', ...counts.map((count) => `ms each of ${count}`), 'ours / it', 'bytes each'];
  return { title: 'Synth: each further campaign, in one warm process', columns, rows };
}

const isMore = (count: number): boolean => count > 1;
const mostOf = (synthesis: Synthesis): number => Math.max(...countsOf(synthesis));
const timeOf = (synthesis: Synthesis, count: number): Cell => (count in synthesis.all ? msEach(synthesis, count) : '-');

export function fixedTable(syntheses: readonly Synthesis[]): Table {
  const rows = asFirst(syntheses).map((synthesis): Cell[] => {
    const most = mostOf(synthesis);
    return [
      `${synthesis.service}, ${synthesis.peer}`,
      fixedResources(synthesis, most),
      each(synthesis, 'resources', most),
    ];
  });
  const columns = ['peer', 'resources beside the campaigns', 'resources of each campaign'];
  return { title: 'Synth: what is in the template', columns, rows };
}

export function eachGoals(syntheses: readonly Synthesis[]): Goal[] {
  const ours = asFirst(syntheses).filter(({ peer }) => peer === 'ours');
  return ours.flatMap((synthesis): Goal[] => {
    const { service } = synthesis;
    const most = mostOf(synthesis);
    const fixed: Goal = {
      goal: `${service}: resources beside the campaigns`,
      atMost: 7,
      figure: fixedResources(synthesis, most),
    };
    const native = asFirst(syntheses).find((other) => other.service === service && other.peer === 'native');
    if (!native) return [fixed];
    return [
      fixed,
      {
        goal: `${service}: synth time of each campaign, up to ${most}, over the L1's`,
        atMost: 1.3,
        figure: msEach(synthesis, most).median / msEach(native, most).median,
      },
      {
        goal: `${service}: template bytes of each campaign over the L1's`,
        atMost: 1.3,
        figure: each(synthesis, 'bytes', most) / each(native, 'bytes', most),
      },
    ];
  });
}

/** With the validation that comes first. */
const asFirst = (syntheses: readonly Synthesis[]) =>
  syntheses.filter(({ validation }) => validation === syntheses[0]?.validation);

function isOurs(other: Synthesis, { service, validation }: Synthesis): boolean {
  return other.peer === 'ours' && other.service === service && other.validation === validation;
}
