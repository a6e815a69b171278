import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { DescribeExecutionOutput, ExecutionListItem } from '@aws-sdk/client-sfn';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientOf } from './client';
import { classify } from './errors';
import type { Left } from './memory';
import { requestOf } from './memory';
import { isMap } from './request';
import { UnreadableAnswer } from './unreadable';

/** One claim of a resource, ours or another's. */
export interface Claim {
  readonly execution: string;
  readonly running: boolean;
  readonly startedAt: number;
  readonly requestedAt: number;
  readonly requestId: string;
  readonly requestType: string;
  /** What CloudFormation held. */
  readonly physicalId?: string | undefined;
}

/** What the state machine has run. */
export interface Claims {
  /** Those of one resource that can still matter, newest first. */
  readonly own: Claim[];
  /** Those of any resource that run. */
  readonly running: readonly Pick<Claim, 'execution' | 'startedAt'>[];
}

/** The state machine that polls this function, and the claims that it has run. */
export interface Waiter {
  /** The same name is started once only. */
  start(name: string, input: string): Promise<void>;
  isRunning(execution: string): Promise<boolean>;
  /** The claims of a resource, by what their names begin with. */
  claims(key: string): Promise<Claims>;
  stop(execution: string, by: string): Promise<void>;
  /** What a claim had noted when its last pass ended. */
  leftBy(execution: string): Promise<Left>;
}

/** No execution lives longer than 65 minutes; what one has left is looked for in a rollback, which other resources hold up. */
const RECENT_MS = 3 * 60 * 60_000;

/** Together well below the time-out of the function. */
const LATER_PAGE_ATTEMPTS = 10;
const PAGE_PAUSE_MS = 700;

/** How the history of an execution tells what it has left. */
export type LeftBy = (client: SFNClient, execution: string) => Promise<Left>;

/** Campaigns that carry marks are found by these. */
const nothingLeft: LeftBy = async () => ({});

export function waiterOf(stateMachineArn: string, client = clientOf(SFNClient), leftBy = nothingLeft): Waiter {
  const describe = async (executionArn: string) => {
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    // What is not RUNNING would stop without an answer.
    if (!described.status) throw new UnreadableAnswer('DescribeExecution', 'there is no status in it');
    return described;
  };

  return {
    async start(name, input) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
      }
    },

    async isRunning(execution) {
      return (await describe(execution)).status === 'RUNNING';
    },

    async claims(key) {
      const claims = { own: [] as Claim[], running: [] as Pick<Claim, 'execution' | 'startedAt'>[] };
      for await (const { name, executionArn: execution = '', status, startDate } of recent(client, stateMachineArn)) {
        if (name?.startsWith(`${key}-`)) claims.own.push(claimOf(execution, await describe(execution)));
        if (status === 'RUNNING') claims.running.push({ execution, startedAt: timeOf(startDate) });
      }
      return claims;
    },

    async stop(executionArn, by) {
      await client.send(new StopExecutionCommand({ executionArn, error: 'Superseded', cause: by }));
    },

    leftBy: (execution) => leftBy(client, execution),
  };
}

/** The executions that can still run, newest first. */
async function* recent(client: SFNClient, stateMachineArn: string): AsyncGenerator<ExecutionListItem> {
  const since = Date.now() - RECENT_MS;
  let nextToken: string | undefined;
  do {
    const query = { stateMachineArn, nextToken, maxResults: 1000 };
    const page = await patiently(nextToken !== undefined, () => client.send(new ListExecutionsCommand(query)));
    if (!page.executions) throw new UnreadableAnswer('ListExecutions', 'there are no executions in it');
    for (const item of page.executions) {
      if (timeOf(item.startDate) < since) return;
      yield item;
    }
    nextToken = page.nextToken;
  } while (nextToken);
}

/**
 * Many ask at the same time, and a list that is begun anew for a later page that was refused would hardly ever be read to its end.
 */
async function patiently<T>(isLater: boolean, call: () => Promise<T>): Promise<T> {
  for (let left = isLater ? LATER_PAGE_ATTEMPTS : 1; left > 1; left--) {
    try {
      return await call();
    } catch (error) {
      if (classify(error, {}) !== 'throttled') throw error;
      await sleep(PAGE_PAUSE_MS * (1 + Math.random()));
    }
  }
  return call();
}

function claimOf(execution: string, { status, startDate, input }: DescribeExecutionOutput): Claim {
  const memory: unknown = JSON.parse(input ?? '{}');
  const { requestedAt, requestId, requestType } = isMap(memory) ? memory : {};
  return {
    execution,
    running: status === 'RUNNING',
    startedAt: timeOf(startDate),
    requestedAt: Number(requestedAt ?? 0),
    requestId: textOf(requestId),
    requestType: textOf(requestType),
    physicalId: requestOf(memory)?.PhysicalResourceId,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function timeOf(date: Date | undefined): number {
  return date?.getTime() ?? Date.now();
}
