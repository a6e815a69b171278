import { connectv1 } from '../../support/services/connectv1';
import type { Campaign, Change, Table } from './change';
import { REMARKED } from './change';

const v1: Campaign = { ...connectv1.full.campaign, name: 'shop-all' };
const call = v1.outboundCallConfig as Campaign;
const detection = { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: true };
const numbered: Campaign = { ...v1, outboundCallConfig: { ...call, connectSourcePhoneNumber: '+12065550100' } };
const detecting: Campaign = { ...v1, outboundCallConfig: { ...call, answerMachineDetectionConfig: detection } };
const agentless = { agentlessDialerConfig: { dialingCapacity: 0.5 } };

const V1_CHANGES: readonly Change[] = [
  ['the name', v1, { ...v1, name: 'shop-other' }, ['UpdateCampaignName']],
  [
    'the kind of dialer',
    v1,
    { ...v1, dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: 1 } } },
    ['UpdateCampaignDialerConfig'],
  ],
  [
    'a member of the dialer that goes',
    v1,
    { ...v1, dialerConfig: { predictiveDialerConfig: { bandwidthAllocation: 0.75 } } },
    ['UpdateCampaignDialerConfig'],
  ],
  [
    'the flow',
    v1,
    { ...v1, outboundCallConfig: { ...call, connectContactFlowId: 'flow-3' } },
    ['UpdateCampaignOutboundCallConfig'],
  ],
  ['a number that is new', v1, numbered, ['UpdateCampaignOutboundCallConfig', REMARKED]],
  ['a detection that is new', v1, detecting, ['UpdateCampaignOutboundCallConfig', REMARKED]],
  [
    'a member of the detection that goes',
    detecting,
    {
      ...v1,
      outboundCallConfig: { ...call, answerMachineDetectionConfig: { enableAnswerMachineDetection: false } },
    },
    ['UpdateCampaignOutboundCallConfig'],
  ],
  ['a tag that comes', v1, { ...v1, tags: { ...(v1.tags as object), one: '1' } }, ['TagResource']],
  ['a tag that goes', v1, { ...v1, tags: { team: 'discovery' } }, ['UntagResource']],
  [
    'several at once: one call each',
    v1,
    {
      ...v1,
      name: 'shop-several',
      dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: 1 } },
      outboundCallConfig: { ...call, connectContactFlowId: 'flow-3' },
    },
    ['UpdateCampaignName', 'UpdateCampaignDialerConfig', 'UpdateCampaignOutboundCallConfig'],
  ],
];

export const V1: Table = {
  name: 'connectv1',
  service: connectv1,
  changes: V1_CHANGES,
  replacements: [
    ['has another queue', v1, { ...v1, outboundCallConfig: { ...call, connectQueueId: 'queue-2' } }],
    ['is without agents', v1, { ...v1, dialerConfig: agentless }],
    ['has agents again', { ...v1, dialerConfig: agentless }, v1],
    ['takes the number away', numbered, v1],
    ['takes the detection away', detecting, v1],
  ],
};
