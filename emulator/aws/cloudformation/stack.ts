import { randomBytes, randomUUID } from 'node:crypto';
import type { ChangeSet } from './change-set';
import type { Prepared } from './prepared';
import type { ResourceDefinition, Tree } from './template';

/** A resource as CloudFormation holds it. */
export interface Held {
  readonly logicalId: string;
  readonly type: string;
  readonly definition: ResourceDefinition;
  /** As they were sent, after intrinsics. */
  readonly properties: Tree;
  readonly physicalId: string | undefined;
  readonly attributes: Tree;
  readonly dependencies: ReadonlySet<string>;
  readonly status: string;
  readonly reason?: string;
  readonly changedAt: number;
}

export interface StackEvent {
  readonly id: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
  /** Epoch milliseconds on the engine's clock. */
  readonly time: number;
  /** The machine's own, and another for every event: the CLI compares with its clock, and sorts. */
  readonly realTime: number;
  readonly properties: Tree | undefined;
}

export interface Output {
  readonly key: string;
  readonly value: string;
  readonly description: string | undefined;
  readonly exportName: string | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What an unfinished or failed operation has done so far, so that it can be rolled back. */
export interface Journal {
  /** By logical id: as it was before. */
  readonly changed: Map<string, Held>;
  readonly created: Set<string>;
  /** Physical resources that another one has taken the place of. */
  readonly orphans: Held[];
  readonly failures: { readonly logicalId: string; readonly verb: 'create' | 'update' }[];
  /** The stack's template before; none for a create. */
  readonly before: Prepared | undefined;
  /** Why the operation failed, where it is no resource's fault. */
  reason?: string;
}

export const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** A stack: what CloudFormation knows of it, and says of it. */
export class Stack {
  readonly id: string;
  status = 'REVIEW_IN_PROGRESS';
  reason: string | undefined;
  current: Prepared | undefined;
  readonly resources = new Map<string, Held>();
  /** Oldest first. */
  readonly events: StackEvent[] = [];
  outputs: readonly Output[] = [];
  imports: ReadonlySet<string> = new Set();
  tags: readonly Tag[] = [];
  readonly changeSets = new Map<string, ChangeSet>();
  terminationProtection = false;
  disableRollback = false;
  roleArn: string | undefined;
  updatedAt: number | undefined;
  deletedAt: number | undefined;
  journal: Journal | undefined;
  /** Ends what is in progress: the resources under way are cancelled. */
  cancel: ((reason: string) => void) | undefined;
  controller: AbortController | undefined;
  /** The operation in progress. */
  running: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    readonly createdAt: number,
    private readonly now: () => number,
    private readonly onEvent: (event: StackEvent) => void,
    arn: (resource: string) => string,
  ) {
    this.id = arn(`stack/${name}/${randomUUID()}`);
  }

  get inProgress(): boolean {
    return this.status.endsWith('_IN_PROGRESS') && this.status !== 'REVIEW_IN_PROGRESS';
  }

  get deleted(): boolean {
    return this.status === 'DELETE_COMPLETE';
  }

  /** Moves on, and tells it. */
  become(status: string, reason?: string): void {
    this.status = status;
    this.reason = reason;
    this.tell({ logicalId: this.name, physicalId: this.id, type: STACK_TYPE, status, reason });
  }

  /** Keeps a resource's new state, and tells it. */
  hold(held: Held): Held {
    this.resources.set(held.logicalId, held);
    this.tellOf(held, held.status, held.reason);
    return held;
  }

  tellOf({ logicalId, physicalId = '', type, properties }: Held, status: string, reason?: string): void {
    this.tell({ logicalId, physicalId, type, status, reason, properties });
  }

  /** A name for a resource that has none of its own. */
  physicalName(logicalId: string, longest = 64): string {
    const random = randomBytes(12).reduce((name, byte) => name + (LETTERS[byte % LETTERS.length] ?? ''), '');
    const room = longest - random.length - 1;
    return `${`${this.name}-${logicalId}`.slice(0, room)}-${random}`;
  }

  private tell(
    event: Pick<StackEvent, 'logicalId' | 'physicalId' | 'type' | 'status' | 'reason'> & { properties?: Tree },
  ): void {
    const realTime = Math.max(Date.now(), (this.events.at(-1)?.realTime ?? 0) + 1);
    const about = { id: randomUUID(), stackId: this.id, stackName: this.name, time: this.now(), realTime };
    const whole: StackEvent = { ...about, properties: undefined, ...event };
    this.events.push(whole);
    this.onEvent(whole);
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
