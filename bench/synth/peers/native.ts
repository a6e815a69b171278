import { IDS, nameOf } from '../settings';
import type { Peer } from './peer';

export const peer: Peer = {
  title: 'CfnCampaign',
  offers: {
    personalize: async () => {
      const { CfnCampaign } = await import('aws-cdk-lib/aws-personalize');
      return (stack) => (index) =>
        new CfnCampaign(stack, `Campaign${index}`, {
          name: nameOf(index),
          solutionVersionArn: IDS.solutionVersion,
          minProvisionedTps: 1,
        });
    },
    connectv2: async () => {
      const { CfnCampaign } = await import('aws-cdk-lib/aws-connectcampaignsv2');
      return (stack) => (index) =>
        new CfnCampaign(stack, `Campaign${index}`, {
          name: nameOf(index),
          connectInstanceId: IDS.instance,
          source: { customerProfilesSegmentArn: IDS.segment },
          channelSubtypeConfig: {
            telephony: {
              outboundMode: { agentlessConfig: {} },
              defaultOutboundConfig: { connectContactFlowId: IDS.flow, connectSourcePhoneNumber: IDS.phone },
            },
          },
        });
    },
    connectv1: async () => {
      const { CfnCampaign } = await import('aws-cdk-lib/aws-connectcampaigns');
      return (stack) => (index) =>
        new CfnCampaign(stack, `Campaign${index}`, {
          name: nameOf(index),
          connectInstanceArn: IDS.instanceArn,
          dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: 0.5 } },
          outboundCallConfig: {
            connectContactFlowArn: `${IDS.instanceArn}/contact-flow/${IDS.flow}`,
            connectQueueArn: `${IDS.instanceArn}/queue/${IDS.queue}`,
          },
        });
    },
  },
};
