import { REGION } from './account';
import type { SandboxSettings } from './sandbox';
import type { Time } from './time';

export interface FunctionsOptions {
  readonly time: Time;
  /** The handler bundle, a CommonJS file. */
  readonly file: string;
  /** The exported function's name; `handler` unless given. */
  readonly handler?: string;
  /** The function's name; `function` unless given. */
  readonly name?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Real seconds, fractions too; 60 unless given. */
  readonly timeoutSeconds?: number;
  /** MiB; 128 unless given. A function that needs more is killed. */
  readonly memory?: number;
  /** How many invocations may run at a time; 10 unless given. */
  readonly concurrency?: number;
  /** How often an asynchronous invocation is tried again after the function failed; 2 unless given. */
  readonly retryAttempts?: number;
  /** The age, in seconds of the engine's time, at which an asynchronous invocation is given up; six hours unless given. */
  readonly maxEventAgeSeconds?: number;
  /** Told every line that the function writes. */
  readonly onLog?: (line: string) => void;
}

/** What Lambda tells a function of itself, in its context and in its environment. */
export function sandboxSettings(
  options: FunctionsOptions,
  name: string,
  arn: string,
  onLog: (line: string) => void,
): SandboxSettings {
  const { file, handler = 'handler', timeoutSeconds = 60, memory = 128, time } = options;
  const logGroupName = `/aws/lambda/${name}`;
  const context = {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memory),
    logGroupName,
  };
  const environment = {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'EMULATED',
    AWS_SECRET_ACCESS_KEY: 'emulated',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_LOG_GROUP_NAME: logGroupName,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...options.environment,
  };
  return { file, handler, environment, timeoutSeconds, memory, shared: time.shared, context, onLog };
}
