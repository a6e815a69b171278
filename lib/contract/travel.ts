import type { Problem } from './contract';

/* What CloudFormation does not deliver as it is written. A refusal is better than a text that is another one when it arrives. */

/** CloudFormation takes a map with such a key for a function of its own; the last one is the prototype of every object. */
const TAKEN_KEY = /^(?:Ref|Condition|Fn::[^]*|__proto__)$/;
const TAKEN_KEY_WORDS = 'cannot be a key: CloudFormation does not deliver it as it is written';

const REFERENCE = '{{resolve:';
const REFERENCE_WORDS = `must not hold "${REFERENCE}": CloudFormation puts something else in its place, which must never be a secret`;

const HALF_CHARACTER = /\p{Surrogate}/u;
const HALF_CHARACTER_WORDS = 'must consist of whole characters, got a half of one';

/** Deeper than any contract; what is there is for the schema to name. */
const DEEPEST = 20;

/** Of every text and every key, whatever holds them. */
export function travelProblems(value: unknown): Problem[] {
  const problems: Problem[] = [];
  const known = new Set<object>();
  visit(value, []);
  return problems;

  function visit(part: unknown, path: Problem['path']): void {
    if (typeof part === 'string') tell(path, textProblem(part));
    if (typeof part !== 'object' || part === null || known.has(part) || path.length > DEEPEST) return;
    known.add(part);
    if (Array.isArray(part)) part.forEach((item, index) => visit(item, [...path, index]));
    else for (const [key, member] of Object.entries(part)) visitMember(key, member, [...path, key]);
  }

  function visitMember(key: string, member: unknown, path: Problem['path']): void {
    tell(path, TAKEN_KEY.test(key) ? TAKEN_KEY_WORDS : textProblem(key));
    visit(member, path);
  }

  function tell(path: Problem['path'], message: string | undefined): void {
    const last = problems.at(-1);
    // A key and its value can have the same wrong with them.
    if (message !== undefined && !(last?.path === path && last.message === message)) problems.push({ path, message });
  }
}

function textProblem(text: string): string | undefined {
  if (text.includes(REFERENCE)) return REFERENCE_WORDS;
  return HALF_CHARACTER.test(text) ? HALF_CHARACTER_WORDS : undefined;
}

/** Where a secret would be put by CloudFormation: the places in resolved properties. */
export function secretPlaces(value: unknown, path: Problem['path'] = []): Problem['path'][] {
  if (typeof value === 'string') return SECRET_REFERENCE.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const below = Array.isArray(value) ? Number(key) : key;
    const places = secretPlaces(member, [...path, below]);
    // Within a function of CloudFormation there are no props.
    return TAKEN_KEY.test(key) && places.length > 0 ? [path] : places;
  });
}

const SECRET_REFERENCE = /\{\{resolve:(?:secretsmanager|ssm-secure):/;
