import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { stackOf } from '../../lambda/engine/stack';
import { STACK } from './support/marks';

function scripted(answer: unknown) {
  const sent: [command: string, input: unknown][] = [];
  const send = async (command: { input: unknown }) => {
    sent.push([command.constructor.name.replace('Command', ''), command.input]);
    return answer;
  };
  return { sent, stack: stackOf(STACK, { send } as unknown as CloudFormationClient) };
}

describe('the stack', () => {
  test('is asked which id it holds for a resource', async () => {
    const { sent, stack } = scripted({ StackResourceDetail: { PhysicalResourceId: 'kite/1' } });
    expect(await stack.heldId('Dragon')).toBe('kite/1');
    expect(sent).toEqual([['DescribeStackResource', { StackName: STACK, LogicalResourceId: 'Dragon' }]]);
  });

  test('may hold none', async () => {
    expect(await scripted({ StackResourceDetail: {} }).stack.heldId('Dragon')).toBeUndefined();
  });

  test.each([
    ['UPDATE_ROLLBACK_IN_PROGRESS', true],
    ['ROLLBACK_IN_PROGRESS', true],
    ['UPDATE_IN_PROGRESS', false],
    ['DELETE_IN_PROGRESS', false],
  ])('that is in %s rolls back: %s', async (StackStatus, expected) => {
    const { sent, stack } = scripted({ Stacks: [{ StackStatus }] });
    expect(await stack.isRollingBack()).toBe(expected);
    expect(sent).toEqual([['DescribeStacks', { StackName: STACK }]]);
  });

  test.each([{}, { Stacks: [] }, { Stacks: [{}] }])(
    'that is told as %j is not known to do anything',
    async (answer) => {
      const { stack } = scripted(answer);
      await expect(stack.isRollingBack()).rejects.toThrow('the answer to DescribeStacks cannot be read');
      await expect(stack.heldId('Dragon')).rejects.toThrow('the answer to DescribeStackResource cannot be read');
    },
  );
});
