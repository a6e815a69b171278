import type { Cloud } from './cloud';
import { failureOf } from './errors';
import { Forward } from './forward';
import { checkImports, outputsOf } from './outputs';
import type { Prepared } from './prepared';
import { failedToDelete, rollBackCreate, rollBackUpdate } from './rollback';
import { removeAll, type RemovalReason } from './removal';
import type { Held, Journal, Stack } from './stack';

const USER_INITIATED = 'User Initiated';

/** What is done to a whole stack, one operation at a time; each begins at once and goes on by itself. */
export class Operations {
  constructor(private readonly cloud: Cloud) {}

  create(stack: Stack, wanted: Prepared): void {
    stack.journal = newJournal(undefined);
    stack.current = wanted;
    stack.become('CREATE_IN_PROGRESS', USER_INITIATED);
    this.begin(stack, async () => {
      if (await this.forward(stack, wanted)) this.finish(stack, 'CREATE_COMPLETE');
      else if (stack.status === 'DELETE_IN_PROGRESS') return;
      else if (stack.disableRollback) stack.become('CREATE_FAILED', failedToMake(stack));
      else await this.rollBack(stack, `${failedToMake(stack)}Rollback requested by user.`);
    });
  }

  update(stack: Stack, wanted: Prepared): void {
    stack.journal = stack.journal ?? newJournal(stack.current);
    stack.journal.failures.length = 0;
    stack.current = wanted;
    stack.updatedAt = this.cloud.now();
    stack.become('UPDATE_IN_PROGRESS', USER_INITIATED);
    this.begin(stack, async () => {
      if (await this.forward(stack, wanted)) await this.cleanUp(stack, wanted);
      else if (stack.disableRollback) stack.become('UPDATE_FAILED', failedToMake(stack));
      else await this.rollBack(stack, failedToMake(stack));
    });
  }

  /** Also by hand: after a failure that was kept, and after a rollback that failed. */
  takeBack(stack: Stack, skipped: readonly string[] = []): void {
    for (const id of skipped) stack.journal?.changed.delete(id);
    this.begin(stack, () => this.rollBack(stack, USER_INITIATED));
  }

  delete(stack: Stack, retained: readonly string[] = []): void {
    const before = stack.running;
    stack.become('DELETE_IN_PROGRESS', USER_INITIATED);
    stack.cancel?.('Resource creation cancelled');
    this.begin(stack, async (signal) => {
      await before;
      checkImports(this.cloud, stack, []);
      for (const id of retained) stack.resources.delete(id);
      const orphans = stack.journal?.orphans ?? [];
      const failed = await removeAll(
        this.cloud,
        stack,
        becauseOf('removed', [...stack.resources.values(), ...orphans]),
        signal,
      );
      if (failed.length > 0) {
        stack.become('DELETE_FAILED', failedToDelete(failed));
        return;
      }
      stack.deletedAt = this.cloud.now();
      stack.journal = undefined;
      stack.become('DELETE_COMPLETE');
    });
  }

  private begin(stack: Stack, work: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    stack.cancel = (reason) => controller.abort(new Error(reason));
    stack.controller = controller;
    const running = work(controller.signal).catch((error: unknown) => {
      stack.become(`${stack.status.replace(/_IN_PROGRESS$/, '')}_FAILED`, failureOf(error).message);
    });
    stack.running = running.then(() => {
      if (stack.controller === controller) stack.cancel = undefined;
    });
  }

  private async forward(stack: Stack, wanted: Prepared): Promise<boolean> {
    const { journal, controller } = stack;
    if (!journal || !controller) return false;
    const forward = new Forward(this.cloud, stack, wanted, journal, controller);
    if (!(await forward.run())) return false;
    try {
      stack.outputs = outputsOf(this.cloud, stack, wanted, forward.imports);
      stack.imports = forward.imports;
      return true;
    } catch (error) {
      journal.reason = failureOf(error).message;
      return false;
    }
  }

  /** What was removed from the template, and what was replaced, goes once all else is done. */
  private async cleanUp(stack: Stack, wanted: Prepared): Promise<void> {
    stack.become('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    const removed = [...stack.resources.values()].filter(({ logicalId }) => !(logicalId in wanted.resources));
    const living = new Set([...stack.resources.values()].map(({ physicalId }) => physicalId));
    const replaced = (stack.journal?.orphans ?? []).filter(({ physicalId }) => !living.has(physicalId));
    const all = [...becauseOf('removed', removed), ...becauseOf('replaced', replaced)];
    await removeAll(this.cloud, stack, all, new AbortController().signal);
    for (const { logicalId } of removed) stack.resources.delete(logicalId);
    this.finish(stack, 'UPDATE_COMPLETE');
  }

  private finish(stack: Stack, status: string): void {
    stack.journal = undefined;
    stack.become(status);
  }

  /** A rollback is cancelled by nothing. */
  private async rollBack(stack: Stack, reason: string): Promise<void> {
    const { journal } = stack;
    const { signal } = new AbortController();
    if (journal?.before) {
      stack.become('UPDATE_ROLLBACK_IN_PROGRESS', reason);
      await rollBackUpdate(this.cloud, stack, journal, signal);
    } else {
      stack.become('ROLLBACK_IN_PROGRESS', reason);
      await rollBackCreate(this.cloud, stack, signal);
    }
  }
}

function newJournal(before: Prepared | undefined): Journal {
  return { changed: new Map(), created: new Set(), orphans: [], failures: [], before };
}

function becauseOf(reason: RemovalReason, all: readonly Held[]): (readonly [Held, RemovalReason])[] {
  return all.map((held) => [held, reason] as const);
}

function failedToMake({ journal }: Stack): string {
  const sentence = (verb: 'create' | 'update'): string => {
    const ids = journal?.failures.filter((failure) => failure.verb === verb).map(({ logicalId }) => logicalId) ?? [];
    return ids.length > 0 ? `The following resource(s) failed to ${verb}: [${ids.join(', ')}]. ` : '';
  };
  return journal?.reason ?? `${sentence('create')}${sentence('update')}`;
}
