import type * as z from 'zod/mini';
import { show } from './codec';
import type { Contract, Problem } from './contract';

/** Every problem of a campaign at once: limits by its schema, then the rules between fields. */
export function check<C extends object>(contract: Contract<C>, campaign: unknown): Problem[] {
  const fields = checkSchema(contract.campaign, campaign);
  const rules = contract.rules.flatMap((rule) => rule(asPartial<C>(campaign)) ?? []);
  return [...fields, ...rules];
}

export function checkSchema(schema: z.core.$ZodType, value: unknown): Problem[] {
  // The messages are ours: zod's own texts are not loaded.
  const result = (schema as z.ZodMiniType).safeParse(value, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap(problemsOf);
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'is not known here' }));
  }
  if (issue.code === 'invalid_key') return [{ path, message: `must have another key: ${keyProblem(issue)}` }];
  return [{ path, message: `must ${expectation(issue)}, got ${show(issue.input)}` }];
}

function keyProblem(issue: z.core.$ZodIssueInvalidKey): string {
  return issue.issues.map((inner) => `it must ${expectation(inner)}`).join(', ');
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return `${verb(issue.origin)} at least ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `${verb(issue.origin)} at most ${issue.maximum}${unit(issue.origin)}`;
    case 'invalid_format':
      return `match ${issue.pattern ?? issue.format}`;
    case 'invalid_value':
      return `be one of ${issue.values.map((value) => show(value)).join(', ')}`;
    case 'invalid_type':
      return `be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    default:
      return issue.message || 'be valid';
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

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' elements', set: ' elements' };

function verb(origin: string): string {
  return origin in UNITS ? 'have' : 'be';
}

function unit(origin: string): string {
  return UNITS[origin] ?? '';
}

function asPartial<C>(value: unknown): Partial<C> {
  return typeof value === 'object' && value !== null ? value : {};
}
