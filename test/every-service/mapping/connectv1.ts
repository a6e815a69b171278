import { ConnectCampaignsClient } from '@aws-sdk/client-connectcampaigns';
import { connectV1 as adapter } from '../../../lambda/connectv1/adapter';
import { connectv1 as constructs } from '../../../lib';
import type { AnswerMachineDetection, CampaignProps } from '../../../lib/connectv1';
import { COMMON, owner, stateRows } from './connect';
import type { ChangedRow, Row } from './table';
import { leaf, mapping } from './table';

const { DialerConfig, CampaignState } = constructs;

const FULL: CampaignProps = {
  ...COMMON,
  dialer: DialerConfig.progressive({ bandwidthAllocation: 0.5, dialingCapacity: 0.25 }),
  contactFlowId: 'flow-1',
  queueId: 'queue-1',
  sourcePhoneNumber: '+12065550100',
  answerMachineDetection: { enabled: true, awaitPrompt: false },
};
const PREDICTIVE = { ...FULL, dialer: DialerConfig.predictive({ bandwidthAllocation: 0.5, dialingCapacity: 0.25 }) };
const AGENTLESS = { ...FULL, dialer: DialerConfig.agentless({ dialingCapacity: 0.25 }) };

type Change = ChangedRow<CampaignProps>['change'];

const set =
  (changed: Partial<CampaignProps>): Change =>
  (props) => ({ ...props, ...changed });
const detection =
  (changed: Partial<AnswerMachineDetection>): Change =>
  (props) => ({ ...props, answerMachineDetection: { ...props.answerMachineDetection!, ...changed } });
const progressive = (bandwidthAllocation: number, dialingCapacity: number) =>
  set({ dialer: DialerConfig.progressive({ bandwidthAllocation, dialingCapacity }) });
const predictive = (bandwidthAllocation: number, dialingCapacity: number) =>
  set({ dialer: DialerConfig.predictive({ bandwidthAllocation, dialingCapacity }) });
const agentless = (dialingCapacity: number) => set({ dialer: DialerConfig.agentless({ dialingCapacity }) });

const CALL = 'outboundCallConfig';
const DETECTION = `${CALL}.answerMachineDetectionConfig`;

const ROWS: readonly Row<CampaignProps>[] = [
  leaf('name', set({ campaignName: 'calls' }), 'calls'),
  leaf('connectInstanceId', set({ connectInstanceId: 'instance-2' }), 'instance-2', owner('instance-2')),
  leaf('dialerConfig.progressiveDialerConfig.bandwidthAllocation', progressive(0.75, 0.25), 0.75),
  leaf('dialerConfig.progressiveDialerConfig.dialingCapacity', progressive(0.5, 1), 1),
  leaf(`${CALL}.connectContactFlowId`, set({ contactFlowId: 'flow-2' }), 'flow-2'),
  // No call carries another queue.
  { ...leaf(`${CALL}.connectQueueId`, set({ queueId: 'queue-2' }), 'queue-2'), another: true },
  leaf(`${CALL}.connectSourcePhoneNumber`, set({ sourcePhoneNumber: '+12065550199' }), '+12065550199'),
  leaf(`${DETECTION}.enableAnswerMachineDetection`, detection({ enabled: false }), false),
  leaf(`${DETECTION}.awaitAnswerMachinePrompt`, detection({ awaitPrompt: true }), true),
  leaf('tags.team', set({ tags: { stage: 'test', team: 'care' } }), 'care'),
  leaf('tags.stage', set({ tags: { stage: 'live', team: 'sales' } }), 'live'),
  leaf('tags.owner', set({ visibleInConsole: false }), undefined),
  ...stateRows(CampaignState, (state) => set({ state })),
];

export const connectv1 = mapping({
  adapter: (settings) => adapter(new ConnectCampaignsClient(settings)),
  construct: constructs.Campaign,
  updates: {
    name: { operation: 'UpdateCampaignName' },
    connectInstanceId: 'another campaign',
    dialerConfig: { operation: 'UpdateCampaignDialerConfig' },
    // The call has the settings as its own members.
    outboundCallConfig: { operation: 'UpdateCampaignOutboundCallConfig', leavesOut: `${CALL}.` },
    tags: { operation: 'TagResource' },
    state: 'steps',
  },
  groups: [
    { base: FULL, rows: ROWS },
    {
      base: PREDICTIVE,
      rows: [
        leaf('dialerConfig.predictiveDialerConfig.bandwidthAllocation', predictive(0.75, 0.25), 0.75),
        leaf('dialerConfig.predictiveDialerConfig.dialingCapacity', predictive(0.5, 1), 1),
      ],
    },
    {
      base: AGENTLESS,
      rows: [leaf('dialerConfig.agentlessDialerConfig.dialingCapacity', agentless(1), 1)],
    },
  ],
});
