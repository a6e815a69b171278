import type { EmulatedRequest } from '../core/service';
import { problemsOf, withoutNulls, type Problem, type StructureShape } from '../core/shape';
import { invalid, unreadable, type ConnectError } from './errors';
import { outsideOf, type Route } from './routes';
import { unionProblems } from './unions';

/** The request as one structure: labels, query and body, after each was found to be as declared. */
export function readRequest(shape: StructureShape, route: Route, request: EmulatedRequest): unknown {
  const outside = withLists(shape, outsideOf(route, request));
  const isOutside = (name: string): boolean => Object.hasOwn(outside, name);
  const inside = part(shape, (name) => !isOutside(name));
  const body = request.body ?? {};
  const problems = [
    ...problemsOf(part(shape, isOutside), outside),
    ...problemsOf(inside, body),
    ...unionProblems(shape, body),
  ];
  if (problems.length > 0) throw refused(problems);
  return withoutNulls({ ...body, ...outside });
}

export function sentence({ path, message }: Problem): string {
  return `Value at '${path}' failed to satisfy constraint: ${message}`;
}

function part(shape: StructureShape, isIn: (name: string) => boolean): StructureShape {
  const members = Object.fromEntries(Object.entries(shape.members).filter(([name]) => isIn(name)));
  return { type: 'structure', members, required: (shape.required ?? []).filter(isIn) };
}

/** A list in the query is a parameter that is repeated; an empty one cannot be told from none. */
function withLists(shape: StructureShape, outside: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(outside).map(([name, value]): [string, unknown] => [
    name,
    shape.members[name]?.type === 'list' ? [value ?? []].flat() : value,
  ]);
  return Object.fromEntries(entries);
}

/** A value of another type cannot be read at all; every other problem is a value that breaks a rule. */
function refused(problems: readonly Problem[]): ConnectError {
  const problem = problems.find(({ kind }) => kind === 'type');
  if (problem) return unreadable(sentence(problem));
  const noun = problems.length === 1 ? 'error' : 'errors';
  return invalid(`${problems.length} validation ${noun} detected: ${problems.map(sentence).join('; ')}`);
}
