import { leafAt } from '../contract/support/leaves';
import { SERVICES } from '../support/services';
import { connectv1 } from './mapping/connectv1';
import { connectv2 } from './mapping/connectv2';
import { Line } from './mapping/line';
import { personalize } from './mapping/personalize';
import { declaredPlaces, differences, isAt } from './mapping/places';
import { synthesised } from './mapping/synthesised';
import type { Read } from './mapping/synthesised';
import type { Add, Mapping, Update } from './mapping/table';

// Hundreds of campaigns in a stack.
jest.setTimeout(60_000);

const MAPPINGS: Readonly<Record<string, Mapping>> = { personalize, connectv2, connectv1 };

const rowOf = (leaf: string) => leaf.split('.')[0] ?? '';

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
    const rows = [...changed, ...fixed].map(({ leaf }) => leaf);
    expect(declared.filter((place) => !rows.some((leaf) => isAt(leaf, place)))).toEqual([]);
    expect(rows.filter((leaf) => !declared.some((place) => isAt(leaf, place)))).toEqual([]);
  });

  test('is always the same where no prop sets it [R54]', async () => {
    for (const { base, leaf, fixed: value } of fixed) {
      expect([leaf, leafAt(await created(base), leaf.split('.'))]).toEqual([leaf, value]);
    }
  });

  test.each(changed)('changes its place of the create call and nothing else: $leaf [R54]', async (row) => {
    const { base, variant, sent } = row;
    expect(differences(await created(base), await created(variant))).toStrictEqual(sent);
    expect(read(variant).options).toEqual(read(base).options);
  });

  const inPlace = changed.filter(({ leaf, another }) => typeof updateOf(leaf) === 'object' && !another);

  test.each(inPlace)('changes its place of the update call and nothing else: $leaf [R15][R54]', async (row) => {
    const [before, wanted] = [campaignOf(row.base), campaignOf(row.variant)];
    const { operation, leavesOut = '' } = updateOf(row.leaf) as Exclude<Update, string>;
    const seen = await line.stands(before);
    expect(line.rows(wanted, before, seen)).toEqual([rowOf(row.leaf)]);
    const there = await line.saves(rowOf(row.leaf), wanted, seen);
    const back = await line.savesBack(rowOf(row.leaf), before, { ...seen, properties: wanted });
    const call = { operation, status: 200 };
    expect([there, back]).toMatchObject([[call], [call]]);
    const places = Object.entries(row.sent).map(([place, value]) => [place.replace(leavesOut, ''), value]);
    expect(differences(back[0]?.body, there[0]?.body)).toStrictEqual(Object.fromEntries(places));
  });

  const anew = changed.filter(({ leaf, another }) => updateOf(leaf) === 'another campaign' || another);

  test.each(anew)('means another campaign: $leaf [R18][R54]', ({ leaf, base, variant }) => {
    expect(line.isAnother(rowOf(leaf), campaignOf(variant), campaignOf(base))).toBe(true);
  });

  const stepped = changed.flatMap(({ calls = {}, ...row }) =>
    Object.entries(calls).map(([from, call]) => ({ ...row, from, call })),
  );
  for (const { leaf, base, variant, from, call } of stepped) {
    test(`leads on from ${from} by ${call}: ${leaf} [R54][R60]`, async () => {
      expect(differences(campaignOf(base), campaignOf(variant))).toStrictEqual({ [leaf]: campaignOf(variant)[leaf] });
      expect(await line.steps(campaignOf(variant), from)).toMatchObject([{ operation: call, status: 200 }]);
    });
  }
});
