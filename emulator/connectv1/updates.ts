import { conflict, invalid } from '../connect/errors';
import { chosen } from '../connect/switches';
import { stateNow, type World } from '../connect/world';
import { changeFields } from '../connect/write';
import { checkCall, type V1Fields } from './fields';
import type { V1Requests } from './shapes';
import { SWITCHES } from './switches';

type V1World = World<V1Fields>;
type Dialer = V1Fields['dialerConfig'];

export function updateDialer(
  world: V1World,
  { id, dialerConfig }: V1Requests['UpdateCampaignDialerConfig'],
): undefined {
  changeSettings(world, 'UpdateCampaignDialerConfig', id, (fields) => {
    if (isAgentless(fields.dialerConfig) !== isAgentless(dialerConfig)) {
      throw invalid(`The dialer of campaign ${id} cannot change from agentless or to agentless`);
    }
    return { ...fields, dialerConfig };
  });
}

/** The queue stays: no update carries it. */
export function updateCall(world: V1World, { id, ...sent }: V1Requests['UpdateCampaignOutboundCallConfig']): undefined {
  changeSettings(world, 'UpdateCampaignOutboundCallConfig', id, (fields) => {
    const before = fields.outboundCallConfig;
    const { connectContactFlowId, connectQueueId } = before;
    const fixed = connectQueueId === undefined ? { connectContactFlowId } : { connectContactFlowId, connectQueueId };
    const kept = chosen(world, SWITCHES, 'omittedMembers') === 'kept' ? before : fixed;
    const outboundCallConfig = { ...kept, ...sent };
    checkCall(outboundCallConfig);
    return { ...fields, outboundCallConfig };
  });
}

function changeSettings(
  world: V1World,
  operation: string,
  id: string,
  change: (fields: V1Fields) => V1Fields,
): undefined {
  changeFields(world, operation, id, (campaign) => {
    const started = stateNow(world, campaign) !== 'Initialized';
    if (started && chosen(world, SWITCHES, 'updatesAfterStart') === 'refused') {
      throw conflict(`Campaign ${id} can be changed before its start only.`);
    }
    return change(campaign.fields);
  });
}

function isAgentless({ agentlessDialerConfig }: Dialer): boolean {
  return agentlessDialerConfig !== undefined;
}
