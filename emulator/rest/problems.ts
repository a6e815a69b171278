import { isObject, problemsOf, type Problem, type Shape } from '../core/shape';

/** Everything that is wrong with a value. Both services declare no member that may be null. */
export function strictProblems(shape: Shape, value: unknown, path = ''): Problem[] {
  return [...problemsOf(shape, value, path), ...nullProblems(value, path)];
}

export function malformed(path: string, message: string): Problem {
  return { kind: 'limit', path, message };
}

export function sentences(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `${path === '' ? 'body' : path}: ${message}`).join('; ');
}

/** What occurs more than once, each once. */
export function repeatedOf(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Members that are null; a null in a list has the wrong type anyway. */
function nullProblems(value: unknown, path: string): Problem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => nullProblems(item, `${path}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]): Problem[] => {
    const inner = path === '' ? key : `${path}.${key}`;
    return item === null ? [{ kind: 'type', path: inner, message: 'Member is null' }] : nullProblems(item, inner);
  });
}
