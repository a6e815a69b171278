import type { Execution, ExecutionStatus, TaskResult } from './state-machine';

/** As a test looks at it. */
export interface ExecutionSummary {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly status: ExecutionStatus;
  readonly input: unknown;
  readonly output: unknown;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** States entered, and retries. */
  readonly transitions: number;
}

/** As the service lists it: times are in seconds. */
export function itemOf({ settings, status, startedAt, stoppedAt }: Execution): object {
  return {
    executionArn: settings.execution.Id,
    stateMachineArn: settings.machine.Id,
    name: settings.execution.Name,
    status,
    startDate: startedAt / 1000,
    ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 }),
  };
}

interface Told {
  readonly type: string;
  readonly [details: `${string}EventDetails`]: object;
}

export interface HistoryEvent extends Told {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
}

/** Of all the events of the service those that say what came in and what functions returned, oldest first. */
export function historyOf({ settings, startedAt, results }: Execution, withData: boolean): HistoryEvent[] {
  const data = (details: object): object => (withData ? details : {});
  const started = { executionStartedEventDetails: data({ input: settings.input }) };
  const events = [
    { type: 'ExecutionStarted', timestamp: startedAt / 1000, ...started },
    ...results.map((result) => ({ timestamp: result.at / 1000, ...succeeded(result, data) })),
  ];
  return events.map((event, index) => ({ id: index + 1, previousEventId: index, ...event }));
}

function succeeded({ output, isDirect }: TaskResult, data: (details: object) => object): Told {
  if (isDirect) return { type: 'LambdaFunctionSucceeded', lambdaFunctionSucceededEventDetails: data({ output }) };
  const details = { resourceType: 'lambda', resource: 'invoke', ...data({ output }) };
  return { type: 'TaskSucceeded', taskSucceededEventDetails: details };
}

export function summaryOf({ settings, status, ending, transitions }: Execution): ExecutionSummary {
  const { execution, machine, input } = settings;
  const output = ending.output === undefined ? undefined : (JSON.parse(ending.output) as unknown);
  return {
    arn: execution.Id,
    name: execution.Name,
    stateMachineArn: machine.Id,
    status,
    input: JSON.parse(input) as unknown,
    output,
    error: ending.error,
    cause: ending.cause,
    transitions,
  };
}
