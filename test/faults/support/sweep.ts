import { EVERY, SERVICES } from '../../support/services';
import { World } from '../../support/world';
import type { Boundary, Case } from './cases';
import { casesAt, comesInTurn, isGivenUp, isKill, isWorst, KINDS, sameAsAnother } from './cases';
import type { Counts } from './counts';
import { save } from './counts';
import type { Step } from './steps';
import { stepsOf } from './steps';
import { Walk } from './walk';

const ALL = process.env.FAULTS === 'all';

/**
 * Every step of a campaign's life with every fault at every call. `npm run faults` runs them all; a plain test run has a sample
 * of them in each step, at writes.
 */
export function sweep(name: string): void {
  describe.each(SERVICES.filter((service) => service.name === name))('$name: every fault', (service) => {
    let world: World;
    let walk: Walk;

    beforeAll(async () => {
      const began = Date.now();
      world = await World.start(service);
      walk = new Walk(world, service);
      const boundaries = await walk.boundaries();
      const cases = casesOf(boundaries, SERVICES.indexOf(service));
      const run = sum(cases);
      await walk.run(cases);
      const seconds = Math.round((Date.now() - began) / 1000);
      const violations = walk.violations.length;
      if (EVERY) save({ service: name, ...countsOf(boundaries, run), violations, seconds });
    }, 3_000_000);
    afterAll(() => world.close());

    test.each(stepsOf(service))('$title survives [R4][R7][R8][R23][R25][R35][R45][R60]', ({ title }) => {
      const own = walk.violations.filter(({ step }) => step.title === title);
      expect(own.map(({ what }) => what)).toEqual([]);
    });

    test('every call that was to be hit was made', () => {
      expect(walk.missed).toEqual([]);
    });
  });
}

type Boundaries = ReadonlyMap<Step, readonly Boundary[]>;

function casesOf(boundaries: Boundaries, turn: number): Map<Step, Case[]> {
  return new Map(
    [...boundaries].map(([step, all], index) => {
      const own = all.flatMap(casesAt).filter((one) => !sameAsAnother(one) && !isGivenUp(one));
      if (ALL) return [step, killsLast(own)];
      return [step, EVERY ? killsLast(own.filter((one) => comesInTurn(one, turn))) : sampleOf(own, index)];
    }),
  );
}

/** A function that was killed starts cold, and a warm one is several times as fast. */
function killsLast(cases: readonly Case[]): Case[] {
  const kills = cases.filter(isKill);
  return [...cases.filter((one) => !isKill(one)), ...kills];
}

/** Lost answers and kills after a write, and one half of the other kinds, each step the other half and at another write. */
function sampleOf(cases: readonly Case[], turn: number): Case[] {
  return KINDS.flatMap((kind, index) => {
    if (!isWorst(kind) && (turn + index) % 2 === 1) return [];
    const writes = cases.filter((one) => one.kind === kind && one.boundary.isWrite);
    return writes.slice((turn + index) % Math.max(1, writes.length)).slice(0, 1);
  });
}

function countsOf(boundaries: Boundaries, run: number): Omit<Counts, 'service' | 'violations' | 'seconds'> {
  const all = [...boundaries.values()].flat();
  const cases = all.flatMap(casesAt);
  const own = cases.filter((one) => !sameAsAnother(one));
  const givenUp = own.filter(isGivenUp).length;
  return {
    steps: boundaries.size,
    boundaries: all.length,
    cases: cases.length,
    run,
    same: cases.length - own.length,
    inTurn: own.length - givenUp - run,
    givenUp,
  };
}

function sum(cases: ReadonlyMap<Step, readonly Case[]>): number {
  return [...cases.values()].reduce((total, own) => total + own.length, 0);
}
