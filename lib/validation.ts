import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { check } from './contract/check';
import type { Contract, Options, Problem } from './contract/contract';
import { firstOf, placeOf } from './contract/told';

/**
 * Which prop a contract's member is set by: `campaignConfig.rankingInfluence` to `rankingInfluence`. A position in a list
 * that is `*` is the same one in the name: `texts.*.body` to `translations.*.text`.
 */
export type PropNames = Readonly<Record<string, string>>;

/** Any position in a list. */
const ANY_POSITION = '*';

/** What stands for a value that is only known at deploy time. No rule takes it for a text, a number or for absent. */
const UNKNOWN = Symbol('known at deploy time');

/** Every problem that can be known at synth, in the names of the props. What is a token, or below one, is never guessed. */
export function problemsAtSynth<C extends object>(
  contract: Contract<C>,
  campaign: unknown,
  props: PropNames,
  options: Options = {},
): string[] {
  const known = withoutTokens(campaign);
  return check(contract, known, options)
    .filter(({ path }) => !isUnknown(known, path))
    .map((problem) => `${propOf(problem.path, props)} ${problem.message}`);
}

/** The CDK's tag manager loses a key without a word. */
export function lostTagProblems(tags: object = {}): string[] {
  return Object.hasOwn(tags, '__proto__') ? ['tags.__proto__ cannot be a key'] : [];
}

/** Fails with all problems in one error. */
export function failOnProblems(what: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const told = firstOf(problems).map((problem) => `  - ${problem}`);
  throw new Error(`${what} has ${count}:\n${told.join('\n')}`);
}

/** Deeper than any contract; what is there is for the contract to name as it is. */
const DEEPEST = 30;

/**
 * A value with a symbol in the place of every part that is only known at deploy time. What holds itself, or the whole app as a
 * construct does, is left as it is.
 */
export function withoutTokens(value: unknown, above: readonly unknown[] = []): unknown {
  // A stack can resolve, as a token can.
  if (Construct.isConstruct(value)) return value;
  if (Token.isUnresolved(value)) return UNKNOWN;
  if (typeof value !== 'object' || value === null) return value;
  if (above.length > DEEPEST || above.includes(value)) return value;
  const through = [...above, value];
  const known = (member: unknown) => withoutTokens(member, through);
  if (Array.isArray(value)) return value.map(known);
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, known(member)]);
  // A map with a key that is a token can be checked in no other part either.
  if (entries.some(([key]) => Token.isUnresolved(key))) return UNKNOWN;
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

function isUnknown(value: unknown, path: Problem['path']): boolean {
  let current = value;
  for (const part of path) {
    if (current === UNKNOWN) return true;
    current = (current as Record<string | number, unknown> | undefined)?.[part];
  }
  return current === UNKNOWN;
}

/** The name of the longest path that has one, then what is below it. */
export function propOf(path: Problem['path'], props: PropNames): string {
  const named = Object.entries(props)
    .map(([above, name]) => ({ above: above.split('.'), name }))
    .filter(({ above }) => isAbove(above, path));
  const [nearest] = named.sort((one, other) => other.above.length - one.above.length);
  if (!nearest) return placeOf(path);
  const { above, name } = nearest;
  const positions = path.filter((_, index) => above[index] === ANY_POSITION);
  return placeOf([
    ...name.split('.').map((part) => (part === ANY_POSITION ? (positions.shift() ?? part) : part)),
    ...path.slice(above.length),
  ]);
}

function isAbove(above: readonly string[], path: Problem['path']): boolean {
  return above.every((part, index) => {
    const place = path[index];
    return part === ANY_POSITION ? typeof place === 'number' : part === String(place);
  });
}
