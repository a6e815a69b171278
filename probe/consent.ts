import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { createInterface } from 'node:readline/promises';
import type { ClientSettings } from './clients';

export interface Whereabouts {
  readonly region: string;
  /** As far as the environment says it. */
  readonly who: string;
}

export async function whereabouts(settings: ClientSettings): Promise<Whereabouts> {
  const client = new CloudFormationClient(settings);
  try {
    const region = await client.config.region();
    const { accessKeyId, accountId } = (await client.config.credentials()) as {
      accessKeyId: string;
      accountId?: string;
    };
    const account = accountId === undefined ? '' : ` of account ${accountId}`;
    return { region, who: `the access key${account} that ends in ${accessKeyId.slice(-4)}` };
  } finally {
    client.destroy();
  }
}

export function planOf({ region, who }: Whereabouts, prefix: string, scenarios: number): string {
  return `This will make, in ${region}, with ${who}:

- the stack ${prefix}: two Lambda functions, a Step Functions state machine, and three IAM roles that may do no more
  than start that state machine, look at its executions and call the first function;
- about ${scenarios} stacks more for some minutes, ${prefix}-...: custom resources that stand for nothing, and in some of
  them a state machine or a function with the roles above.

It writes no log and stores nothing else. A run takes about a quarter of an hour. A few hundred calls of functions and
steps of state machines cost some US cents at most. All stacks are deleted at the end, also after a failure and after
Ctrl-C.
`;
}

/** Only a terminal can be asked. */
export async function agrees(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<boolean> {
  if (!input.isTTY) return false;
  const lines = createInterface({ input, output });
  try {
    return (await lines.question('Type yes to go on: ')).trim() === 'yes';
  } finally {
    lines.close();
  }
}
