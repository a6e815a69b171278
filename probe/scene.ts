import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unprobed } from './finding';
import type { Lab } from './lab';
import type { Ask } from './recorder';

export type Resources = Readonly<Record<string, object>>;

export interface SceneOptions {
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** What could be made stays after a failure. */
  readonly keepsFailed?: boolean;
}

/** One stack of a scenario, and what is seen of it. */
export class Scene {
  private id = '';

  constructor(
    private readonly lab: Lab,
    readonly name: string,
  ) {}

  async begin(resources: Resources, options: SceneOptions = {}): Promise<void> {
    this.id = await this.lab.stacks.create(this.name, wantedOf(resources, options));
  }

  /** Resolves with the status that it ends in. */
  async create(resources: Resources, options: SceneOptions = {}): Promise<string> {
    await this.begin(resources, options);
    return this.settled();
  }

  /** A scenario that begins with what is there. */
  async has(resources: Resources, options: SceneOptions = {}): Promise<void> {
    const status = await this.create(resources, options);
    if (status === 'CREATE_COMPLETE') return;
    const failed = (await this.events()).find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
    throw new Unprobed(`its stack ended in ${status}: ${failed?.ResourceStatusReason ?? 'no reason was given'}`);
  }

  async update(resources: Resources, options: SceneOptions = {}): Promise<string> {
    await this.lab.cloud.update(this.id, wantedOf(resources, options));
    return this.settled();
  }

  async delete(): Promise<void> {
    await this.lab.cloud.delete(this.id);
    await this.settled();
  }

  async rollBack(): Promise<string> {
    await this.lab.cloud.rollBack(this.id);
    return this.settled();
  }

  async propose(name: string, resources: Resources): Promise<string> {
    return this.lab.cloud.proposeChange(this.name, name, wantedOf(resources, {}));
  }

  async proposal(name: string): Promise<string> {
    return this.lab.cloud.proposal(this.name, name);
  }

  async execute(name: string): Promise<string> {
    await this.lab.cloud.execute(this.name, name);
    return this.settled();
  }

  async settled(): Promise<string> {
    return (await this.stack())?.StackStatus ?? 'DELETE_COMPLETE';
  }

  async isInProgress(): Promise<boolean> {
    return (await this.lab.cloud.stack(this.id))?.StackStatus?.endsWith('_IN_PROGRESS') ?? false;
  }

  async outputs(): Promise<Record<string, string | undefined>> {
    const { Outputs: outputs = [] } = (await this.stack()) ?? {};
    return Object.fromEntries(outputs.map(({ OutputKey: key = '', OutputValue: value }) => [key, value]));
  }

  /** `A: CREATE_COMPLETE made-A`. */
  async resources(): Promise<string[]> {
    const resources = await this.lab.cloud.resources(this.id);
    return resources.map(
      ({ LogicalResourceId: resource = '', ResourceStatus: status = '', PhysicalResourceId: id = '' }) =>
        `${resource}: ${status} ${id}`,
    );
  }

  /** Oldest first. */
  events(): Promise<StackEvent[]> {
    return this.lab.cloud.events(this.id);
  }

  /** Why a resource is in a status. */
  async reason(resource: string, status: string): Promise<string | undefined> {
    const events = await this.events();
    return events.find((event) => event.LogicalResourceId === resource && event.ResourceStatus === status)
      ?.ResourceStatusReason;
  }

  /** What the function was asked for its resources, oldest first. */
  asks(): Promise<Ask[]> {
    return this.lab.recorder.asks(this.name);
  }

  /** Waits until the function has been asked so many times. */
  async asked(times: number): Promise<void> {
    while ((await this.lab.recorder.asksSoFar(this.name)).length < times) {
      await sleep(this.lab.pace.lookMs, undefined, { signal: this.lab.signal });
    }
  }

  /** What the function waits for that is told to wait until this. */
  get released(): string {
    return `released-${this.name}`;
  }

  async release(): Promise<void> {
    await this.lab.recorder.release(this.released);
  }

  private stack(): Promise<Stack | undefined> {
    return this.lab.stacks.settled(this.id, this.lab.signal);
  }
}

function wantedOf(resources: Resources, { outputs = {}, keepsFailed }: SceneOptions) {
  const Outputs = Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }]));
  const template = { Resources: resources, ...(Object.keys(Outputs).length > 0 ? { Outputs } : {}) };
  return { template, keepsFailed };
}
