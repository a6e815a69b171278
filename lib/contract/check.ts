import type * as z from 'zod/mini';
import { show, showAt } from './codec';
import type { Contract, Options, Problem } from './contract';
import { travelProblems } from './travel';

/** Every problem of a campaign at once: limits by its schema, then the rules between fields. */
export function check<C extends object>(contract: Contract<C>, campaign: unknown, options: Options = {}): Problem[] {
  const fields = checkSchema(contract.campaign, campaign);
  const rules = contract.rules.flatMap((rule) => rule(asPartial<C>(campaign), options) ?? []);
  const told = new Set([...fields, ...rules].map(place));
  const travelling = travelProblems(campaign).filter((problem) => !told.has(place(problem)));
  return [...fields, ...rules, ...travelling];
}

function place({ path }: { readonly path: readonly PropertyKey[] }): string {
  return JSON.stringify(path.map(String));
}

export function checkSchema(schema: z.core.$ZodType, value: unknown): Problem[] {
  // The words are ours: zod's are not loaded, or are those that the user's own program chose for all of zod.
  const result = (schema as z.ZodMiniType).safeParse(value, { reportInput: true, error: words });
  return result.success ? [] : onePerMistake(result.error.issues).flatMap(problemsOf);
}

/** zod measures whatever has a length, even what it has just called of another type. */
function onePerMistake(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(place));
  return issues.filter((issue) => issue.code === 'invalid_type' || !mistyped.has(place(issue)));
}

/** For rules: how many entries a map may have, which its schema cannot say. What is no map is for the schema to name. */
export function mapSizeProblem(map: unknown, most: number, noun: string, path: Problem['path']): Problem | undefined {
  const size = typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.keys(map).length : 0;
  return size <= most ? undefined : { path, message: `must have at most ${most} ${noun}, got ${size}` };
}

/** A sentence that continues the name of the place. */
function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: issue.message }));
  }
  if (issue.code === 'invalid_key') return [{ path, message: `cannot be a key: ${keyWords(issue)}` }];
  if (issue.input === undefined) return [{ path, message: 'is required' }];
  return [{ path, message: `must ${issue.message}, got ${got(issue)}` }];
}

function keyWords({ issues }: z.core.$ZodIssueInvalidKey): string {
  return `it must ${issues.map(({ message }) => message).join(' and ')}`;
}

/** What an issue says, unless the check that made it has words of its own. */
function words(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_small':
      return limit(issue.origin, issue.inclusive === false ? 'more than' : 'at least', Number(issue.minimum));
    case 'too_big':
      return limit(issue.origin, issue.inclusive === false ? 'less than' : 'at most', Number(issue.maximum));
    case 'invalid_format':
      return `match ${issue.pattern ?? issue.format}`;
    case 'invalid_value':
      return `be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(show).join(', ')}`;
    case 'invalid_type':
      return `be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_union':
      return 'be of a known kind';
    case 'unrecognized_keys':
      return `is not known (known are ${Object.keys((issue.inst as z.core.$ZodObject)._zod.def.shape).join(', ')})`;
    default:
      return 'be valid';
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a structure',
  record: 'a map',
  array: 'a list',
};

/** What is counted in something that has a length. */
const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'element' };

function limit(origin: string, comparison: string, bound: number): string {
  const unit = UNITS[origin];
  return unit ? `have ${comparison} ${bound} ${unit}${bound === 1 ? '' : 's'}` : `be ${comparison} ${bound}`;
}

function got({ code, input, path }: z.core.$ZodIssue): string {
  const counted = code === 'too_small' || code === 'too_big';
  if (counted && (typeof input === 'string' || Array.isArray(input))) return show(Array.from(input).length);
  return showAt(path.map(String), input);
}

function asPartial<C>(value: unknown): Partial<C> {
  return typeof value === 'object' && value !== null ? value : {};
}
