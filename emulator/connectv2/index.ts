import type { EmulatedService, EmulatorContext } from '../core/service';
import { STATES } from '../connect/campaign';
import { commonHandlers, type Handlers } from '../connect/common';
import { takeRequests } from '../connect/outreach';
import { createConnect, type ConnectOptions } from '../connect/service';
import { createCampaign } from '../connect/write';
import { fieldsOf, summaryOf, type V2Fields } from './fields';
import { REQUESTS, ROUTES } from './shapes';
import { SWITCHES } from './switches';
import {
  deleteChannel,
  deleteEntryLimits,
  deleteLimits,
  deleteWindow,
  updateChannels,
  updateEntryLimits,
  updateFlow,
  updateLimits,
  updateSchedule,
  updateSource,
  updateTimes,
} from './updates';

const HANDLERS: Handlers<V2Fields, typeof REQUESTS> = {
  CreateCampaign: (world, request) => {
    const { fields, tags } = fieldsOf(world, request);
    return createCampaign(world, fields, tags);
  },
  UpdateCampaignChannelSubtypeConfig: updateChannels,
  DeleteCampaignChannelSubtypeConfig: deleteChannel,
  UpdateCampaignSource: updateSource,
  UpdateCampaignFlowAssociation: updateFlow,
  UpdateCampaignSchedule: updateSchedule,
  UpdateCampaignEntryLimits: updateEntryLimits,
  DeleteCampaignEntryLimits: deleteEntryLimits,
  UpdateCampaignCommunicationTime: updateTimes,
  DeleteCampaignCommunicationTime: deleteWindow,
  UpdateCampaignCommunicationLimits: updateLimits,
  DeleteCampaignCommunicationLimits: deleteLimits,
  PutOutboundRequestBatch: (world, { id, outboundRequests }) => takeRequests(world, id, outboundRequests),
  PutProfileOutboundRequestBatch: (world, { id, profileOutboundRequests }) =>
    takeRequests(world, id, profileOutboundRequests),
  ...commonHandlers<V2Fields>(summaryOf),
};

/** Amazon Connect outbound campaigns, version 2. */
export function createConnectV2(context: EmulatorContext, options: ConnectOptions = {}): EmulatedService {
  const version = {
    name: 'connectv2',
    prefix: '/v2',
    routes: ROUTES,
    requests: REQUESTS,
    handlers: HANDLERS,
    switches: SWITCHES,
    states: STATES,
    creation: REQUESTS.CreateCampaign,
    fieldsOf,
  };
  return createConnect(version, context, options);
}
