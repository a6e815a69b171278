import type { ConnectV2Campaign } from '../../../../lib/connectv2/contract';

/** Whatever a user may write: JavaScript has no types, and a template has none either. */
export type Written = Partial<Record<keyof ConnectV2Campaign, unknown>>;

export const PLACE = 'us-east-1:123456789012';
export const PHONE = `arn:aws:connect:${PLACE}:phone-number/number-1`;
export const TEMPLATE = `arn:aws:wisdom:${PLACE}:message-template/base-1/template-1`;
export const SEGMENT = `arn:aws:profile:${PLACE}:domains/shop/segment-definitions/vip`;

export function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
}

export const AGENTLESS = { agentless: {} };
export const CALL = { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: '+12065550100' };
export const TELEPHONY = { outboundMode: AGENTLESS as object, defaultOutboundConfig: CALL as object };
export const MESSAGE = {
  outboundMode: AGENTLESS,
  defaultOutboundConfig: { connectSourcePhoneNumberArn: PHONE, wisdomTemplateArn: TEMPLATE },
};
export const MAIL = { connectSourceEmailAddress: 'shop@example.com', wisdomTemplateArn: TEMPLATE };
export const RATE = {
  targetRate: 0.05,
  connectionStartPoint: 'GREETING_END' as const,
  connectionThresholdSeconds: 2,
  evaluationWindow: 'PT1H',
};

export const withChannels = (channelSubtypeConfig: unknown): Written => ({ channelSubtypeConfig });
export const telephony = (members: object): Written => withChannels({ telephony: { ...TELEPHONY, ...members } });
export const called = (members: object) => telephony({ defaultOutboundConfig: { ...CALL, ...members } });
export const mode = (outboundMode: unknown) => telephony({ outboundMode });
export const paced = (...strategies: unknown[]) =>
  mode({ predictive: { bandwidthAllocation: 1, pacingStrategies: strategies } });
export const rated = (members: object) => paced({ abandonmentRate: { ...RATE, ...members } });
export const preview = (members: object) =>
  mode({ preview: { bandwidthAllocation: 1, timeoutConfig: { durationInSeconds: 30 }, ...members } });
export const sms = (members: object): Written => withChannels({ sms: { ...MESSAGE, ...members } });
export const mailed = (members: object): Written =>
  withChannels({ email: { outboundMode: AGENTLESS, defaultOutboundConfig: { ...MAIL, ...members } } });

export const START = '2026-12-01T08:00:00Z';
export const END = '2026-12-02T08:00:00Z';
export const schedule = (members: object): Written => ({ schedule: { startTime: START, endTime: END, ...members } });
export const entries = (members: object): Written => ({
  entryLimitsConfig: { maxEntryCount: 1, minEntryInterval: 'PT0H', ...members },
});
export const zone = (localTimeZoneConfig: unknown): Written => ({ communicationTimeConfig: { localTimeZoneConfig } });
export const window = (timeWindow: unknown): Written => ({
  communicationTimeConfig: { localTimeZoneConfig: {}, sms: timeWindow },
});
export const hours = (dailyHours: unknown) => window({ openHours: { dailyHours } });
export const range = (startTime: unknown, endTime: unknown = 'T17:30') => hours({ MONDAY: [{ startTime, endTime }] });
export const periods = (...restrictedPeriodList: unknown[]) =>
  window({ openHours: { dailyHours: {} }, restrictedPeriods: { restrictedPeriodList } });
export const LIMIT = { maxCountPerRecipient: 1, frequency: 1, unit: 'DAY' };
export const limits = (...communicationLimitsList: unknown[]): Written => ({
  communicationLimitsOverride: { allChannelSubtypes: { communicationLimitsList } },
});
export const segment = (customerProfilesSegmentArn: unknown): Written => ({ source: { customerProfilesSegmentArn } });

const WINDOW = {
  openHours: { dailyHours: { MONDAY: [{ startTime: 'T08:00', endTime: 'T17:30' }] } },
  restrictedPeriods: { restrictedPeriodList: [{ name: 'holidays', startDate: '2026-12-24', endDate: '2026-12-26' }] },
};

export const FULL: ConnectV2Campaign = {
  name: 'reminders',
  connectInstanceId: 'instance-1',
  type: 'MANAGED',
  channelSubtypeConfig: {
    telephony: {
      capacity: 0.5,
      connectQueueId: 'queue-1',
      outboundMode: { predictive: { bandwidthAllocation: 0.5, pacingStrategies: [{ abandonmentRate: RATE }] } },
      defaultOutboundConfig: {
        ...CALL,
        answerMachineDetectionConfig: { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: false },
        ringTimeout: 30,
      },
    },
    sms: { ...MESSAGE, capacity: 0.25 },
    email: {
      capacity: 1,
      outboundMode: AGENTLESS,
      defaultOutboundConfig: { ...MAIL, sourceEmailAddressDisplayName: 'Shop' },
    },
    whatsApp: { ...MESSAGE, capacity: 0.25 },
  },
  source: { customerProfilesSegmentArn: SEGMENT },
  connectCampaignFlowArn: `arn:aws:connect:${PLACE}:instance/i/contact-flow/f`,
  schedule: { startTime: START, endTime: END, refreshFrequency: 'PT12H' },
  entryLimitsConfig: { maxEntryCount: 3, minEntryInterval: 'P7D' },
  communicationTimeConfig: {
    localTimeZoneConfig: {
      defaultTimeZone: 'Europe/Berlin',
      localTimeZoneDetection: ['ZIP_CODE', 'AREA_CODE'],
      localTimeZoneDetectionScope: 'PRIMARY_ONLY',
    },
    telephony: WINDOW,
    sms: WINDOW,
    email: WINDOW,
    whatsApp: WINDOW,
  },
  communicationLimitsOverride: {
    allChannelSubtypes: { communicationLimitsList: [{ maxCountPerRecipient: 1, frequency: 1, unit: 'DAY' }] },
    instanceLimitsHandling: 'OPT_IN',
  },
  tags: { team: 'care' },
  state: 'Running',
};
