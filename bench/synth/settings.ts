/* The same campaigns for every peer, as the services' create calls take them. */

const INSTANCE = '5f9a1c2e-1111-4222-8333-444455556666';
const FLOW = '2b7c9d10-0c1d-4e2f-8a3b-5c6d7e8f9a0b';
const QUEUE = '3c8d0e21-1d2e-4f30-9b4c-6d7e8f9a0b1c';

export const SERVICES = ['personalize', 'connectv2', 'connectv1', 'batch', 'alsona'] as const;
export type Service = (typeof SERVICES)[number];

/**
 * All is what the CDK does by itself: it asks every construct what is wrong with it, and holds the template against its rules.
 * Props is the first alone, as with `--no-validation`. Where it is off, constructs check only what they are given when they are made.
 */
export type Validation = 'all' | 'props' | 'off';

export const nameOf = (index: number): string => `campaign-${index}`;

export const IDS = {
  solutionVersion: 'arn:aws:personalize:us-east-1:123456789012:solution/movies/11111111',
  instance: INSTANCE,
  instanceArn: `arn:aws:connect:us-east-1:123456789012:instance/${INSTANCE}`,
  segment: 'arn:aws:profile:us-east-1:123456789012:domains/shop/segment-definitions/loyal',
  flow: FLOW,
  queue: QUEUE,
  phone: '+12065550100',
  project: 'project_0664hxvwffvbpn278gxdyhsadddqgna6',
  account: 'account_1',
  secret: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:campaigns/keys',
};

/** From Monday to Friday, at all three times of the day. */
const WEEKDAYS = {
  ...Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [true, true, true]]),
  ),
  saturday: [false, true, true],
  sunday: [false, true, true],
};

/** What a handler of one's own is given. */
export const PAYLOADS = {
  personalize: (index: number) => ({
    name: nameOf(index),
    solutionVersionArn: IDS.solutionVersion,
    minProvisionedTPS: 1,
  }),
  connectv2: (index: number) => ({
    name: nameOf(index),
    connectInstanceId: IDS.instance,
    source: { customerProfilesSegmentArn: IDS.segment },
    channelSubtypeConfig: {
      telephony: {
        outboundMode: { agentless: {} },
        defaultOutboundConfig: { connectContactFlowId: IDS.flow, connectSourcePhoneNumber: IDS.phone },
      },
    },
  }),
  connectv1: (index: number) => ({
    name: nameOf(index),
    connectInstanceId: IDS.instance,
    dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: 0.5 } },
    outboundCallConfig: { connectContactFlowId: IDS.flow, connectQueueId: IDS.queue },
  }),
  batch: (index: number) => ({
    projectKey: IDS.project,
    apiKey: { secretArn: IDS.secret },
    name: nameOf(index),
    when: { start_time: '2030-01-01T08:00:00Z' },
    targeting: { regions: ['FR'] },
    messages: [{ channel_type: 'email', subject: 'News', sender_identity_id: '4012', html: '<p>News</p>' }],
  }),
  alsona: (index: number) => ({
    apiKey: { secretArn: IDS.secret },
    account_id: IDS.account,
    name: nameOf(index),
    seats: ['seat_1'],
    schedule: WEEKDAYS,
    timezone: 60,
  }),
} satisfies Readonly<Record<Service, (index: number) => object>>;
