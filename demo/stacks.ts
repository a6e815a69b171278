import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import type { Engine } from './engines/engine';

/** As whom the demo itself asks an engine. */
export function credentialsOf({ environment }: Engine) {
  return {
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
}

/** What CloudFormation says about stacks, by its own API: the same question for every engine. */
export class Stacks {
  private readonly client: CloudFormationClient;

  constructor(engine: Engine) {
    this.client = new CloudFormationClient({ endpoint: engine.url, ...credentialsOf(engine) });
  }

  /** Nothing for a stack that is not there. */
  async status(name: string): Promise<string | undefined> {
    const { Stacks: stacks = [] } = await this.client.send(new DescribeStacksCommand({}));
    return stacks.find(({ StackName: known }) => known === name)?.StackStatus;
  }

  /** The reasons of resources that could not be created or updated, oldest first. */
  async failures(name: string): Promise<string[]> {
    const { StackEvents: events = [] } = await this.client.send(new DescribeStackEventsCommand({ StackName: name }));
    const failed = events.filter(({ ResourceStatus: status }) => /^(CREATE|UPDATE)_FAILED$/.test(status ?? ''));
    return failed.reverse().flatMap(({ ResourceStatusReason: reason }) => (reason ? [reason] : []));
  }
}
