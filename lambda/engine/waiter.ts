import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import { clientSettings } from './client';

/** The state machine that polls this function, and the claims that it has run. */
export interface Waiter {
  /** The same name is started once only. */
  start(name: string, input: string): Promise<void>;
  isRunning(execution: string): Promise<boolean>;
  /** Stops the running claims of this resource that began before; says how many there were. */
  stopOlder(key: string, execution: string, started: number): Promise<number>;
  /** Whether a claim of this resource was made for a request that is later than the given time. */
  hasNewer(key: string, execution: string, requestedAt: number): Promise<boolean>;
}

const MOST_PAGES = 20;

export function waiterOf(stateMachineArn: string, client = new SFNClient(clientSettings())): Waiter {
  /** Newest first. */
  async function* claims(key: string, own: string, statusFilter?: 'RUNNING'): AsyncGenerator<ExecutionListItem> {
    let nextToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = { stateMachineArn, statusFilter, nextToken, maxResults: 1000 };
      const { executions = [], nextToken: next } = await client.send(new ListExecutionsCommand(query));
      yield* executions.filter(({ name, executionArn }) => name?.startsWith(`${key}-`) && executionArn !== own);
      if (!next) return;
      nextToken = next;
    }
  }

  return {
    async start(name, input) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
      }
    },

    async isRunning(executionArn) {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING';
    },

    async stopOlder(key, execution, started) {
      let stopped = 0;
      for await (const { executionArn, startDate } of claims(key, execution, 'RUNNING')) {
        if (startDate && startDate.getTime() > started) continue;
        await client.send(new StopExecutionCommand({ executionArn, error: 'Superseded', cause: execution }));
        stopped++;
      }
      return stopped;
    },

    async hasNewer(key, execution, requestedAt) {
      for await (const { executionArn, startDate } of claims(key, execution)) {
        if (startDate && startDate.getTime() < requestedAt) return false;
        const { input } = await client.send(new DescribeExecutionCommand({ executionArn }));
        const claim = JSON.parse(input ?? '{}') as { requestedAt?: unknown };
        if (typeof claim.requestedAt === 'number' && claim.requestedAt > requestedAt) return true;
      }
      return false;
    },
  };
}
