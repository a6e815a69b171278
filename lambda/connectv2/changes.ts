import type { ConnectCampaignsV2Client } from '@aws-sdk/client-connectcampaignsv2';
import type { ConnectV2Campaign } from '../../lib/connectv2/contract';
import { idOf } from '../connect/campaign';
import { differsFrom } from '../engine/compare';
import type { Anew, CampaignService, RowChange, Seen, Setting } from '../engine/service';
import type { SavedRow } from './calls';
import { callsOf } from './calls';
import { channelRefusal, surplusOf } from './channels';

type Campaign = Partial<ConnectV2Campaign>;

/** What happens when a property changes. */
export function changesOf(client: ConnectCampaignsV2Client): CampaignService<ConnectV2Campaign>['changes'] {
  const calls = callsOf(client);
  const setting = (row: SavedRow): Setting<ConnectV2Campaign> => ({
    save: { calls: (arn, wanted, seen) => calls[row](idOf(arn), wanted, seen.properties) },
    differs: (wanted, seen, change) => differsFrom(wanted[row], seen[row], change),
  });

  return {
    connectInstanceId: 'replace',
    type: 'replace',
    tags: 'tags',
    name: setting('name'),
    source: { ...setting('source'), refusal: onceStarted, anew: { part: ({ source }) => source !== undefined } },
    connectCampaignFlowArn: {
      ...setting('connectCampaignFlowArn'),
      refusal: onceStarted,
      anew: staying('connectCampaignFlowArn'),
    },
    schedule: { ...setting('schedule'), refusal: onceStarted, anew: staying('schedule') },
    entryLimitsConfig: { ...setting('entryLimitsConfig'), refusal: onceStarted },
    communicationTimeConfig: {
      ...setting('communicationTimeConfig'),
      differs: (wanted, seen, change) =>
        perChannelDiffers(wanted.communicationTimeConfig, seen.communicationTimeConfig, change),
      refusal: onceStarted,
      anew: staying('communicationTimeConfig'),
    },
    communicationLimitsOverride: {
      ...setting('communicationLimitsOverride'),
      refusal: onceStarted,
      anew: stayingHandling,
    },
    channelSubtypeConfig: {
      ...setting('channelSubtypeConfig'),
      differs: (wanted, seen, change) =>
        perChannelDiffers(wanted.channelSubtypeConfig, seen.channelSubtypeConfig, change),
      refusal: channelRefusal,
    },
    state: 'outreach',
  };
}

function onceStarted(_wanted: ConnectV2Campaign, { status }: Seen<ConnectV2Campaign>): string | undefined {
  return status === 'Initialized' ? undefined : 'can be changed only before the campaign is started';
}

/** No call takes it away: it can be added and changed, and a campaign without it is another one. */
function staying(row: SavedRow): Anew<ConnectV2Campaign> {
  return {
    part: (campaign) => campaign[row] !== undefined,
    canBecome: (wanted, seen) => wanted[row] !== undefined || seen[row] === undefined,
  };
}

/** The limits themselves have a call that takes them away, and this has none. */
const handling = ({ communicationLimitsOverride: limits }: Campaign) => limits?.instanceLimitsHandling;
const stayingHandling: Anew<ConnectV2Campaign> = {
  part: (campaign) => handling(campaign) !== undefined,
  canBecome: (wanted, seen) => handling(wanted) !== undefined || handling(seen) === undefined,
};

/** Channels that are not wanted are taken away, whoever added them. */
function perChannelDiffers(wanted: object | undefined, seen: object | undefined, change: RowChange): boolean {
  return differsFrom(wanted, seen, change) || surplusOf(wanted, seen).length > 0;
}
