import { DescribeExecutionCommand, paginateListExecutions, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the function was asked, as it wrote it down. */
export interface Ask {
  /** In epoch milliseconds. */
  readonly at: number;
  /** `Task` where a state machine asked. */
  readonly type: 'Create' | 'Update' | 'Delete' | 'Task';
  readonly resource: string;
  readonly id?: string;
  readonly request?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly old?: Readonly<Record<string, unknown>>;
  /** The response URL says when it was signed. */
  readonly dated?: boolean;
  /** What came of a call that the function's role does not allow. */
  readonly listing?: string;
}

/** A state machine whose executions are notes: their inputs are read back here. */
export class Recorder {
  private readonly known = new Map<string, Ask>();

  constructor(
    private readonly client: SFNClient,
    private readonly arn: string,
    private readonly settleMs: number,
    private readonly signal: AbortSignal,
  ) {}

  /** Of one stack, oldest first: as soon as the list does not grow any more. */
  async asks(stack: string): Promise<Ask[]> {
    let before = -1;
    for (;;) {
      await sleep(this.settleMs, undefined, { signal: this.signal });
      const asks = await this.asksSoFar(stack);
      if (asks.length === before) return asks;
      before = asks.length;
    }
  }

  /** Lets the function go on where it waits for this. */
  async release(name: string): Promise<void> {
    await this.client.send(new StartExecutionCommand({ stateMachineArn: this.arn, name }));
  }

  async asksSoFar(stack: string): Promise<Ask[]> {
    const asks: Ask[] = [];
    const pages = paginateListExecutions({ client: this.client }, { stateMachineArn: this.arn, maxResults: 1000 });
    for await (const { executions = [] } of pages) {
      for (const { name, executionArn = '' } of executions) {
        if (name?.startsWith(`${stack}.`)) asks.push(await this.read(executionArn));
      }
    }
    return asks.reverse().sort((one, other) => one.at - other.at);
  }

  private async read(executionArn: string): Promise<Ask> {
    const known = this.known.get(executionArn);
    if (known) return known;
    const { input = '{}' } = await this.client.send(new DescribeExecutionCommand({ executionArn }));
    const ask = JSON.parse(input) as Ask;
    this.known.set(executionArn, ask);
    return ask;
  }
}

/** `Create A, Delete A made-A`. */
export function inShort(asks: readonly Ask[]): string {
  if (asks.length === 0) return 'nothing was asked';
  return asks.map(({ type, resource, id }) => [type, resource, id].filter(Boolean).join(' ')).join(', ');
}
