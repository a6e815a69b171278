import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Stack } from 'aws-cdk-lib';
import { IDS, nameOf } from '../settings';
import type { Peer } from './peer';

const secretOf = (stack: Stack) => Secret.fromSecretPartialArn(stack, 'Keys', IDS.secret);

export const peer: Peer = {
  title: 'cdk-campaigns',
  offers: {
    personalize: async () => {
      const { Campaign, SolutionVersion } = (await import('../../../lib/index.js')).personalize;
      const solutionVersion = SolutionVersion.fromArn(IDS.solutionVersion);
      return (stack) => (index) =>
        new Campaign(stack, `Campaign${index}`, {
          campaignName: nameOf(index),
          solutionVersion,
          minProvisionedTps: 1,
        });
    },
    connectv2: async () => {
      const { Campaign, OutboundMode, Source } = (await import('../../../lib/index.js')).connectv2;
      return (stack) => (index) =>
        new Campaign(stack, `Campaign${index}`, {
          campaignName: nameOf(index),
          connectInstanceId: IDS.instance,
          source: Source.segment(IDS.segment),
          telephony: {
            outboundMode: OutboundMode.agentless(),
            contactFlowId: IDS.flow,
            sourcePhoneNumber: IDS.phone,
          },
        });
    },
    connectv1: async () => {
      const { Campaign, DialerConfig } = (await import('../../../lib/index.js')).connectv1;
      return (stack) => (index) =>
        new Campaign(stack, `Campaign${index}`, {
          campaignName: nameOf(index),
          connectInstanceId: IDS.instance,
          dialer: DialerConfig.progressive({ bandwidthAllocation: 0.5 }),
          contactFlowId: IDS.flow,
          queueId: IDS.queue,
        });
    },
    batch: async () => {
      const { Campaign, Message, When } = (await import('../../../lib/index.js')).batch;
      return (stack) => {
        const apiKey = secretOf(stack);
        return (index) =>
          new Campaign(stack, `Campaign${index}`, {
            campaignName: nameOf(index),
            projectKey: IDS.project,
            apiKey,
            message: Message.email({ subject: 'News', senderIdentityId: '4012', html: '<p>News</p>' }),
            when: When.at(new Date('2030-01-01T08:00:00Z')),
            targeting: { regions: ['FR'] },
          });
      };
    },
    alsona: async () => {
      const { Campaign, DaySchedule, UtcOffset, WeeklySchedule } = (await import('../../../lib/index.js')).alsona;
      return (stack) => {
        const apiKey = secretOf(stack);
        return (index) =>
          new Campaign(stack, `Campaign${index}`, {
            campaignName: nameOf(index),
            accountId: IDS.account,
            apiKey,
            seats: ['seat_1'],
            schedule: WeeklySchedule.weekdays(DaySchedule.on()),
            timeZone: UtcOffset.ofMinutes(60),
          });
      };
    },
  },
};
