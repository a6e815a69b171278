import {
  DeleteCampaignChannelSubtypeConfigCommand,
  DeleteCampaignCommunicationLimitsCommand,
  DeleteCampaignCommunicationTimeCommand,
  DeleteCampaignEntryLimitsCommand,
  UpdateCampaignChannelSubtypeConfigCommand,
  UpdateCampaignCommunicationLimitsCommand,
  UpdateCampaignCommunicationTimeCommand,
  UpdateCampaignEntryLimitsCommand,
  UpdateCampaignFlowAssociationCommand,
  UpdateCampaignNameCommand,
  UpdateCampaignScheduleCommand,
  UpdateCampaignSourceCommand,
} from '@aws-sdk/client-connectcampaignsv2';
import type { ConnectCampaignsV2Client } from '@aws-sdk/client-connectcampaignsv2';
import type { ConnectV2Campaign } from '../../lib/connectv2/contract';
import type { Call } from '../engine/service';
import { isAsWanted, SUBTYPES, surplusOf } from './channels';
import { channelsOf, limitsOf, scheduleOf, sourceOf, timesOf } from './sent';

export type SavedRow = Exclude<keyof ConnectV2Campaign, 'connectInstanceId' | 'type' | 'tags' | 'state'>;
type Campaign = Partial<ConnectV2Campaign>;

/** The calls that bring a row about, by the bare id; what is new comes before what goes. */
export type RowCalls = Readonly<Record<SavedRow, (id: string, wanted: Campaign, seen: Campaign) => readonly Call[]>>;

export function callsOf(client: ConnectCampaignsV2Client): RowCalls {
  return { ...wholeRows(client), ...rowsInParts(client) };
}

const set = (make: Call['make']): Call[] => [{ make }];
const takeAway = (make: Call['make']): Call[] => [{ make, takesAway: true }];

type RowInParts = 'communicationTimeConfig' | 'communicationLimitsOverride' | 'channelSubtypeConfig';

function wholeRows(client: ConnectCampaignsV2Client): Omit<RowCalls, RowInParts> {
  return {
    name: (id, { name }) => set(() => client.send(new UpdateCampaignNameCommand({ id, name }))),

    source: (id, { source }) =>
      source === undefined
        ? []
        : set(() => client.send(new UpdateCampaignSourceCommand({ id, source: sourceOf(source) }))),

    connectCampaignFlowArn: (id, { connectCampaignFlowArn }) =>
      set(() => client.send(new UpdateCampaignFlowAssociationCommand({ id, connectCampaignFlowArn }))),

    schedule: (id, { schedule }) =>
      schedule === undefined
        ? []
        : set(() => client.send(new UpdateCampaignScheduleCommand({ id, schedule: scheduleOf(schedule) }))),

    entryLimitsConfig: (id, { entryLimitsConfig }) =>
      entryLimitsConfig === undefined
        ? takeAway(() => client.send(new DeleteCampaignEntryLimitsCommand({ id })))
        : set(() => client.send(new UpdateCampaignEntryLimitsCommand({ id, entryLimitsConfig }))),
  };
}

/** One call sets them, others take parts of them away. */
function rowsInParts(client: ConnectCampaignsV2Client): Pick<RowCalls, RowInParts> {
  return {
    communicationTimeConfig: (id, { communicationTimeConfig: times }, seen) => [
      ...(times === undefined || isAsWanted(times, seen.communicationTimeConfig)
        ? []
        : set(() =>
            client.send(new UpdateCampaignCommunicationTimeCommand({ id, communicationTimeConfig: timesOf(times) })),
          )),
      ...surplusOf(times, seen.communicationTimeConfig).flatMap((channel) =>
        takeAway(() => client.send(new DeleteCampaignCommunicationTimeCommand({ id, config: SUBTYPES[channel] }))),
      ),
    ],

    communicationLimitsOverride: (id, { communicationLimitsOverride: limits }, seen) => [
      ...(limits === undefined || isAsWanted(limits, seen.communicationLimitsOverride)
        ? []
        : set(() =>
            client.send(
              new UpdateCampaignCommunicationLimitsCommand({ id, communicationLimitsOverride: limitsOf(limits) }),
            ),
          )),
      ...(limits?.allChannelSubtypes || !seen.communicationLimitsOverride?.allChannelSubtypes
        ? []
        : takeAway(() =>
            client.send(new DeleteCampaignCommunicationLimitsCommand({ id, config: 'ALL_CHANNEL_SUBTYPES' })),
          )),
    ],

    channelSubtypeConfig: (id, { channelSubtypeConfig: channels }, seen) => [
      ...(channels === undefined || isAsWanted(channels, seen.channelSubtypeConfig)
        ? []
        : set(() =>
            client.send(
              new UpdateCampaignChannelSubtypeConfigCommand({ id, channelSubtypeConfig: channelsOf(channels) }),
            ),
          )),
      ...surplusOf(channels, seen.channelSubtypeConfig).flatMap((channel) =>
        takeAway(() =>
          client.send(new DeleteCampaignChannelSubtypeConfigCommand({ id, channelSubtype: SUBTYPES[channel] })),
        ),
      ),
    ],
  };
}
