import { nameOf } from '../names';
import { wholeSecondsOf } from '../times';
import type { CampaignProps } from './campaign-props';
import type { Channels } from './channels';
import type { CommunicationLimits } from './communication-limits';
import type { CommunicationTime, TimeWindow } from './communication-time';
import type { ConnectV2Campaign } from './contract';
import type { EmailChannel, SmsChannel, TelephonyChannel, WhatsAppChannel } from './channel-props';
import type { EntryLimits } from './entry-limits';
import { isoOf } from './iso';
import type { CommunicationTimeConfig, Window } from './times';

/** The props in the service's own words. */
export function campaignOf(props: CampaignProps, physicalName: string): ConnectV2Campaign {
  return {
    name: nameOf(props.campaignName, physicalName),
    connectInstanceId: props.connectInstanceId,
    type: props.campaignType,
    channelSubtypeConfig: channelsOf(props),
    source: props.source?._source,
    connectCampaignFlowArn: props.campaignFlowArn,
    schedule: props.schedule?._schedule,
    entryLimitsConfig: props.entryLimits && entryLimitsOf(props.entryLimits),
    communicationTimeConfig: props.communicationTime && timeOf(props.communicationTime),
    communicationLimitsOverride: props.communicationLimits && limitsOf(props.communicationLimits),
    state: props.state,
  };
}

function channelsOf({ telephony, sms, email, whatsApp }: CampaignProps): Channels | undefined {
  if (!telephony && !sms && !email && !whatsApp) return undefined;
  return {
    telephony: telephony && telephonyOf(telephony),
    sms: sms && messagesOf(sms),
    email: email && mailsOf(email),
    whatsApp: whatsApp && messagesOf(whatsApp),
  };
}

function telephonyOf(channel: TelephonyChannel): Channels['telephony'] {
  const { answerMachineDetection: detection, ringTimeout } = channel;
  return {
    capacity: channel.capacity,
    connectQueueId: channel.queueId,
    outboundMode: channel.outboundMode._mode,
    defaultOutboundConfig: {
      connectContactFlowId: channel.contactFlowId,
      connectSourcePhoneNumber: channel.sourcePhoneNumber,
      answerMachineDetectionConfig: detection && {
        enableAnswerMachineDetection: detection.enabled,
        awaitAnswerMachinePrompt: detection.awaitPrompt,
      },
      ringTimeout: ringTimeout && wholeSecondsOf(ringTimeout),
    },
  };
}

function messagesOf({ capacity, sourcePhoneNumberArn, templateArn }: SmsChannel | WhatsAppChannel): Channels['sms'] {
  return {
    capacity,
    outboundMode: { agentless: {} },
    defaultOutboundConfig: { connectSourcePhoneNumberArn: sourcePhoneNumberArn, wisdomTemplateArn: templateArn },
  };
}

function mailsOf({ capacity, sourceEmailAddress, displayName, templateArn }: EmailChannel): Channels['email'] {
  return {
    capacity,
    outboundMode: { agentless: {} },
    defaultOutboundConfig: {
      connectSourceEmailAddress: sourceEmailAddress,
      sourceEmailAddressDisplayName: displayName,
      wisdomTemplateArn: templateArn,
    },
  };
}

function entryLimitsOf({ maxEntryCount, minEntryInterval }: EntryLimits): ConnectV2Campaign['entryLimitsConfig'] {
  return { maxEntryCount, minEntryInterval: minEntryInterval ? isoOf(minEntryInterval) : 'PT0H' };
}

function timeOf(time: CommunicationTime): CommunicationTimeConfig {
  return {
    localTimeZoneConfig: {
      defaultTimeZone: time.defaultTimeZone?.timezoneName,
      localTimeZoneDetection: time.timeZoneDetection,
      localTimeZoneDetectionScope: time.timeZoneDetectionScope,
    },
    telephony: time.telephony && windowOf(time.telephony),
    sms: time.sms && windowOf(time.sms),
    email: time.email && windowOf(time.email),
    whatsApp: time.whatsApp && windowOf(time.whatsApp),
  };
}

function windowOf({ openHours, restrictedPeriods }: TimeWindow): Window {
  const list = restrictedPeriods?.map(({ name, startDate, endDate }) => ({ name, startDate, endDate }));
  return { openHours: openHours._render(), restrictedPeriods: list && { restrictedPeriodList: list } };
}

function limitsOf({ allChannels, instanceLimits }: CommunicationLimits) {
  const list = allChannels?.map(({ maxCountPerRecipient, frequency }) => ({
    maxCountPerRecipient,
    frequency: frequency.toDays({ integral: false }),
    unit: 'DAY' as const,
  }));
  return {
    allChannelSubtypes: list && { communicationLimitsList: list },
    instanceLimitsHandling: instanceLimits,
  };
}
