import { COMMON_REQUESTS, COMMON_ROUTES, type RequestTable, type Requests } from '../connect/common';
import {
  answerMachineDetectionConfig,
  attributes,
  capacity,
  clientToken,
  destinationNumber,
  flowId,
  id,
  instanceId,
  name,
  phoneNumber,
  queueId,
  tags,
  timestamp,
} from '../connect/formats';
import type { RouteTable } from '../connect/routes';
import { unionOf } from '../connect/unions';
import type { StructureShape } from '../core/shape';

const withAgents = {
  type: 'structure',
  members: { bandwidthAllocation: { type: 'number', min: 0, max: 1 }, dialingCapacity: capacity },
  required: ['bandwidthAllocation'],
} as const satisfies StructureShape;

const dialerConfig = unionOf({
  progressiveDialerConfig: withAgents,
  predictiveDialerConfig: withAgents,
  agentlessDialerConfig: { type: 'structure', members: { dialingCapacity: capacity } },
});

const outboundCall = {
  connectContactFlowId: flowId,
  connectSourcePhoneNumber: phoneNumber,
  answerMachineDetectionConfig,
} as const;

const dialRequest = {
  type: 'structure',
  members: { clientToken, phoneNumber: destinationNumber, expirationTime: timestamp, attributes },
  required: ['clientToken', 'phoneNumber', 'expirationTime', 'attributes'],
} as const satisfies StructureShape;

export const ROUTES = {
  CreateCampaign: 'PUT /campaigns',
  UpdateCampaignDialerConfig: 'POST /campaigns/{id}/dialer-config',
  UpdateCampaignOutboundCallConfig: 'POST /campaigns/{id}/outbound-call-config',
  PutDialRequestBatch: 'PUT /campaigns/{id}/dial-requests',
  ...COMMON_ROUTES,
} as const satisfies RouteTable;

/** The requests, as the service model of API version 2021-01-30 declares them. */
export const REQUESTS = {
  CreateCampaign: {
    type: 'structure',
    members: {
      name,
      connectInstanceId: instanceId,
      dialerConfig,
      outboundCallConfig: {
        type: 'structure',
        members: { ...outboundCall, connectQueueId: queueId },
        required: ['connectContactFlowId'],
      },
      tags,
    },
    required: ['name', 'connectInstanceId', 'dialerConfig', 'outboundCallConfig'],
  },
  UpdateCampaignDialerConfig: { type: 'structure', members: { id, dialerConfig }, required: ['id', 'dialerConfig'] },
  UpdateCampaignOutboundCallConfig: { type: 'structure', members: { id, ...outboundCall }, required: ['id'] },
  PutDialRequestBatch: {
    type: 'structure',
    members: { id, dialRequests: { type: 'list', of: dialRequest, min: 1, max: 25 } },
    required: ['id', 'dialRequests'],
  },
  ...COMMON_REQUESTS,
} as const satisfies RequestTable;

export type V1Requests = Requests<typeof REQUESTS>;
