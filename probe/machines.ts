import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Execution {
  readonly status: string;
  /** Parsed. */
  readonly output: unknown;
}

/** Executions of the state machines that scenarios make. */
export class Machines {
  constructor(
    private readonly client: SFNClient,
    private readonly lookMs: number,
    private readonly signal: AbortSignal,
  ) {}

  async start(stateMachineArn: string, name: string, input: object): Promise<string> {
    const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
    const { executionArn = '' } = await this.client.send(command);
    return executionArn;
  }

  /** The same, or the name of the error. */
  async tryStart(stateMachineArn: string, name: string, input: object): Promise<string> {
    return this.start(stateMachineArn, name, input).catch((error: unknown) =>
      error instanceof Error ? error.name : String(error),
    );
  }

  async stop(executionArn: string): Promise<void> {
    await this.client.send(new StopExecutionCommand({ executionArn }));
  }

  async look(executionArn: string): Promise<Execution> {
    const { status = '', output } = await this.client.send(new DescribeExecutionCommand({ executionArn }));
    return { status, output: output === undefined ? undefined : (JSON.parse(output) as unknown) };
  }

  async ended(executionArn: string): Promise<Execution> {
    for (;;) {
      const execution = await this.look(executionArn);
      if (execution.status !== 'RUNNING') return execution;
      await sleep(this.lookMs, undefined, { signal: this.signal });
    }
  }

  /** What tasks have returned, as text. */
  async returned(executionArn: string): Promise<string[]> {
    const outputs: string[] = [];
    const query = { executionArn, includeExecutionData: true };
    for await (const { events = [] } of paginateGetExecutionHistory({ client: this.client }, query)) {
      for (const { taskSucceededEventDetails: details } of events) if (details) outputs.push(details.output ?? '');
    }
    return outputs;
  }
}
