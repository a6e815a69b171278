import type { World } from '../../support/world';
import { isOk } from '../../support/world';
import { heapsOf } from './figures';
import type { Load } from './loads';
import { ALL, LOADS } from './loads';
import type { Run } from './many';
import { Many } from './many';
import { allPhases, runAlone, startedFor } from './phases';
import { rowsOf, tableOf } from './table';

/** Of a thread, in megabytes: code that was compiled meanwhile, and no campaign. */
const MOST_GROWTH = 4;
const MINUTES = 60_000;

/** The tests of one load: files of their own run beside each other. */
export function converges(name: keyof typeof LOADS): void {
  describe(`${LOADS[name].title}: many campaigns at once`, () => convergence(LOADS[name]));
}

function convergence(load: Load): void {
  const count = ALL ? load.all : load.few;
  const startersOf = (campaigns: number) => (load.services[0].outreach ? Math.ceil(campaigns / load.startsEvery) : 0);
  let world: World;
  let worlds: readonly World[];
  let few: readonly Run[];
  let many: readonly Run[];

  beforeAll(async () => {
    world = await startedFor(load);
    worlds = [world, ...(world.beside ? [world.beside] : [])];
    few = await runAlone(world, load);
    many = await allPhases(new Many(world, load, count, 'Many'));
    process.stdout.write(tableOf(load.title, rows(), heaps()));
  }, 30 * MINUTES);
  afterAll(() => world.close());

  const heaps = () => heapsOf(worlds.flatMap(({ functions }) => functions.logs));

  const rows = () => rowsOf(load, few, many);

  test('each request is answered with success, and once [R35][R45]', () => {
    for (const { replies, seconds } of many) {
      expect(new Set(replies.map(({ status, reason }) => `${status} ${reason}`))).toEqual(new Set(['SUCCESS ']));
      expect(seconds).toHaveLength(count);
    }
  });

  test('nothing is made twice, and nothing is started twice [R7][R60]', () => {
    const creates = new Set(load.services.map(({ operations }) => operations.create));
    const made = many
      .flatMap(({ calls }) => calls)
      .filter(({ operation, status }) => creates.has(operation ?? '') && isOk(status));
    expect([made.length, many[0]?.there.length, many[1]?.there.length]).toEqual([count, count, count]);
    const starts = worlds.flatMap((one) => (one.service.outreach ? one.starts() : []));
    const expected = startersOf(few[0]!.replies.length) + startersOf(count);
    expect(starts.filter((times) => times > 0)).toEqual(Array.from({ length: expected }, () => 1));
  });

  test('nothing is left in the end [R26][R32]', () => {
    expect(many[2]?.there).toEqual([]);
  });

  test('it takes little longer than the limit of the service alone makes it [R45]', () => {
    for (const { phase, took, bound, alone } of rows()) {
      expect((took - alone.took) / bound).toBeLessThanOrEqual(load.within[phase]);
    }
  });

  test('hardly more calls are made than for a campaign that is alone [R45]', () => {
    for (const { calls, alone } of rows()) expect(calls).toBeLessThanOrEqual(load.callsWithin * alone.calls);
  });

  test('an answer is short, and so is what is logged of each pass [R36]', () => {
    for (const { passes, lines, longestLine, largestAnswer } of rows()) {
      expect(lines).toBeLessThanOrEqual(2 * passes + 2);
      expect(longestLine).toBeLessThanOrEqual(1024);
      expect(largestAnswer).toBeLessThanOrEqual(4096);
    }
  });

  test('the function keeps nothing of the campaigns that it has seen', () => {
    for (const { early, late } of heaps()) expect(late - early).toBeLessThanOrEqual(MOST_GROWTH);
  });
}
