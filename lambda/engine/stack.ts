import {
  CloudFormationClient,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { clientSettings } from './client';

/** The stack that a request belongs to: what CloudFormation knows and the request does not say. */
export interface Stack {
  /** The physical id that CloudFormation holds for a resource now. */
  heldId(resource: string): Promise<string | undefined>;
  isRollingBack(): Promise<boolean>;
}

export function stackOf(StackName: string, client = new CloudFormationClient(clientSettings())): Stack {
  return {
    async heldId(LogicalResourceId) {
      const query = new DescribeStackResourceCommand({ StackName, LogicalResourceId });
      const { StackResourceDetail: detail } = await client.send(query);
      return detail?.PhysicalResourceId;
    },

    async isRollingBack() {
      const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
      return stack?.StackStatus?.includes('ROLLBACK') ?? false;
    },
  };
}
