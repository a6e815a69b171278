import { functionOf, SLEEP, type State } from './definition';
import { fromLambda, terminal } from './execution-error';
import { LambdaException } from './function-error';
import type { Functions } from './functions';
import type { Sleep } from './time';

/** What a task may use. */
export interface Means {
  readonly functions: readonly Functions[];
  readonly sleep: Sleep;
  /** Aborted when the execution is over. */
  readonly signal: AbortSignal;
}

const LARGEST_DATA_BYTES = 262_144;
const LONGEST_WAIT_SECONDS = 99_999_999;

/** Rejects with an error that has the name which Step Functions would give it. */
export async function runTask(state: State, input: unknown, means: Means): Promise<unknown> {
  if (state.Resource === SLEEP) return wait(input, means);
  const target = functionOf(state);
  if (target !== undefined) return invoke(target, input, means);
  const { FunctionName, Payload } = input as { FunctionName: unknown; Payload: unknown };
  return { ExecutedVersion: '$LATEST', Payload: await invoke(FunctionName, Payload, means), StatusCode: 200 };
}

/** A state's input and output are bounded, and no state can catch what is over the bound. */
export function withinLimit<T>(state: string, data: T): T {
  if (Buffer.byteLength(JSON.stringify(data)) <= LARGEST_DATA_BYTES) return data;
  throw terminal('States.DataLimitExceeded', `The state '${state}' has data over ${LARGEST_DATA_BYTES} bytes`);
}

async function wait(input: unknown, { sleep, signal }: Means): Promise<object> {
  const { seconds } = input as { seconds: unknown };
  if (!Number.isInteger(seconds) || Number(seconds) < 0 || Number(seconds) > LONGEST_WAIT_SECONDS) {
    throw terminal('States.Runtime', `The seconds to wait are no such number: ${JSON.stringify(seconds)}`);
  }
  await sleep(Number(seconds) * 1000, signal);
  return {};
}

async function invoke(id: unknown, event: unknown, { functions, sleep }: Means): Promise<unknown> {
  try {
    const target = functions.find(({ name, arn }) => name === id || arn === id);
    if (!target) throw new LambdaException('ResourceNotFoundException', `Function not found: ${String(id)}`);
    return (await target.invoke(event, sleep)).payload;
  } catch (error) {
    throw fromLambda(error);
  }
}
