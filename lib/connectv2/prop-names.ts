import type { PropNames } from '../validation';

const TELEPHONY = 'channelSubtypeConfig.telephony';
const OUTBOUND = `${TELEPHONY}.defaultOutboundConfig`;
const MODE = `${TELEPHONY}.outboundMode`;
const PACING = `${MODE}.predictive.pacingStrategies.0.abandonmentRate`;
const LIMITS = 'communicationLimitsOverride.allChannelSubtypes.communicationLimitsList';

const CHANNELS = ['telephony', 'sms', 'email', 'whatsApp'];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Which prop sets which member of the contract. */
export const PROP_NAMES: PropNames = {
  name: 'campaignName',
  type: 'campaignType',
  connectCampaignFlowArn: 'campaignFlowArn',
  [MODE]: 'telephony.outboundMode',
  [`${MODE}.progressive`]: 'telephony.outboundMode',
  [`${MODE}.predictive`]: 'telephony.outboundMode',
  [`${MODE}.preview`]: 'telephony.outboundMode',
  [`${MODE}.preview.timeoutConfig.durationInSeconds`]: 'telephony.outboundMode.timeout (in seconds)',
  [PACING]: 'telephony.outboundMode.pacing',
  [`${PACING}.connectionThresholdSeconds`]: 'telephony.outboundMode.pacing.connectionThreshold (in seconds)',
  [`${TELEPHONY}.connectQueueId`]: 'telephony.queueId',
  [`${OUTBOUND}.connectContactFlowId`]: 'telephony.contactFlowId',
  [`${OUTBOUND}.connectSourcePhoneNumber`]: 'telephony.sourcePhoneNumber',
  [`${OUTBOUND}.answerMachineDetectionConfig`]: 'telephony.answerMachineDetection',
  [`${OUTBOUND}.answerMachineDetectionConfig.enableAnswerMachineDetection`]: 'telephony.answerMachineDetection.enabled',
  [`${OUTBOUND}.answerMachineDetectionConfig.awaitAnswerMachinePrompt`]: 'telephony.answerMachineDetection.awaitPrompt',
  [`${OUTBOUND}.ringTimeout`]: 'telephony.ringTimeout (in seconds)',
  ...each(['sms', 'whatsApp'], (channel) => ({
    [`${outbound(channel)}.connectSourcePhoneNumberArn`]: `${channel}.sourcePhoneNumberArn`,
  })),
  [`${outbound('email')}.connectSourceEmailAddress`]: 'email.sourceEmailAddress',
  [`${outbound('email')}.sourceEmailAddressDisplayName`]: 'email.displayName',
  ...each(CHANNELS, (channel) => ({
    [`channelSubtypeConfig.${channel}`]: channel,
    [`${outbound(channel)}.wisdomTemplateArn`]: `${channel}.templateArn`,
  })),
  entryLimitsConfig: 'entryLimits',
  communicationTimeConfig: 'communicationTime',
  'communicationTimeConfig.localTimeZoneConfig.defaultTimeZone': 'communicationTime.defaultTimeZone',
  'communicationTimeConfig.localTimeZoneConfig.localTimeZoneDetection': 'communicationTime.timeZoneDetection',
  'communicationTimeConfig.localTimeZoneConfig.localTimeZoneDetectionScope': 'communicationTime.timeZoneDetectionScope',
  ...each(CHANNELS, windowNames),
  communicationLimitsOverride: 'communicationLimits',
  'communicationLimitsOverride.instanceLimitsHandling': 'communicationLimits.instanceLimits',
  [LIMITS]: 'communicationLimits.allChannels',
  [`${LIMITS}.*.frequency`]: 'communicationLimits.allChannels.*.frequency (in days)',
};

function outbound(channel: string): string {
  return `channelSubtypeConfig.${channel}.defaultOutboundConfig`;
}

function windowNames(channel: string): PropNames {
  const path = `communicationTimeConfig.${channel}`;
  const prop = `communicationTime.${channel}`;
  return {
    ...each(DAYS, (day) => ({ [`${path}.openHours.dailyHours.${day.toUpperCase()}`]: `${prop}.openHours.${day}` })),
    [`${path}.restrictedPeriods.restrictedPeriodList`]: `${prop}.restrictedPeriods`,
  };
}

function each(names: readonly string[], namesOf: (name: string) => PropNames): PropNames {
  return Object.assign({}, ...names.map(namesOf)) as PropNames;
}
