import type { EmulatedService, EmulatorContext } from '../core/service';
import { STATES } from '../connect/campaign';
import { commonHandlers, type Handlers } from '../connect/common';
import { takeRequests } from '../connect/outreach';
import { createConnect, type ConnectOptions } from '../connect/service';
import { createCampaign } from '../connect/write';
import { fieldsOf, summaryOf, type V1Fields } from './fields';
import { REQUESTS, ROUTES } from './shapes';
import { SWITCHES } from './switches';
import { updateCall, updateDialer } from './updates';

const HANDLERS: Handlers<V1Fields, typeof REQUESTS> = {
  CreateCampaign: (world, request) => {
    const { fields, tags } = fieldsOf(world, request);
    return createCampaign(world, fields, tags);
  },
  UpdateCampaignDialerConfig: updateDialer,
  UpdateCampaignOutboundCallConfig: updateCall,
  PutDialRequestBatch: (world, { id, dialRequests }) => takeRequests(world, id, dialRequests),
  ...commonHandlers<V1Fields>(summaryOf),
};

/** Amazon Connect outbound campaigns, version 1. */
export function createConnectV1(context: EmulatorContext, options: ConnectOptions = {}): EmulatedService {
  const version = {
    name: 'connectv1',
    prefix: '',
    routes: ROUTES,
    requests: REQUESTS,
    handlers: HANDLERS,
    switches: SWITCHES,
    states: STATES.filter((state) => state !== 'Completed'),
    creation: REQUESTS.CreateCampaign,
    fieldsOf,
  };
  return createConnect(version, context, options);
}
