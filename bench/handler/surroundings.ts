import { randomUUID } from 'node:crypto';
import type { EmulatedService, Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { AcceleratedTime } from '../../emulator/aws/accelerated-time';
import { Answers } from '../../emulator/aws/answers';
import { StepFunctions } from '../../emulator/aws/step-functions';
import type { Event } from '../../test/support/resource';
import type { ServiceRow } from '../../test/support/services';

/** Stands in for the waiter: its executions run, and do nothing. */
const IDLE = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 3600, End: true } } };

/** The function behind the Provider framework's, which answers at once. */
const BEHIND: EmulatedService = {
  name: 'lambda',
  route: ({ path }) => (/^\/2015-03-31\/functions\/[^/]+\/invocations$/.test(path) ? 'Invoke' : undefined),
  handle: () => ({ status: 200, body: { PhysicalResourceId: 'behind' } }),
  refuse: () => ({ status: 500 }),
  campaigns: () => [],
  reset: () => undefined,
};

/** What handlers call, on real sockets and in real time, in this process. */
export class Surroundings {
  private readonly time = new AcceleratedTime(1);
  private readonly answers = new Answers();
  private readonly stepFunctions = new StepFunctions(this.time);
  private readonly machine = this.stepFunctions.createStateMachine({ name: 'waiter', definition: IDLE, functions: [] });
  private emulator!: Emulator;

  private constructor(private readonly services: readonly ServiceRow[]) {}

  static async start(services: readonly ServiceRow[]): Promise<Surroundings> {
    const started = new Surroundings(services);
    const { answers, stepFunctions } = started;
    started.emulator = await startEmulator({
      services: (context) => [...services.map(({ emulated }) => emulated(context)), stepFunctions, answers, BEHIND],
    });
    started.emulator.settings.change({ rates: false });
    return started;
  }

  get url(): string {
    return this.emulator.url;
  }

  /** What Lambda and the deploy tell the handlers, the project's and the peers'. */
  environment(): Record<string, string> {
    const { url, machine } = this;
    return {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'EMULATED',
      AWS_SECRET_ACCESS_KEY: 'emulated',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_LAMBDA_FUNCTION_NAME: 'campaigns',
      AWS_ENDPOINT_URL_SFN: url,
      AWS_ENDPOINT_URL_LAMBDA: url,
      ...Object.fromEntries(this.services.map(({ endpointVariable }) => [endpointVariable, url])),
      STATE_MACHINE_ARN: machine,
      WAITER_STATE_MACHINE_ARN: machine,
      USER_ON_EVENT_FUNCTION_ARN: 'behind',
      USER_IS_COMPLETE_FUNCTION_ARN: 'behind',
      ANSWERS_PORT: new URL(url).port,
    };
  }

  /** A request of CloudFormation, made now. */
  create(ResourceProperties: object): Event {
    const RequestId = randomUUID();
    return {
      RequestType: 'Create',
      ResponseURL: this.answers.url(this.url, RequestId, Date.now()),
      StackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/bench/1',
      RequestId,
      LogicalResourceId: `Campaign${RequestId.slice(0, 8)}`,
      ResourceType: 'Custom::Campaign',
      ResourceProperties,
    };
  }

  /** What the waiter would send first, for each request that was claimed. Each begins before the others, so none waits for its turn. */
  polls(): object[] {
    const started = new Date(0).toISOString();
    return this.stepFunctions
      .executions()
      .map(({ arn, input }) => ({ action: 'pass', execution: arn, started, retries: 0, memory: input }));
  }

  /** How often what was asked for came about, of what is counted. */
  counts() {
    const { emulator, stepFunctions } = this;
    const answers = emulator.requests().filter(({ operation }) => operation === 'answer');
    return {
      executions: stepFunctions.executions().length,
      campaigns: emulator.services.flatMap((service) => service.campaigns()).length,
      successes: answers.filter(({ body }) => (body as { Status?: string }).Status === 'SUCCESS').length,
    };
  }

  reset(): void {
    this.emulator.reset();
    this.emulator.settings.change({ rates: false });
  }

  async close(): Promise<void> {
    this.reset();
    this.time.close();
    await this.emulator.close();
  }
}
