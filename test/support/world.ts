import { join } from 'node:path';
import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { EmulatedService, EmulatorContext, RecordedRequest } from '../../emulator';
import { Answers } from '../../emulator/aws/answers';
import { Secrets } from '../../emulator/aws/secrets';
import type { FunctionsOptions } from '../../emulator/aws/function-settings';
import { Functions } from '../../emulator/aws/functions';
import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { waiterDefinition } from '../../lib/provider/waiter';
import { HANDLERS } from '../../scripts/bundle';
import type { ResourceProperties, ServiceRow } from './services';
import { EMULATOR } from './services/rest';
import { Stacks } from './stacks';

const STATE_MACHINE = 'waiter';
const FUNCTION = 'campaigns';
const MACHINES = 'arn:aws:states:us-east-1:123456789012:stateMachine:';

export interface WorldOptions {
  /** Another handler than the bundle of the service. */
  readonly file?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Real seconds. */
  readonly timeoutSeconds?: number;
  /** Another service of the same account, which has a function and a waiter of its own. */
  readonly beside?: ServiceRow;
  /** Another kind of function: one that is watched, that queues, or that answers by itself. */
  readonly functions?: (options: FunctionsOptions) => Functions;
}

/** A call, and the invocation that made it. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly invocation: number;
}

/** What names a campaign, as any service shows it. */
interface Shown {
  readonly name?: string;
  readonly id?: string;
  readonly arn?: string;
  readonly campaignArn?: string;
}

export function isOk(status: number | null): boolean {
  return status !== null && status < 300;
}

/** The real handler and waiter, with everything around them on one loopback port and on moved time. */
export class World {
  readonly time: VirtualTime;
  readonly answers: Answers;
  readonly stacks: Stacks;
  readonly stepFunctions: StepFunctions;
  readonly secrets: Secrets;
  /** The other service of the same account. */
  beside: World | undefined;
  private emulator!: Emulator;
  private lambda!: Functions;

  private constructor(
    readonly service: ServiceRow,
    private readonly first?: World,
  ) {
    this.time = first?.time ?? new VirtualTime();
    this.answers = first?.answers ?? new Answers();
    this.stacks = first?.stacks ?? new Stacks();
    this.stepFunctions = first?.stepFunctions ?? new StepFunctions(this.time);
    this.secrets = first?.secrets ?? new Secrets(() => this.time.now());
    if (service.secret) this.secrets.put(service.secret.name, service.secret.value);
  }

  static async start(service: ServiceRow, options: WorldOptions = {}): Promise<World> {
    const world = new World(service);
    world.beside = options.beside && new World(options.beside, world);
    const emulated = [service, ...(options.beside ? [options.beside] : [])];
    const emulator = await startEmulator({
      services: (context) =>
        [...emulated.map((row) => row.emulated(context)), ...world.surroundings(context)].map((one) =>
          world.watched(one),
        ),
      clock: world.time,
      onKill: () => void world.functions.kill(),
      onHold: () => world.functions.timeOut(),
    });
    world.setUp(emulator, options);
    world.beside?.setUp(emulator, options);
    return world;
  }

  private surroundings(context: EmulatorContext): EmulatedService[] {
    return [this.stepFunctions.limit(context), this.answers, this.stacks, this.secrets];
  }

  private setUp(emulator: Emulator, options: WorldOptions): void {
    this.emulator = emulator;
    this.lambda = this.functionOf(options);
    const definition = waiterDefinition();
    this.stepFunctions.createStateMachine({ name: this.named(STATE_MACHINE), definition, functions: [this.lambda] });
  }

  private named(name: string): string {
    return this.first ? `${name}-${this.service.name}` : name;
  }

  get functions(): Functions {
    return this.lambda;
  }

  get url(): string {
    return this.emulator.url;
  }

  get faults(): Emulator['faults'] {
    return this.emulator.faults;
  }

  get settings(): Emulator['settings'] {
    return this.emulator.settings;
  }

  /** The calls so far, of one operation or of all. */
  calls(operation?: string): RecordedRequest[] {
    return this.emulator.requests().filter((call) => operation === undefined || call.operation === operation);
  }

  writes(): RecordedRequest[] {
    return this.emulator.requests().filter(({ operation }) => this.service.writes.includes(operation ?? ''));
  }

  /** Every call so far. */
  readonly trail: Call[] = [];
  /** Is told of every call before it is made. */
  onCall?: (call: Call) => void;

  private watched(service: EmulatedService): EmulatedService {
    const route = service.route.bind(service);
    service.route = (request) => {
      const operation = route(request);
      if (operation !== undefined)
        this.called({ service: service.name, operation, invocation: this.lambda.invocations });
      return operation;
    };
    return service;
  }

  private called(call: Call): void {
    this.trail.push(call);
    this.onCall?.(call);
  }

  /** What is on the service now. */
  campaigns<T extends object = Record<string, unknown>>(): T[] {
    return this.emulator.services.flatMap((service) => service.campaigns()) as T[];
  }

  /** How often each campaign that there ever was has been started, oldest first. */
  starts(): number[] {
    const service = this.emulator.services.find(({ name }) => name === this.service.name);
    const reported = service?.reports?.outreach?.() as readonly { readonly starts: number }[];
    return reported.map(({ starts }) => starts);
  }

  /** The writes so far that the service has accepted, by operation. */
  accepted(): string[] {
    return this.writes().flatMap(({ operation, status }) => (isOk(status) ? [operation ?? ''] : []));
  }

  /** The id of a campaign by its name: of one that is there, or else of the last that was created. */
  idOf(name: string): string {
    const { isCalled, madeBy, operations } = this.service;
    const there = this.campaigns<Shown>().find((campaign) => isCalled(campaign.name ?? '', name));
    const made = this.calls(operations.create)
      .map(madeBy)
      .filter((one) => isCalled(one.name, name));
    const id = there?.campaignArn ?? there?.arn ?? there?.id ?? made.at(-1)?.id;
    if (id === undefined) throw new Error(`there was no campaign ${name}`);
    return id;
  }

  /** Its physical id. */
  physicalIdOf(name: string, properties = this.service.named(name)): string {
    const delivered = JSON.stringify(properties).replaceAll(EMULATOR, this.url);
    return this.service.physicalId(this.idOf(name), JSON.parse(delivered) as ResourceProperties);
  }

  /** A control call of the service. */
  async control({ control, body }: { control: string; body: object }): Promise<void> {
    const response = await fetch(`${this.url}/_emulator/${this.service.name}/${control}`, {
      method: 'PUT',
      // The emulator may be about to close a socket that was kept.
      headers: { connection: 'close' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Where a key can be read that is to be read nowhere: in what the function wrote, what was recorded, said or remembered. */
  leaks(): string[] {
    const secret = this.service.secret?.value;
    if (secret === undefined) return [];
    const keys = Object.values(JSON.parse(secret) as Record<string, string>);
    const places = {
      log: this.functions.logs,
      recording: this.emulator.requests(),
      execution: this.stepFunctions.executions(),
    };
    return Object.entries(places).flatMap(([place, all]) => {
      const text = JSON.stringify(all);
      return keys.some((key) => text.includes(key)) ? [`a key is in a ${place}`] : [];
    });
  }

  private refuseLeaks(): void {
    const leaks = this.leaks();
    if (leaks.length > 0) throw new Error(leaks.join('; '));
  }

  /** Back to the beginning; warm functions stay. No test may have shown a key. */
  async reset(): Promise<void> {
    this.refuseLeaks();
    this.emulator.reset();
    await this.time.settle();
    this.emulator.reset();
    this.functions.logs.length = 0;
    this.trail.length = 0;
    this.functions.dropped.length = 0;
  }

  async close(): Promise<void> {
    const leaks = this.leaks();
    this.emulator.reset();
    await this.functions.close();
    await this.beside?.functions.close();
    await this.emulator.close();
    if (leaks.length > 0) throw new Error(leaks.join('; '));
  }

  private functionOf({ file, environment, timeoutSeconds, functions }: WorldOptions): Functions {
    const options = {
      time: this.time,
      file: file ?? join(HANDLERS, this.service.name, 'index.js'),
      name: this.named(FUNCTION),
      timeoutSeconds,
      environment: {
        STATE_MACHINE_ARN: `${MACHINES}${this.named(STATE_MACHINE)}`,
        AWS_ENDPOINT_URL_SFN: this.url,
        AWS_ENDPOINT_URL_CLOUDFORMATION: this.url,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: this.url,
        [this.service.endpointVariable]: this.url,
        ...environment,
      },
    };
    return functions ? functions(options) : new Functions(options);
  }
}
