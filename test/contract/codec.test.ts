import { Lazy, Token } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { decode, encode, show } from '../../lib/contract/codec';
import type { Problem } from '../../lib/contract/contract';
import { optionsSchema } from '../../lib/contract/contract';
import { personalizeContract } from '../../lib/personalize/contract';
import { newStack } from '../support/app';
import { delivered } from './support/delivered';
import { NASTY, noisy, ofType } from './support/from-schema';

/** One of everything that the codec reads, in everything that holds something. */
const everything = z.strictObject({
  text: z.string(),
  choice: z.enum(['true', '1', '']),
  whole: z.int(),
  number: z.number(),
  flag: z.boolean(),
  texts: z.array(z.string()),
  numbers: z.optional(z.array(z.number())),
  lists: z.array(z.array(z.boolean())),
  map: z.record(z.string(), z.string()),
  maps: z.optional(z.record(z.string(), z.record(z.string(), z.number()))),
  agentless: z.optional(z.strictObject({})),
  nested: z.optional(z.strictObject({ flags: z.array(z.strictObject({ on: z.optional(z.boolean()) })) })),
  fixed: z.literal('true'),
  kinds: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('1'), value: z.optional(z.number()) }),
      z.strictObject({ kind: z.literal('true'), value: z.boolean(), more: z.array(z.string()) }),
    ]),
  ),
  either: z.array(z.union([z.boolean(), z.number()])),
});

const SCHEMAS: readonly (readonly [string, z.core.$ZodType])[] = [
  ['one of everything', everything],
  ['the options', optionsSchema],
  ['the Personalize contract', personalizeContract.campaign],
];

const inText = z.strictObject({ text: z.string() });

function read(schema: z.core.$ZodType, value: unknown): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  return { value: decode(schema, value, problems), problems };
}

function problemsOf(schema: z.core.$ZodType, value: unknown): string[] {
  return read(schema, value).problems.map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('round trip', () => {
  test.each(SCHEMAS)('%s comes back as it was sent, though every scalar arrives as text [R42]', (_, schema) => {
    fc.assert(
      fc.property(ofType(schema), (value) => {
        const { value: back, problems } = read(schema, delivered(encode(value)));
        expect(problems).toEqual([]);
        // Compared as JSON, which shows members called __proto__, too.
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  test.each(NASTY)('the text %j stays a text, as a value, an element and a key [R42]', (text) => {
    const value = { text, texts: [text], map: Object.fromEntries([[text, text]]) };
    const schema = z.strictObject({
      text: z.string(),
      texts: z.array(z.string()),
      map: z.record(z.string(), z.string()),
    });
    expect(JSON.stringify(read(schema, delivered(encode(value))).value)).toBe(JSON.stringify(value));
  });

  test('a text of 200 KB stays as it is [R42]', () => {
    const value = { text: '{} 007 日本語 '.repeat(12_000) };
    expect(read(inText, delivered(encode(value)))).toEqual({ value, problems: [] });
  });

  test.each([
    [0.1, '0.1'],
    [0.1, '0.10'],
    [1e21, '1e+21'],
    [1e21, '1.0E21'],
    [-5e-7, '-5e-7'],
    [10, '10.0'],
    [7, 7],
  ])('the number %d is read from %j [R42]', (number, text) => {
    expect(read(z.number(), text)).toEqual({ value: number, problems: [] });
  });
});

describe('kinds', () => {
  const kinds = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a'), value: z.number() }),
    z.strictObject({ kind: z.literal(['b', '1']), value: z.boolean(), list: z.optional(z.array(z.number())) }),
  ]);
  const either = z.union([z.boolean(), z.number()]);

  test.each([
    [
      { kind: 'a', value: '1' },
      { kind: 'a', value: 1 },
    ],
    [
      { kind: 'b', value: 'true', list: ['1'] },
      { kind: 'b', value: true, list: [1] },
    ],
    [
      { kind: '1', value: 'false', list: '[]' },
      { kind: '1', value: false, list: [] },
    ],
    [
      { value: 'true', kind: 'b', other: '1' },
      { value: true, kind: 'b', other: '1' },
    ],
  ])('%j is read by the text that says its kind [R42]', (value, expected) => {
    expect(read(kinds, value)).toEqual({ value: expected, problems: [] });
  });

  test('what is wrong in a structure is told of the kind that it has', () => {
    expect(problemsOf(kinds, { kind: 'b', value: '1', list: ['x', '2'] })).toEqual([
      'value must be true or false, got "1"',
      'list.0 must be a number, got "x"',
    ]);
  });

  test.each([[null], ['a'], [[]], ['{}'], [{}], [{ kind: 'c' }], [{ kind: { a: 'b' } }], [{ value: '1' }]])(
    '%j is of no known kind, and that is one problem [R42]',
    (value) => {
      const message = `must be of a known kind, got ${JSON.stringify(value)}`;
      expect(read(kinds, value)).toEqual({ value: undefined, problems: [{ path: [], message }] });
    },
  );

  test.each([
    ['true', true],
    ['false', false],
    ['1', 1],
    ['0.5', 0.5],
  ])('%j is read as the first scalar that it can be [R42]', (value, expected) => {
    expect(read(either, value)).toEqual({ value: expected, problems: [] });
  });

  test.each([[null], ['yes'], ['007'], [{}], [[]]])('%j is none of the scalars, and that is one problem', (value) => {
    const message = `must be of a known kind, got ${JSON.stringify(value)}`;
    expect(read(either, value)).toEqual({ value: undefined, problems: [{ path: [], message }] });
  });

  test('a fixed text stays a text, and another is left for the schema to name [R42]', () => {
    const fixed = z.literal('true');
    expect(read(fixed, delivered(encode('true')))).toEqual({ value: 'true', problems: [] });
    expect(read(fixed, 'false')).toEqual({ value: 'false', problems: [] });
  });
});

describe('in the template', () => {
  test('empty structures are texts, and members that are undefined are not there [R42]', () => {
    const value = { none: undefined, map: {}, list: [], deep: { none: undefined }, lists: [[], [{}]] };
    expect(encode(value)).toEqual({ map: '{}', list: '[]', deep: '{}', lists: ['[]', ['{}']] });
  });

  test('scalars and texts are as they were given, so that a diff can be read [R42]', () => {
    const value = { text: '007', whole: 7, number: 0.5, flag: false, nested: { list: ['a', 'b'] } };
    expect(encode(value)).toEqual(value);
  });

  test('tokens are left to the CDK [R42]', () => {
    const stack = newStack();
    const value = {
      text: Token.asString({ Ref: 'Text' }),
      number: Token.asNumber({ Ref: 'Number' }),
      list: Token.asList({ Ref: 'List' }),
      any: Token.asAny({ Ref: 'Any' }),
      lazy: Lazy.any({ produce: () => ({ late: 1 }) }),
    };
    expect(stack.resolve(encode(value))).toEqual({
      text: { Ref: 'Text' },
      number: { Ref: 'Number' },
      list: { Ref: 'List' },
      any: { Ref: 'Any' },
      lazy: { late: 1 },
    });
  });
});

describe('what cannot be read', () => {
  const WRONG = [
    [z.string(), null, 'must be a text, got null'],
    [z.string(), {}, 'must be a text, got {}'],
    [z.string(), ['a'], 'must be a text, got ["a"]'],
    [z.enum(['a']), [], 'must be a text, got []'],
    [z.number(), null, 'must be a number, got null'],
    [z.number(), true, 'must be a number, got true'],
    ...['', ' ', '007', '+1', '1.', '.5', '0x1', '1e', ' 1', '1 ', 'NaN', 'Infinity', '-', '1,5', 'true'].map(
      (text) => [z.number(), text, `must be a number, got ${JSON.stringify(text)}`] as const,
    ),
    [z.boolean(), null, 'must be true or false, got null'],
    ...['', 'True', 'FALSE', '0', '1', 'yes', ' true'].map(
      (text) => [z.boolean(), text, `must be true or false, got ${JSON.stringify(text)}`] as const,
    ),
    [z.boolean(), 0, 'must be true or false, got 0'],
    [z.array(z.string()), null, 'must be a list, got null'],
    [z.array(z.string()), '{}', 'must be a list, got "{}"'],
    [z.array(z.string()), '', 'must be a list, got ""'],
    [z.array(z.string()), { 0: 'a' }, 'must be a list, got {"0":"a"}'],
    [z.record(z.string(), z.string()), null, 'must be a map, got null'],
    [z.record(z.string(), z.string()), '[]', 'must be a map, got "[]"'],
    [z.record(z.string(), z.string()), [], 'must be a map, got []'],
    [z.record(z.string(), z.string()), '', 'must be a map, got ""'],
    [z.strictObject({}), null, 'must be a structure, got null'],
    [z.strictObject({}), 'a', 'must be a structure, got "a"'],
    [z.optional(z.strictObject({})), null, 'must be a structure, got null'],
    [z.literal('a'), ['a'], 'must be a text, got ["a"]'],
    [z.literal('a'), null, 'must be a text, got null'],
  ] as const;
  test.each(WRONG.map(([schema, value, message]) => ({ schema, value, message })))(
    'it is one problem that says what was got: $message [R42]',
    ({ schema, value, message }) => {
      expect(read(schema, value)).toEqual({ value: undefined, problems: [{ path: [], message }] });
    },
  );

  test('every problem has its place, and everything else is read [R34][R42]', () => {
    const value = {
      text: { a: 1 },
      whole: '7',
      lists: [['true', 'yes'], 'x'],
      map: { a: null, b: 'b' },
      maps: { a: { b: 'c', d: '1' } },
      nested: { flags: [{ on: 'false' }, { on: '0' }] },
    };
    expect(problemsOf(everything, value)).toEqual([
      'text must be a text, got {"a":1}',
      'lists.0.1 must be true or false, got "yes"',
      'lists.1 must be a list, got "x"',
      'map.a must be a text, got null',
      'maps.a.b must be a number, got "c"',
      'nested.flags.1.on must be true or false, got "0"',
    ]);
    expect(read(everything, value).value).toEqual({
      whole: 7,
      lists: [[true, undefined], undefined],
      map: { b: 'b' },
      maps: { a: { d: 1 } },
      nested: { flags: [{ on: false }, {}] },
    });
  });

  test('a place begins where the reader is', () => {
    const problems: Problem[] = [];
    decode(inText, { text: null }, problems, ['campaign']);
    expect(problems).toEqual([{ path: ['campaign', 'text'], message: 'must be a text, got null' }]);
  });

  test('a member that the schema does not know is kept as it came, for the schema to name', () => {
    const value = { text: 'a', constructor: '1', toString: { a: 'true' } };
    expect(read(inText, value)).toEqual({ value, problems: [] });
  });

  test('a type that no codec reads is a mistake of the contract', () => {
    expect(() => read(z.date(), 'a')).toThrow('contracts cannot use date: no codec reads it');
  });
});

describe('whatever arrives', () => {
  test.each(SCHEMAS)('reading never throws: %s', (_, schema) => {
    const anything = fc.oneof(fc.jsonValue(), noisy(schema), noisy(schema).map(delivered));
    fc.assert(
      fc.property(anything, (value) => void read(schema, encode(value))),
      { numRuns: 200 },
    );
  });

  test('no member becomes a prototype', () => {
    const hostile = '{"__proto__":{"polluted":"1"},"map":{"__proto__":"{}"},"maps":{"__proto__":{"a":"1"}}}';
    const { value } = read(everything, encode(JSON.parse(hostile)));
    const { map, maps } = value as Record<'map' | 'maps', object>;
    expect(JSON.stringify(value)).toBe(hostile.replace('"a":"1"', '"a":1'));
    for (const object of [value, map, maps]) expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('a');
  });
});

describe('a value in a message', () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const SHOWN: readonly (readonly [unknown, string])[] = [
    [undefined, 'nothing'],
    [null, 'null'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [1e21, '1e+21'],
    [10n ** 20n, '100000000000000000000'],
    ['a\n"b"', '"a\\n\\"b\\""'],
    [{ a: [1] }, '{"a":[1]}'],
    [() => 1, 'something that is no JSON'],
    [Symbol('a'), 'something that is no JSON'],
    [{ toJSON: () => undefined }, 'something that is no JSON'],
    [circular, 'something that is no JSON'],
    ['a'.repeat(78), `"${'a'.repeat(78)}"`],
    ['a'.repeat(79), `"${'a'.repeat(76)}...`],
    ['a'.repeat(75) + '😀'.repeat(9), `"${'a'.repeat(75)}...`],
  ];
  test.each(SHOWN.map(([value, text]) => ({ value, text })))(
    'it is short and on one line: $text',
    ({ value, text }) => {
      expect(show(value)).toBe(text);
    },
  );
});
