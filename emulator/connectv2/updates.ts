import type { Campaign } from '../connect/campaign';
import { invalid, stateError, wrongState } from '../connect/errors';
import { chosen } from '../connect/switches';
import { stateNow, type World } from '../connect/world';
import { changeFields } from '../connect/write';
import { mergedChannels, requireThawed } from './channels';
import { checkChannels, checkedSchedule, checkEntryLimits, MEMBER_OF, type V2Fields } from './fields';
import type { V2Requests } from './shapes';
import { SWITCHES } from './switches';

type V2World = World<V2Fields>;
type Update<N extends keyof V2Requests> = (world: V2World, request: V2Requests[N]) => undefined;

export const updateChannels: Update<'UpdateCampaignChannelSubtypeConfig'> = (world, { id, channelSubtypeConfig }) =>
  changeFields(world, 'UpdateCampaignChannelSubtypeConfig', id, (campaign) => {
    const before = campaign.fields.channelSubtypeConfig ?? {};
    const merged = mergedChannels(world, before, channelSubtypeConfig);
    checkChannels(merged);
    requireThawed(world, campaign, merged);
    return { ...campaign.fields, channelSubtypeConfig: merged };
  });

export const deleteChannel: Update<'DeleteCampaignChannelSubtypeConfig'> = (world, { id, channelSubtype }) =>
  changeFields(world, 'DeleteCampaignChannelSubtypeConfig', id, (campaign) => {
    const state = stateNow(world, campaign);
    if (state !== 'Initialized') {
      const refusal = chosen(world, SWITCHES, 'channelRefusal');
      throw stateError(refusal, state, `Channels of campaign ${id} cannot be removed after its start.`);
    }
    const channels = campaign.fields.channelSubtypeConfig ?? {};
    return { ...campaign.fields, channelSubtypeConfig: without(channels, MEMBER_OF[channelSubtype]) };
  });

export const updateSource: Update<'UpdateCampaignSource'> = (world, { id, source }) =>
  changeInitialized(world, 'UpdateCampaignSource', id, (fields) => {
    if (!fields.source) throw invalid(`Campaign ${id} was created without a source`);
    return { ...fields, source };
  });

export const updateFlow: Update<'UpdateCampaignFlowAssociation'> = (world, { id, connectCampaignFlowArn }) =>
  changeInitialized(world, 'UpdateCampaignFlowAssociation', id, (fields) => ({ ...fields, connectCampaignFlowArn }));

export const updateSchedule: Update<'UpdateCampaignSchedule'> = (world, { id, schedule }) =>
  changeInitialized(world, 'UpdateCampaignSchedule', id, (fields) => ({
    ...fields,
    schedule: checkedSchedule(world, schedule),
  }));

export const updateEntryLimits: Update<'UpdateCampaignEntryLimits'> = (world, { id, entryLimitsConfig }) =>
  changeInitialized(world, 'UpdateCampaignEntryLimits', id, (fields) => {
    checkEntryLimits(entryLimitsConfig);
    return { ...fields, entryLimitsConfig };
  });

export const deleteEntryLimits: Update<'DeleteCampaignEntryLimits'> = (world, { id }) =>
  changeInitialized(world, 'DeleteCampaignEntryLimits', id, (fields) => without(fields, 'entryLimitsConfig'));

export const updateTimes: Update<'UpdateCampaignCommunicationTime'> = (world, { id, communicationTimeConfig }) =>
  changeInitialized(world, 'UpdateCampaignCommunicationTime', id, (fields) => {
    const kept = chosen(world, SWITCHES, 'omittedWindows') === 'kept' ? fields.communicationTimeConfig : {};
    return { ...fields, communicationTimeConfig: { ...kept, ...communicationTimeConfig } };
  });

/** The time zones stay: there is no call that takes them away. */
export const deleteWindow: Update<'DeleteCampaignCommunicationTime'> = (world, { id, config }) =>
  changeInitialized(world, 'DeleteCampaignCommunicationTime', id, (fields) => {
    const times = fields.communicationTimeConfig;
    return times ? { ...fields, communicationTimeConfig: without(times, MEMBER_OF[config]) } : fields;
  });

export const updateLimits: Update<'UpdateCampaignCommunicationLimits'> = (world, request) =>
  changeInitialized(world, 'UpdateCampaignCommunicationLimits', request.id, (fields) => ({
    ...fields,
    communicationLimitsOverride: request.communicationLimitsOverride,
  }));

/** What the name of the only `config` says is removed; the handling of the instance's limits stays: assumed. */
export const deleteLimits: Update<'DeleteCampaignCommunicationLimits'> = (world, { id }) =>
  changeInitialized(world, 'DeleteCampaignCommunicationLimits', id, ({ communicationLimitsOverride, ...fields }) => {
    const handling = communicationLimitsOverride?.instanceLimitsHandling;
    if (handling === undefined) return fields;
    return { ...fields, communicationLimitsOverride: { instanceLimitsHandling: handling } };
  });

function changeInitialized(
  world: V2World,
  operation: string,
  id: string,
  change: (fields: V2Fields) => V2Fields,
): undefined {
  changeFields(world, operation, id, (campaign) => {
    requireInitialized(world, campaign);
    return change(campaign.fields);
  });
}

function requireInitialized(world: V2World, campaign: Campaign<V2Fields>): void {
  const state = stateNow(world, campaign);
  if (state !== 'Initialized') throw wrongState(state, `Campaign ${campaign.id} can be changed before its start only.`);
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const left = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(left) as Omit<T, K>;
}
