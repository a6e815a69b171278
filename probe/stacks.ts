import type { Stack } from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloud, Wanted } from './cloud';
import { inPool } from './pool';

export type Say = (line: string) => void;

export interface StacksSettings {
  readonly cloud: Cloud;
  /** Between two looks. */
  readonly lookMs: number;
  readonly say: Say;
  /** Aborted when nothing new is to be made. */
  readonly signal: AbortSignal;
}

const AT_ONCE = 6;
const DELETE_ATTEMPTS = 4;

/** All stacks of a run: none is made that would not be deleted. */
export class Stacks {
  /** By name, the first one holds what the others need. */
  private readonly made = new Map<string, Promise<string>>();

  constructor(private readonly settings: StacksSettings) {}

  get names(): string[] {
    return [...this.made.keys()];
  }

  /** Begins it; resolves with its id. */
  create(name: string, wanted: Wanted): Promise<string> {
    const { cloud, signal } = this.settings;
    signal.throwIfAborted();
    const made = cloud.create(name, wanted);
    this.made.set(name, made);
    return made;
  }

  /** Resolves once nothing is in progress: with nothing for a stack that is gone. */
  async settled(id: string, signal: AbortSignal): Promise<Stack | undefined> {
    for (;;) {
      signal.throwIfAborted();
      const stack = await this.settings.cloud.stack(id);
      if (!stack?.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
      await sleep(this.settings.lookMs, undefined, { signal });
    }
  }

  /** Says which could not be deleted. */
  async tearDown(): Promise<string[]> {
    const { say } = this.settings;
    const [base, ...others] = this.names;
    if (base === undefined) {
      say('nothing was made');
      return [];
    }
    say(`deleting ${counted(others.length + 1)}`);
    const gone = await inPool(AT_ONCE, others, (name) => this.remove(name));
    const left = others.filter((_, index) => gone[index] !== true);
    // Without its function the others could never be deleted.
    if (left.length > 0 || !(await this.remove(base))) left.push(base);
    say(left.length > 0 ? leftWords(left) : `deleted ${counted(others.length + 1)}: nothing is left`);
    return left;
  }

  private async remove(name: string): Promise<boolean> {
    const id = (await this.made.get(name)?.catch(() => undefined)) ?? name;
    for (let attempt = 0; attempt < DELETE_ATTEMPTS; attempt += 1) {
      try {
        if (await this.isRemoved(id)) return true;
      } catch (error) {
        this.settings.say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(this.settings.lookMs);
      }
    }
    return false;
  }

  /** Waits for what cannot be interrupted; leaves resources of a deletion that failed, as they stand for nothing. */
  private async isRemoved(id: string): Promise<boolean> {
    const { cloud } = this.settings;
    const unstoppable = new AbortController().signal;
    const now = await cloud.stack(id);
    if (!now) return true;
    const isMaking = now.StackStatus === 'CREATE_IN_PROGRESS';
    const before = isMaking ? now : await this.settled(id, unstoppable);
    if (!before) return true;
    await cloud.delete(id, before.StackStatus === 'DELETE_FAILED' ? await this.stuck(id) : undefined);
    return (await this.settled(id, unstoppable)) === undefined;
  }

  private async stuck(id: string): Promise<string[]> {
    const resources = await this.settings.cloud.resources(id);
    const failed = resources.filter(
      ({ ResourceStatus: status, ResourceType: type }) => status === 'DELETE_FAILED' && type?.startsWith('Custom::'),
    );
    return failed.map(({ LogicalResourceId: resource = '' }) => resource);
  }
}

function counted(stacks: number): string {
  return stacks === 1 ? 'the only stack' : `all ${stacks} stacks`;
}

export function leftWords(names: readonly string[]): string {
  const commands = names.map((name) => `  aws cloudformation delete-stack --stack-name ${name}`);
  return `left, to be deleted in this order:\n${commands.join('\n')}`;
}
