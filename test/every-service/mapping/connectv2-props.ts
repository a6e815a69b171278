import { Duration, TimeZone } from 'aws-cdk-lib';
import { connectv2 } from '../../../lib';
import type { CampaignProps, TelephonyChannel } from '../../../lib/connectv2';
import { COMMON } from './connect';
import type { ChangedRow } from './table';

const { OpenHours, OutboundMode, PacingStrategy, RestrictedPeriod, Schedule, Source, TimeRange } = connectv2;

export type Change = ChangedRow<CampaignProps>['change'];

export const set =
  (changed: Partial<CampaignProps>): Change =>
  (props) => ({ ...props, ...changed });

const PLACE = 'us-east-1:123456789012';
const DOMAINS = `arn:aws:profile:${PLACE}:domains`;
export const segment = (name: string) => `${DOMAINS}/shop/segment-definitions/${name}`;
export const domain = (name: string) => `${DOMAINS}/${name}`;
export const flow = (name: string) => `arn:aws:connect:${PLACE}:instance/instance-1/contact-flow/${name}`;
export const phone = (name: string) => `arn:aws:connect:${PLACE}:phone-number/${name}`;
export const template = (name: string) => `arn:aws:wisdom:${PLACE}:message-template/base-1/${name}`;

export function predictive(
  bandwidthAllocation: number,
  rate: Partial<connectv2.AbandonmentRate> = {},
): connectv2.OutboundMode {
  const pacing = PacingStrategy.abandonmentRate({
    targetRate: 0.03,
    connectionStartPoint: connectv2.ConnectionStartPoint.GREETING_END,
    connectionThreshold: Duration.seconds(2),
    evaluationWindow: Duration.hours(12),
    ...rate,
  });
  return OutboundMode.predictive({ bandwidthAllocation, pacing });
}

const TELEPHONY: TelephonyChannel = {
  outboundMode: predictive(0.5),
  contactFlowId: 'flow-1',
  capacity: 0.5,
  queueId: 'queue-1',
  sourcePhoneNumber: '+12065550100',
  answerMachineDetection: { enabled: true, awaitPrompt: false },
  ringTimeout: Duration.seconds(30),
};

export const TWO_RANGES = [TimeRange.of('08:00', '12:00'), TimeRange.of('13:00', '17:30')] as const;
export const TWO_PERIODS = [
  ['christmas', '2030-12-24', '2030-12-26'],
  ['new year', '2030-12-31', '2031-01-01'],
] as const;

/** Two ranges on each day but for those given, and two periods or those given. */
export function timeWindow(
  days: connectv2.DailyHours = {},
  periods: readonly (readonly [name: string, startDate: string, endDate: string])[] = TWO_PERIODS,
): connectv2.TimeWindow {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const week: connectv2.DailyHours = Object.fromEntries(names.map((name) => [name, [...TWO_RANGES]]));
  const restrictedPeriods = periods.map(([name, from, to]) => RestrictedPeriod.between(from, to, { name }));
  return { openHours: OpenHours.daily({ ...week, ...days }), restrictedPeriods };
}

export const FULL: CampaignProps = {
  ...COMMON,
  campaignType: connectv2.CampaignType.MANAGED,
  telephony: TELEPHONY,
  sms: { sourcePhoneNumberArn: phone('sms'), templateArn: template('sms'), capacity: 0.25 },
  email: {
    sourceEmailAddress: 'shop@example.com',
    templateArn: template('email'),
    displayName: 'The shop',
    capacity: 0.75,
  },
  whatsApp: { sourcePhoneNumberArn: phone('whatsapp'), templateArn: template('whatsapp'), capacity: 0.125 },
  source: Source.segment(segment('vip')),
  campaignFlowArn: flow('journey-1'),
  schedule: Schedule.fromTimestamps('2030-12-01T08:00:00Z', '2030-12-31T20:00:00Z', {
    refreshFrequency: Duration.hours(12),
  }),
  entryLimits: { maxEntryCount: 3, minEntryInterval: Duration.days(7) },
  communicationTime: {
    defaultTimeZone: TimeZone.EUROPE_BERLIN,
    timeZoneDetection: [connectv2.TimeZoneDetection.ZIP_CODE],
    timeZoneDetectionScope: connectv2.TimeZoneDetectionScope.PRIMARY_ONLY,
    telephony: timeWindow(),
    sms: timeWindow(),
    email: timeWindow(),
    whatsApp: timeWindow(),
  },
  communicationLimits: {
    allChannels: [
      { maxCountPerRecipient: 1, frequency: Duration.days(1) },
      { maxCountPerRecipient: 5, frequency: Duration.days(30) },
    ],
    instanceLimits: connectv2.InstanceLimitsHandling.OPT_IN,
  },
};

export const PROGRESSIVE: CampaignProps = {
  ...COMMON,
  telephony: { ...TELEPHONY, outboundMode: OutboundMode.progressive({ bandwidthAllocation: 0.5 }) },
};

export const PREVIEW: CampaignProps = {
  ...COMMON,
  telephony: {
    outboundMode: OutboundMode.preview({ bandwidthAllocation: 0.5, timeout: Duration.seconds(45) }),
    contactFlowId: 'flow-1',
    queueId: 'queue-1',
  },
};

export const TRIGGERED: CampaignProps = {
  ...COMMON,
  source: Source.eventTrigger({ customerProfilesDomainArn: domain('shop') }),
};
