import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from '../../emulator/aws/answers';
import { encode } from '../../lib/contract/codec';
import type { ResourceProperties } from './services';
import { EMULATOR } from './services/rest';
import type { World } from './world';

export const STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/shop/0a1b2c3d';

export interface Event {
  readonly RequestType: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: object;
  readonly OldResourceProperties?: object;
}

/** What CloudFormation reads of an answer. */
export interface Reply {
  readonly status: string;
  readonly id: string;
  readonly reason: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Plays CloudFormation for one custom resource. */
export class Resource {
  /** The properties and the id that CloudFormation holds. */
  held: { properties: ResourceProperties; id: string } | undefined;
  /** What a cleanup could not delete: CloudFormation leaves it, and says so. */
  readonly leftBehind: { properties: ResourceProperties; id: string }[] = [];
  /** Every event that was sent. */
  readonly events: Event[] = [];

  constructor(
    readonly world: World,
    readonly logicalId = 'Recommendations',
    readonly stack = STACK,
  ) {}

  event(type: string, properties: ResourceProperties, more: Partial<Event> & { old?: ResourceProperties } = {}): Event {
    const { old, ...rest } = more;
    const requestId = rest.RequestId ?? randomUUID();
    return {
      RequestType: type,
      ResponseURL: this.world.answers.url(this.world.url, requestId, this.world.time.now()),
      StackId: this.stack,
      RequestId: requestId,
      LogicalResourceId: this.logicalId,
      ResourceType: 'Custom::Campaign',
      ...(this.held && type !== 'Create' ? { PhysicalResourceId: this.held.id } : {}),
      ResourceProperties: asDelivered(properties, this.world.url),
      ...(old ? { OldResourceProperties: asDelivered(old, this.world.url) } : {}),
      ...rest,
    };
  }

  /** Sends an event and waits until everything is still; undefined where there is no answer. */
  async request(event: object): Promise<Reply | undefined> {
    this.events.push(event as Event);
    this.hold(event as Event);
    this.world.functions.send(event);
    await this.world.time.settle();
    return this.reply(event as Event);
  }

  /** Sends an event and stops where its calls were made and are not over. */
  async begin(type: 'Create' | 'Update' | 'Delete', properties: ResourceProperties): Promise<Event> {
    const { world } = this;
    const { settings, create, update, remove } = world.service.underWay;
    world.settings.change(settings);
    // Everything before is seen.
    await world.time.settle({ until: world.time.now() + (settings.lagMs ?? 0) });
    const old = type === 'Update' ? { old: this.holding().properties } : {};
    const event = this.event(type, properties, old);
    this.events.push(event);
    world.functions.send(event);
    const time = { Create: create, Update: update, Delete: remove }[type];
    await world.time.settle({ until: world.time.now() + time });
    return event;
  }

  reply(event: Event): Reply | undefined {
    const answer = this.world.answers.first(event.RequestId);
    return answer && replyOf(answer);
  }

  async create(properties: ResourceProperties): Promise<Reply> {
    this.world.stacks.status = 'CREATE_IN_PROGRESS';
    const reply = answered(await this.request(this.event('Create', properties)));
    this.held = { properties, id: reply.id };
    return reply;
  }

  /** What CloudFormation says that it holds while the request is under way. */
  private hold({ PhysicalResourceId: named }: Event): void {
    const id = this.held?.id ?? named;
    if (id === undefined) this.world.stacks.held.delete(this.logicalId);
    else this.world.stacks.held.set(this.logicalId, id);
  }

  /** An update without what CloudFormation does after it. */
  async update(properties: ResourceProperties): Promise<Reply> {
    const { properties: old } = this.holding();
    this.world.stacks.status = 'UPDATE_IN_PROGRESS';
    return answered(await this.request(this.event('Update', properties, { old })));
  }

  async delete(properties = this.holding().properties): Promise<Reply> {
    return answered(await this.request(this.event('Delete', properties)));
  }

  /** Create or update to the end: with the cleanup of a replacement, or the rollback of a failure. */
  async deploy(properties: ResourceProperties): Promise<{ reply: Reply; rollback?: Reply }> {
    if (!this.held) return this.deployNew(properties);
    const before = this.held;
    const reply = await this.update(properties);
    if (reply.status === 'FAILED') return { reply, rollback: await this.rollBack(properties) };
    this.held = { properties, id: reply.id };
    if (reply.id !== before.id) await this.cleanUp(before);
    return { reply };
  }

  /** The end of the stack. */
  async destroy(): Promise<Reply> {
    const reply = await this.delete();
    if (reply.status === 'SUCCESS') this.held = undefined;
    return reply;
  }

  /** The update with old and new properties swapped that follows a failed one. */
  async rollBack(failed: ResourceProperties): Promise<Reply> {
    const { properties, id } = this.holding();
    const event = this.event('Update', properties, { old: failed, PhysicalResourceId: id });
    this.world.stacks.status = 'UPDATE_ROLLBACK_IN_PROGRESS';
    const reply = answered(await this.request(event));
    this.world.stacks.status = 'UPDATE_ROLLBACK_COMPLETE';
    this.held = { properties, id: reply.id };
    return reply;
  }

  async cleanUp({ properties, id }: { properties: ResourceProperties; id: string }): Promise<Reply> {
    const reply = answered(await this.request(this.event('Delete', properties, { PhysicalResourceId: id })));
    if (reply.status === 'FAILED' && !this.leftBehind.some((one) => one.id === id)) {
      this.leftBehind.push({ properties, id });
    }
    return reply;
  }

  private async deployNew(properties: ResourceProperties): Promise<{ reply: Reply; rollback?: Reply }> {
    const reply = await this.create(properties);
    if (reply.status === 'SUCCESS') return { reply };
    this.world.stacks.status = 'ROLLBACK_IN_PROGRESS';
    const rollback = await this.delete();
    if (rollback.status === 'SUCCESS') this.held = undefined;
    return { reply, rollback };
  }

  private holding(): { properties: ResourceProperties; id: string } {
    if (!this.held) throw new Error('there is no resource');
    return this.held;
  }
}

/** Properties as CloudFormation delivers them: every scalar is text. */
export function asDelivered({ campaign, options = {} }: ResourceProperties, emulator = EMULATOR): object {
  const sent = { campaign: encode(campaign), options: encode(options) };
  return {
    ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:campaigns',
    ServiceTimeout: '3600',
    ...asText(JSON.parse(JSON.stringify(sent).replaceAll(EMULATOR, emulator)) as object),
  };
}

function asText(value: object): object {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
    typeof member === 'number' || typeof member === 'boolean' ? String(member) : member,
  ) as object;
}

function replyOf({ body }: Answer): Reply {
  const { Status, PhysicalResourceId, Reason = '', Data = {} } = body as Record<string, string> & { Data?: object };
  return { status: Status ?? '', id: PhysicalResourceId ?? '', reason: Reason, data: Data as Record<string, string> };
}

function answered(reply: Reply | undefined): Reply {
  if (!reply) throw new Error('CloudFormation was not answered');
  return reply;
}

/** A text that does not compress. */
export function randomText(length: number): string {
  return randomBytes(length).toString('base64').slice(0, length);
}
