import type { Campaign, Schedule } from '@aws-sdk/client-connectcampaignsv2';
import type { ConnectV2Campaign } from '../../lib/connectv2/contract';
import { seenAs } from '../connect/campaign';
import { V2_STATES } from '../connect/outreach';
import type { Seen } from '../engine/service';

/** A campaign and its state, which is another call. */
export function seenCampaign(arn: string, campaign: Campaign, state: string): Seen<ConnectV2Campaign> {
  return { ...seenAs(arn, campaign.name ?? '', state, V2_STATES), properties: propertiesOf(campaign) };
}

function propertiesOf(campaign: Campaign): Partial<ConnectV2Campaign> {
  const schedule = campaign.schedule && scheduleOf(campaign.schedule);
  return { ...campaign, schedule } as Partial<ConnectV2Campaign>;
}

function scheduleOf({ startTime, endTime, ...rest }: Schedule): ConnectV2Campaign['schedule'] {
  return { ...rest, startTime: startTime?.toISOString() ?? '', endTime: endTime?.toISOString() ?? '' };
}
