/* Enough of IAM to ask whether a synthesised role may make a call. */

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Asked {
  readonly action: string;
  readonly resource: string;
  /** Values of condition keys. */
  readonly context: Readonly<Record<string, string>>;
}

type Known = Readonly<Record<string, string>>;

/** What a template says once CloudFormation knows everything; references are known as `Name` or `Name.Attribute`. */
export function resolved(value: unknown, known: Known): unknown {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) => plain(member, known));
}

function plain(value: unknown, known: Known): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = value as Record<string, unknown>;
  if (typeof ref === 'string') return valueOf(ref, known);
  if (Array.isArray(attribute)) return valueOf(attribute.join('.'), known);
  return Array.isArray(joined) ? (joined[1] as string[]).join(String(joined[0])) : value;
}

function valueOf(reference: string, known: Known): string {
  const [, value] = Object.entries(known).find(([name]) => new RegExp(`^${name}$`).test(reference)) ?? [];
  if (value === undefined) throw new Error(`${reference} is not known`);
  return value;
}

/** Which statements allow a call. */
export function allowing(statements: readonly Statement[], asked: Asked): Statement[] {
  return statements.filter(
    ({ Effect, Action, Resource, Condition = {} }) =>
      Effect === 'Allow' &&
      listOf(Action).some((action) => isLike(asked.action, action)) &&
      listOf(Resource).some((resource) => isLike(asked.resource, resource)) &&
      Object.entries(Condition).every(([operator, values]) => holds(operator, values, asked.context)),
  );
}

export function actionsOf(statements: readonly Statement[]): string[] {
  return [...new Set(statements.flatMap(({ Action }) => listOf(Action)))].sort();
}

function holds(operator: string, values: Known, context: Known): boolean {
  return Object.entries(values).every(([key, wanted]) => {
    const value = context[key];
    if (operator === 'StringEquals') return value === wanted;
    if (operator === 'StringEqualsIfExists') return value === undefined || value === wanted;
    throw new Error(`no evaluator for ${operator}`);
  });
}

function isLike(value: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.'));
  return new RegExp(`^${parts.join('.*')}$`).test(value);
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
