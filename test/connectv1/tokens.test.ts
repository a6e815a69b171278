import { Aws, CfnParameter, Duration, Lazy, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { connectv1 } from '../../lib';
import type { CampaignProps } from '../../lib/connectv1';
import { errorOf, newStack } from '../support/app';
import { newCampaign, sentBy } from './support/app';

type Props = Partial<CampaignProps>;
const { DialerConfig } = connectv1;

/** Values that only CloudFormation knows. */
const text = (stack: Stack, id = 'Text') => new CfnParameter(stack, id).valueAsString;
const number = (stack: Stack, id = 'Number') => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
const flag = (stack: Stack) => Token.asAny(new CfnParameter(stack, 'Flag').value) as unknown as boolean;
const TEXT = { Ref: 'Text' };
const NUMBER = { Ref: 'Number' };

const TOKENS: readonly (readonly [string, (stack: Stack) => Props, object])[] = [
  ['a name', (stack) => ({ campaignName: text(stack) }), { name: TEXT }],
  ['an instance id', (stack) => ({ connectInstanceId: text(stack) }), { connectInstanceId: TEXT }],
  [
    'the shares of a progressive dialer',
    (stack) => ({
      dialer: DialerConfig.progressive({ bandwidthAllocation: number(stack), dialingCapacity: number(stack, 'N2') }),
    }),
    { dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: NUMBER, dialingCapacity: { Ref: 'N2' } } } },
  ],
  [
    'the share of a predictive dialer',
    (stack) => ({ dialer: DialerConfig.predictive({ bandwidthAllocation: number(stack) }) }),
    { dialerConfig: { predictiveDialerConfig: { bandwidthAllocation: NUMBER } } },
  ],
  [
    'the share of an agentless dialer',
    (stack) => ({ dialer: DialerConfig.agentless({ dialingCapacity: number(stack) }) }),
    { dialerConfig: { agentlessDialerConfig: { dialingCapacity: NUMBER } } },
  ],
  ['a flow', (stack) => ({ contactFlowId: text(stack) }), { outboundCallConfig: { connectContactFlowId: TEXT } }],
  [
    'a queue, which needs no number',
    (stack) => ({ queueId: text(stack), sourcePhoneNumber: undefined }),
    { outboundCallConfig: { connectQueueId: TEXT } },
  ],
  [
    'a number, partly known',
    (stack) => ({ sourcePhoneNumber: `+1 (${text(stack)})` }),
    { outboundCallConfig: { connectSourcePhoneNumber: { 'Fn::Join': ['', ['+1 (', TEXT, ')']] } } },
  ],
  [
    'machine detection',
    (stack) => {
      const enabled = flag(stack);
      return { answerMachineDetection: { enabled, awaitPrompt: enabled } };
    },
    {
      outboundCallConfig: {
        answerMachineDetectionConfig: {
          enableAnswerMachineDetection: { Ref: 'Flag' },
          awaitAnswerMachinePrompt: { Ref: 'Flag' },
        },
      },
    },
  ],
  ['a state', (stack) => ({ state: text(stack) as unknown as connectv1.CampaignState }), { state: TEXT }],
  [
    'tags, by value and by lazy value',
    (stack) => ({ tags: { region: Aws.REGION, lazy: Lazy.string({ produce: () => 'late' }), tokens: text(stack) } }),
    { tags: { region: { Ref: 'AWS::Region' }, lazy: 'late', tokens: TEXT } },
  ],
  [
    'a tag key that is known at the end of the synth',
    () => ({ tags: { [Lazy.string({ produce: () => 'late' })]: 'x', 'not*guessed': '' } }),
    { tags: { late: 'x', 'not*guessed': '' } },
  ],
];

describe('what only CloudFormation knows', () => {
  test.each(TOKENS)('%s is passed on and never guessed [R42]', (_, props, campaign) => {
    const stack = newStack();
    newCampaign(stack, props(stack));
    expect(sentBy(stack).campaign).toMatchObject(campaign);
  });

  test('a deadline is passed on and never guessed [R42]', () => {
    const stack = newStack();
    newCampaign(stack, { deadline: Duration.seconds(number(stack)) });
    expect(sentBy(stack).options).toMatchObject({ deadlineSeconds: NUMBER });
  });

  test('a token hides no problem beside it', () => {
    const stack = newStack();
    const dialer = DialerConfig.progressive({ bandwidthAllocation: number(stack), dialingCapacity: 2 });
    expect(errorOf(() => newCampaign(stack, { dialer }))).toContain('1 problem:\n  - dialer.dialingCapacity must be');
  });
});
