import type { Campaign } from '@aws-sdk/client-connectcampaigns';
import type { ConnectV1Campaign } from '../../lib/connectv1/contract';
import { seenAs } from '../connect/campaign';
import { V1_STATES } from '../connect/outreach';
import type { Seen } from '../engine/service';

/** A campaign and its state, which is another call. */
export function seenCampaign(arn: string, campaign: Campaign, state: string): Seen<ConnectV1Campaign> {
  const { name = '', connectInstanceId, dialerConfig, outboundCallConfig } = campaign;
  const properties = { name, connectInstanceId, dialerConfig, outboundCallConfig } as Partial<ConnectV1Campaign>;
  return { ...seenAs(arn, name, state, V1_STATES), properties };
}
