import { join } from 'node:path';
import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { EmulatedService, RecordedRequest } from '../../emulator';
import { Answers } from '../../emulator/aws/answers';
import { Functions } from '../../emulator/aws/functions';
import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { waiterDefinition } from '../../lib/provider/waiter';
import { HANDLERS } from '../../scripts/bundle';
import type { ServiceRow } from './services';
import { Stacks } from './stacks';

const STATE_MACHINE = 'waiter';
const FUNCTION = 'campaigns';
const MACHINE_ARN = `arn:aws:states:us-east-1:123456789012:stateMachine:${STATE_MACHINE}`;

export interface WorldOptions {
  /** Another handler than the bundle of the service. */
  readonly file?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Real seconds. */
  readonly timeoutSeconds?: number;
}

/** The real handler and waiter, with everything around them on one loopback port and on moved time. */
export class World {
  readonly time = new VirtualTime();
  readonly answers = new Answers();
  readonly stacks = new Stacks();
  readonly stepFunctions = new StepFunctions(this.time);
  private emulator!: Emulator;
  private lambda!: Functions;

  private constructor(readonly service: ServiceRow) {}

  static async start(service: ServiceRow, options: WorldOptions = {}): Promise<World> {
    const world = new World(service);
    world.emulator = await startEmulator({
      services: (context) =>
        [service.emulated(context), world.stepFunctions, world.answers, world.stacks].map((one) => world.watched(one)),
      clock: world.time,
      onKill: () => void world.functions.kill(),
    });
    world.lambda = world.functionOf(options);
    const definition = waiterDefinition();
    world.stepFunctions.createStateMachine({ name: STATE_MACHINE, definition, functions: [world.lambda] });
    return world;
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

  /** Every call so far, with the invocation that made it. */
  readonly trail: { readonly operation: string; readonly invocation: number }[] = [];

  private watched(service: EmulatedService): EmulatedService {
    const route = service.route.bind(service);
    service.route = (request) => {
      const operation = route(request);
      if (operation !== undefined) this.trail.push({ operation, invocation: this.lambda.invocations });
      return operation;
    };
    return service;
  }

  /** What is on the service now. */
  campaigns<T extends object = Record<string, unknown>>(): T[] {
    return this.emulator.services.flatMap((service) => service.campaigns()) as T[];
  }

  /** A control call of the service. */
  async control({ control, body }: { control: string; body: object }): Promise<void> {
    const response = await fetch(`${this.url}/_emulator/${this.service.name}/${control}`, {
      method: 'PUT',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Back to the beginning; warm functions stay. */
  async reset(): Promise<void> {
    this.emulator.reset();
    await this.time.settle();
    this.emulator.reset();
    this.functions.logs.length = 0;
    this.trail.length = 0;
    this.functions.dropped.length = 0;
  }

  async close(): Promise<void> {
    this.emulator.reset();
    await this.functions.close();
    await this.emulator.close();
  }

  private functionOf({ file, environment, timeoutSeconds }: WorldOptions): Functions {
    return new Functions({
      time: this.time,
      file: file ?? join(HANDLERS, this.service.name, 'index.js'),
      name: FUNCTION,
      timeoutSeconds,
      environment: {
        STATE_MACHINE_ARN: MACHINE_ARN,
        AWS_ENDPOINT_URL_SFN: this.url,
        AWS_ENDPOINT_URL_CLOUDFORMATION: this.url,
        [this.service.endpointVariable]: this.url,
        ...environment,
      },
    });
  }
}
