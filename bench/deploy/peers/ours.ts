import type { Stack } from 'aws-cdk-lib';
import { connectv2, personalize } from '../../../lib';
import { IDS, nameOf } from '../../synth/settings';
import type { Service, Version } from '../settings';
import { CAPACITY, TPS } from '../settings';

/** Adds the campaign of a number to the stack. */
type Add = (stack: Stack, index: number, version: Version) => void;

const ADD: Readonly<Record<Service, Add>> = {
  personalize: (stack, index, version) => {
    new personalize.Campaign(stack, `Campaign${index}`, {
      campaignName: nameOf(index),
      solutionVersion: personalize.SolutionVersion.fromArn(IDS.solutionVersion),
      minProvisionedTps: TPS[version],
    });
  },
  connectv2: (stack, index, version) => {
    new connectv2.Campaign(stack, `Campaign${index}`, {
      campaignName: nameOf(index),
      connectInstanceId: IDS.instance,
      source: connectv2.Source.segment(IDS.segment),
      telephony: {
        outboundMode: connectv2.OutboundMode.agentless(),
        contactFlowId: IDS.flow,
        sourcePhoneNumber: IDS.phone,
        capacity: CAPACITY[version],
      },
    });
  },
};

export function ours(stack: Stack, service: Service, count: number, version: Version): void {
  for (let index = 0; index < count; index++) ADD[service](stack, index, version);
}
