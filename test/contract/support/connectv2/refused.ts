import { REFUSED_TIMES } from './refused-times';
import type { Written } from './write';
import {
  AGENTLESS,
  CALL,
  MESSAGE,
  PLACE,
  SEGMENT,
  many,
  RATE,
  withChannels,
  telephony,
  called,
  mode,
  paced,
  rated,
  preview,
  sms,
  mailed,
  START,
  schedule,
  entries,
  LIMIT,
  limits,
  segment,
} from './write';

export const T = 'channelSubtypeConfig.telephony';
export const OUTBOUND = `${T}.defaultOutboundConfig`;
export const MODE = `${T}.outboundMode`;
export const RATE_PATH = `${MODE}.predictive.pacingStrategies.0.abandonmentRate`;
export const ONE_MODE = `${MODE} must have exactly one of progressive, predictive, agentless, preview, got`;
export const ONE_SOURCE = 'source must have exactly one of customerProfilesSegmentArn, eventTrigger, got';
export const A_MOMENT = 'must be a time in UTC such as "2026-12-24T08:00:00Z", got';
export const A_DURATION = 'must be a duration of days, hours, minutes and seconds such as "PT12H" or "P1DT6H", got';
export const HOURS = `${RATE_PATH}.evaluationWindow must be whole hours from "PT1H" to "PT24H", got`;
export const A_NUMBER = `${OUTBOUND}.connectSourcePhoneNumber must be a phone number in the form E.164 such as "+12065550100", got`;
export const TAG_KEY = '/^[a-zA-Z+\\-=._:/0-9,;<]*$/';
export const QUEUE_ARN = `arn:aws:connect:${PLACE}:instance/i/queue/q`;
export const INSTANCE_ARN = `arn:aws:connect:${PLACE}:instance/i`;
export const LIST = 'communicationLimitsOverride.allChannelSubtypes.communicationLimitsList';
export const json = (value: unknown) => JSON.stringify(value);

/** What cannot be written, and all that is said of it. */
export const REFUSED: readonly (readonly [Written, ...string[]])[] = [
  [{ name: '' }, 'name must have at least 1 character, got 0'],
  [{ name: 'a'.repeat(128) }, 'name must have at most 127 characters, got 128'],
  [{ name: 7 }, 'name must be a text, got 7'],
  [{ connectInstanceId: undefined }, 'connectInstanceId is required'],
  [{ connectInstanceId: '' }, 'connectInstanceId must have at least 1 character, got 0'],
  [{ connectInstanceId: 'a'.repeat(257) }, 'connectInstanceId must have at most 256 characters, got 257'],
  [
    { connectInstanceId: INSTANCE_ARN },
    `connectInstanceId must be the bare id of the instance, not its ARN, got "${INSTANCE_ARN}"`,
  ],
  [{ connectInstanceId: 'a b' }, 'connectInstanceId must match /^[-_.a-zA-Z0-9]+$/, got "a b"'],
  [{ type: 'managed' }, 'type must be one of "MANAGED", "JOURNEY", got "managed"'],
  [{ state: 'Initialized' }, 'state must be one of "Running", "Paused", "Stopped", got "Initialized"'],

  [withChannels({}), 'channelSubtypeConfig must have at least one of telephony, sms, email, whatsApp'],
  [withChannels({ sms: undefined }), 'channelSubtypeConfig must have at least one of telephony, sms, email, whatsApp'],
  [withChannels({ fax: {} }), 'channelSubtypeConfig.fax is not known (known are telephony, sms, email, whatsApp)'],
  [withChannels(null), 'channelSubtypeConfig must be a structure, got null'],
  [telephony({ capacity: 0.009 }), `${T}.capacity must be at least 0.01, got 0.009`],
  [telephony({ capacity: 1.01 }), `${T}.capacity must be at most 1, got 1.01`],
  [telephony({ capacity: '1' }), `${T}.capacity must be a number, got "1"`],
  [telephony({ connectQueueId: '' }), `${T}.connectQueueId must have at least 1 character, got 0`],
  [telephony({ connectQueueId: 'q'.repeat(501) }), `${T}.connectQueueId must have at most 500 characters, got 501`],
  [
    telephony({ connectQueueId: QUEUE_ARN }),
    `${T}.connectQueueId must be the bare id of the queue, not its ARN, got "${QUEUE_ARN}"`,
  ],
  [mode(undefined), `${MODE} is required`],
  [mode({}), `${ONE_MODE} none`],
  [mode({ ...AGENTLESS, progressive: { bandwidthAllocation: 1 } }), `${ONE_MODE} progressive and agentless`],
  [mode({ agentless: '{}' }), `${MODE}.agentless must be a structure, got "{}"`],
  [mode({ agentless: { a: 1 } }), `${MODE}.agentless.a is not known (known are )`],
  [mode({ progressive: {} }), `${MODE}.progressive.bandwidthAllocation is required`],
  [
    mode({ progressive: { bandwidthAllocation: -0.1 } }),
    `${MODE}.progressive.bandwidthAllocation must be at least 0, got -0.1`,
  ],
  [
    mode({ predictive: { bandwidthAllocation: 2.1 } }),
    `${MODE}.predictive.bandwidthAllocation must be at most 2, got 2.1`,
  ],
  [paced(), `${MODE}.predictive.pacingStrategies must have exactly 1 element, got 0`],
  [
    paced({ abandonmentRate: RATE }, { abandonmentRate: RATE }),
    `${MODE}.predictive.pacingStrategies must have exactly 1 element, got 2`,
  ],
  [paced({}), `${RATE_PATH} is required`],
  [rated({ targetRate: -1 }), `${RATE_PATH}.targetRate must be at least 0, got -1`],
  [rated({ targetRate: 1.1 }), `${RATE_PATH}.targetRate must be at most 1, got 1.1`],
  [rated({ connectionThresholdSeconds: 0 }), `${RATE_PATH}.connectionThresholdSeconds must be at least 1, got 0`],
  [
    rated({ connectionThresholdSeconds: 1.5 }),
    `${RATE_PATH}.connectionThresholdSeconds must be a whole number, got 1.5`,
  ],
  [
    rated({ connectionStartPoint: 'RINGING' }),
    `${RATE_PATH}.connectionStartPoint must be one of "CONNECTED_TO_SYSTEM", "GREETING_START", "GREETING_END", got "RINGING"`,
  ],
  ...['PT0H', 'PT25H', 'PT01H', 'P1D', 'PT1.5H', '1H', ''].map(
    (evaluationWindow) => [rated({ evaluationWindow }), `${HOURS} ${json(evaluationWindow)}`] as const,
  ),
  [preview({ timeoutConfig: {} }), `${MODE}.preview.timeoutConfig.durationInSeconds is required`],
  [
    preview({ timeoutConfig: { durationInSeconds: 9 } }),
    `${MODE}.preview.timeoutConfig.durationInSeconds must be at least 10, got 9`,
  ],
  [
    preview({ timeoutConfig: { durationInSeconds: 301 } }),
    `${MODE}.preview.timeoutConfig.durationInSeconds must be at most 300, got 301`,
  ],
  [preview({ agentActions: ['SKIP'] }), `${MODE}.preview.agentActions.0 must be "DISCARD", got "SKIP"`],
  [preview({ bandwidthAllocation: 3 }), `${MODE}.preview.bandwidthAllocation must be at most 2, got 3`],
  [telephony({ defaultOutboundConfig: undefined }), `${OUTBOUND} is required`],
  [called({ connectContactFlowId: '' }), `${OUTBOUND}.connectContactFlowId must have at least 1 character, got 0`],
  [
    called({ connectContactFlowId: 'f'.repeat(501) }),
    `${OUTBOUND}.connectContactFlowId must have at most 500 characters, got 501`,
  ],
  [
    called({ connectSourcePhoneNumber: undefined }),
    `${OUTBOUND}.connectSourcePhoneNumber is required where there is no queue`,
  ],
  ...['', '12065550100', '+02065550100', '+1 206 555 0100', '+1234567890123456', '+1'].map(
    (connectSourcePhoneNumber) =>
      [called({ connectSourcePhoneNumber }), `${A_NUMBER} ${json(connectSourcePhoneNumber)}`] as const,
  ),
  [
    called({ answerMachineDetectionConfig: {} }),
    `${OUTBOUND}.answerMachineDetectionConfig.enableAnswerMachineDetection is required`,
  ],
  [called({ ringTimeout: 14 }), `${OUTBOUND}.ringTimeout must be at least 15, got 14`],
  [called({ ringTimeout: 61 }), `${OUTBOUND}.ringTimeout must be at most 60, got 61`],
  [called({ ringTimeout: 20.5 }), `${OUTBOUND}.ringTimeout must be a whole number, got 20.5`],
  [
    telephony({
      outboundMode: { preview: { bandwidthAllocation: 1, timeoutConfig: { durationInSeconds: 10 } } },
      defaultOutboundConfig: { ...CALL, ringTimeout: 20 },
    }),
    `${OUTBOUND}.ringTimeout cannot be set in preview mode`,
  ],

  [sms({ outboundMode: {} }), 'channelSubtypeConfig.sms.outboundMode.agentless is required'],
  [
    sms({ outboundMode: { ...AGENTLESS, progressive: {} } }),
    'channelSubtypeConfig.sms.outboundMode.progressive is not known (known are agentless)',
  ],
  [
    sms({ defaultOutboundConfig: { connectSourcePhoneNumberArn: '+12065550100' } }),
    'channelSubtypeConfig.sms.defaultOutboundConfig.connectSourcePhoneNumberArn must have at least 20 characters, got 12',
    'channelSubtypeConfig.sms.defaultOutboundConfig.connectSourcePhoneNumberArn must be an ARN, got "+12065550100"',
    'channelSubtypeConfig.sms.defaultOutboundConfig.wisdomTemplateArn is required',
  ],
  [
    withChannels({ whatsApp: { ...MESSAGE, capacity: 2 } }),
    'channelSubtypeConfig.whatsApp.capacity must be at most 1, got 2',
  ],
  ...['shop', '@example.com', 'shop@', 'a b@example.com', 'a@b', 'a@b.', 'a@b..c', 'a@b@c.d', ''].map(
    (connectSourceEmailAddress) =>
      [
        mailed({ connectSourceEmailAddress }),
        `channelSubtypeConfig.email.defaultOutboundConfig.connectSourceEmailAddress must be an email address, got ${json(connectSourceEmailAddress)}`,
      ] as const,
  ),
  [
    mailed({ connectSourceEmailAddress: `${'a'.repeat(244)}@example.com` }),
    'channelSubtypeConfig.email.defaultOutboundConfig.connectSourceEmailAddress must have at most 255 characters, got 256',
  ],
  [
    mailed({ sourceEmailAddressDisplayName: '' }),
    'channelSubtypeConfig.email.defaultOutboundConfig.sourceEmailAddressDisplayName must have at least 1 character, got 0',
  ],
  [
    mailed({ sourceEmailAddressDisplayName: 'n'.repeat(128) }),
    'channelSubtypeConfig.email.defaultOutboundConfig.sourceEmailAddressDisplayName must have at most 127 characters, got 128',
  ],

  [{ source: {} }, `${ONE_SOURCE} none`],
  [
    { source: { customerProfilesSegmentArn: SEGMENT, eventTrigger: {} } },
    `${ONE_SOURCE} customerProfilesSegmentArn and eventTrigger`,
  ],
  [
    segment('a-segment-by-its-bare-name'),
    'source.customerProfilesSegmentArn must be an ARN, got "a-segment-by-its-bare-name"',
  ],
  [segment(`${SEGMENT}:`), `source.customerProfilesSegmentArn must be an ARN, got "${SEGMENT}:"`],
  [segment(SEGMENT.padEnd(501, 'x')), 'source.customerProfilesSegmentArn must have at most 500 characters, got 501'],
  [
    { source: { eventTrigger: { customerProfilesDomainArn: 'amazon-connect-the-shop' } } },
    'source.eventTrigger.customerProfilesDomainArn must be an ARN, got "amazon-connect-the-shop"',
  ],
  [
    { connectCampaignFlowArn: 'arn:aws:connect:nowhere' },
    'connectCampaignFlowArn must be an ARN, got "arn:aws:connect:nowhere"',
  ],

  [{ schedule: {} }, 'schedule.startTime is required', 'schedule.endTime is required'],
  ...[
    '2026-12-01',
    '2026-12-01T08:00:00',
    '2026-12-01T08:00:00+01:00',
    '2026-13-01T08:00:00Z',
    '2026-02-29T08:00:00Z',
    '2026-12-01T24:00:00Z',
    '2026-12-01T08:60:00Z',
    '2026-12-01 08:00:00Z',
    'tomorrow',
    '',
  ].map((startTime) => [schedule({ startTime }), `schedule.startTime ${A_MOMENT} ${json(startTime)}`] as const),
  [schedule({ endTime: '2026-11-31T08:00:00Z' }), `schedule.endTime ${A_MOMENT} "2026-11-31T08:00:00Z"`],
  [schedule({ endTime: START }), `schedule.endTime must be after the start at ${START}, got "${START}"`],
  [
    schedule({ endTime: '2026-12-01T07:59:59.999Z' }),
    `schedule.endTime must be after the start at ${START}, got "2026-12-01T07:59:59.999Z"`,
  ],
  ...['P', 'PT', 'P1DT', '-PT1H', 'PT-1H', 'P+1D', 'P1W', 'P1M', 'PT1H1H', 'PT1M1H', '1H', 'pt1h', 'PT1,5S', ''].map(
    (refreshFrequency) =>
      [schedule({ refreshFrequency }), `schedule.refreshFrequency ${A_DURATION} ${json(refreshFrequency)}`] as const,
  ),
  ...['PT0H', 'PT59M', 'PT59M59.999S', 'PT3599S', 'P0D', 'P0DT59M'].map(
    (refreshFrequency) =>
      [
        schedule({ refreshFrequency }),
        `schedule.refreshFrequency must be at least one hour, got "${refreshFrequency}"`,
      ] as const,
  ),
  [
    schedule({ refreshFrequency: `PT${'1'.repeat(48)}H` }),
    'schedule.refreshFrequency must have at most 50 characters, got 51',
  ],
  [
    { entryLimitsConfig: {} },
    'entryLimitsConfig.maxEntryCount is required',
    'entryLimitsConfig.minEntryInterval is required',
  ],
  [entries({ maxEntryCount: -1 }), 'entryLimitsConfig.maxEntryCount must be at least 0, got -1'],
  [
    entries({ maxEntryCount: 2147483648 }),
    'entryLimitsConfig.maxEntryCount must be at most 2147483647, got 2147483648',
  ],
  [entries({ minEntryInterval: 'P' }), `entryLimitsConfig.minEntryInterval ${A_DURATION} "P"`],
  [entries({ minEntryInterval: 'PT-1S' }), `entryLimitsConfig.minEntryInterval ${A_DURATION} "PT-1S"`],

  ...REFUSED_TIMES,
  [limits(LIMIT, LIMIT, LIMIT), `${LIST} must have at most 2 elements, got 3`],
  [limits({ ...LIMIT, maxCountPerRecipient: 0 }), `${LIST}.0.maxCountPerRecipient must be at least 1, got 0`],
  [limits(LIMIT, { ...LIMIT, frequency: 0 }), `${LIST}.1.frequency must be at least 1, got 0`],
  [limits({ ...LIMIT, frequency: 31 }), `${LIST}.0.frequency must be at most 30, got 31`],
  [limits({ ...LIMIT, unit: 'HOUR' }), `${LIST}.0.unit must be "DAY", got "HOUR"`],
  [{ communicationLimitsOverride: { allChannelSubtypes: {} } }, `${LIST} is required`],
  [
    { communicationLimitsOverride: { instanceLimitsHandling: 'IGNORE' } },
    'communicationLimitsOverride.instanceLimitsHandling must be one of "OPT_IN", "OPT_OUT", got "IGNORE"',
  ],
  [{ tags: many(48) }, 'tags must have at most 47 tags, got 48'],
  [{ tags: { 'my team': 'x' } }, `tags.my team cannot be a key: it must match ${TAG_KEY}`],
  [{ tags: { 'a@b': 'x' } }, `tags.a@b cannot be a key: it must match ${TAG_KEY}`],
  [{ tags: { 'aws:a': 'x' } }, 'tags.aws:a cannot be a key: it must not begin with "aws:" or "cdk-campaigns:"'],
  [{ tags: { team: 'v'.repeat(257) } }, 'tags.team must have at most 256 characters, got 257'],
];
