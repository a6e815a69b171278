import { join } from 'node:path';
import type { RecordedRequest } from '../core/record';
import { startEmulator, type Emulator } from '../core/server';
import type { EmulatedService, EmulatorContext } from '../core/service';
import { AcceleratedTime } from './accelerated-time';
import { REGION } from './account';
import { Account } from './account-services';
import type { Answer } from './answers';
import { summaryOf, type StackSummary } from './cloudformation/overview';
import { policiesOf } from './cloudformation/policies';
import type { StackEvent } from './cloudformation/stack';
import type { Tree } from './cloudformation/template';
import type { Functions } from './functions';
import type { ExecutionSummary } from './execution-views';
import type { Secrets } from './secrets';
import type { Time } from './time';

export type EngineEvent =
  | { readonly kind: 'stack'; readonly event: StackEvent }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'log'; readonly function: string; readonly line: string };

export interface EngineOptions {
  /** The campaign services on the same port. */
  readonly services: (context: EmulatorContext) => EmulatedService[];
  /** 0, any free port, unless given. */
  readonly port?: number;
  /** How many times as fast as real time the engine's time runs; 1 unless given. */
  readonly speed?: number;
  /** Instead of `speed`: time that somebody else moves. */
  readonly time?: Time;
  /** A file that every call is appended to. */
  readonly record?: string;
  /** Variables for every function, by the engine's address; those of AWS's own services are there already. */
  readonly endpoints?: (url: string) => Readonly<Record<string, string>>;
  /**
   * An existing folder to work in; a temporary one unless given. The engine's part of it goes with the engine, but a CLI
   * that outlives the engine may write there again: its caller's folder is for that.
   */
  readonly folder?: string;
  /** How many invocations of each function may run at a time; 10 unless given, as in a new account. */
  readonly concurrency?: number;
  readonly onEvent?: (event: EngineEvent) => void;
  /** How long the CLI's question about a stack in progress is held back, in real milliseconds; it asks every 5 s only. */
  readonly patienceMs?: number;
}

export interface Engine {
  readonly url: string;
  /** What the CLI needs in its environment; nothing else of AWS's may be there. */
  readonly environment: Readonly<Record<string, string>>;
  readonly faults: Emulator['faults'];
  readonly settings: Emulator['settings'];
  readonly clock: Time;
  readonly secrets: Secrets;
  /** The calls so far, oldest first. */
  requests(): readonly RecordedRequest[];
  /** What is on the campaign services now. */
  campaigns(): readonly object[];
  /** Also those that were deleted, oldest first. */
  stacks(): StackSummary[];
  stackEvents(stack: string): readonly StackEvent[];
  /** By role: the statements of all its policies, after intrinsics. */
  policies(stack: string): Record<string, readonly Tree[]>;
  /** Resource types of which nothing but the existence was played. */
  assumed(): readonly string[];
  functions(): readonly Functions[];
  executions(): ExecutionSummary[];
  answers(requestId: string): Answer[];
  /** Ends everything, also a deployment in progress: no thread, socket, timer or file stays. */
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** One loopback endpoint with what the `cdk` CLI and the functions that it deploys need of AWS, and the campaign services. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { speed = 1, patienceMs = PATIENCE_MS, onEvent } = options;
  const own = options.time ? undefined : new AcceleratedTime(speed);
  const time = options.time ?? own ?? new AcceleratedTime(speed);
  const started: { url?: string } = {};
  const url = (): string => started.url ?? '';
  const account = new Account({
    time,
    url,
    folder: options.folder,
    concurrency: options.concurrency,
    environment: () => ({ ...endpointsOf(url()), ...options.endpoints?.(url()) }),
    onStackEvent: (event) => onEvent?.({ kind: 'stack', event }),
    onLog: (name, line) => onEvent?.({ kind: 'log', function: name, line }),
  });
  account.answers.onAnswer = (answer) => onEvent?.({ kind: 'answer', answer });
  const emulator = await startEmulator({
    services: (context) => [...options.services(context), ...account.services(context, patienceMs)],
    port: options.port,
    record: options.record,
    clock: time,
    onKill: () => account.functions.all.forEach((functions) => void functions.kill()),
    onHold: () => account.functions.all.forEach((functions) => functions.timeOut()),
  });
  started.url = emulator.url;
  return engineOf(emulator, account, time, async () => {
    own?.close();
    await emulator.close();
    await account.close();
  });
}

function engineOf(emulator: Emulator, account: Account, clock: Time, close: () => Promise<void>): Engine {
  const { url, faults, settings } = emulator;
  const stack = (name: string) => account.stacks.get(name);
  return {
    url,
    environment: environmentOf(url, account.folder),
    faults,
    settings,
    clock,
    secrets: account.secrets,
    requests: () => emulator.requests(),
    campaigns: () =>
      emulator.services.flatMap((service) =>
        service.campaigns().map((campaign) => ({ service: service.name, ...campaign })),
      ),
    stacks: () => account.stacks.all.map(summaryOf),
    stackEvents: (name) => [...stack(name).events],
    policies: (name) => policiesOf(stack(name)),
    assumed: () => account.assumed,
    functions: () => [...account.functions.all],
    executions: () => account.stepFunctions.executions(),
    answers: (requestId) => account.answers.all(requestId),
    close,
  };
}

/** Where the SDK inside of functions finds AWS's own services. */
function endpointsOf(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_LAMBDA: url,
    AWS_ENDPOINT_URL_SFN: url,
    AWS_ENDPOINT_URL_CLOUDFORMATION: url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
    AWS_ENDPOINT_URL_SSM: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_S3: url,
  };
}

function environmentOf(url: string, folder: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'EMULATED',
    AWS_SECRET_ACCESS_KEY: 'emulated',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CDK_HOME: join(folder, 'cdk-home'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
    CDK_NOTICES: 'false',
  };
}

/** A process's environment with nothing of AWS but what the engine needs. */
export function processEnvironment(
  engine: Pick<Engine, 'environment'>,
  from: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const rest = Object.entries(from).filter(([name]) => !/^(AWS_|CDK_DEFAULT_)/.test(name));
  return { ...Object.fromEntries(rest), ...engine.environment };
}
