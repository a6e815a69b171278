import { Duration } from 'aws-cdk-lib';
import { connectv2 } from '../../lib';
import type { AbandonmentRate, TelephonyChannel } from '../../lib/connectv2';
import { errorOf, newStack } from '../support/app';
import { EMAIL, newCampaign, NUMBER, PHONE, sent, SMS, TELEPHONY, TEMPLATE } from './support/app';

const { AgentAction, ConnectionStartPoint, OutboundMode, PacingStrategy } = connectv2;

const channels = (props: Partial<connectv2.CampaignProps>) => sent(props).campaign.channelSubtypeConfig;
const telephony = (props: Partial<TelephonyChannel>) => {
  const sentChannels = channels({ telephony: { ...TELEPHONY, ...props } }) as { telephony: object };
  return sentChannels.telephony;
};

const CALL = { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: NUMBER };
const called = (members: object) => ({ defaultOutboundConfig: { ...CALL, ...members } });
const RATE: AbandonmentRate = {
  targetRate: 0.05,
  connectionStartPoint: ConnectionStartPoint.CONNECTED_TO_SYSTEM,
  connectionThreshold: Duration.minutes(1),
  evaluationWindow: Duration.days(1),
};
const paced = (rate: Partial<AbandonmentRate>) =>
  OutboundMode.predictive({ bandwidthAllocation: 1, pacing: PacingStrategy.abandonmentRate({ ...RATE, ...rate }) });

const CALLS: readonly (readonly [string, Partial<TelephonyChannel>, object])[] = [
  ['nothing but what is required', {}, {}],
  ['capacity', { capacity: 0.5 }, { capacity: 0.5 }],
  ['queueId', { queueId: 'queue-1' }, { connectQueueId: 'queue-1' }],
  [
    'a queue without a number',
    { queueId: 'queue-1', sourcePhoneNumber: undefined },
    { connectQueueId: 'queue-1', defaultOutboundConfig: { connectContactFlowId: 'flow-1' } },
  ],
  ['contactFlowId', { contactFlowId: 'flow-2' }, called({ connectContactFlowId: 'flow-2' })],
  ['sourcePhoneNumber', { sourcePhoneNumber: '+4930901820' }, called({ connectSourcePhoneNumber: '+4930901820' })],
  [
    'answerMachineDetection',
    { answerMachineDetection: { enabled: true, awaitPrompt: false } },
    called({ answerMachineDetectionConfig: { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: false } }),
  ],
  [
    'answerMachineDetection, off',
    { answerMachineDetection: { enabled: false } },
    called({ answerMachineDetectionConfig: { enableAnswerMachineDetection: false } }),
  ],
  ['ringTimeout', { ringTimeout: Duration.minutes(1) }, called({ ringTimeout: 60 })],
  [
    'a progressive mode',
    { outboundMode: OutboundMode.progressive({ bandwidthAllocation: 0 }) },
    { outboundMode: { progressive: { bandwidthAllocation: 0 } } },
  ],
  [
    'a predictive mode',
    { outboundMode: OutboundMode.predictive({ bandwidthAllocation: 2 }) },
    { outboundMode: { predictive: { bandwidthAllocation: 2 } } },
  ],
  [
    'a predictive mode with a pace',
    { outboundMode: paced({}) },
    {
      outboundMode: {
        predictive: {
          bandwidthAllocation: 1,
          pacingStrategies: [
            {
              abandonmentRate: {
                targetRate: 0.05,
                connectionStartPoint: 'CONNECTED_TO_SYSTEM',
                connectionThresholdSeconds: 60,
                evaluationWindow: 'PT24H',
              },
            },
          ],
        },
      },
    },
  ],
  [
    'a preview mode',
    { outboundMode: OutboundMode.preview({ bandwidthAllocation: 1, timeout: Duration.seconds(20) }) },
    { outboundMode: { preview: { bandwidthAllocation: 1, timeoutConfig: { durationInSeconds: 20 } } } },
  ],
  [
    'a preview mode in which calls can be dropped',
    {
      outboundMode: OutboundMode.preview({
        bandwidthAllocation: 1,
        timeout: Duration.minutes(5),
        agentActions: [AgentAction.DISCARD],
      }),
    },
    {
      outboundMode: {
        preview: { bandwidthAllocation: 1, timeoutConfig: { durationInSeconds: 300 }, agentActions: ['DISCARD'] },
      },
    },
  ],
];

describe('every prop of a channel has its place', () => {
  test.each(CALLS)('telephony, %s [R54]', (_, props, expected) => {
    const least = { outboundMode: { agentless: '{}' }, defaultOutboundConfig: CALL };
    expect(telephony(props)).toEqual({ ...least, ...expected });
  });

  const message = { connectSourcePhoneNumberArn: PHONE, wisdomTemplateArn: TEMPLATE };

  test.each(['sms', 'whatsApp'] as const)('%s, which is sent without agents [R54]', (channel) => {
    const least = { outboundMode: { agentless: '{}' }, defaultOutboundConfig: message };
    expect(channels({ [channel]: SMS })).toEqual({ [channel]: least });
    expect(channels({ [channel]: { ...SMS, capacity: 0.01 } })).toEqual({ [channel]: { ...least, capacity: 0.01 } });
  });

  test('email, which is sent without agents [R54]', () => {
    const config = { connectSourceEmailAddress: 'shop@example.com', wisdomTemplateArn: TEMPLATE };
    const least = { outboundMode: { agentless: '{}' }, defaultOutboundConfig: config };
    expect(channels({ email: EMAIL })).toEqual({ email: least });
    expect(channels({ email: { ...EMAIL, capacity: 1, displayName: 'Shop' } })).toEqual({
      email: { ...least, capacity: 1, defaultOutboundConfig: { ...config, sourceEmailAddressDisplayName: 'Shop' } },
    });
  });

  test('no channel is nothing at all, and all four can be together [R54]', () => {
    expect(channels({})).toBeUndefined();
    const all = { telephony: TELEPHONY, sms: SMS, email: EMAIL, whatsApp: SMS };
    expect(Object.keys(channels(all) as object)).toEqual(['telephony', 'sms', 'email', 'whatsApp']);
  });

  test('a mode takes from a larger structure only what it means', () => {
    const shared = { bandwidthAllocation: 0.5, timeout: Duration.seconds(10), comment: 'x' };
    expect(telephony({ outboundMode: OutboundMode.progressive(shared) })).toMatchObject({
      outboundMode: { progressive: { bandwidthAllocation: 0.5 } },
    });
    const rate = { ...RATE, comment: 'x' };
    expect(telephony({ outboundMode: paced(rate) })).not.toHaveProperty(
      'outboundMode.predictive.pacingStrategies.0.abandonmentRate.comment',
    );
  });
});

const QUEUE_ARN = 'arn:aws:connect:us-east-1:123456789012:instance/instance-1/queue/queue-1';

const WRONG: readonly (readonly [Partial<connectv2.CampaignProps>, ...string[]])[] = [
  [
    { telephony: { ...TELEPHONY, queueId: QUEUE_ARN } },
    `telephony.queueId must be the bare id of the queue, not its ARN, got "${QUEUE_ARN}"`,
  ],
  [
    { telephony: { ...TELEPHONY, sourcePhoneNumber: undefined } },
    'telephony.sourcePhoneNumber is required where there is no queue',
  ],
  [
    { telephony: { ...TELEPHONY, sourcePhoneNumber: '206-555-0100', contactFlowId: '' } },
    'telephony.contactFlowId must have at least 1 character, got 0',
    'telephony.sourcePhoneNumber must be a phone number in the form E.164 such as "+12065550100", got "206-555-0100"',
  ],
  [
    { telephony: { ...TELEPHONY, capacity: 0, ringTimeout: Duration.millis(15_500) } },
    'telephony.capacity must be at least 0.01, got 0',
    'telephony.ringTimeout (in seconds) must be a whole number, got 15.5',
  ],
  [
    { telephony: { ...TELEPHONY, outboundMode: OutboundMode.progressive({ bandwidthAllocation: -1 }) } },
    'telephony.outboundMode.bandwidthAllocation must be at least 0, got -1',
  ],
  [
    {
      telephony: {
        ...TELEPHONY,
        outboundMode: paced({
          targetRate: 2,
          connectionThreshold: Duration.millis(1),
          evaluationWindow: Duration.minutes(90),
        }),
      },
    },
    'telephony.outboundMode.pacing.targetRate must be at most 1, got 2',
    'telephony.outboundMode.pacing.connectionThreshold (in seconds) must be a whole number, got 0.001',
    'telephony.outboundMode.pacing.evaluationWindow must be whole hours from "PT1H" to "PT24H", got "PT1.5H"',
  ],
  [
    {
      telephony: {
        ...TELEPHONY,
        outboundMode: OutboundMode.preview({ bandwidthAllocation: 1, timeout: Duration.minutes(6) }),
        ringTimeout: Duration.seconds(20),
      },
    },
    'telephony.outboundMode.timeout (in seconds) must be at most 300, got 360',
    'telephony.ringTimeout (in seconds) cannot be set in preview mode',
  ],
  [
    { sms: { ...SMS, sourcePhoneNumberArn: NUMBER, capacity: 2 } },
    'sms.capacity must be at most 1, got 2',
    'sms.sourcePhoneNumberArn must have at least 20 characters, got 12',
    `sms.sourcePhoneNumberArn must be an ARN, got "${NUMBER}"`,
  ],
  [
    { whatsApp: { ...SMS, templateArn: 'the template of the shop' } },
    'whatsApp.templateArn must be an ARN, got "the template of the shop"',
  ],
  [
    { email: { ...EMAIL, sourceEmailAddress: 'shop', displayName: '' } },
    'email.sourceEmailAddress must be an email address, got "shop"',
    'email.displayName must have at least 1 character, got 0',
  ],
];

test.each(WRONG.map(([props, ...problems]) => ({ props, problems, all: problems.join('; ').slice(0, 120) })))(
  'a channel is refused at synth, in the names of the props: $all',
  ({ props, problems }) => {
    const lines = problems.map((problem) => `  - ${problem}`).join('\n');
    expect(errorOf(() => newCampaign(newStack(), props)).split(':\n')[1]).toBe(lines);
  },
);
