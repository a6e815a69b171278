import { App, Stack, TimeZone } from 'aws-cdk-lib';
import { connectv1, connectv2, personalize } from '../lib';

/** The example app: one campaign of each service. */
const app = new App();
const stack = new Stack(app, 'Shop');

/** Given on the command line: `cdk deploy -c share=0.75 -c version=9e8d7c6b`. */
const setting = (name: string, fallback: string) => String(app.node.tryGetContext(name) ?? fallback);

const connectInstanceId = setting('instance', '5f9a1c2e-1111-4222-8333-444455556666');
const share = Number(setting('share', '0.5'));

new personalize.Campaign(stack, 'Recommendations', {
  solutionVersion: personalize.SolutionVersion.fromArn(
    stack.formatArn({
      service: 'personalize',
      resource: 'solution',
      resourceName: `movies/${setting('version', '8a1b2c3d')}`,
    }),
  ),
  minProvisionedTps: Math.round(share * 4),
});

/** Started by the deploy: it contacts people. */
new connectv2.Campaign(stack, 'News', {
  connectInstanceId,
  source: connectv2.Source.segment(
    stack.formatArn({
      service: 'profile',
      resource: 'domains',
      resourceName: 'amazon-connect-shop/segment-definitions/loyal',
    }),
  ),
  campaignFlowArn: stack.formatArn({
    service: 'connect',
    resource: 'instance',
    resourceName: `${connectInstanceId}/contact-flow/6f1e7d2a`,
  }),
  telephony: {
    outboundMode: connectv2.OutboundMode.agentless(),
    contactFlowId: '2b7c9d10',
    sourcePhoneNumber: '+12065550100',
    capacity: share,
  },
  schedule: connectv2.Schedule.between(new Date('2030-01-01T08:00:00Z'), new Date('2030-02-01T08:00:00Z')),
  communicationTime: {
    defaultTimeZone: TimeZone.EUROPE_BERLIN,
    telephony: { openHours: connectv2.OpenHours.weekdays(connectv2.TimeRange.of('08:00', '17:30')) },
  },
  state: connectv2.CampaignState.RUNNING,
});

new connectv1.Campaign(stack, 'Calls', {
  connectInstanceId,
  dialer: connectv1.DialerConfig.progressive({ bandwidthAllocation: share }),
  contactFlowId: '2b7c9d10',
  queueId: '7d3f5a9c',
});
