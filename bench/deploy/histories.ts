import {
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateGetExecutionHistory,
  SFNClient,
} from '@aws-sdk/client-sfn';
import type { Engine } from '../../demo/engines/engine';
import { credentialsOf } from '../../demo/stacks';
import type { Counts } from './figures';
import { sum } from './place';

/** What Step Functions tells of its executions, by its own API: as long as their state machine is there. */
export class Histories {
  /** By execution: how many transitions it has made. */
  private readonly transitions = new Map<string, number>();

  constructor(private readonly engine: Engine) {}

  /** Those of a machine that has gone in the meantime cannot be counted. */
  async counts(): Promise<Pick<Counts, 'executions' | 'transitions'>> {
    const client = new SFNClient({ endpoint: this.engine.url, ...credentialsOf(this.engine) });
    try {
      const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}));
      for (const { stateMachineArn } of stateMachines) await this.look(client, stateMachineArn);
      if (stateMachines.length === 0 && this.transitions.size > 0) return { executions: NaN, transitions: NaN };
      return { executions: this.transitions.size, transitions: sum([...this.transitions.values()]) };
    } finally {
      client.destroy();
    }
  }

  private async look(client: SFNClient, stateMachineArn: string | undefined): Promise<void> {
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    for (const { executionArn } of executions) {
      const types: string[] = [];
      for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn })) {
        types.push(...events.map(({ type }) => type ?? ''));
      }
      this.transitions.set(executionArn ?? '', transitionsIn(types));
    }
  }
}

/** States entered, and retries: a task is scheduled once more for each. */
function transitionsIn(types: readonly string[]): number {
  const count = (pattern: RegExp): number => types.filter((type) => pattern.test(type)).length;
  return count(/StateEntered$/) + count(/^(Task|LambdaFunction)Scheduled$/) - count(/^TaskStateEntered$/);
}
