import {
  CloudFormationClient,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { clientOf } from './client';
import { UnreadableAnswer } from './unreadable';

/** The stack that a request belongs to: what CloudFormation knows and the request does not say. */
export interface Stack {
  /** The physical id that CloudFormation holds for a resource now. */
  heldId(resource: string): Promise<string | undefined>;
  isRollingBack(): Promise<boolean>;
}

export function stackOf(StackName: string, given?: CloudFormationClient): Stack {
  // Most requests ask nothing of the stack, and a client takes time to be made.
  let made = given;
  const client = () => (made ??= clientOf(CloudFormationClient));

  return {
    async heldId(LogicalResourceId) {
      const query = new DescribeStackResourceCommand({ StackName, LogicalResourceId });
      const { StackResourceDetail: detail } = await client().send(query);
      if (!detail) throw new UnreadableAnswer('DescribeStackResource', 'there is no resource in it');
      return detail.PhysicalResourceId;
    },

    async isRollingBack() {
      const { Stacks: [stack] = [] } = await client().send(new DescribeStacksCommand({ StackName }));
      if (!stack?.StackStatus) throw new UnreadableAnswer('DescribeStacks', 'there is no status in it');
      return stack.StackStatus.includes('ROLLBACK');
    },
  };
}
