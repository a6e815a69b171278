import { Token } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { NASTY } from '../../contract/support/from-schema';
import type { Path } from '../../contract/support/leaves';
import { branchesOf, leafAt, leavesOf, withLeaf } from '../../contract/support/leaves';

/* Values as nobody means them: those that a contract takes, with something spoilt. */

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { deeper: value };
  return value;
}

function holdingItself(): unknown {
  const value: Record<string, unknown> = {};
  value.self = [value];
  return value;
}

const LONG = 'x'.repeat(200_000);

const NUMBERS = [NaN, Infinity, -Infinity, -0, 0, -1, 0.1, 1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 53 + 2];

const MOMENTS = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '10000-01-01T00:00:00Z', '2026-02-30T08:00:00Z'];

/** Every one of them takes a pattern that backtracks a long time. */
const SLOW = ['1', '.', '-', 'a.', '-a', ':', ' ', '@', '/', '{{', 'e+1', 'P1'].map(
  (part) => `${part.repeat(50_000)}!`,
);

/** As JSON can say it, or as it is found in a template. */
const sayable = fc.oneof(
  fc.constantFrom<unknown>(...NASTY, ...MOMENTS, ...SLOW, LONG, null, true, false, [], {}, -1, 0, 0.1, 1e308, 2 ** 53),
  fc.constantFrom<unknown>(
    nested(5),
    nested(2000),
    Array(10_000).fill('x'),
    Array(10_000).fill(7),
    Array(10_000).fill({}),
  ),
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** As only a program can write it. */
const writable = fc.oneof(
  sayable,
  fc.constantFrom<unknown>(...NUMBERS, 10n, Symbol('s'), () => 1, new Date(NaN), new Map([['a', 1]]), undefined),
  fc.constant(holdingItself()),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
);

const tokens = fc.constantFrom<unknown>(
  Token.asString({ Ref: 'A' }),
  Token.asNumber({ Ref: 'A' }),
  Token.asList({ Ref: 'A' }),
  Token.asAny({ Ref: 'A' }),
  `before ${Token.asString({ Ref: 'A' })} after`,
);

interface Choice {
  readonly part: unknown;
  readonly place: number;
  readonly other: number;
  readonly how: 'put' | 'drop' | 'add' | 'swap' | 'list' | 'map';
  readonly key: string;
}

/** At a place of the sample, where it is still there. */
function spoilt(value: object, places: readonly Path[], { part, place, other, how, key }: Choice): object {
  const [path = [], another = []] = [places[place % places.length], places[other % places.length]];
  if (!isHolder(leafAt(value, path.slice(0, -1)))) return value;
  switch (how) {
    case 'put':
      return withLeaf(value, path, part);
    case 'drop':
      return withLeaf(value, path, undefined);
    case 'swap':
      return withLeaf(value, path, leafAt(value, another));
    case 'list':
      return withLeaf(value, path, [leafAt(value, path)]);
    case 'map':
      return withLeaf(value, path, { [key]: leafAt(value, path) });
    case 'add':
      return added(value, path, key, part);
  }
}

function isHolder(value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && value.constructor === Object);
}

/** Beside the place, in the structure or map that holds it. */
function added(value: object, path: Path, key: string, part: unknown): object {
  const above = path.slice(0, -1);
  const holder = leafAt(value, above) as object;
  if (Array.isArray(holder)) return withLeaf(value, above, [...(holder as unknown[]), part]);
  const entries: [string, unknown][] = [...Object.entries(holder), [key, part]];
  return above.length === 0 ? Object.fromEntries(entries) : withLeaf(value, above, Object.fromEntries(entries));
}

function choice(parts: fc.Arbitrary<unknown>): fc.Arbitrary<Choice> {
  return fc.record({
    part: parts,
    place: fc.nat(1000),
    other: fc.nat(1000),
    how: fc.constantFrom('put', 'put', 'put', 'drop', 'add', 'swap', 'list', 'map'),
    key: fc.oneof(fc.constantFrom('stranger', ...NASTY, LONG, 'a\nb\u001b[31m', 'Ref'), fc.string({ unit: 'binary' })),
  });
}

function spoiltBy(parts: fc.Arbitrary<unknown>, samples: readonly object[]): fc.Arbitrary<object> {
  const choices = fc.array(choice(parts), { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.constantFrom(...samples), choices).map(([sample, all]) => {
    const places = [...leavesOf(sample), ...branchesOf(sample)];
    return all.reduce<object>((value, chosen) => spoilt(value, places, chosen), sample);
  });
}

/** What somebody can write in a program. */
export const written = (samples: readonly object[]): fc.Arbitrary<object> => spoiltBy(writable, samples);

/** The same, with values among it that are known at deploy time only. */
export const writtenWithTokens = (samples: readonly object[]): fc.Arbitrary<object> =>
  spoiltBy(fc.oneof(writable, tokens), samples);

/** What can arrive in an event. */
export const sent = (samples: readonly object[]): fc.Arbitrary<object> => spoiltBy(sayable, samples);
