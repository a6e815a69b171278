import type { Event, Reply } from '../../support/resource';
import { Resource } from '../../support/resource';
import type { ResourceProperties } from '../../support/services';
import type { World } from '../../support/world';
import type { Again, Deploy } from './commands';
import type { ResourceName, Wish } from './wish';
import { propertiesOf, RESOURCES } from './wish';

/** What CloudFormation holds of a resource. */
export interface Held {
  readonly wish: Wish;
  readonly properties: ResourceProperties;
  readonly id: string;
}

/** A resource that is made or changed by a deploy. */
export interface Change {
  readonly of: ResourceName;
  readonly wish: Wish;
  readonly properties: ResourceProperties;
  readonly before: Held | undefined;
  readonly event: Event;
  /** Undefined where the deploy was given up before. */
  reply?: Reply | undefined;
  /** The update with old and new swapped. */
  backEvent?: Event;
  back?: Reply | undefined;
}

export interface Deletion {
  readonly of: ResourceName;
  readonly properties: ResourceProperties;
  readonly id: string;
  readonly event: Event;
  reply?: Reply | undefined;
}

export interface Deployed {
  readonly changes: readonly Change[];
  readonly deletions: readonly Deletion[];
  readonly isRolledBack: boolean;
}

/** What comes after the requests that change something. */
export type Phase = 'rollback' | 'deletes';

/** Plays CloudFormation for a stack of two resources. */
export class Stack {
  readonly held = new Map<ResourceName, Held>();
  /** Every event, and those of them whose answer nobody waits for any more. */
  readonly events: Event[] = [];
  readonly abandoned = new Set<Event>();
  private readonly resources: ReadonlyMap<string, Resource>;
  private deletions: Deletion[] = [];
  private before: (phase: Phase) => Promise<void> = async () => {};

  constructor(private readonly world: World) {
    this.resources = new Map(RESOURCES.map((of) => [of, new Resource(world, of)]));
  }

  /** To the end: with the cleanup, or with the rollback of all resources. */
  async deploy(deploy: Deploy, before: (phase: Phase) => Promise<void>): Promise<Deployed> {
    this.before = before;
    this.deletions = [];
    const changes = deploy.parts.flatMap(({ of, wish }) => (wish === 'removed' ? [] : [this.change(of, wish)]));
    await this.goForward(changes, deploy);
    const isRolledBack = deploy.cancel !== undefined || changes.some(({ reply }) => reply?.status !== 'SUCCESS');
    if (isRolledBack) await this.goBack(changes, deploy);
    else await this.cleanUp(changes, deploy);
    return { changes, deletions: this.deletions, isRolledBack };
  }

  /** An event that was delivered at some time comes once more. */
  async redeliver(which: number): Promise<void> {
    const event = this.events[which % this.events.length];
    if (event) this.world.functions.send(event);
    await this.world.time.settle();
  }

  private change(of: ResourceName, wish: Wish): Change {
    const properties = propertiesOf(this.world.service, of, wish);
    const before = this.held.get(of);
    const event = before
      ? this.event(of, 'Update', properties, before.id, before.properties)
      : this.event(of, 'Create', properties);
    return { of, wish, properties, before, event };
  }

  private async goForward(changes: readonly Change[], { cancel, again }: Deploy): Promise<void> {
    this.world.stacks.status = 'UPDATE_IN_PROGRESS';
    const events = changes.map(({ event }) => event);
    if (!cancel) await this.play(events, again);
    else {
      if (cancel.lateSeconds === undefined) this.send(events);
      await this.pass(cancel.afterSeconds);
    }
    for (const change of changes) {
      change.reply = this.replyTo(change.event);
      if (!change.reply) this.abandoned.add(change.event);
    }
  }

  /** Updates are taken back first, then what was made is deleted. */
  private async goBack(changes: readonly Change[], deploy: Deploy): Promise<void> {
    this.world.stacks.status = 'UPDATE_ROLLBACK_IN_PROGRESS';
    const backs = changes.flatMap((change) => this.takeBack(change));
    const undone = changes.flatMap(({ of, before, properties, reply }) =>
      before ? [] : [this.deletion(of, properties, reply?.id ?? `shop-${of}-1KX2ABCDEFGH`)],
    );
    // A stack that has nothing to update deletes at once.
    const [first, then] = backs.length > 0 ? [backs, undone] : [undone.map(({ event }) => event), []];
    await this.before(backs.length > 0 ? 'rollback' : 'deletes');
    await this.playWithLate(
      first,
      deploy,
      changes.map(({ event }) => event),
    );
    then.push(...changes.flatMap((change) => this.endUpdate(change)));
    this.world.stacks.status = 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS';
    await this.deleteAll(then, deploy.again);
  }

  private takeBack(change: Change): Event[] {
    const { of, before, properties, reply } = change;
    if (!before) return [];
    change.backEvent = this.event(of, 'Update', before.properties, currentId(before, reply), properties);
    return [change.backEvent];
  }

  /** The campaign that a rollback does not come back to is deleted. */
  private endUpdate(change: Change): Deletion[] {
    const { of, before, properties, reply, backEvent } = change;
    if (!before || !backEvent) return [];
    change.back = this.replyTo(backEvent);
    const [id, wasId] = [change.back?.id ?? before.id, currentId(before, reply)];
    this.held.set(of, { ...before, id });
    return id === wasId ? [] : [this.deletion(of, properties, wasId)];
  }

  private async playWithLate(events: Event[], { cancel, again }: Deploy, late: Event[]): Promise<void> {
    if (cancel?.lateSeconds === undefined) return this.play(events, again);
    this.send(events);
    await this.pass(cancel.lateSeconds);
    this.send(late);
    await this.world.time.settle();
  }

  private async cleanUp(changes: readonly Change[], { parts, again }: Deploy): Promise<void> {
    this.world.stacks.status = 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS';
    const replaced = changes.flatMap(({ of, before, reply }) =>
      before && reply?.id !== before.id ? [this.deletion(of, before.properties, before.id)] : [],
    );
    for (const { of, wish, properties, reply } of changes) this.held.set(of, { wish, properties, id: reply?.id ?? '' });
    const removed = parts.flatMap(({ of, wish }) => {
      const held = wish === 'removed' ? this.held.get(of) : undefined;
      return held ? [this.deletion(of, held.properties, held.id)] : [];
    });
    await this.deleteAll([...replaced, ...removed], again);
    for (const { of } of removed) this.held.delete(of);
  }

  private async deleteAll(deletions: readonly Deletion[], again: Again | undefined): Promise<void> {
    await this.before('deletes');
    await this.play(
      deletions.map(({ event }) => event),
      again,
    );
    for (const deletion of this.deletions) deletion.reply = this.replyTo(deletion.event);
  }

  private deletion(of: ResourceName, properties: ResourceProperties, id: string): Deletion {
    const deletion = { of, properties, id, event: this.event(of, 'Delete', properties, id) };
    this.deletions.push(deletion);
    return deletion;
  }

  private event(
    of: ResourceName,
    type: string,
    properties: ResourceProperties,
    id?: string,
    old?: ResourceProperties,
  ): Event {
    const more = { ...(id === undefined ? {} : { PhysicalResourceId: id }), ...(old ? { old } : {}) };
    return this.resources.get(of)!.event(type, properties, more);
  }

  /** Everything is sent at once, and a second time where that is asked for; waits until everything is still. */
  private async play(events: readonly Event[], again: Again | undefined): Promise<void> {
    this.send(events);
    if (again) {
      await this.pass(again.afterSeconds);
      this.send(again.as === 'delivered' ? events : events.map((event) => this.sentAgain(event)));
    }
    await this.world.time.settle();
  }

  private sentAgain(event: Event): Event {
    const { answers, time, url } = this.world;
    return { ...event, ResponseURL: answers.url(url, event.RequestId, time.now()) };
  }

  private send(events: readonly Event[]): void {
    for (const event of events) {
      const { LogicalResourceId: of, PhysicalResourceId: id } = event;
      const held = this.held.get(of as ResourceName)?.id ?? id;
      if (held === undefined) this.world.stacks.held.delete(of);
      else this.world.stacks.held.set(of, held);
      this.events.push(event);
      this.world.functions.send(event);
    }
  }

  private pass(seconds: number): Promise<void> {
    return this.world.time.settle({ until: this.world.time.now() + seconds * 1000 });
  }

  private replyTo(event: Event): Reply | undefined {
    return this.resources.get(event.LogicalResourceId)!.reply(event);
  }
}

/** What CloudFormation holds when a rollback begins. */
function currentId(before: Held, reply: Reply | undefined): string {
  return reply?.status === 'SUCCESS' ? reply.id : before.id;
}
