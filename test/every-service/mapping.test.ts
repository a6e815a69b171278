import type { Emulator } from '../../emulator';
import { leafAt } from '../contract/support/leaves';
import { SERVICES } from '../support/services';
import { alsona } from './mapping/alsona';
import { batch } from './mapping/batch';
import { connectv1 } from './mapping/connectv1';
import { connectv2 } from './mapping/connectv2';
import { startSecrets } from './mapping/keys';
import { Line } from './mapping/line';
import { personalize } from './mapping/personalize';
import { declaredPlaces, differences, isAt } from './mapping/places';
import { synthesised } from './mapping/synthesised';
import type { Read } from './mapping/synthesised';
import type { Add, Mapping, UpdateCall } from './mapping/table';

// Hundreds of campaigns in a stack.
jest.setTimeout(60_000);
// Adapters keep to the rates of their services, which the emulator has turned off.
jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

const MAPPINGS: Readonly<Record<string, Mapping>> = { personalize, connectv2, connectv1, batch, alsona };

const rowOf = (leaf: string) => leaf.split('.')[0] ?? '';

let secrets: Emulator;
beforeAll(async () => {
  secrets = await startSecrets();
});
afterAll(() => secrets.close());

/* From a construct's props over the template, the contract and the adapter to the calls that the service gets. */
describe.each(SERVICES)('$name: a leaf of the contract', (service) => {
  const table = MAPPINGS[service.name]!;
  const { changed, fixed, updates } = table;
  let line: Line;
  let all: Map<Add, Read>;

  beforeAll(async () => {
    line = await Line.open(service, table);
    const variants = changed.flatMap(({ base, variant }) => [base, variant]);
    all = synthesised(line.adapter.contract, new Set([...variants, ...fixed.map(({ base }) => base)]));
  });
  afterAll(() => line.close());

  const read = (add: Add) => all.get(add)!;
  const campaignOf = (add: Add) => read(add).campaign;
  const created = (add: Add) => line.creates(campaignOf(add));
  const updateOf = (leaf: string) => updates[rowOf(leaf)];

  test('is in the table, and nothing else is [R54]', () => {
    const declared = declaredPlaces(line.adapter.contract.campaign);
    const rows = [...changed, ...fixed].map(({ leaf, base }) => [leaf, campaignOf(base)] as const);
    expect(declared.filter((place) => !rows.some((row) => isAt(...row, place)))).toEqual([]);
    const others = rows.filter((row) => !declared.some((place) => isAt(...row, place)));
    expect(others.map(([leaf]) => leaf)).toEqual([]);
  });

  test('is always the same where no prop sets it [R54]', async () => {
    for (const { base, leaf, fixed: value } of fixed) {
      expect([leaf, leafAt((await created(base)).body, leaf.split('.'))]).toEqual([leaf, value]);
    }
  });

  test.each(changed)('changes its place of the create call and nothing else: $leaf [R54]', async (row) => {
    const { leaf, base, variant, sent, reached = {} } = row;
    const [before, after] = [await created(base), await created(variant)];
    expect(differences(before.body, after.body)).toStrictEqual(sent);
    expect(differences(before.reached, after.reached)).toStrictEqual(reached);
    expect(Object.keys(differences(campaignOf(base), campaignOf(variant)))).toContain(leaf);
    expect(read(variant).options).toEqual(read(base).options);
  });

  const inPlace = changed.filter(({ leaf, another }) => typeof updateOf(leaf) === 'object' && !another);

  test.each(inPlace)('changes its place of the update call and nothing else: $leaf [R15][R54]', async (row) => {
    const [before, wanted] = [campaignOf(row.base), campaignOf(row.variant)];
    const { operation, within = '', leavesOut = '' } = updateOf(row.leaf) as UpdateCall;
    const seen = await line.stands(before);
    expect(line.rows(wanted, before, seen)).toEqual([rowOf(row.leaf)]);
    const there = await line.saves(rowOf(row.leaf), wanted, seen);
    const back = await line.savesBack(rowOf(row.leaf), before, { ...seen, properties: wanted });
    const call = { operation, status: 200 };
    expect([there, back]).toMatchObject([[call], [call]]);
    const places = Object.entries(row.sent).map(([place, value]) => [within + place.replace(leavesOut, ''), value]);
    expect(differences(back[0]?.body, there[0]?.body)).toStrictEqual(row.saved ?? Object.fromEntries(places));
    expect(differences(back[0]?.reached, there[0]?.reached)).toStrictEqual({});
  });

  const anew = changed.filter(({ leaf, another }) => updateOf(leaf) === 'another campaign' || another);

  test.each(anew)('means another campaign: $leaf [R18][R54]', ({ leaf, base, variant }) => {
    expect(line.isAnother(rowOf(leaf), campaignOf(variant), campaignOf(base))).toBe(true);
  });

  const led = changed.filter(({ reached, later }) => reached ?? later);
  const { create, read: look, update, remove } = service.operations;

  for (const { leaf, base, variant, reached = {}, later = reached } of led) {
    test(`leads every call another way, and to nothing else: ${leaf} [R54]`, async () => {
      const [before, after] = [await line.lives(campaignOf(base)), await line.lives(campaignOf(variant))];
      const operations = [before, after].map((calls) => calls.map(({ operation }) => operation));
      expect(operations).toEqual([0, 1].map(() => [create, look, update, remove]));
      const ways = before.map((call, index) => differences(call.reached, after[index]?.reached));
      expect(ways).toStrictEqual([reached, later, later, later]);
    });
  }

  const access = changed.filter(({ leaf }) => updateOf(leaf) === 'access');
  for (const { leaf, base, variant } of access) {
    test(`writes nothing, and is in the body of no later call: ${leaf} [R54]`, async () => {
      const [before, wanted] = [campaignOf(base), campaignOf(variant)];
      const seen = await line.stands(before);
      expect(line.rows(wanted, before, seen)).toEqual([rowOf(leaf)]);
      expect(line.isAnother(rowOf(leaf), wanted, before)).toBe(false);
      expect(await line.saves(rowOf(leaf), wanted, seen)).toEqual([]);
      const [old, now] = [await line.saves('name', before, seen), await line.saves('name', wanted, seen)];
      expect(now).toMatchObject([{ operation: update, status: 200 }]);
      expect(differences(old[0]?.body, now[0]?.body)).toStrictEqual({});
    });
  }

  const stepped = changed.flatMap(({ calls = {}, ...row }) =>
    Object.entries(calls).map(([from, call]) => ({ ...row, from, call })),
  );
  for (const { leaf, base, variant, from, call } of stepped) {
    const isWhole = typeof call === 'object';
    const [operation, words] = isWhole ? [call.operation, `${call.operation} to ${call.to}`] : [call, call];
    test(`leads on from ${from} by ${words}: ${leaf} [R54][R60]`, async () => {
      expect(differences(campaignOf(base), campaignOf(variant))).toStrictEqual({ [leaf]: campaignOf(variant)[leaf] });
      const steps = await line.steps(campaignOf(variant), from);
      expect(steps).toMatchObject([{ operation, status: 200 }]);
      if (isWhole) expect(steps[0]?.body).toEqual(call.body);
    });
  }
});
