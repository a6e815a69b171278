import type * as native from 'aws-cdk-lib/aws-connectcampaignsv2';
import type { ConnectV2Campaign } from '../../../lib/connectv2/contract';

type Channels = NonNullable<ConnectV2Campaign['channelSubtypeConfig']>;
type Window = NonNullable<NonNullable<ConnectV2Campaign['communicationTimeConfig']>['sms']>;

/** The native type needs a name; the construct makes one up. */
const NAME = 'generated';

/** The same settings for CloudFormation's own type, which calls some members otherwise. It has no pacing; the state is not its prop. */
export function nativeProps({ name = NAME, ...campaign }: ConnectV2Campaign): native.CfnCampaignProps {
  const {
    channelSubtypeConfig: channels,
    communicationTimeConfig: time,
    communicationLimitsOverride: limits,
  } = campaign;
  return {
    ...campaign,
    name,
    channelSubtypeConfig: channels && channelsOf(channels),
    communicationTimeConfig: time && {
      localTimeZoneConfig: time.localTimeZoneConfig,
      telephony: time.telephony && windowOf(time.telephony),
      sms: time.sms && windowOf(time.sms),
      email: time.email && windowOf(time.email),
      whatsApp: time.whatsApp && windowOf(time.whatsApp),
    },
    communicationLimitsOverride: limits && {
      instanceLimitsHandling: limits.instanceLimitsHandling,
      allChannelsSubtypes: limits.allChannelSubtypes && {
        communicationLimitList: limits.allChannelSubtypes.communicationLimitsList,
      },
    },
    tags: campaign.tags && Object.entries(campaign.tags).map(([key, value]) => ({ key, value })),
  };
}

function channelsOf({ telephony, sms, email, whatsApp }: Channels): native.CfnCampaign.ChannelSubtypeConfigProperty {
  const agentless = { outboundMode: { agentlessConfig: {} } };
  return {
    telephony: telephony && { ...telephony, outboundMode: modeOf(telephony.outboundMode) },
    sms: sms && { ...sms, ...agentless },
    email: email && { ...email, ...agentless },
    whatsApp: whatsApp && { ...whatsApp, ...agentless },
  };
}

function modeOf(
  mode: NonNullable<Channels['telephony']>['outboundMode'],
): native.CfnCampaign.TelephonyOutboundModeProperty {
  const { progressive, predictive, agentless, preview } = mode;
  return {
    progressiveConfig: progressive,
    predictiveConfig: predictive && { bandwidthAllocation: predictive.bandwidthAllocation },
    agentlessConfig: agentless,
    previewConfig: preview,
  };
}

function windowOf({ openHours, restrictedPeriods }: Window): native.CfnCampaign.TimeWindowProperty {
  const days = Object.entries(openHours.dailyHours);
  return { openHours: { dailyHours: days.map(([key, value]) => ({ key, value })) }, restrictedPeriods };
}
