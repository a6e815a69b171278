import type { ServiceRow } from '../../support/services';
import { SERVICES } from '../../support/services';

export const PHASES = ['Create', 'Update', 'Delete'] as const;
export type Phase = (typeof PHASES)[number];

/** What a service takes: so many of each kind of write, so many calls, or as many as there are, for which it takes its time. */
export type Limit =
  | { readonly of: 'writes' | 'calls'; readonly perSecond: number; readonly burst: number }
  | { readonly of: 'time'; readonly seconds: Readonly<Record<Phase, number>> };

/** So many campaigns at once, in one account. */
export interface Load {
  readonly title: string;
  readonly services: readonly [ServiceRow, ...ServiceRow[]];
  /** Of all services together: in a plain test run, and by `npm run load`. */
  readonly few: number;
  readonly all: number;
  /** An update also starts one of so many. */
  readonly startsEvery: number;
  readonly limit: Limit;
  /** At most so many times as long as the limit alone makes it, and what a campaign takes that is alone. */
  readonly within: Readonly<Record<Phase, number>>;
  /** At most so many times the calls of a campaign that is alone. */
  readonly callsWithin: number;
}

/** Whether everything is tried, as by `npm run load`. */
export const ALL = process.env.LOAD === 'all';

const named = (name: string) => SERVICES.find((service) => service.name === name)!;
const always = (most: number) => ({ Create: most, Update: most, Delete: most });

/* Both versions of Connect together take one write of a kind per second, and two that were saved up. */
const CONNECT: Limit = { of: 'writes', perSecond: 1, burst: 2 };
/* Batch takes one call per second. Alsona says nothing, and the library allows itself the same. */
const ONE_CALL: Limit = { of: 'calls', perSecond: 1, burst: 1 };

export const LOADS = {
  connectv2: {
    title: 'Connect V2',
    services: [named('connectv2')],
    few: 60,
    all: 450,
    // Fifty may be under way at a time.
    startsEvery: 9,
    limit: CONNECT,
    within: { Create: 1.2, Update: 1.25, Delete: 1.25 },
    callsWithin: 1.25,
  },
  connect: {
    title: 'Connect V2 and V1 in one account',
    services: [named('connectv2'), named('connectv1')],
    few: 30,
    all: 100,
    startsEvery: 3,
    limit: CONNECT,
    // Neither knows how many campaigns the other has.
    within: always(1.6),
    callsWithin: 2,
  },
  batch: {
    title: 'Batch',
    services: [named('batch')],
    few: 15,
    all: 25,
    startsEvery: 1,
    limit: ONE_CALL,
    // Calls that follow each other without a gap would be refused now and then, which costs more.
    within: always(1.75),
    callsWithin: 1.1,
  },
  alsona: {
    title: 'Alsona',
    services: [named('alsona')],
    few: 6,
    all: 25,
    startsEvery: 1,
    limit: ONE_CALL,
    within: always(1.2),
    callsWithin: 1.1,
  },
  personalize: {
    title: 'Personalize',
    services: [named('personalize')],
    few: 3,
    all: 25,
    startsEvery: 1,
    // No rate is known; its own work takes as long for many campaigns as for one.
    limit: { of: 'time', seconds: { Create: 600, Update: 300, Delete: 120 } },
    within: always(1.05),
    callsWithin: 1.1,
  },
} as const satisfies Readonly<Record<string, Load>>;

/** The seconds that the limit alone makes of so many campaigns. */
export function boundOf({ limit }: Load, phase: Phase, campaigns: number, callsEach: number): number {
  if (limit.of === 'time') return limit.seconds[phase];
  const tokens = limit.of === 'writes' ? campaigns : campaigns * callsEach;
  return (tokens - limit.burst) / limit.perSecond;
}
