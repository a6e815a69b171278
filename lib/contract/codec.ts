import type * as z from 'zod/mini';
import type { Problem } from './contract';

/*
 * CloudFormation turns every number and boolean into text, and drops or rejects empty structures.
 * So values are written as they are, empty structures as a text, and read back by their declared type.
 */
const EMPTY_MAP = '{}';
const EMPTY_LIST = '[]';
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

type Path = readonly (string | number)[];
type Def = z.core.$ZodTypes['_zod']['def'];

/** A value as it may stand in a template: undefined members dropped, empty structures as text, tokens as they are. */
export function encode(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? EMPTY_LIST : value.map(encode);
  if (!isMap(value) || isToken(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return entries.length === 0 ? EMPTY_MAP : Object.fromEntries(entries.map(([key, member]) => [key, encode(member)]));
}

/** What CloudFormation delivered, by the declared types; what cannot be read is a problem and left out. */
export function decode(schema: z.core.$ZodType, value: unknown, problems: Problem[], path: Path = []): unknown {
  const def = schema._zod.def as Def;
  const wrong = (what: string): undefined => {
    problems.push({ path, message: `must be ${what}, got ${showAt(path, value)}` });
  };
  switch (def.type) {
    case 'optional':
      return value === undefined ? undefined : decode(def.innerType, value, problems, path);
    case 'string':
    case 'enum':
      return isScalar(value) ? String(value) : wrong('a text');
    case 'number':
      return decodeNumber(value) ?? wrong('a number');
    case 'boolean':
      return decodeBoolean(value) ?? wrong('true or false');
    case 'array':
      return decodeList(def.element, value, problems, path) ?? wrong('a list');
    case 'record':
      return decodeMap(() => def.valueType, value, problems, path) ?? wrong('a map');
    case 'object':
      return decodeMap((key) => member(def.shape, key), value, problems, path) ?? wrong('a structure');
    case 'literal':
      return isScalar(value) ? String(value) : wrong('a text');
    case 'union':
      return decodeUnion(def, value, problems, path);
    default:
      throw new Error(`contracts cannot use ${def.type}: no codec reads it`);
  }
}

function decodeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : undefined;
}

function decodeBoolean(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

function decodeList(element: z.core.$ZodType, value: unknown, problems: Problem[], path: Path) {
  if (value === EMPTY_LIST) return [];
  if (!Array.isArray(value)) return undefined;
  return value.map((item, index) => decode(element, item, problems, [...path, index]));
}

function decodeMap(
  typeOf: (key: string) => z.core.$ZodType | undefined,
  value: unknown,
  problems: Problem[],
  path: Path,
) {
  if (value === EMPTY_MAP) return {};
  if (!isMap(value)) return undefined;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    const type = typeOf(key);
    // A member that the schema does not know is left for the schema to name.
    return [key, type ? decode(type, item, problems, [...path, key]) : item];
  });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** Structures are told apart by a text among their members; scalars by the first type that reads them. */
function decodeUnion(def: Extract<Def, { type: 'union' }>, value: unknown, problems: Problem[], path: Path): unknown {
  const found = def.options.find((option) => ('discriminator' in def ? isNamed(option, value) : isRead(option, value)));
  if (found) return decode(found, value, problems, path);
  problems.push({ path, message: `must be of a known kind, got ${showAt(path, value)}` });
  return undefined;
}

/** A structure is of the kind whose fixed texts it has. */
function isNamed(option: z.core.$ZodType, value: unknown): boolean {
  const def = option._zod.def as Def;
  if (def.type !== 'object' || !isMap(value)) return false;
  const fixed = Object.entries(def.shape).flatMap(([key, type]) => {
    const inner = type._zod.def as Def;
    return inner.type === 'literal' ? [[key, inner.values] as const] : [];
  });
  return fixed.every(([key, values]) => Object.hasOwn(value, key) && values.some((known) => known === value[key]));
}

function isRead(option: z.core.$ZodType, value: unknown): boolean {
  const problems: Problem[] = [];
  decode(option, value, problems);
  return problems.length === 0;
}

function member(shape: Readonly<Record<string, z.core.$ZodType>>, key: string): z.core.$ZodType | undefined {
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the CDK puts in place of a value that only CloudFormation knows. */
function isToken(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value.resolve === 'function';
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** A value for a message, unless it is where a key could have been written in place of the secret that holds it. */
export function showAt(path: Path, value: unknown): string {
  const isKey = path.includes('apiKey') && (typeof value === 'string' || isMap(value) || Array.isArray(value));
  return isKey ? 'what is not shown here' : show(value);
}

/** A value for a message: short, on one line, whatever it is. No address tells its credentials. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no NaN, no Infinity and no large integers.
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  try {
    return shortened(JSON.stringify(value).replace(CREDENTIALS, '//***@'));
  } catch {
    // A function, or a construct, which holds itself.
    return 'something that is no JSON';
  }
}

const CREDENTIALS = /\/\/[^/?#\s@"]+@/g;

export function shortened(text: string): string {
  // A character of two units is not cut in half.
  return text.length > 80 ? `${text.slice(0, 77).replace(/[\uD800-\uDBFF]$/, '')}...` : text;
}
