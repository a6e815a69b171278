import fc from 'fast-check';
import type * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type Shape = Readonly<Record<string, Schema>>;
type Def = z.core.$ZodTypes['_zod']['def'];
type Checks = readonly z.core.$ZodCheck[] | undefined;
type CheckDef = z.core.$ZodChecks['_zod']['def'];

/** Texts that look like something else. */
export const NASTY = [
  ...['', ' ', '007', '1', '-0', '1e3', 'true', 'false', 'null', 'undefined', 'NaN', '{}', '[]', '{"a":1}', '[1]'],
  ...['__proto__', 'constructor', 'toString', '${Token[TOKEN.1]}', '\u0000\n"\\', 'ÄÖ日本語', '👩‍👩‍👧', '\ud800'],
];

/** Texts that only a check of its own accepts, which no pattern describes. */
const ACCEPTED = ['https://api.example.com', 'http://127.0.0.1:8080/v1'];

/** How the values of a schema are made. */
interface Style {
  readonly text: (schema: Schema, checks: Checks) => fc.Arbitrary<string>;
  readonly number: (checks: Checks) => fc.Arbitrary<number>;
  readonly whole: (checks: Checks) => fc.Arbitrary<number>;
  readonly anywhere: (value: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>;
  /** Of the lists and structures that were made, those that are taken. */
  readonly kept: <T>(schema: Schema, checks: Checks, value: fc.Arbitrary<T>) => fc.Arbitrary<T>;
  readonly strangers: boolean;
}

const nastyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 20 }));

const TYPED: Style = {
  text: () => nastyText,
  number: () => numberWithin(undefined),
  whole: () => fc.maxSafeInteger(),
  anywhere: (value) => value,
  kept: (_schema, _checks, value) => value,
  strangers: false,
};

const VALID: Style = {
  ...TYPED,
  text: textWithin,
  number: numberWithin,
  whole: wholeWithin,
  kept: (schema, checks = [], value) => (checks.length > 0 ? value.filter((made) => accepts(schema, made)) : value),
};

const NOISY: Style = {
  ...TYPED,
  anywhere: (value) => fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() }),
  strangers: true,
};

/** Values of the declared types, whatever their limits, with texts that look like something else. */
export const ofType = (schema: Schema): fc.Arbitrary<unknown> => generate(schema, TYPED);

/** Values that the schema accepts. */
export const valid = (schema: Schema): fc.Arbitrary<unknown> => generate(schema, VALID);

/** Values with members missing and members too many, and one part in five anything that JSON can say. */
export const noisy = (schema: Schema): fc.Arbitrary<unknown> => generate(schema, NOISY);

/** Everything that the codec reads; another type fails here as it fails there. */
function generate(schema: Schema, style: Style): fc.Arbitrary<unknown> {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'optional':
      return generate(def.innerType, style);
    case 'string':
      return style.anywhere(style.text(schema, def.checks));
    case 'enum':
      return style.anywhere(fc.constantFrom(...Object.values(def.entries)));
    case 'number':
      return style.anywhere('format' in def ? style.whole(def.checks) : style.number(def.checks));
    case 'boolean':
      return style.anywhere(fc.boolean());
    case 'array':
      return style.anywhere(style.kept(schema, def.checks, fc.array(generate(def.element, style), { maxLength: 4 })));
    case 'record':
      return style.anywhere(mapOf(generate(def.keyType, { ...style, anywhere: TYPED.anywhere }), def.valueType, style));
    case 'object':
      return style.anywhere(style.kept(schema, def.checks, structureOf(def.shape, style)));
    case 'literal':
      return style.anywhere(fc.constantFrom(...def.values));
    case 'union':
      return style.anywhere(fc.oneof(...def.options.map((option) => generate(option, style))));
    default:
      throw new Error(`no value can be made for ${def.type}`);
  }
}

function mapOf(key: fc.Arbitrary<unknown>, value: Schema, style: Style): fc.Arbitrary<object> {
  return entriesOf(key, generate(value, style));
}

/** Members are defined, never assigned: one may be called __proto__. */
function entriesOf(key: fc.Arbitrary<unknown>, value: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  const entry = fc.tuple(key.map(String), value);
  return fc.uniqueArray(entry, { selector: ([name]) => name, maxLength: 4 }).map((all) => Object.fromEntries(all));
}

function structureOf(shape: Shape, style: Style): fc.Arbitrary<object> {
  const members = Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, generate(inner, style)]));
  const required = Object.keys(shape).filter((key) => shape[key]?._zod.optin !== 'optional');
  const known = fc.record(members, { requiredKeys: style.strangers ? [] : required, noNullPrototype: true });
  if (!style.strangers) return known;
  const others = entriesOf(fc.constantFrom('stranger', ...NASTY), fc.jsonValue());
  return fc.tuple(known, others).map(([a, b]) => Object.fromEntries([...Object.entries(a), ...Object.entries(b)]));
}

function textWithin(schema: Schema, checks: Checks): fc.Arbitrary<string> {
  const patterns = defsOf(checks).flatMap((def) => ('pattern' in def && def.pattern ? [def.pattern] : []));
  const text = patterns[0] ? fc.stringMatching(patterns[0]) : fc.string({ unit: 'binary' });
  return fc.oneof(fc.constantFrom(...NASTY, ...ACCEPTED), text).filter((value) => accepts(schema, value));
}

function numberWithin(checks: Checks): fc.Arbitrary<number> {
  // JSON has no -0.
  return fc
    .double({ ...bounds(checks), noNaN: true, noDefaultInfinity: true })
    .map((value) => (value === 0 ? 0 : value));
}

function wholeWithin(checks: Checks): fc.Arbitrary<number> {
  return fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, ...bounds(checks) });
}

function bounds(checks: Checks): { min?: number; max?: number } {
  const defs = defsOf(checks);
  const least = defs.flatMap((def) => (def.check === 'greater_than' ? [Number(def.value)] : []));
  const most = defs.flatMap((def) => (def.check === 'less_than' ? [Number(def.value)] : []));
  return {
    ...(least.length > 0 ? { min: Math.max(...least) } : {}),
    ...(most.length > 0 ? { max: Math.min(...most) } : {}),
  };
}

function defsOf(checks: Checks = []): CheckDef[] {
  return checks.map((check) => check._zod.def as CheckDef);
}

function accepts(schema: Schema, value: unknown): boolean {
  return (schema as z.ZodMiniType).safeParse(value).success;
}
