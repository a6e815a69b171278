import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  paginateDescribeStackEvents,
  RollbackStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { Stack, StackEvent, StackResource } from '@aws-sdk/client-cloudformation';
import type { ClientSettings } from './clients';

/** What a stack is to be made of. */
export interface Wanted {
  readonly template: object;
  /** What could be made stays after a failure. */
  readonly keepsFailed?: boolean | undefined;
}

const Tags = [{ Key: 'cdk-campaigns:probe', Value: 'may be deleted' }];

/** CloudFormation's own API, as far as the probe needs it. */
export class Cloud {
  private readonly client: CloudFormationClient;

  constructor(settings: ClientSettings) {
    this.client = new CloudFormationClient(settings);
  }

  async create(name: string, wanted: Wanted): Promise<string> {
    const { StackId: id = name } = await this.client.send(new CreateStackCommand({ ...inputOf(name, wanted), Tags }));
    return id;
  }

  async update(id: string, wanted: Wanted): Promise<void> {
    await this.client.send(new UpdateStackCommand(inputOf(id, wanted)));
  }

  async delete(id: string, RetainResources?: string[]): Promise<void> {
    await this.client.send(new DeleteStackCommand({ StackName: id, RetainResources }));
  }

  async rollBack(id: string): Promise<void> {
    await this.client.send(new RollbackStackCommand({ StackName: id }));
  }

  /** Returns what is said of it at once. */
  async proposeChange(id: string, ChangeSetName: string, wanted: Wanted): Promise<string> {
    const { StackName, TemplateBody, Capabilities } = inputOf(id, wanted);
    await this.client.send(new CreateChangeSetCommand({ StackName, TemplateBody, Capabilities, ChangeSetName }));
    return this.proposal(id, ChangeSetName);
  }

  /** The status of a change set, or the error of asking for it. */
  async proposal(StackName: string, ChangeSetName: string): Promise<string> {
    try {
      const { Status: status } = await this.client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
      return String(status);
    } catch (error) {
      return error instanceof Error ? error.name : 'unknown';
    }
  }

  async execute(StackName: string, ChangeSetName: string): Promise<void> {
    await this.client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
  }

  /** Nothing for a stack that is not there, or not any more. */
  async stack(id: string): Promise<Stack | undefined> {
    try {
      const { Stacks: [stack] = [] } = await this.client.send(new DescribeStacksCommand({ StackName: id }));
      return stack?.StackStatus === 'DELETE_COMPLETE' ? undefined : stack;
    } catch (error) {
      if (error instanceof Error && error.message.includes('does not exist')) return undefined;
      throw error;
    }
  }

  async resources(id: string): Promise<StackResource[]> {
    const { StackResources: resources = [] } = await this.client.send(
      new DescribeStackResourcesCommand({ StackName: id }),
    );
    return resources;
  }

  /** Oldest first. */
  async events(id: string): Promise<StackEvent[]> {
    const events: StackEvent[] = [];
    for await (const page of paginateDescribeStackEvents({ client: this.client }, { StackName: id })) {
      events.push(...(page.StackEvents ?? []));
    }
    return events.reverse();
  }

  close(): void {
    this.client.destroy();
  }
}

function inputOf(StackName: string, { template, keepsFailed }: Wanted) {
  const TemplateBody = JSON.stringify(template);
  const Capabilities: 'CAPABILITY_IAM'[] = ['CAPABILITY_IAM'];
  return { StackName, TemplateBody, Capabilities, ...(keepsFailed ? { DisableRollback: true } : {}) };
}
