import {
  UpdateCampaignDialerConfigCommand,
  UpdateCampaignNameCommand,
  UpdateCampaignOutboundCallConfigCommand,
} from '@aws-sdk/client-connectcampaigns';
import type { ConnectCampaignsClient, CreateCampaignRequest, DialerConfig } from '@aws-sdk/client-connectcampaigns';
import type { ConnectV1Campaign } from '../../lib/connectv1/contract';
import { idOf } from '../connect/campaign';
import { differsFrom } from '../engine/compare';
import type { Anew, Call, CampaignService, Setting, Tags } from '../engine/service';

type Row = 'name' | 'dialerConfig' | 'outboundCallConfig';
type Campaign = Partial<ConnectV1Campaign>;

/** What happens when a property changes. */
export function changesOf(client: ConnectCampaignsClient): CampaignService<ConnectV1Campaign>['changes'] {
  const setting = (row: Row, make: (id: string, wanted: ConnectV1Campaign) => Promise<unknown>) => ({
    save: { calls: (arn: string, wanted: ConnectV1Campaign): Call[] => [{ make: () => make(idOf(arn), wanted) }] },
    differs: ((wanted, seen, change) =>
      differsFrom(wanted[row], seen[row], change)) satisfies Setting<ConnectV1Campaign>['differs'],
  });

  return {
    connectInstanceId: 'replace',
    tags: 'tags',
    name: setting('name', (id, { name }) => client.send(new UpdateCampaignNameCommand({ id, name }))),
    dialerConfig: {
      ...setting('dialerConfig', (id, { dialerConfig }) =>
        client.send(new UpdateCampaignDialerConfigCommand({ id, dialerConfig: dialerOf(dialerConfig) })),
      ),
      anew: { part: ({ dialerConfig }) => dialerConfig?.agentlessDialerConfig !== undefined },
    },
    outboundCallConfig: {
      ...setting('outboundCallConfig', (id, { outboundCallConfig: config }) => {
        const { connectContactFlowId, connectSourcePhoneNumber, answerMachineDetectionConfig } = config;
        const input = { id, connectContactFlowId, connectSourcePhoneNumber, answerMachineDetectionConfig };
        return client.send(new UpdateCampaignOutboundCallConfigCommand(input));
      }),
      anew: callConfig,
    },
    state: 'outreach',
  };
}

/** A campaign as CreateCampaign takes it; its state is brought about afterwards. */
export function created(wanted: ConnectV1Campaign, name: string, tags: Tags): CreateCampaignRequest {
  const { connectInstanceId, dialerConfig, outboundCallConfig } = wanted;
  return { name, connectInstanceId, dialerConfig: dialerOf(dialerConfig), outboundCallConfig, tags: { ...tags } };
}

/** The contract proves that there is exactly one member. */
function dialerOf(dialer: ConnectV1Campaign['dialerConfig']): DialerConfig {
  return dialer as DialerConfig;
}

/** No call carries the queue; whether a member that is left out is taken away is not confirmed. */
const callConfig: Anew<ConnectV1Campaign> = {
  part: (campaign) => ({ queue: queueOf(campaign), ...optional(campaign) }),
  canBecome: (wanted, seen) => {
    const [after, before] = [optional(wanted), optional(seen)];
    const loses = (before.number && !after.number) || (before.detection && !after.detection);
    return queueOf(wanted) === queueOf(seen) && !loses;
  },
};

/** An empty queue is none. */
function queueOf({ outboundCallConfig }: Campaign): string {
  return outboundCallConfig?.connectQueueId ?? '';
}

function optional({ outboundCallConfig: config }: Campaign) {
  return {
    number: config?.connectSourcePhoneNumber !== undefined,
    detection: config?.answerMachineDetectionConfig !== undefined,
  };
}
