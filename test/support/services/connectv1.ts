import { createConnectV1 } from '../../../emulator';
import { connectv1 as constructs } from '../../../lib';
import { AWS } from './aws';
import { CONNECT_WRITES, connectOutreach, connectRow, INSTANCE, OTHER_INSTANCE } from './connect';
import type { ServiceRow } from './row';

const options = { namePrefix: 'shop-calls' };

const base = {
  connectInstanceId: INSTANCE,
  dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: 0.5 } },
  outboundCallConfig: { connectContactFlowId: 'flow-1', connectQueueId: 'queue-1' },
};
const changedDialer = { progressiveDialerConfig: { bandwidthAllocation: 0.75 } };
const fullConfig = {
  dialerConfig: { predictiveDialerConfig: { bandwidthAllocation: 0.75, dialingCapacity: 0.5 } },
  outboundCallConfig: { connectContactFlowId: 'flow-2', connectQueueId: 'queue-1' },
};

const minimal = { campaign: base, options };

export const connectv1: ServiceRow = {
  ...AWS,
  ...connectRow(minimal),
  name: 'connectv1',
  noun: 'Connect V1 campaign',
  endpointVariable: 'AWS_ENDPOINT_URL_CONNECTCAMPAIGNS',
  emulated: (context) => createConnectV1(context),
  operations: {
    create: 'CreateCampaign',
    read: 'DescribeCampaign',
    update: 'UpdateCampaignDialerConfig',
    remove: 'DeleteCampaign',
    tag: 'TagResource',
  },
  writes: [...CONNECT_WRITES, 'UpdateCampaignDialerConfig', 'UpdateCampaignOutboundCallConfig'],
  minimal,
  changed: { campaign: { ...base, dialerConfig: changedDialer }, options },
  full: { campaign: { ...base, ...fullConfig, tags: { team: 'discovery', 'cost:center': '007' } }, options },
  variants: [],
  shown: {
    minimal: base,
    changed: { ...base, dialerConfig: changedDialer },
    full: { connectInstanceId: INSTANCE, ...fullConfig },
    another: { connectInstanceId: OTHER_INSTANCE },
  },
  outreach: {
    ...connectOutreach('connectv1'),
    over: [],
  },
  lastYears: (name) => ({
    campaign: { name, dialer: 'progressive', bandwidthAllocation: 7 },
    options: { prefixOfOld: 'x' },
  }),
  add: (stack, id, { changed = false, name, another = false, adopt = false, removalPolicy, deadline } = {}) =>
    new constructs.Campaign(stack, id, {
      connectInstanceId: another ? OTHER_INSTANCE : INSTANCE,
      dialer: constructs.DialerConfig.progressive({ bandwidthAllocation: changed ? 0.75 : 0.5 }),
      contactFlowId: 'flow-1',
      queueId: 'queue-1',
      ...(name === undefined ? {} : { campaignName: name }),
      adoptExisting: adopt,
      removalPolicy,
      deadline,
    }),
};
