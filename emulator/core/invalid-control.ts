import { problemsOf, withoutNulls, type Problem, type Shape, type ValueOf } from './shape';

/** A control call that asks for something that is not there; answered with 400 and this message. */
export class InvalidControl extends Error {
  override readonly name = 'InvalidControl';
}

/** The body of a control call, after it was found to have the declared shape. */
export function controlBody<const S extends Shape>(shape: S, body: unknown): ValueOf<S> {
  const problems = problemsOf(shape, body);
  if (problems.length > 0) throw new InvalidControl(problems.map(sentence).join('; '));
  return withoutNulls(body) as ValueOf<S>;
}

function sentence(problem: Problem): string {
  return `${problem.path === '' ? 'body' : problem.path}: ${problem.message}`;
}
