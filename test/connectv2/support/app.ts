import { Duration, TimeZone } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { connectv2 } from '../../../lib';
import type { CampaignProps } from '../../../lib/connectv2';
import type { CampaignProperties } from '../../support/app';
import { newStack, resourceOfType } from '../../support/app';

const { OpenHours, OutboundMode, PacingStrategy, RestrictedPeriod, Schedule, Source, TimeRange } = connectv2;

export const INSTANCE = 'instance-1';
export const NUMBER = '+12065550100';

const PLACE = 'us-east-1:123456789012';
export const SEGMENT = `arn:aws:profile:${PLACE}:domains/amazon-connect-shop/segment-definitions/vip`;
export const DOMAIN = `arn:aws:profile:${PLACE}:domains/amazon-connect-shop`;
export const FLOW = `arn:aws:connect:${PLACE}:instance/instance-1/contact-flow/flow-1`;
export const PHONE = `arn:aws:connect:${PLACE}:phone-number/number-1`;
export const TEMPLATE = `arn:aws:wisdom:${PLACE}:message-template/base-1/template-1`;

/** The least that a campaign needs. */
export const LEAST: CampaignProps = { connectInstanceId: INSTANCE };

export const SMS: connectv2.SmsChannel = { sourcePhoneNumberArn: PHONE, templateArn: TEMPLATE };
export const EMAIL: connectv2.EmailChannel = { sourceEmailAddress: 'shop@example.com', templateArn: TEMPLATE };
export const TELEPHONY: connectv2.TelephonyChannel = {
  outboundMode: OutboundMode.agentless(),
  contactFlowId: 'flow-1',
  sourcePhoneNumber: NUMBER,
};

const window: connectv2.TimeWindow = {
  openHours: OpenHours.daily({
    monday: [TimeRange.of('08:00', '12:00'), TimeRange.of('13:00', '17:30')],
    saturday: [],
  }),
  restrictedPeriods: [RestrictedPeriod.between('2026-12-24', '2026-12-26', { name: 'holidays' })],
};

/** Everything that there is. */
export const FULL: CampaignProps = {
  ...LEAST,
  campaignName: 'reminders',
  campaignType: connectv2.CampaignType.MANAGED,
  telephony: {
    outboundMode: OutboundMode.predictive({
      bandwidthAllocation: 0.5,
      pacing: PacingStrategy.abandonmentRate({
        targetRate: 0.03,
        connectionStartPoint: connectv2.ConnectionStartPoint.GREETING_END,
        connectionThreshold: Duration.seconds(2),
        evaluationWindow: Duration.days(1),
      }),
    }),
    contactFlowId: 'flow-1',
    capacity: 0.5,
    queueId: 'queue-1',
    sourcePhoneNumber: NUMBER,
    answerMachineDetection: { enabled: true, awaitPrompt: false },
    ringTimeout: Duration.seconds(30),
  },
  sms: { ...SMS, capacity: 0.25 },
  email: { ...EMAIL, displayName: 'The shop', capacity: 1 },
  whatsApp: { sourcePhoneNumberArn: PHONE, templateArn: TEMPLATE, capacity: 0.01 },
  source: Source.segment(SEGMENT),
  campaignFlowArn: FLOW,
  schedule: Schedule.between(new Date('2026-12-01T08:00:00Z'), new Date('2026-12-31T20:00:00Z'), {
    refreshFrequency: Duration.hours(12),
  }),
  entryLimits: { maxEntryCount: 3, minEntryInterval: Duration.days(7) },
  communicationTime: {
    defaultTimeZone: TimeZone.EUROPE_BERLIN,
    timeZoneDetection: [connectv2.TimeZoneDetection.ZIP_CODE, connectv2.TimeZoneDetection.AREA_CODE],
    timeZoneDetectionScope: connectv2.TimeZoneDetectionScope.ALL_AVAILABLE,
    telephony: window,
    sms: { openHours: OpenHours.weekdays(TimeRange.of('09:00', '18:00')) },
    email: { openHours: OpenHours.everyDay(TimeRange.of('00:00', '23:59')) },
    whatsApp: window,
  },
  communicationLimits: {
    allChannels: [
      { maxCountPerRecipient: 1, frequency: Duration.days(1) },
      { maxCountPerRecipient: 5, frequency: Duration.days(30) },
    ],
    instanceLimits: connectv2.InstanceLimitsHandling.OPT_IN,
  },
  state: connectv2.CampaignState.RUNNING,
  tags: { team: 'care' },
};

/** A campaign with the given props and what it needs beside them. */
export function newCampaign(
  stack = newStack(),
  props: Partial<CampaignProps> = {},
  id = 'Reminders',
): connectv2.Campaign {
  return new connectv2.Campaign(stack, id, { ...LEAST, ...props });
}

/** What the only campaign of a stack sends. */
export function sentBy(stack: Stack): CampaignProperties {
  return resourceOfType(stack, 'Custom::ConnectV2Campaign').Properties as unknown as CampaignProperties;
}

/** What a campaign with these props sends. */
export function sent(props: Partial<CampaignProps> = {}): CampaignProperties {
  const stack = newStack();
  newCampaign(stack, props);
  return sentBy(stack);
}
