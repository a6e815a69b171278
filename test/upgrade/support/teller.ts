import type { Fault } from '../../../emulator';
import type { Memory } from '../../../lambda/engine/memory';
import type { Event } from '../../support/resource';
import { Resource } from '../../support/resource';
import type { Control, ResourceProperties, ServiceRow } from '../../support/services';
import { World } from '../../support/world';
import type { Apps } from './apps';
import { deployed } from './apps';
import { leftOn, startsOn } from './left';
import { atAddress } from './past';
import type { Act, Answer, Claim, Left, Outside, Story } from './story';
import { WatchedFunctions } from './watched';

type Type = 'Create' | 'Update' | 'Delete';

/** A request that was sent, before its passes are known. */
interface Sent extends Pick<Claim, 'at' | 'properties' | 'old'> {
  readonly event: Event;
  left: readonly Left[];
  starts: number;
}

/** Lets a story happen under the handler of today, and writes it down. */
export class Teller {
  readonly acts: (Sent | Outside)[] = [];
  private held: { title: string; id: string } | undefined;
  private readonly begins: number;

  private constructor(
    readonly world: World,
    private readonly functions: WatchedFunctions,
    private readonly resource: Resource,
    private readonly apps: Apps,
    private readonly title: string,
    private readonly settings: Story['settings'],
  ) {
    this.begins = world.time.now();
    world.settings.change(settings);
  }

  static async start(service: ServiceRow, apps: Apps, title: string, settings: Story['settings']): Promise<Teller> {
    const made: WatchedFunctions[] = [];
    const functions = (options: ConstructorParameters<typeof WatchedFunctions>[0]) => {
      const watched = new WatchedFunctions(options);
      made.push(watched);
      return watched;
    };
    const world = await World.start(service, { ...atAddress(service), functions, timeoutSeconds: 10 });
    made[0]!.world = world;
    const resource = new Resource(world, deployed(apps.small).logicalId);
    return new Teller(world, made[0]!, resource, apps, title, settings);
  }

  get service(): ServiceRow {
    return this.world.service;
  }

  has(title: string): boolean {
    return title in this.apps;
  }

  /** A request to its end: what CloudFormation holds after it. */
  async create(properties: string): Promise<string> {
    return this.request('Create', properties);
  }

  async update(properties: string): Promise<string> {
    return this.request('Update', properties);
  }

  async delete(id = this.held?.id, properties = this.held?.title ?? ''): Promise<string> {
    return this.request('Delete', properties, id);
  }

  /** The update with old and new properties swapped, after one that failed or that CloudFormation takes back. */
  async rollBack(failed: string, properties: string): Promise<string> {
    this.stack('UPDATE_ROLLBACK_IN_PROGRESS');
    const id = await this.request('Update', properties, this.held?.id, failed);
    this.stack('UPDATE_ROLLBACK_COMPLETE');
    return id;
  }

  /** A request that is still under way after the given time. */
  async begin(type: Type, properties: string, ms: number, id = this.held?.id): Promise<Event> {
    const { event } = this.send(type, properties, id, type === 'Update' ? this.held?.title : undefined);
    await this.world.time.settle({ until: this.world.time.now() + ms });
    return event;
  }

  /** A create, and after the given time what happens meanwhile; its answer comes later. */
  async beginCreate(properties: string, ms: number): Promise<void> {
    await this.begin('Create', properties, ms);
  }

  /** Waits for the answer of the create that was begun. */
  async answered(): Promise<void> {
    const sent = this.acts.filter((act): act is Sent => 'event' in act).at(-1);
    if (!sent) throw new Error('nothing was begun');
    await this.end(sent);
    this.hold(sent);
  }

  /** The same request, which CloudFormation sends again. */
  async again(event: Event): Promise<void> {
    const { world } = this;
    const first = this.acts.find((act): act is Sent => 'event' in act && act.event === event);
    if (!first) throw new Error('it was not sent');
    const ResponseURL = world.answers.url(world.url, event.RequestId, world.time.now());
    const sent = this.note({ ...first, at: world.time.now(), event: { ...event, ResponseURL } });
    world.functions.send(sent.event);
    await this.end(sent);
  }

  /** What somebody else does. */
  async control(control: Control, times = 1): Promise<void> {
    const { world } = this;
    const address = `${world.url}/_emulator/${world.service.name}/${control.control}`;
    let answer: unknown;
    for (let time = 0; time < times; time++) {
      const response = await fetch(address, { method: 'PUT', body: JSON.stringify(control.body) });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      answer = JSON.parse(text);
    }
    this.acts.push({ at: world.time.now(), control, ...(times > 1 ? { times } : {}), response: answer });
  }

  /** What goes wrong once, or until all is well again. */
  fault(fault: Fault, lasts = false): void {
    this.world.faults.add(fault);
    if (lasts) this.acts.push({ at: this.world.time.now(), fault });
  }

  allIsWell(): void {
    this.world.faults.clear();
    this.acts.push({ at: this.world.time.now(), allIsWell: true });
  }

  async pause(ms: number): Promise<void> {
    await this.world.time.settle({ until: this.world.time.now() + ms });
  }

  stack(stackStatus: string): void {
    this.world.stacks.status = stackStatus;
    this.acts.push({ at: this.world.time.now(), stackStatus });
  }

  async story(): Promise<Story> {
    const { title, begins, settings } = this;
    const executions = this.world.stepFunctions.executions();
    const requests = this.acts.filter((act): act is Sent => 'event' in act);
    if (executions.length !== requests.length) throw new Error(`${title}: not one execution for each request`);
    const acts = this.acts.map((act): Act => {
      if (!('event' in act)) return act;
      const { name, input } = executions[requests.indexOf(act)]!;
      return this.claim(act, name, input as Memory);
    });
    await this.world.close();
    return { title, begins, settings, acts };
  }

  private claim(sent: Sent, name: string, input: Memory): Claim {
    const { event, ...claim } = sent;
    const passes = this.functions.passes.get(name) ?? [];
    const isAnswered = passes.some(({ answers }) => answers);
    return { ...claim, execution: { name, input }, passes, ...(isAnswered ? { answer: this.answerTo(event) } : {}) };
  }

  private answerTo({ RequestId }: Event): Answer {
    const { Status, PhysicalResourceId, Reason, Data } = this.world.answers.first(RequestId)?.body as Answer;
    return { Status, PhysicalResourceId, Reason, ...(Object.keys(Data ?? {}).length > 0 ? { Data } : {}) };
  }

  private async request(type: Type, properties: string, id = this.held?.id, old = this.held?.title): Promise<string> {
    const sent = this.send(type, properties, id, type === 'Update' ? old : undefined);
    await this.end(sent);
    return this.hold(sent);
  }

  /** What CloudFormation holds after an answer; the id that was answered. */
  private hold({ event: { RequestId, RequestType: type }, properties }: Sent): string {
    const body = this.world.answers.first(RequestId)?.body as Record<string, string> | undefined;
    if (!body) throw new Error(`${this.title}: a ${type} was not answered`);
    const id = body.PhysicalResourceId ?? '';
    const isKept = type === 'Delete' ? this.held?.id !== id : type === 'Update' && body.Status === 'FAILED';
    if (!isKept) this.held = type === 'Delete' ? undefined : { title: properties, id };
    return id;
  }

  private send(type: Type, properties: string, id: string | undefined, old: string | undefined): Sent {
    const { resource, world } = this;
    if (id === undefined) world.stacks.held.delete(resource.logicalId);
    else world.stacks.held.set(resource.logicalId, id);
    const event = resource.event(type, this.propertiesOf(properties), {
      RequestId: `request-${this.acts.length + 1}`,
      ResourceType: deployed(this.apps.small).type,
      ...(type === 'Create' ? {} : { PhysicalResourceId: id }),
      ...(old === undefined ? {} : { old: this.propertiesOf(old) }),
    });
    const sent = this.note({ at: world.time.now(), properties, ...(old === undefined ? {} : { old }), event });
    world.functions.send(event);
    return sent;
  }

  private note(sent: Omit<Sent, 'left' | 'starts'>): Sent {
    const noted = { ...sent, left: [], starts: 0 };
    this.acts.push(noted);
    return noted;
  }

  private async end(sent: Sent): Promise<void> {
    const { world } = this;
    await world.time.settle();
    sent.left = leftOn(world);
    sent.starts = startsOn(world);
  }

  private propertiesOf(title: string): ResourceProperties {
    const define = this.apps[title];
    if (!define) throw new Error(`there is no app ${title}`);
    return deployed(define).properties;
  }
}
