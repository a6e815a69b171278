import type {
  ChannelSubtypeConfig,
  CommunicationLimitsConfig,
  CommunicationTimeConfig,
  CreateCampaignCommandInput,
  Schedule,
  Source,
} from '@aws-sdk/client-connectcampaignsv2';
import type { ConnectV2Campaign } from '../../lib/connectv2/contract';
import type { Tags } from '../engine/service';

type Part<K extends keyof ConnectV2Campaign> = NonNullable<ConnectV2Campaign[K]>;

/** A campaign as CreateCampaign takes it; its state is brought about afterwards. */
export function created(wanted: ConnectV2Campaign, name: string, tags: Tags): CreateCampaignCommandInput {
  const { schedule, source, channelSubtypeConfig, communicationTimeConfig, communicationLimitsOverride } = wanted;
  const { connectInstanceId, type, connectCampaignFlowArn, entryLimitsConfig } = wanted;
  return {
    name,
    connectInstanceId,
    type,
    connectCampaignFlowArn,
    entryLimitsConfig,
    tags: { ...tags },
    schedule: schedule && scheduleOf(schedule),
    source: source && sourceOf(source),
    channelSubtypeConfig: channelSubtypeConfig && channelsOf(channelSubtypeConfig),
    communicationTimeConfig: communicationTimeConfig && timesOf(communicationTimeConfig),
    communicationLimitsOverride: communicationLimitsOverride && limitsOf(communicationLimitsOverride),
  };
}

export function scheduleOf({ startTime, endTime, ...rest }: Part<'schedule'>): Schedule {
  return { ...rest, startTime: new Date(startTime), endTime: new Date(endTime) };
}

/* The contract proves that each of their unions has exactly one member, which their types cannot say. */

export const sourceOf = (source: Part<'source'>) => source as Source;
export const channelsOf = (channels: Part<'channelSubtypeConfig'>) => channels as ChannelSubtypeConfig;
export const timesOf = (times: Part<'communicationTimeConfig'>) => times as CommunicationTimeConfig;
export const limitsOf = (limits: Part<'communicationLimitsOverride'>) => limits as CommunicationLimitsConfig;
