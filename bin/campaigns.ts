import { App, Stack, TimeZone } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { alsona, batch, connectv1, connectv2, personalize } from '../lib';

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

/** Made by hand before the first deploy, as no template may hold a key: `{"batch": "...", "alsona": "..."}`. */
const keys = Secret.fromSecretNameV2(stack, 'Keys', setting('keys', 'campaigns/keys'));

/** A draft: nobody is contacted until somebody starts it, or the template says so. */
new batch.Campaign(stack, 'Newsletter', {
  projectKey: 'project_0664hxvwffvbpn278gxdyhsadddqgna6',
  apiKey: keys,
  apiKeyField: 'batch',
  baseUrl: setting('batch', 'https://api.batch.com'),
  when: batch.When.at(new Date('2030-01-01T08:00:00Z')),
  targeting: { languages: ['fr'], query: { age: { $gte: 18 } } },
  message: batch.Message.email({
    subject: 'What is new',
    senderIdentityId: '4012',
    html: '<p>Hello {{ b.name }}</p>',
    translations: [{ language: 'fr', subject: 'Nouvelles', senderIdentityId: '4012', html: '<p>Bonjour</p>' }],
  }),
  sendRate: Math.round(share * 100_000),
});

/** Started by the deploy: its steps go out within the schedule. */
new alsona.Campaign(stack, 'Introductions', {
  accountId: 'account_136ce10b5f8a7682efb3',
  apiKey: keys,
  apiKeyField: 'alsona',
  baseUrl: setting('alsona', 'https://alsona.com'),
  seats: ['seat_1', 'seat_2', 'seat_3', 'seat_4'].slice(0, Math.round(share * 4)),
  schedule: alsona.WeeklySchedule.weekdays(alsona.DaySchedule.on()),
  timeZone: alsona.UtcOffset.of('+01:00'),
  status: alsona.CampaignStatus.RUN,
});
