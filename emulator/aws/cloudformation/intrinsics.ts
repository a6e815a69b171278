import { isObject } from '../../core/shape';
import { invalid } from './errors';

/** What the names in a template stand for. */
export interface Scope {
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  importValue(name: string): unknown;
  /** A reference that is resolved late: `{{resolve:service:key}}`. */
  resolve(reference: string): string;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

export const NO_VALUE = Symbol('AWS::NoValue');

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(String(name)),
  'Fn::GetAtt': (argument, scope) => scope.attribute(...attributeOf(argument, scope)),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = evaluate(argument, scope) as [string, unknown[]];
    return parts.map(text).join(separator);
  },
  'Fn::Sub': (argument, scope) => substituted(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, list] = evaluate(argument, scope) as [string | number, unknown[]];
    if (!(Number(index) in list))
      throw invalid(`Template error: Fn::Select cannot select nonexistent value at index ${index}`);
    return list[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, source] = evaluate(argument, scope) as [string, unknown];
    return text(source).split(separator);
  },
  'Fn::Base64': (argument, scope) => Buffer.from(text(evaluate(argument, scope))).toString('base64'),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = (evaluate(argument, scope) as unknown[]).map(text);
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(text(evaluate(argument, scope))),
  'Fn::GetAZs': (_argument, scope) => ['a', 'b', 'c'].map((zone) => `${text(scope.ref('AWS::Region'))}${zone}`),
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = argument as [string, unknown, unknown];
    return evaluate(scope.condition(name) ? yes : no, scope);
  },
  Condition: (name, scope) => scope.condition(String(name)),
  'Fn::Equals': (argument, scope) => {
    const [one, other] = evaluate(argument, scope) as [unknown, unknown];
    return text(one) === text(other);
  },
  'Fn::And': (argument, scope) => (argument as unknown[]).every((item) => evaluate(item, scope) === true),
  'Fn::Or': (argument, scope) => (argument as unknown[]).some((item) => evaluate(item, scope) === true),
  'Fn::Not': (argument, scope) => evaluate((argument as unknown[])[0], scope) !== true,
  'Fn::Contains': (argument, scope) => {
    const [list, item] = evaluate(argument, scope) as [unknown[], unknown];
    return list.map(text).includes(text(item));
  },
};

/** The intrinsic that a value is, with its argument. `Condition` is one inside of conditions only. */
export function intrinsicOf(value: unknown): readonly [name: string, argument: unknown] | undefined {
  if (!isObject(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [name, argument] = entry;
  if (name === 'Condition' && typeof argument !== 'string') return undefined;
  if (name.startsWith('Fn::') && !(name in INTRINSICS)) throw invalid(`Template error: ${name} is not emulated`);
  return name in INTRINSICS ? entry : undefined;
}

export function evaluate(value: unknown, scope: Scope): unknown {
  const intrinsic = intrinsicOf(value);
  if (intrinsic) return INTRINSICS[intrinsic[0]]?.(intrinsic[1], scope);
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, item]) => [key, evaluate(item, scope)] as const);
    return Object.fromEntries(members.filter(([, item]) => item !== NO_VALUE));
  }
  return value;
}

/** With references that are resolved last, also inside of joined text. */
export function resolved(value: unknown, scope: Scope): unknown {
  const late = (item: unknown): unknown => {
    if (typeof item === 'string')
      return item.replace(/\{\{resolve:([^}]+)\}\}/g, (_, name: string) => scope.resolve(name));
    if (Array.isArray(item)) return item.map(late);
    if (!isObject(item)) return item;
    return Object.fromEntries(Object.entries(item).map(([key, member]) => [key, late(member)]));
  };
  return late(evaluate(value, scope));
}

/** The names that a text for `Fn::Sub` takes from outside of its own variables. */
export function namesInSub(argument: unknown): string[] {
  const [source, variables] = subOf(argument);
  const names = [...source.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.trim());
  return names.filter((name) => !(name in variables));
}

export function subOf(argument: unknown): [source: string, variables: Readonly<Record<string, unknown>>] {
  const [source, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  return [String(source), isObject(variables) ? variables : {}];
}

function substituted(argument: unknown, scope: Scope): string {
  const [source, variables] = subOf(argument);
  const value = (name: string): unknown => {
    if (name in variables) return evaluate(variables[name], scope);
    const [id = '', ...path] = name.split('.');
    return path.length === 0 ? scope.ref(id) : scope.attribute(id, path.join('.'));
  };
  return source
    .replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => text(value(name.trim())))
    .replace(/\$\{!([^}]*)\}/g, (_, literal: string) => `\${${literal}}`);
}

function attributeOf(argument: unknown, scope: Scope): [string, string] {
  if (Array.isArray(argument)) {
    const [id, ...path] = argument as unknown[];
    return [String(id), path.map((part) => text(evaluate(part, scope))).join('.')];
  }
  const [id = '', ...path] = String(argument).split('.');
  return [id, path.join('.')];
}

/** A value as part of a text. */
export function text(value: unknown): string {
  return Array.isArray(value) ? value.map(text).join(',') : String(value);
}
