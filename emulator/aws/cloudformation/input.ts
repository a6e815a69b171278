import { ServiceError } from '../aws-json';
import type { QueryInput } from '../query-protocol';
import type { S3 } from '../s3';
import { invalid } from './errors';
import type { Submission, Stacks } from './stacks';
import { parseTemplate } from './template';
import type { GivenParameter } from './parameters';
import type { Stack, Tag } from './stack';

export interface ActionContext {
  readonly stacks: Stacks;
  readonly s3: S3;
  /** How long the CLI's question about a stack in progress is held back, in real milliseconds. */
  readonly patienceMs: number;
  /** Aborted when the engine ends. */
  readonly over: AbortSignal;
}

export type Action = (context: ActionContext, input: QueryInput) => object | Promise<object>;

export function textOf(input: QueryInput, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}

export function optional(input: QueryInput, name: string): string | undefined {
  return typeof input[name] === 'string' ? input[name] : undefined;
}

export function listOf(input: QueryInput, name: string): readonly unknown[] {
  const value = input[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function stackOf({ stacks }: ActionContext, input: QueryInput): Stack {
  const name = textOf(input, 'StackName');
  return stacks.get(name, `Stack [${name}] does not exist`);
}

export function submissionOf(context: ActionContext, input: QueryInput): Submission {
  return {
    stackName: textOf(input, 'StackName'),
    template: templateOf(context, input),
    parameters: listOf(input, 'Parameters') as readonly GivenParameter[],
    tags: listOf(input, 'Tags') as readonly Tag[],
    capabilities: listOf(input, 'Capabilities') as readonly string[],
  };
}

/** Undefined where the previous one is meant. */
export function templateOf({ s3 }: ActionContext, input: QueryInput): string | undefined {
  if (typeof input.TemplateBody === 'string') return input.TemplateBody;
  if (typeof input.TemplateURL === 'string') {
    const stored = s3.objectAt(input.TemplateURL);
    if (!stored) throw invalid(`S3 error: The specified key does not exist. ${input.TemplateURL}`);
    return Buffer.from(stored).toString('utf8');
  }
  if (input.UsePreviousTemplate === 'true') return undefined;
  throw invalid('Either Template URL or Template Body must be specified.');
}

export function parsed(context: ActionContext, input: QueryInput): ReturnType<typeof parseTemplate> {
  return parseTemplate(templateOf(context, input) ?? '');
}

export function notThere(name: string): ServiceError {
  return new ServiceError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
}
