import { ServiceError } from '../aws-json';
import { arnOf } from '../account';
import { changeSetOf, hasChanges, type ChangeSet } from './change-set';
import type { Cloud } from './cloud';
import { invalid } from './errors';
import { Operations } from './operations';
import { parametersOf, type GivenParameter } from './parameters';
import { prepare, type Prepared } from './prepared';
import { Stack, type StackEvent, type Tag } from './stack';
import { parseTemplate, type Template } from './template';

export interface StacksOptions {
  readonly cloud: Cloud;
  readonly onEvent: (event: StackEvent) => void;
  readonly storedParameter: (name: string) => string | undefined;
}

/** What a caller gives to make or change a stack. */
export interface Submission {
  readonly stackName: string;
  readonly template: string | undefined;
  readonly parameters: readonly GivenParameter[];
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
}

const UPDATABLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'CREATE_FAILED', 'UPDATE_FAILED'];

/** All stacks, also those that were deleted. */
export class Stacks {
  readonly all: Stack[] = [];
  readonly operations: Operations;

  constructor(private readonly options: StacksOptions) {
    this.operations = new Operations(options.cloud);
  }

  /** By name, where it is not deleted, or by id. */
  find(nameOrId: string): Stack | undefined {
    return (
      this.all.find(({ id }) => id === nameOrId) ?? this.all.find(({ name, deleted }) => name === nameOrId && !deleted)
    );
  }

  get(nameOrId: string, message = `Stack with id ${nameOrId} does not exist`): Stack {
    const found = this.find(nameOrId);
    if (!found) throw invalid(message);
    return found;
  }

  add(name: string): Stack {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
      throw invalid(`1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint`);
    }
    const now = () => this.options.cloud.now();
    const stack = new Stack(name, now(), now, this.options.onEvent, (resource) => arnOf('cloudformation', resource));
    this.all.push(stack);
    return stack;
  }

  forget(stack: Stack): void {
    this.all.splice(this.all.indexOf(stack), 1);
  }

  checkUpdatable(stack: Stack): void {
    if (UPDATABLE.includes(stack.status)) return;
    throw invalid(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
  }

  addChangeSet(
    stack: Stack,
    name: string,
    given: Submission & Pick<ChangeSet, 'kind' | 'description' | 'onStackFailure'>,
  ): ChangeSet {
    const known = [...stack.changeSets.values()].some((changeSet) => changeSet.name === name);
    if (known) throw new ServiceError('AlreadyExistsException', `ChangeSet ${name} already exists`);
    const { cloud } = this.options;
    const { kind, tags, description, onStackFailure } = given;
    const about = { name, kind, tags, description, onStackFailure, createdAt: Date.now() };
    const wanted = this.prepared(stack, given);
    const changeSet = changeSetOf({ ...about, wanted }, stack, (type) => cloud.driverOf(type));
    stack.changeSets.set(changeSet.id, changeSet);
    return changeSet;
  }

  /** The template as it is meant for this stack, after everything that CloudFormation checks before it begins. */
  prepared(stack: Stack, { template: given, parameters, capabilities }: Submission): Prepared {
    const text = given ?? stack.current?.text ?? '';
    const template = parseTemplate(text);
    checkCapabilities(template, capabilities);
    const sources = {
      given: parameters,
      previous: stack.current?.parameters ?? {},
      stored: this.options.storedParameter,
    };
    const prepared = prepare(text, template, parametersOf(template, sources), stack);
    const retyped = Object.entries(prepared.resources).filter(
      ([id, { Type }]) => (stack.resources.get(id)?.type ?? Type) !== Type,
    );
    if (retyped.length === 0) return prepared;
    const ids = retyped.map(([id]) => id).join(', ');
    throw invalid(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${ids}]`,
    );
  }

  hasChanges(stack: Stack, wanted: Prepared, tags: readonly Tag[]): boolean {
    return hasChanges(stack, wanted, tags);
  }
}

function checkCapabilities({ Resources }: Template, given: readonly string[]): void {
  const iam = Object.values(Resources).filter(({ Type }) =>
    /^AWS::IAM::(Role|Policy|ManagedPolicy|User|Group)$/.test(Type),
  );
  const isNamed = iam.some(({ Properties = {} }) => 'RoleName' in Properties || 'ManagedPolicyName' in Properties);
  const needed = isNamed ? ['CAPABILITY_NAMED_IAM'] : ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'];
  if (iam.length === 0 || needed.some((capability) => given.includes(capability))) return;
  throw new ServiceError('InsufficientCapabilitiesException', `Requires capabilities : [${needed[0] ?? ''}]`);
}
