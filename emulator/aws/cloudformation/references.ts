import { intrinsicOf, namesInSub, subOf } from './intrinsics';
import type { ResourceDefinition } from './template';

/** Who must be there first, by logical id. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Every name that a value refers to: of resources, parameters and pseudo parameters. */
export function namesIn(value: unknown): string[] {
  const intrinsic = intrinsicOf(value);
  if (intrinsic) {
    const [name, argument] = intrinsic;
    if (name === 'Ref') return [String(argument)];
    if (name === 'Fn::GetAtt') {
      const [id, ...path] = Array.isArray(argument) ? (argument as unknown[]) : String(argument).split('.');
      return [String(id), ...namesIn(path)];
    }
    if (name === 'Fn::Sub') {
      const [, variables] = subOf(argument);
      return [...namesInSub(argument).map((inner) => inner.split('.')[0] ?? ''), ...namesIn(variables)];
    }
    return namesIn(argument);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}

export function dependenciesOf(
  { Properties, DependsOn = [] }: ResourceDefinition,
  known: (id: string) => boolean,
): Set<string> {
  const named = typeof DependsOn === 'string' ? [DependsOn] : DependsOn;
  return new Set([...named, ...namesIn(Properties)].filter(known));
}

/** The same edges the other way round. */
export function reversed(graph: Graph): Graph {
  const after = new Map<string, Set<string>>([...graph.keys()].map((id) => [id, new Set()]));
  for (const [id, before] of graph) for (const other of before) after.get(other)?.add(id);
  return after;
}

/** The resources that wait for each other, in the order of their names. */
export function cycleIn(graph: Graph): string[] {
  const left = new Map([...graph].map(([id, before]) => [id, new Set(before)]));
  for (let removed = true; removed;) {
    const free = [...left].filter(([, before]) => before.size === 0).map(([id]) => id);
    for (const id of free) left.delete(id);
    for (const before of left.values()) for (const id of free) before.delete(id);
    removed = free.length > 0;
  }
  return [...left.keys()].sort();
}

/**
 * Does the work of each node once that of all before it is done, at the same time where it can. A node is left out when one
 * before it failed, or once nothing new may begin.
 */
export async function inOrder(
  graph: Graph,
  work: (id: string) => Promise<boolean>,
  halted = () => false,
): Promise<void> {
  const begun = new Map<string, Promise<boolean>>();
  const run = (id: string): Promise<boolean> => {
    const running = begun.get(id) ?? step(id);
    begun.set(id, running);
    return running;
  };
  const step = async (id: string): Promise<boolean> => {
    const before = [...(graph.get(id) ?? [])].filter((other) => graph.has(other));
    const done = await Promise.all(before.map(run));
    return !done.includes(false) && !halted() && (await work(id));
  };
  await Promise.all([...graph.keys()].map(run));
}
