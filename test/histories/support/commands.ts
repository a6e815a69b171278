import fc from 'fast-check';
import type { FaultKind } from '../../../emulator';
import type { ServiceRow } from '../../support/services';
import type { ResourceName, Wish } from './wish';
import { looksOf, RESOURCES } from './wish';

export interface Part {
  readonly of: ResourceName;
  readonly wish: Wish | 'removed';
}

/** One deploy, and what happens in it. */
export interface Deploy {
  readonly kind: 'deploy';
  readonly parts: readonly Part[];
  /** How long after the one before. */
  readonly pauseSeconds: number;
  readonly lagMs: number;
  readonly fault: Fault | undefined;
  /** Creates, updates or starts are refused or fail, in the rollback, too, where it lasts. */
  readonly trouble: Trouble | undefined;
  /** Every event comes a second time. */
  readonly again: Again | undefined;
  /** The deploy is given up while its requests are under way. */
  readonly cancel: Cancel | undefined;
}

export interface Fault {
  readonly kind: FaultKind;
  readonly after: number;
  readonly times: number;
  readonly ofService: boolean;
}

export interface Trouble {
  readonly with: 'create' | 'update' | 'start';
  readonly lasting: boolean;
}

export interface Again {
  readonly afterSeconds: number;
  /** A request that is sent again has another place for its answer; an event that is delivered again is the same. */
  readonly as: 'delivered' | 'sent';
}

export interface Cancel {
  readonly afterSeconds: number;
  /** The first events are delivered so long after those of the rollback; otherwise at once. */
  readonly lateSeconds: number | undefined;
}

/** What somebody else does. */
export interface Outside {
  readonly kind: 'outside';
  readonly of: ResourceName;
  readonly act: 'deletes' | OperatedState;
}

export type OperatedState = 'running' | 'paused' | 'stopped' | 'over' | 'failed';

/** An old event is delivered once more. */
export interface Redelivery {
  readonly kind: 'redelivery';
  readonly which: number;
}

export type Command = Deploy | Outside | Redelivery;

const LONGEST = 12;

export function historyOf(row: ServiceRow): fc.Arbitrary<Command[]> {
  const command = fc.oneof(
    { weight: 12, arbitrary: deployOf(row) },
    { weight: 2, arbitrary: outsideOf(row) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('redelivery' as const), which: fc.nat(50) }) },
  );
  return fc.array(command, { minLength: 1, maxLength: LONGEST, size: 'max' });
}

function deployOf(row: ServiceRow): fc.Arbitrary<Deploy> {
  return fc.record({
    kind: fc.constant('deploy' as const),
    parts: partsOf(row),
    pauseSeconds: fc.constantFrom(120, 10),
    lagMs: fc.constantFrom(0, 0, 3000, 9000),
    fault: seldom(fault),
    trouble: seldom(fc.record({ with: troubleOf(row), lasting: fc.boolean() })),
    again: seldom(again),
    cancel: seldom(cancel),
  });
}

function partsOf(row: ServiceRow): fc.Arbitrary<Part[]> {
  const wish = fc.oneof(
    { weight: 7, arbitrary: wishOf(row) },
    { weight: 1, arbitrary: fc.constant('removed' as const) },
  );
  const [one, two] = RESOURCES.map((of) => wish.map((wished): Part => ({ of, wish: wished })));
  return fc.oneof(
    { weight: 4, arbitrary: one!.map((part) => [part]) },
    { weight: 1, arbitrary: two!.map((part) => [part]) },
    { weight: 2, arbitrary: fc.tuple(one!, two!) },
  );
}

function wishOf(row: ServiceRow): fc.Arbitrary<Wish> {
  const others = looksOf(row).length - 3;
  const look = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(0, 1, 2) },
    ...(others > 0 ? [{ weight: 2, arbitrary: fc.nat(others - 1).map((index) => index + 3) }] : []),
  );
  const states = fc.constantFrom(
    undefined,
    'running' as const,
    'running' as const,
    'paused' as const,
    'stopped' as const,
  );
  return fc.record({
    look,
    another: seldomTrue(4),
    state: row.outreach ? states : fc.constant(undefined),
    again: row.outreach ? seldomTrue(3) : fc.constant(false),
    adopt: row.unmarked === undefined ? seldomTrue(6) : fc.constant(false),
  });
}

const FAULTS: readonly FaultKind[] = [
  'throttle',
  'error',
  'unavailable',
  'reset-before',
  'reset-after',
  'kill-before',
  'kill-after',
  'html',
  'truncated',
];

const fault = fc
  .record({
    kind: fc.constantFrom(...FAULTS),
    after: fc.nat(12),
    times: fc.integer({ min: 1, max: 3 }),
    ofService: fc.boolean(),
  })
  // Three polls that die in a row are the end.
  .map((one) => (one.kind.startsWith('kill') ? { ...one, times: Math.min(one.times, 2) } : one));

const again: fc.Arbitrary<Again> = fc.oneof(
  fc.record({ afterSeconds: fc.constantFrom(0, 2, 20, 200), as: fc.constant('delivered' as const) }),
  // A request that is sent again later than a minute after is taken for another one.
  fc.record({ afterSeconds: fc.constantFrom(0, 2, 20), as: fc.constant('sent' as const) }),
);

/** CloudFormation cannot cancel a create and send its delete within two seconds. */
const cancel: fc.Arbitrary<Cancel> = fc.record({
  afterSeconds: fc.constantFrom(3, 6, 12, 25, 60),
  lateSeconds: fc.option(fc.constantFrom(2, 30, 400), { nil: undefined, freq: 2 }),
});

function troubleOf(row: ServiceRow): fc.Arbitrary<Trouble['with']> {
  return row.outreach ? fc.constantFrom('create', 'update', 'start') : fc.constantFrom('create', 'update');
}

function outsideOf(row: ServiceRow): fc.Arbitrary<Outside> {
  const { outreach } = row;
  const over = outreach && outreach.over.length > 0 ? (['over'] as const) : [];
  const failed = outreach?.states.failed === undefined ? [] : (['failed'] as const);
  const states = outreach ? (['running', 'paused', 'stopped', ...over, ...failed] as const) : [];
  return fc.record({
    kind: fc.constant('outside' as const),
    of: fc.constantFrom(...RESOURCES),
    act: fc.constantFrom<Outside['act'][]>('deletes', ...states),
  });
}

/** Shrinks to nothing. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  const nothing = { weight: 3, arbitrary: fc.constant(undefined) };
  return fc.oneof({ withCrossShrink: true }, nothing, { weight: 1, arbitrary });
}

function seldomTrue(outOf: number): fc.Arbitrary<boolean> {
  return fc.nat(outOf - 1).map((drawn) => drawn === outOf - 1);
}
