import { isObject } from '../../core/shape';
import { invalid } from './errors';

export type Tree = Readonly<Record<string, unknown>>;

export interface ResourceDefinition {
  readonly Type: string;
  readonly Properties?: Tree;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Tree;
}

export interface ParameterDefinition {
  readonly Type: string;
  readonly Default?: unknown;
  readonly Description?: string;
  readonly NoEcho?: boolean;
  readonly AllowedValues?: readonly unknown[];
}

export interface OutputDefinition {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Export?: { readonly Name: unknown };
  readonly Condition?: string;
}

export interface Template {
  readonly Description?: string;
  readonly Parameters?: Readonly<Record<string, ParameterDefinition>>;
  readonly Mappings?: Tree;
  readonly Conditions?: Tree;
  readonly Resources: Readonly<Record<string, ResourceDefinition>>;
  readonly Outputs?: Readonly<Record<string, OutputDefinition>>;
}

const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** Reads a template; it must be JSON, which is what the CLI uploads. */
export function parseTemplate(text: string): Template {
  const parsed = parsedJson(text);
  if (!isObject(parsed)) throw invalid('Template format error: unsupported structure.');
  const missing = nullIn(parsed);
  if (missing) throw invalid(`Template format error: [${missing}] 'null' values are not allowed in templates`);
  const { Resources } = parsed;
  if (!isObject(Resources) || Object.keys(Resources).length === 0) {
    throw invalid('Template format error: At least one Resources member must be defined.');
  }
  for (const [id, resource] of Object.entries(Resources)) checkResource(id, resource);
  return parsed as unknown as Template;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid('Template format error: only JSON is emulated.');
  }
}

/** Where the first null is. */
function nullIn(value: unknown, path = ''): string | undefined {
  if (value === null) return path;
  if (typeof value !== 'object') return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = nullIn(item, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function checkResource(id: string, resource: unknown): void {
  const error = (problem: string) => invalid(`Template format error: [/Resources/${id}] ${problem}`);
  if (!/^[A-Za-z0-9]+$/.test(id)) throw invalid(`Template format error: Resource name ${id} is non alphanumeric.`);
  if (!isObject(resource) || typeof resource.Type !== 'string')
    throw error('Every Resources object must contain a Type member.');
  for (const member of ['DeletionPolicy', 'UpdateReplacePolicy']) {
    const policy = resource[member];
    if (policy !== undefined && !POLICIES.includes(policy as string)) {
      throw error(`Unrecognized ${member} ${JSON.stringify(policy)}`);
    }
  }
}

export function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}
