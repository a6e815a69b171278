import { COMMON_REQUESTS, COMMON_ROUTES, type RequestTable, type Requests } from '../connect/common';
import { arn, id, instanceId, name, ofOne, tags } from '../connect/formats';
import type { RouteTable } from '../connect/routes';
import { unionOf } from '../connect/unions';
import { channelSubtypeConfig } from './channel-shapes';
import { PutOutboundRequestBatch, PutProfileOutboundRequestBatch } from './outreach-shapes';
import { communicationLimitsOverride, communicationTimeConfig, entryLimitsConfig, schedule } from './time-shapes';

const source = unionOf({
  customerProfilesSegmentArn: arn,
  eventTrigger: { type: 'structure', members: { customerProfilesDomainArn: arn } },
});

const subtype = { type: 'string', oneOf: ['TELEPHONY', 'SMS', 'EMAIL', 'WHATSAPP'] } as const;
const allSubtypes = { type: 'string', oneOf: ['ALL_CHANNEL_SUBTYPES'] } as const;

/** The paths, after `/v2`. */
export const ROUTES = {
  CreateCampaign: 'PUT /campaigns',
  UpdateCampaignChannelSubtypeConfig: 'POST /campaigns/{id}/channel-subtype-config',
  DeleteCampaignChannelSubtypeConfig: 'DELETE /campaigns/{id}/channel-subtype-config?channelSubtype',
  UpdateCampaignSource: 'POST /campaigns/{id}/source',
  UpdateCampaignFlowAssociation: 'POST /campaigns/{id}/flow',
  UpdateCampaignSchedule: 'POST /campaigns/{id}/schedule',
  UpdateCampaignEntryLimits: 'POST /campaigns/{id}/entry-limits',
  DeleteCampaignEntryLimits: 'DELETE /campaigns/{id}/entry-limits',
  UpdateCampaignCommunicationTime: 'POST /campaigns/{id}/communication-time',
  DeleteCampaignCommunicationTime: 'DELETE /campaigns/{id}/communication-time?config',
  UpdateCampaignCommunicationLimits: 'POST /campaigns/{id}/communication-limits',
  DeleteCampaignCommunicationLimits: 'DELETE /campaigns/{id}/communication-limits?config',
  PutOutboundRequestBatch: 'PUT /campaigns/{id}/outbound-requests',
  PutProfileOutboundRequestBatch: 'PUT /campaigns/{id}/profile-outbound-requests',
  ...COMMON_ROUTES,
} as const satisfies RouteTable;

/** The requests, as the service model of API version 2024-04-23 declares them. */
export const REQUESTS = {
  CreateCampaign: {
    type: 'structure',
    members: {
      name,
      connectInstanceId: instanceId,
      channelSubtypeConfig,
      type: { type: 'string', oneOf: ['MANAGED', 'JOURNEY'] },
      source,
      connectCampaignFlowArn: arn,
      schedule,
      entryLimitsConfig,
      communicationTimeConfig,
      communicationLimitsOverride,
      tags,
    },
    required: ['name', 'connectInstanceId'],
  },
  UpdateCampaignChannelSubtypeConfig: {
    type: 'structure',
    members: { id, channelSubtypeConfig },
    required: ['id', 'channelSubtypeConfig'],
  },
  DeleteCampaignChannelSubtypeConfig: {
    type: 'structure',
    members: { id, channelSubtype: subtype },
    required: ['id', 'channelSubtype'],
  },
  UpdateCampaignSource: { type: 'structure', members: { id, source }, required: ['id', 'source'] },
  UpdateCampaignFlowAssociation: {
    type: 'structure',
    members: { id, connectCampaignFlowArn: arn },
    required: ['id', 'connectCampaignFlowArn'],
  },
  UpdateCampaignSchedule: { type: 'structure', members: { id, schedule }, required: ['id', 'schedule'] },
  UpdateCampaignEntryLimits: {
    type: 'structure',
    members: { id, entryLimitsConfig },
    required: ['id', 'entryLimitsConfig'],
  },
  DeleteCampaignEntryLimits: ofOne,
  UpdateCampaignCommunicationTime: {
    type: 'structure',
    members: { id, communicationTimeConfig },
    required: ['id', 'communicationTimeConfig'],
  },
  DeleteCampaignCommunicationTime: {
    type: 'structure',
    members: { id, config: subtype },
    required: ['id', 'config'],
  },
  UpdateCampaignCommunicationLimits: {
    type: 'structure',
    members: { id, communicationLimitsOverride },
    required: ['id', 'communicationLimitsOverride'],
  },
  DeleteCampaignCommunicationLimits: {
    type: 'structure',
    members: { id, config: allSubtypes },
    required: ['id', 'config'],
  },
  PutOutboundRequestBatch,
  PutProfileOutboundRequestBatch,
  ...COMMON_REQUESTS,
} as const satisfies RequestTable;

export type V2Requests = Requests<typeof REQUESTS>;
export type Subtype = V2Requests['DeleteCampaignChannelSubtypeConfig']['channelSubtype'];
