import { join } from 'node:path';
import type { EmulatedRequest, Fault } from '../../../emulator';
import { HANDLERS } from '../../../scripts/bundle';
import { Resource, STACK } from '../../support/resource';
import type { ServiceRow } from '../../support/services';
import { EMULATOR } from '../../support/services/rest';
import type { WorldOptions } from '../../support/world';
import { isOk, World } from '../../support/world';
import { SERVICE_ADDRESS } from './apps';
import { moved } from './moved';
import type { PlayedPass } from './played';
import { PlayedFunctions } from './played';
import type { Act, Call, Claim, Frozen, Outside, Story } from './story';
import { claimsOf, isClaim } from './story';

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:waiter';

/* Credentials are in no record. */
const KEY = 'Bearer played';
const SIGNATURE = 'AWS4-HMAC-SHA256 Credential=played/20260105/us-east-1/connect-campaigns/aws4_request';

/** The handler of today, for which the address in the fixtures leads to the emulator. */
export function atAddress({ name }: ServiceRow): Pick<WorldOptions, 'file' | 'environment'> {
  const HANDLER = join(HANDLERS, name, 'index.js');
  return { file: join(__dirname, 'at-address.js'), environment: { ADDRESS: SERVICE_ADDRESS, HANDLER } };
}

/** Which request is left unfinished: after so many passes. */
export interface Until {
  readonly claim: number;
  readonly passes: number;
}

/** What a part of a story has led to. */
export interface Stage {
  /** What CloudFormation holds then. */
  readonly resource: Resource;
  /** The requests that were played, the last of them perhaps not to its end. */
  readonly claims: readonly Claim[];
  /** What happens around the resource before the next request. */
  readonly later: readonly Outside[];
}

/** Brings about what an earlier version has left: by its recorded calls, and without any of its code. */
export class Past {
  private readonly ids = new Map<string, string>();
  /** What the emulator of today does not take any more. */
  private readonly refused: string[] = [];

  private constructor(
    readonly world: World,
    private readonly functions: PlayedFunctions,
    private readonly frozen: Frozen,
  ) {}

  static async start(service: ServiceRow, frozen: Frozen): Promise<Past> {
    const made: PlayedFunctions[] = [];
    const functions: WorldOptions['functions'] = (options) => {
      const played = new PlayedFunctions(options);
      made.push(played);
      return played;
    };
    const world = await World.start(service, { ...atAddress(service), functions });
    return new Past(world, made[0]!, frozen);
  }

  story(title: string): Story {
    const found = this.frozen.stories.find((story) => story.title === title);
    if (!found) throw new Error(`there is no story ${title}`);
    return found;
  }

  /** What CloudFormation holds after the first requests of a story. */
  async after(title: string, claim = 0) {
    const { resource, claims } = await this.play(this.story(title), { claim });
    return { resource, claims, ...resource.held! };
  }

  /** What is on the service; how it shows its latest update is no part of it. */
  there(): object[] {
    return this.world.campaigns().map((campaign) => ({ ...campaign, updateStatus: undefined }));
  }

  /** How many creates the service has accepted. */
  creations(): number {
    return this.world.accepted().filter((operation) => operation === this.world.service.operations.create).length;
  }

  /** To the end of its last request, unless told otherwise. */
  async play(recorded: Story, until: Partial<Until> = {}): Promise<Stage> {
    const { world, functions } = this;
    const begins = Math.ceil(world.time.now() / 1000) * 1000;
    await world.time.settle({ until: begins });
    const story = moved(recorded, begins - recorded.begins);
    const { claim = claimsOf(story).length - 1, passes = Infinity } = until;
    const claims = claimsOf(story).slice(0, claim + 1);
    const last = claims.at(-1);
    if (!last) throw new Error(`the story ${story.title} has no such request`);
    this.ids.clear();
    functions.script.clear();
    for (const one of claims) functions.script.set(one.execution.name, this.scriptOf(one));
    functions.script.set(last.execution.name, this.scriptOf(last).slice(0, passes));
    world.settings.change(story.settings);
    const now = last.passes.slice(0, passes).at(-1)?.until ?? last.at;
    const [acts, later] = [story.acts.slice(0, story.acts.indexOf(last) + 1), laterThan(story, last)];
    for (const act of [...acts, ...later.filter(({ at }) => at <= now)]) await this.act(act);
    await world.time.settle({ until: now });
    if (this.refused.length > 0) throw new Error(this.refused.splice(0).join('\n'));
    const isOver = passes >= last.passes.length;
    const resource = this.resource(isOver ? claims : claims.slice(0, -1), last);
    const [done, rest] = [later.filter(({ at }) => at <= now), later.filter(({ at }) => at > now)];
    for (const fault of faultsOf([...acts, ...(isOver ? later : done)])) world.faults.add(fault);
    return { resource, claims, later: isOver ? [] : rest };
  }

  /** To the end of the request that was left unfinished. */
  async goOn({ later, claims }: Stage): Promise<void> {
    const { world } = this;
    for (const act of later) {
      await this.act(act);
      if (act.fault) world.faults.add(act.fault);
      if (act.allIsWell === true) world.faults.clear();
    }
    await world.time.settle();
    this.learnRest(claims);
  }

  /** Recorded ids, and the address of answers, are those of now. */
  current<T>(recorded: T): T {
    const text = [...this.ids].reduce((all, [old, now]) => all.replaceAll(old, now), JSON.stringify(recorded));
    return JSON.parse(text.replaceAll(EMULATOR, this.world.url)) as T;
  }

  /** What a request that went on has made itself, in the order of the record. */
  private learnRest(claims: readonly Claim[]): void {
    const { create } = this.world.service.operations;
    const recorded = claims.flatMap(({ passes }) => passes.flatMap(({ calls }) => calls));
    const made = this.world.calls(create).filter(({ status }) => isOk(status));
    recorded
      .filter(({ operation }) => operation === create)
      .forEach(({ response }, index) => this.learn(response, made[index]?.response));
  }

  private scriptOf(claim: Claim): PlayedPass[] {
    return claim.passes.map(({ calls, answers, until, result }) => ({
      until,
      deeds: [
        ...calls.map((call) => ({ at: call.at, again: () => this.make(call) })),
        ...(answers ? [{ at: until, again: () => this.answer(claim) }] : []),
      ],
      result: () => this.current(result),
    }));
  }

  private async act(act: Act): Promise<void> {
    const { world } = this;
    await world.time.settle({ until: act.at });
    if (isClaim(act)) return this.begin(act);
    if (act.stackStatus !== undefined) world.stacks.status = act.stackStatus;
    if (!act.control) return;
    const { control, body } = act.control;
    for (let time = 0; time < (act.times ?? 1); time++) {
      await this.make({
        method: 'PUT',
        path: `/_emulator/${world.service.name}/${control}`,
        body,
        response: act.response,
      });
    }
  }

  private begin({ execution }: Claim): void {
    const { name, input } = this.current(execution);
    const { request } = input as { request: { LogicalResourceId: string; PhysicalResourceId?: string } };
    const { LogicalResourceId: resource, PhysicalResourceId: id } = request;
    if (id === undefined) this.world.stacks.held.delete(resource);
    else this.world.stacks.held.set(resource, id);
    const body = { stateMachineArn: MACHINE, name, input: JSON.stringify(input) };
    const { status } = this.world.stepFunctions.handle('StartExecution', { body } as EmulatedRequest);
    if (status !== 200) throw new Error(`the execution ${name} does not start`);
  }

  private async answer({ answer, execution }: Claim): Promise<void> {
    const { RequestId, StackId, LogicalResourceId } = execution.input.request as Record<string, string>;
    const body = { ...answer, RequestId, StackId, LogicalResourceId };
    await this.make({ method: 'PUT', path: `/answers/${RequestId ?? ''}`, body });
  }

  private async make(call: Omit<Call, 'at' | 'operation'>): Promise<void> {
    const { method, path, headers, body } = this.current(call);
    const response = await fetch(this.world.url + path, {
      method,
      headers: {
        ...headers,
        authorization: this.world.service.secret ? KEY : SIGNATURE,
        'x-api-key': 'played',
        'content-type': headers?.['x-amz-target'] === undefined ? 'application/json' : 'application/x-amz-json-1.1',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) this.refused.push(`${method} ${path} is not accepted any more: ${text}`);
    this.learn(call.response, text === '' ? undefined : (JSON.parse(text) as unknown));
  }

  /** The ids that the service has made up this time. */
  private learn(recorded: unknown, now: unknown): void {
    const [old, made] = [recorded, now] as (Record<string, unknown> | undefined)[];
    for (const key of ['arn', 'id']) {
      const [before, after] = [old?.[key], made?.[key]];
      if (typeof before === 'string' && typeof after === 'string') this.ids.set(before, after);
    }
  }

  /** What CloudFormation holds once these requests are over. */
  private resource(claims: readonly Claim[], { execution }: Claim): Resource {
    const { LogicalResourceId: logicalId } = execution.input.request as { LogicalResourceId: string };
    const resource = new Resource(this.world, logicalId, STACK);
    for (const claim of claims) this.hold(resource, this.current(claim));
    return resource;
  }

  private hold(resource: Resource, { answer, execution, properties }: Claim): void {
    const { requestType } = execution.input;
    if (!answer || (requestType === 'Update' && answer.Status === 'FAILED')) return;
    const id = answer.PhysicalResourceId;
    if (requestType !== 'Delete') resource.held = { properties: this.frozen.properties[properties]!, id };
    else if (id === resource.held?.id) resource.held = undefined;
  }
}

/** What happens around the resource after a request was sent, and before the next. */
function laterThan({ acts }: Story, claim: Claim): Outside[] {
  const after = acts.slice(acts.indexOf(claim) + 1);
  const next = after.findIndex(isClaim);
  return (next < 0 ? after : after.slice(0, next)).filter((act): act is Outside => !isClaim(act));
}

/** What goes on going wrong: the past had its share of it. */
function faultsOf(acts: readonly Act[]): Fault[] {
  const outside = acts.filter((act): act is Outside => !isClaim(act));
  return outside.reduce<Fault[]>(
    (all, { fault, allIsWell }) => (allIsWell ? [] : [...all, ...(fault ? [fault] : [])]),
    [],
  );
}
