import { Aws, CfnParameter, Duration, Lazy, TimeZone, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { connectv2 } from '../../lib';
import type { CampaignProps } from '../../lib/connectv2';
import { errorOf, newStack } from '../support/app';
import { EMAIL, newCampaign, sentBy, SMS, TELEPHONY } from './support/app';

type Props = Partial<CampaignProps>;
const { OpenHours, OutboundMode, PacingStrategy, RestrictedPeriod, Schedule, Source, TimeRange } = connectv2;

/** Values that only CloudFormation knows. */
const parameter = (stack: Stack, id: string, type = 'String') =>
  (stack.node.tryFindChild(id) as CfnParameter | undefined) ?? new CfnParameter(stack, id, { type });
const text = (stack: Stack) => parameter(stack, 'Text').valueAsString;
const number = (stack: Stack) => parameter(stack, 'Number', 'Number').valueAsNumber;
const flag = (stack: Stack) => Token.asAny(parameter(stack, 'Flag').value) as unknown as boolean;
const TEXT = { Ref: 'Text' };
const NUMBER = { Ref: 'Number' };
const FLAG = { Ref: 'Flag' };
const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const called = (members: object) => ({ channelSubtypeConfig: { telephony: members } });

const TOKENS: readonly (readonly [string, (stack: Stack) => Props, object])[] = [
  ['a name', (stack) => ({ campaignName: text(stack) }), { name: TEXT }],
  ['an instance id', (stack) => ({ connectInstanceId: text(stack) }), { connectInstanceId: TEXT }],
  ['a type', (stack) => ({ campaignType: text(stack) as never }), { type: TEXT }],
  ['a state', (stack) => ({ state: text(stack) as never }), { state: TEXT }],
  ['a flow', (stack) => ({ campaignFlowArn: text(stack) }), { connectCampaignFlowArn: TEXT }],
  [
    'a segment, partly known',
    () => ({ source: Source.segment(`arn:${Aws.PARTITION}:x`) }),
    { source: { customerProfilesSegmentArn: joined('arn:', { Ref: 'AWS::Partition' }, ':x') } },
  ],
  [
    'a domain',
    (stack) => ({ source: Source.eventTrigger({ customerProfilesDomainArn: text(stack) }) }),
    { source: { eventTrigger: { customerProfilesDomainArn: TEXT } } },
  ],
  [
    'a schedule',
    (stack) => ({
      schedule: Schedule.fromTimestamps(text(stack), '2001-01-01T00:00:00Z', {
        refreshFrequency: Duration.seconds(number(stack)),
      }),
    }),
    {
      schedule: { startTime: TEXT, endTime: '2001-01-01T00:00:00Z', refreshFrequency: joined('PT', NUMBER, 'S') },
    },
  ],
  [
    'entry limits',
    (stack) => ({ entryLimits: { maxEntryCount: number(stack), minEntryInterval: Duration.seconds(number(stack)) } }),
    { entryLimitsConfig: { maxEntryCount: NUMBER, minEntryInterval: joined('PT', NUMBER, 'S') } },
  ],
  [
    'communication limits',
    (stack) => ({
      communicationLimits: {
        allChannels: [{ maxCountPerRecipient: number(stack), frequency: Duration.days(number(stack)) }],
      },
    }),
    {
      communicationLimitsOverride: {
        allChannelSubtypes: { communicationLimitsList: [{ maxCountPerRecipient: NUMBER, frequency: NUMBER }] },
      },
    },
  ],
  [
    'a queue, which needs no number',
    (stack) => ({ telephony: { ...TELEPHONY, queueId: text(stack), sourcePhoneNumber: undefined } }),
    called({ connectQueueId: TEXT }),
  ],
  [
    'what is said of calls',
    (stack) => ({
      telephony: {
        outboundMode: OutboundMode.progressive({ bandwidthAllocation: number(stack) }),
        contactFlowId: text(stack),
        sourcePhoneNumber: `+1 (${text(stack)})`,
        capacity: number(stack),
        ringTimeout: Duration.seconds(number(stack)),
        answerMachineDetection: { enabled: flag(stack), awaitPrompt: flag(stack) },
      },
    }),
    called({
      capacity: NUMBER,
      outboundMode: { progressive: { bandwidthAllocation: NUMBER } },
      defaultOutboundConfig: {
        connectContactFlowId: TEXT,
        connectSourcePhoneNumber: joined('+1 (', TEXT, ')'),
        ringTimeout: NUMBER,
        answerMachineDetectionConfig: { enableAnswerMachineDetection: FLAG, awaitAnswerMachinePrompt: FLAG },
      },
    }),
  ],
  [
    'a pace',
    (stack) => ({
      telephony: {
        ...TELEPHONY,
        outboundMode: OutboundMode.predictive({
          bandwidthAllocation: 1,
          pacing: PacingStrategy.abandonmentRate({
            targetRate: number(stack),
            connectionStartPoint: text(stack) as never,
            connectionThreshold: Duration.seconds(number(stack)),
            evaluationWindow: Duration.hours(number(stack)),
          }),
        }),
      },
    }),
    called({
      outboundMode: {
        predictive: {
          pacingStrategies: [
            {
              abandonmentRate: {
                targetRate: NUMBER,
                connectionStartPoint: TEXT,
                connectionThresholdSeconds: NUMBER,
                evaluationWindow: joined('PT', NUMBER, 'H'),
              },
            },
          ],
        },
      },
    }),
  ],
  [
    'a preview',
    (stack) => ({
      telephony: {
        ...TELEPHONY,
        outboundMode: OutboundMode.preview({ bandwidthAllocation: 1, timeout: Duration.seconds(number(stack)) }),
      },
    }),
    called({ outboundMode: { preview: { timeoutConfig: { durationInSeconds: NUMBER } } } }),
  ],
  [
    'where messages come from',
    (stack) => ({
      sms: { ...SMS, sourcePhoneNumberArn: text(stack) },
      whatsApp: { ...SMS, templateArn: text(stack), capacity: number(stack) },
      email: { ...EMAIL, sourceEmailAddress: text(stack), displayName: text(stack) },
    }),
    {
      channelSubtypeConfig: {
        sms: { defaultOutboundConfig: { connectSourcePhoneNumberArn: TEXT } },
        whatsApp: { capacity: NUMBER, defaultOutboundConfig: { wisdomTemplateArn: TEXT } },
        email: {
          defaultOutboundConfig: { connectSourceEmailAddress: TEXT, sourceEmailAddressDisplayName: TEXT },
        },
      },
    },
  ],
  [
    'times',
    (stack) => ({
      communicationTime: {
        defaultTimeZone: TimeZone.of(text(stack)),
        sms: {
          openHours: OpenHours.daily({ monday: [TimeRange.of(text(stack), '17:30')] }),
          restrictedPeriods: [RestrictedPeriod.between(text(stack), '2001-01-01', { name: text(stack) })],
        },
      },
    }),
    {
      communicationTimeConfig: {
        localTimeZoneConfig: { defaultTimeZone: TEXT },
        sms: {
          openHours: { dailyHours: { MONDAY: [{ startTime: joined('T', TEXT), endTime: 'T17:30' }] } },
          restrictedPeriods: { restrictedPeriodList: [{ startDate: TEXT, endDate: '2001-01-01', name: TEXT }] },
        },
      },
    },
  ],
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

  test('a duration that cannot be converted says which unit to use', () => {
    const stack = newStack();
    const entryLimits = { maxEntryCount: 1, minEntryInterval: Duration.hours(number(stack)) };
    expect(errorOf(() => newCampaign(stack, { entryLimits }))).toContain(
      "Duration must be specified as 'Duration.seconds()'",
    );
  });

  test('a token hides no problem beside it', () => {
    const stack = newStack();
    const telephony = { ...TELEPHONY, capacity: 2, contactFlowId: text(stack), sourcePhoneNumber: undefined };
    expect(errorOf(() => newCampaign(stack, { telephony }))).toContain(
      '2 problems:\n  - telephony.capacity must be at most 1, got 2\n  - telephony.sourcePhoneNumber is required',
    );
  });
});
