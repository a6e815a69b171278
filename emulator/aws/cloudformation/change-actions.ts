import { ServiceError } from '../aws-json';
import type { Action, ActionContext } from './input';
import { listOf, optional, stackOf, submissionOf, textOf } from './input';
import type { QueryInput } from '../query-protocol';
import { invalid } from './errors';
import { changeSetIn, ownerOf } from './read-actions';
import type { Stack } from './stack';

const NO_UPDATES = 'No updates are to be performed.';

export const CHANGE_ACTIONS: Readonly<Record<string, Action>> = {
  CreateStack(context, input) {
    const given = submissionOf(context, input);
    if (context.stacks.find(given.stackName)) {
      throw new ServiceError('AlreadyExistsException', `Stack [${given.stackName}] already exists`);
    }
    return begunWith(context, given.stackName, (stack) => {
      const wanted = context.stacks.prepared(stack, given);
      settle(stack, input);
      stack.tags = given.tags;
      stack.terminationProtection = input.EnableTerminationProtection === 'true';
      context.stacks.operations.create(stack, wanted);
      return { StackId: stack.id };
    });
  },
  UpdateStack(context, input) {
    const stack = stackOf(context, input);
    context.stacks.checkUpdatable(stack);
    const given = submissionOf(context, input);
    const wanted = context.stacks.prepared(stack, given);
    if (!context.stacks.hasChanges(stack, wanted, given.tags)) throw invalid(NO_UPDATES);
    settle(stack, input);
    stack.tags = given.tags;
    context.stacks.operations.update(stack, wanted);
    return { StackId: stack.id };
  },
  CreateChangeSet(context, input) {
    const { stackName, ...given } = submissionOf(context, input);
    const kind = optional(input, 'ChangeSetType') ?? 'UPDATE';
    if (kind !== 'CREATE' && kind !== 'UPDATE') throw invalid(`ChangeSetType ${kind} is not emulated`);
    const add = (stack: Stack): object => {
      const more = {
        kind,
        description: optional(input, 'Description'),
        onStackFailure: optional(input, 'OnStackFailure'),
      } as const;
      const { id } = context.stacks.addChangeSet(stack, textOf(input, 'ChangeSetName'), {
        stackName,
        ...given,
        ...more,
      });
      return { Id: id, StackId: stack.id };
    };
    if (kind === 'UPDATE') {
      const stack = stackOf(context, input);
      context.stacks.checkUpdatable(stack);
      return add(stack);
    }
    const there = context.stacks.find(stackName);
    if (!there) return begunWith(context, stackName, add);
    if (there.status === 'REVIEW_IN_PROGRESS') return add(there);
    throw invalid(
      `Stack [${stackName}] already exists and cannot be created again with the changeSet [${textOf(input, 'ChangeSetName')}].`,
    );
  },
  ExecuteChangeSet(context, input) {
    const name = textOf(input, 'ChangeSetName');
    const stack =
      optional(input, 'StackName') === undefined ? ownerOf(context.stacks.all, name) : stackOf(context, input);
    const { id, status, kind, wanted, tags } = changeSetIn(stack, name);
    if (status !== 'CREATE_COMPLETE') {
      throw new ServiceError(
        'InvalidChangeSetStatus',
        `ChangeSet [${id}] cannot be executed in its current status of [${status}]`,
      );
    }
    if (kind === 'UPDATE') context.stacks.checkUpdatable(stack);
    settle(stack, input);
    stack.tags = tags;
    // Others were made for what the stack was before.
    stack.changeSets.clear();
    context.stacks.operations[kind === 'CREATE' ? 'create' : 'update'](stack, wanted);
    return {};
  },
  DeleteChangeSet(context, input) {
    const name = textOf(input, 'ChangeSetName');
    const stack =
      optional(input, 'StackName') === undefined ? ownerOf(context.stacks.all, name) : stackOf(context, input);
    for (const { id, name: known } of [...stack.changeSets.values()]) {
      if (id === name || known === name) stack.changeSets.delete(id);
    }
    return {};
  },
  DeleteStack(context, input) {
    const stack = context.stacks.find(textOf(input, 'StackName'));
    if (!stack || stack.deleted || stack.status === 'DELETE_IN_PROGRESS') return {};
    if (stack.terminationProtection) {
      throw invalid(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
    }
    if (stack.inProgress && stack.status !== 'CREATE_IN_PROGRESS') {
      throw invalid(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`);
    }
    if (stack.status === 'REVIEW_IN_PROGRESS') context.stacks.forget(stack);
    else context.stacks.operations.delete(stack, listOf(input, 'RetainResources') as readonly string[]);
    return {};
  },
  CancelUpdateStack(context, input) {
    const stack = stackOf(context, input);
    if (stack.status !== 'UPDATE_IN_PROGRESS')
      throw invalid(`CancelUpdateStack cannot be called from current stack status`);
    stack.cancel?.('Resource update cancelled');
    return {};
  },
  ContinueUpdateRollback(context, input) {
    const stack = stackOf(context, input);
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED') throw invalid(notBack(stack));
    context.stacks.operations.takeBack(stack, listOf(input, 'ResourcesToSkip') as readonly string[]);
    return {};
  },
  RollbackStack(context, input) {
    const stack = stackOf(context, input);
    if (!['CREATE_FAILED', 'UPDATE_FAILED'].includes(stack.status)) throw invalid(notBack(stack));
    context.stacks.operations.takeBack(stack);
    return { StackId: stack.id };
  },
  UpdateTerminationProtection(context, input) {
    const stack = stackOf(context, input);
    stack.terminationProtection = input.EnableTerminationProtection === 'true';
    return { StackId: stack.id };
  },
};

/** A stack that was refused was never there. */
function begunWith({ stacks }: ActionContext, name: string, begin: (stack: Stack) => object): object {
  const stack = stacks.add(name);
  try {
    return begin(stack);
  } catch (error) {
    stacks.forget(stack);
    throw error;
  }
}

function settle(stack: Stack, input: QueryInput): void {
  stack.disableRollback = input.DisableRollback === 'true' || input.OnFailure === 'DO_NOTHING';
  stack.roleArn = optional(input, 'RoleARN') ?? stack.roleArn;
}

function notBack({ id, status }: Stack): string {
  return `Stack:${id} is in ${status} state and can not be rolled back.`;
}
