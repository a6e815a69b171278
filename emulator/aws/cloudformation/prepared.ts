import { isObject } from '../../core/shape';
import { ACCOUNT, REGION } from '../account';
import { invalid } from './errors';
import { evaluate, intrinsicOf, NO_VALUE, type Scope } from './intrinsics';
import type { ParameterValues } from './parameters';
import { cycleIn, dependenciesOf, namesIn, type Graph } from './references';
import type { OutputDefinition, ResourceDefinition, Template, Tree } from './template';

/** A template with its parameters: what is not there by its conditions is left out, and every `Fn::If` is decided. */
export interface Prepared {
  readonly text: string;
  readonly template: Template;
  readonly parameters: ParameterValues;
  readonly resources: Readonly<Record<string, ResourceDefinition>>;
  readonly outputs: Readonly<Record<string, OutputDefinition>>;
  readonly graph: Graph;
}

export interface StackIdentity {
  readonly id: string;
  readonly name: string;
}

export function prepare(text: string, template: Template, parameters: ParameterValues, stack: StackIdentity): Prepared {
  const condition = conditionsOf(template, parameters, stack);
  const chosen = <T extends { readonly Condition?: string }>(
    all: Readonly<Record<string, T>> = {},
  ): Record<string, T> =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([, { Condition }]) => Condition === undefined || condition(Condition))
        .map(([id, item]) => [id, decided(item, condition) as T]),
    );
  const resources = chosen(template.Resources);
  const outputs = chosen(template.Outputs);
  checkNames(template, resources, outputs);
  const known = (id: string): boolean => id in resources;
  const graph = new Map(Object.entries(resources).map(([id, resource]) => [id, dependenciesOf(resource, known)]));
  const cycle = cycleIn(graph);
  if (cycle.length > 0) throw invalid(`Circular dependency between resources: [${cycle.join(', ')}]`);
  return { text, template, parameters, resources, outputs, graph };
}

/** What `Ref` gives without any resource. */
export function pseudo(name: string, parameters: ParameterValues, stack: StackIdentity): unknown {
  switch (name) {
    case 'AWS::AccountId':
      return ACCOUNT;
    case 'AWS::Region':
      return REGION;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackId':
      return stack.id;
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::NoValue':
      return NO_VALUE;
    case 'AWS::NotificationARNs':
      return [];
    default:
      return parameters[name]?.value;
  }
}

export function mapped({ Mappings = {} }: Template, map: string, first: string, second: string): unknown {
  const found = ((Mappings[map] as Tree | undefined)?.[first] as Tree | undefined)?.[second];
  if (found === undefined) throw invalid(`Template error: Unable to get mapping for ${map}::${first}::${second}`);
  return found;
}

function conditionsOf(
  template: Template,
  parameters: ParameterValues,
  stack: StackIdentity,
): (name: string) => boolean {
  const nowhere = (): never => {
    throw invalid('Template error: a condition can refer to parameters and mappings only');
  };
  const condition = (name: string): boolean => {
    const given = template.Conditions?.[name];
    if (given === undefined) throw invalid(`Template format error: Unresolved condition dependency ${name}`);
    return evaluate(given, scope) === true;
  };
  const scope: Scope = {
    ref: (name) => pseudo(name, parameters, stack) ?? nowhere(),
    attribute: nowhere,
    importValue: nowhere,
    resolve: nowhere,
    condition,
    mapping: (...path) => mapped(template, ...path),
  };
  return condition;
}

function decided(value: unknown, condition: (name: string) => boolean): unknown {
  const [name, argument] = intrinsicOf(value) ?? [];
  if (name === 'Fn::If') {
    const [test, yes, no] = argument as [string, unknown, unknown];
    return decided(condition(test) ? yes : no, condition);
  }
  if (Array.isArray(value)) return value.map((item) => decided(item, condition));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decided(item, condition)]));
}

function checkNames(
  template: Template,
  resources: Readonly<Record<string, ResourceDefinition>>,
  outputs: Readonly<Record<string, OutputDefinition>>,
): void {
  const isKnown = (name: string): boolean =>
    name.startsWith('AWS::') || name in resources || name in (template.Parameters ?? {});
  const named = Object.values(resources).flatMap(({ Properties, DependsOn = [] }) => [
    ...namesIn(Properties),
    // A condition may take away what is depended on.
    ...[DependsOn].flat().filter((id) => !(id in template.Resources)),
  ]);
  for (const [block, names] of [
    ['Resources', named],
    ['Outputs', namesIn(outputs)],
  ] as const) {
    const unknown = [...new Set(names)].filter((name) => !isKnown(name));
    if (unknown.length > 0) {
      const list = `[${unknown.join(', ')}] in the ${block} block of the template`;
      throw invalid(`Template format error: Unresolved resource dependencies ${list}`);
    }
  }
}
