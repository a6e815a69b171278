/** Declared shapes of requests, checked the way the services' own models are: by type, presence, length, range and pattern. */
export interface StringShape {
  readonly type: 'string';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly oneOf?: readonly string[];
}

export interface NumberShape {
  readonly type: 'integer' | 'number';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly type: 'boolean';
}

export interface ListShape {
  readonly type: 'list';
  readonly of: Shape;
  readonly min?: number;
  readonly max?: number;
}

export interface MapShape {
  readonly type: 'map';
  readonly key: StringShape;
  readonly value: Shape;
  readonly max?: number;
}

export interface StructureShape {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

export type ScalarShape = StringShape | NumberShape | BooleanShape;
export type Shape = ScalarShape | ListShape | MapShape | StructureShape;

/** The type of the values that a shape declares; the shape is written `as const satisfies Shape`. */
export type ValueOf<S extends Shape> = S extends { readonly oneOf: readonly (infer Name)[] }
  ? Name
  : S extends StringShape
    ? string
    : S extends NumberShape
      ? number
      : S extends BooleanShape
        ? boolean
        : S extends ListShape
          ? readonly ValueOf<S['of']>[]
          : S extends MapShape
            ? Readonly<Record<string, ValueOf<S['value']>>>
            : S extends StructureShape
              ? MembersOf<S>
              : never;

type RequiredOf<S extends StructureShape> = S extends { readonly required: readonly (infer Name)[] } ? Name : never;

type MembersOf<S extends StructureShape> = {
  readonly [K in keyof S['members'] as K extends RequiredOf<S> ? K : never]: ValueOf<S['members'][K]>;
} & {
  readonly [K in keyof S['members'] as K extends RequiredOf<S> ? never : K]?: ValueOf<S['members'][K]>;
};

/** `type` is a value that cannot be read at all; the others are values that break a rule. */
export interface Problem {
  readonly kind: 'type' | 'unknown' | 'missing' | 'limit';
  readonly path: string;
  readonly message: string;
}

const LARGEST_INTEGER = 2 ** 31 - 1;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without the members that are null, which count as absent. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const given = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(given.map(([key, item]) => [key, withoutNulls(item)]));
}

/** Everything that is wrong with a value, in the order of its members. */
export function problemsOf(shape: Shape, value: unknown, path = ''): Problem[] {
  switch (shape.type) {
    case 'list':
      return Array.isArray(value) ? listProblems(shape, value, path) : wrongType(shape.type, value, path);
    case 'map':
      return isObject(value) ? mapProblems(shape, value, path) : wrongType(shape.type, value, path);
    case 'structure':
      return isObject(value) ? memberProblems(shape, value, path) : wrongType(shape.type, value, path);
    default:
      return scalarProblems(shape, value, path);
  }
}

function scalarProblems(shape: ScalarShape, value: unknown, path: string): Problem[] {
  switch (shape.type) {
    case 'string':
      return typeof value === 'string' ? textProblems(shape, value, path) : wrongType(shape.type, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongType(shape.type, value, path);
    default:
      return isNumber(shape.type, value)
        ? sizeProblems(shape, value, path, 'value')
        : wrongType(shape.type, value, path);
  }
}

function isNumber(type: 'integer' | 'number', value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return type === 'number' || (Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER);
}

function textProblems(shape: StringShape, value: string, path: string): Problem[] {
  const length = Array.from(value).length;
  const found = sizeProblems(shape, length, path, 'length');
  if (shape.pattern && !shape.pattern.test(value)) {
    found.push(limit(path, `Member must satisfy regular expression pattern: ${shape.pattern.source}`));
  }
  if (shape.oneOf && !shape.oneOf.includes(value)) {
    found.push(limit(path, `Member must satisfy enum value set: [${shape.oneOf.join(', ')}]`));
  }
  return found;
}

function listProblems(shape: ListShape, value: readonly unknown[], path: string): Problem[] {
  const inside = value.flatMap((item, index) => problemsOf(shape.of, item, `${path}[${index}]`));
  return [...sizeProblems(shape, value.length, path, 'length'), ...inside];
}

function mapProblems(shape: MapShape, value: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const inside = Object.entries(value).flatMap(([key, item]) => [
    ...problemsOf(shape.key, key, `${path} (key ${key})`),
    ...problemsOf(shape.value, item, member(path, key)),
  ]);
  return [...sizeProblems(shape, Object.keys(value).length, path, 'length'), ...inside];
}

/** A member that is null counts as absent. */
function memberProblems(shape: StructureShape, value: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const given = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  const present = new Set(given.map(([key]) => key));
  const missing = (shape.required ?? [])
    .filter((key) => !present.has(key))
    .map((key) => problem('missing', member(path, key), 'Member must not be null'));
  return [...missing, ...given.flatMap(([key, item]) => memberProblem(shape, key, item, path))];
}

function memberProblem(shape: StructureShape, key: string, item: unknown, path: string): Problem[] {
  const inner = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
  if (inner) return problemsOf(inner, item, member(path, key));
  const known = Object.keys(shape.members).join(', ');
  return [problem('unknown', member(path, key), `Member is unknown, expected one of: [${known}]`)];
}

function sizeProblems(
  shape: { min?: number; max?: number },
  size: number,
  path: string,
  noun: 'length' | 'value',
): Problem[] {
  const found: Problem[] = [];
  if (shape.min !== undefined && size < shape.min) {
    found.push(limit(path, `Member must have ${noun} greater than or equal to ${shape.min}`));
  }
  if (shape.max !== undefined && size > shape.max) {
    found.push(limit(path, `Member must have ${noun} less than or equal to ${shape.max}`));
  }
  return found;
}

function wrongType(type: Shape['type'], value: unknown, path: string): Problem[] {
  const got = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  return [problem('type', path, `Expected ${type}, got ${got}`)];
}

function limit(path: string, message: string): Problem {
  return problem('limit', path, message);
}

function problem(kind: Problem['kind'], path: string, message: string): Problem {
  return { kind, path, message };
}

function member(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
