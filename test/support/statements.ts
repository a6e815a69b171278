import type { Stack } from 'aws-cdk-lib';
import { resourcesOfType } from './app';
import { STACK } from './resource';

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

/** What the function of a synthesised stack called `shop` may do, as the world around the handler has it. */
export function statementsOf(stack: Stack): Statement[] {
  const [[, role] = []] = resourcesOfType(stack, 'AWS::IAM::Role').filter(([id]) => /Role[A-F\d]{8}$/.test(id));
  const own = role?.Properties.Policies as [{ PolicyDocument: unknown }];
  const secrets = resourcesOfType(stack, 'AWS::IAM::Policy').filter(([id]) => /Secret[a-f\d]{12}/.test(id));
  const documents = [own[0].PolicyDocument, ...secrets.map(([, { Properties }]) => Properties.PolicyDocument)];
  return documents.flatMap((document) => (resolved(document, KNOWN) as { Statement: Statement[] }).Statement);
}

const KNOWN = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
  'AWS::StackId': STACK,
  '.*Waiter[A-F\\d]{8}\\.Arn': 'arn:aws:states:us-east-1:123456789012:stateMachine:waiter',
  '.*Waiter[A-F\\d]{8}\\.Name': 'waiter',
  '.*Log[A-F\\d]{8}\\.Arn': 'arn:aws:logs:us-east-1:123456789012:log-group:shop:*',
};
