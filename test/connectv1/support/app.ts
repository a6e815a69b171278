import type { Stack } from 'aws-cdk-lib';
import { connectv1 } from '../../../lib';
import type { CampaignProps } from '../../../lib/connectv1';
import type { CampaignProperties } from '../../support/app';
import { newStack, resourceOfType } from '../../support/app';

export const INSTANCE = 'instance-1';
export const NUMBER = '+12065550100';

/** The least that a campaign needs. */
export const LEAST: CampaignProps = {
  connectInstanceId: INSTANCE,
  dialer: connectv1.DialerConfig.agentless(),
  contactFlowId: 'flow-1',
  sourcePhoneNumber: NUMBER,
};

/** A campaign with the given props and what it needs beside them. */
export function newCampaign(
  stack = newStack(),
  props: Partial<CampaignProps> = {},
  id = 'Reminders',
): connectv1.Campaign {
  return new connectv1.Campaign(stack, id, { ...LEAST, ...props });
}

/** What the only campaign of a stack sends. */
export function sentBy(stack: Stack): CampaignProperties {
  return resourceOfType(stack, 'Custom::ConnectV1Campaign').Properties as unknown as CampaignProperties;
}

/** What a campaign with these props sends. */
export function sent(props: Partial<CampaignProps> = {}): CampaignProperties {
  const stack = newStack();
  newCampaign(stack, props);
  return sentBy(stack);
}
