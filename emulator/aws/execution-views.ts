import type { Execution, ExecutionStatus } from './state-machine';

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
