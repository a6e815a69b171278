import fc from 'fast-check';
import * as zod from 'zod';
import * as z from 'zod/mini';
import { check, checkSchema, mapSizeProblem } from '../../lib/contract/check';
import type { Contract, Problem } from '../../lib/contract/contract';
import { optionsSchema } from '../../lib/contract/contract';
import { noisy, valid } from './support/from-schema';

function sentences(problems: readonly Problem[]): string[] {
  return problems.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' '));
}

const short = z.string().check(z.minLength(2), z.maxLength(4), z.regex(/^[a-z😀]*$/u));
const share = z.number().check(z.gt(0), z.lt(1));
const count = z.int().check(z.minimum(1), z.maximum(10));
const list = z.array(z.string()).check(z.minLength(1), z.maxLength(2));
const keys = z.record(z.string().check(z.maxLength(1), z.regex(/^a*$/)), z.boolean());
const strict = z.strictObject({ a: z.optional(z.string()), b: z.optional(z.int()) });

const BROKEN: readonly (readonly [z.core.$ZodType, unknown, readonly string[]])[] = [
  [short, 'a', ['must have at least 2 characters, got 1']],
  [short, 'abcde', ['must have at most 4 characters, got 5']],
  [short, '😀😀😀😀😀', ['must have at most 4 characters, got 5']],
  [short, 'ab1', ['must match /^[a-z😀]*$/u, got "ab1"']],
  [short, '12345', ['must have at most 4 characters, got 5', 'must match /^[a-z😀]*$/u, got "12345"']],
  [short, 5, ['must be a text, got 5']],
  [short, [], ['must be a text, got []']],
  [short, ['a', 'b', 'c', 'd', 'e'], ['must be a text, got ["a","b","c","d","e"]']],
  [short, null, ['must be a text, got null']],
  [short, undefined, ['is required']],
  [z.string().check(z.minLength(1)), '', ['must have at least 1 character, got 0']],
  [share, 0, ['must be more than 0, got 0']],
  [share, 1, ['must be less than 1, got 1']],
  [share, '0.5', ['must be a number, got "0.5"']],
  [share, NaN, ['must be a number, got NaN']],
  [share, Infinity, ['must be a number, got Infinity']],
  [count, 0, ['must be at least 1, got 0']],
  [count, 11, ['must be at most 10, got 11']],
  [count, 2.5, ['must be a whole number, got 2.5']],
  [count, true, ['must be a number, got true']],
  [z.boolean(), 'true', ['must be true or false, got "true"']],
  [z.enum(['a', 'b']), 'c', ['must be one of "a", "b", got "c"']],
  [z.enum(['a', 'b']), undefined, ['is required']],
  [z.enum(['a']), 'c', ['must be "a", got "c"']],
  [list, [], ['must have at least 1 element, got 0']],
  [list, ['a', 'b', 'c'], ['must have at most 2 elements, got 3']],
  [list, ['a', 1], ['1 must be a text, got 1']],
  [list, { 0: 'a' }, ['must be a list, got {"0":"a"}']],
  [keys, { aa: true }, ['aa cannot be a key: it must have at most 1 character']],
  [keys, { bb: true }, ['bb cannot be a key: it must have at most 1 character and match /^a*$/']],
  [keys, { a: 1 }, ['a must be true or false, got 1']],
  [keys, { a: undefined }, ['a is required']],
  [keys, [], ['must be a map, got []']],
  [strict, 'a', ['must be a structure, got "a"']],
  [strict, { b: 1, c: 2, d: 3 }, ['c is not known (known are a, b)', 'd is not known (known are a, b)']],
  [strict, JSON.parse('{"__proto__":1}'), ['__proto__ is not known (known are a, b)']],
  [strict, { constructor: 1 }, ['constructor is not known (known are a, b)']],
  [z.string().check(z.refine(() => false)), 'a', ['must be valid, got "a"']],
  [z.string().check(z.refine(() => false, 'rhyme')), 'a', ['must rhyme, got "a"']],
];
const ROWS = BROKEN.map(([schema, value, expected]) => ({ schema, value, expected, all: expected.join('; ') }));

test.each(ROWS)('a broken limit is told in a sentence: $all', ({ schema, value, expected }) => {
  expect(sentences(checkSchema(schema, value))).toEqual(expected);
});

const KEPT: readonly (readonly [z.core.$ZodType, unknown])[] = [
  ...['ab', 'abcd', '😀😀😀😀'].map((text) => [short, text] as const),
  ...[0.001, 0.999].map((number) => [share, number] as const),
  ...[1, 10].map((number) => [count, number] as const),
  ...[['a'], ['a', 'b']].map((value) => [list, value] as const),
  ...[{}, { a: true, '': false }].map((value) => [keys, value] as const),
  ...[{}, { a: undefined }, { a: '', b: -1 }].map((value) => [strict, value] as const),
];

test.each(KEPT.map(([schema, value]) => ({ schema, value })))('a kept limit is no problem: $value', (row) => {
  expect(checkSchema(row.schema, row.value)).toEqual([]);
});

test('the sentences stay ours where a program has chosen another language for all of zod', () => {
  zod.config(zod.locales.de());
  try {
    for (const { schema, value, expected } of ROWS) expect(sentences(checkSchema(schema, value))).toEqual(expected);
  } finally {
    zod.config({ localeError: undefined });
  }
});

describe('the options', () => {
  test.each([
    [{}, []],
    [{ adopt: false, deadlineSeconds: 60, namePrefix: 'a', teardown: 'delete' }, []],
    [{ deadlineSeconds: 3480 }, []],
    [{ deadlineSeconds: 59 }, ['deadlineSeconds must be at least 60, got 59']],
    [{ deadlineSeconds: 3481 }, ['deadlineSeconds must be at most 3480, got 3481']],
    [{ deadlineSeconds: 60.5 }, ['deadlineSeconds must be a whole number, got 60.5']],
    [{ namePrefix: '' }, ['namePrefix must have at least 1 character, got 0']],
    [{ teardown: 'keep' }, ['teardown must be one of "delete", "pause", got "keep"']],
    [{ adopt: 'yes' }, ['adopt must be true or false, got "yes"']],
    [
      { adopted: true },
      [
        'adopted is not known (known are adopt, deadlineSeconds, contactsAtOnce, contactsEveryone, namePrefix, ' +
          'replacementMayContactAgain, teardown)',
      ],
    ],
  ])('%j has these problems: %j', (options, expected) => {
    expect(sentences(checkSchema(optionsSchema, options))).toEqual(expected);
  });
});

describe('rules', () => {
  const contract: Contract<{ a?: string | undefined; b?: number | undefined }> = {
    campaign: strict,
    rules: [
      ({ a }) => (a === 'bad' ? { path: ['a'], message: 'must be good' } : undefined),
      ({ b }) => mapSizeProblem(b, 1, 'entries', ['b']),
    ],
  };

  test('they run whatever else failed, and all problems are told at once', () => {
    expect(sentences(check(contract, { a: 'bad', b: { c: 1, d: 2 }, e: 1 }))).toEqual([
      'b must be a number, got {"c":1,"d":2}',
      'e is not known (known are a, b)',
      'a must be good',
      'b must have at most 1 entries, got 2',
    ]);
  });

  test.each([[undefined], [null], ['abc'], [3], [['a', 'b', 'c']], [{ a: 1 }]])(
    '%j is no map with too many entries',
    (value) => {
      expect(mapSizeProblem(value, 1, 'entries', [])).toBeUndefined();
    },
  );

  test.each([[undefined], [null], ['text'], [5], [[]]])('a campaign that is %j is one problem', (campaign) => {
    expect(check(contract, campaign)).toHaveLength(1);
  });
});

test('values that a schema accepts are no problem', () => {
  fc.assert(
    fc.property(valid(optionsSchema), (value) => expect(checkSchema(optionsSchema, value)).toEqual([])),
    { numRuns: 200 },
  );
});

test('checking never throws, and every message goes on with the sentence', () => {
  const anything = fc.oneof(noisy(optionsSchema), fc.anything({ withBigInt: true, withDate: true, withMap: true }));
  fc.assert(
    fc.property(anything, (value) => {
      for (const { message } of checkSchema(optionsSchema, value)) expect(message).toMatch(/^(must|is|cannot be) ./);
    }),
    { numRuns: 200 },
  );
});

describe('what does not travel through CloudFormation', () => {
  const contract = { campaign: z.looseObject({}), rules: [] } as unknown as Contract<object>;
  const half = 'must consist of whole characters, got a half of one';

  test.each([
    ['a key', { '\ud800': 'a' }, [half]],
    ['a value', { a: '\ud800' }, [half]],
    ['a key and its value with the same wrong with them: told once', { '\ud800': '\ud800' }, [half]],
    ['a key with a list below it', { '\ud800': ['\ud800'] }, [half, half]],
  ])('%s', (_, campaign, expected) => {
    expect(check(contract, campaign).map(({ message }) => message)).toEqual(expected);
  });
});
