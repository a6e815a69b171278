import type { Fields } from '../connect/campaign';
import { invalid } from '../connect/errors';
import { chosen } from '../connect/switches';
import type { World } from '../connect/world';
import { requireHours } from './duration';
import type { Subtype, V2Requests } from './shapes';
import { SWITCHES } from './switches';

type Create = V2Requests['CreateCampaign'];

/** A campaign of version 2 as a description shows it, without what the service adds. */
export interface V2Fields extends Omit<Create, 'tags'>, Fields {
  readonly schedule?: Create['schedule'];
}

export type Channels = NonNullable<V2Fields['channelSubtypeConfig']>;
type Schedule = NonNullable<V2Fields['schedule']>;

export const MEMBER_OF: Readonly<Record<Subtype, keyof Channels>> = {
  TELEPHONY: 'telephony',
  SMS: 'sms',
  EMAIL: 'email',
  WHATSAPP: 'whatsApp',
};

const SUBTYPES = Object.keys(MEMBER_OF) as Subtype[];

/** The fields of a new campaign, checked as far as shapes cannot. */
export function fieldsOf(world: World<V2Fields>, request: unknown): { fields: V2Fields; tags: Create['tags'] } {
  const { tags, ...given } = request as Create;
  const { channelSubtypeConfig, schedule, entryLimitsConfig } = given;
  checkChannels(channelSubtypeConfig);
  checkEntryLimits(entryLimitsConfig);
  const type = chosen(world, SWITCHES, 'defaultType') === 'MANAGED' ? { type: 'MANAGED' as const } : {};
  const times = schedule ? { schedule: checkedSchedule(world, schedule) } : {};
  return { fields: { ...type, ...given, ...times }, tags };
}

/** The list shows neither state nor tags. */
export function summaryOf(fields: V2Fields): object {
  const { name, connectInstanceId, channelSubtypeConfig = {}, type, schedule } = fields;
  const { entryLimitsConfig, connectCampaignFlowArn } = fields;
  const channelSubtypes = SUBTYPES.filter((subtype) => channelSubtypeConfig[MEMBER_OF[subtype]] !== undefined);
  return { name, connectInstanceId, channelSubtypes, type, schedule, entryLimitsConfig, connectCampaignFlowArn };
}

export function checkChannels({ telephony }: Channels = {}): void {
  if (!telephony) return;
  const { connectQueueId, outboundMode, defaultOutboundConfig } = telephony;
  // The caller id comes from the queue, or is given.
  if (!connectQueueId && !defaultOutboundConfig.connectSourcePhoneNumber) {
    throw invalid('Telephony without a connectQueueId needs a connectSourcePhoneNumber');
  }
  if (outboundMode.preview && defaultOutboundConfig.ringTimeout !== undefined) {
    throw invalid('ringTimeout is not supported with the outbound mode preview');
  }
  const [strategy] = outboundMode.predictive?.pacingStrategies ?? [];
  requireHours('evaluationWindow', strategy?.abandonmentRate?.evaluationWindow, 1, 24);
}

export function checkEntryLimits(limits: V2Fields['entryLimitsConfig']): void {
  requireHours('entryLimitsConfig.minEntryInterval', limits?.minEntryInterval, 0);
}

/** The times are shown the way the service prints them. */
export function checkedSchedule(world: World<V2Fields>, schedule: Schedule): Schedule {
  const { refreshFrequency } = schedule;
  const [start, end] = [momentOf(schedule.startTime), momentOf(schedule.endTime)];
  if (end <= start) throw invalid(`The schedule ends at ${schedule.endTime}, which is not after its start`);
  requireHours('schedule.refreshFrequency', refreshFrequency, 1);
  if (start < world.context.now() && chosen(world, SWITCHES, 'pastStart') === 'refused') {
    throw invalid(`The schedule starts in the past, at ${schedule.startTime}`);
  }
  const times = { startTime: printed(start), endTime: printed(end) };
  return refreshFrequency === undefined ? times : { ...times, refreshFrequency };
}

function momentOf(text: string): number {
  const moment = Date.parse(text);
  // The calendar is not in the pattern: February has no 30th.
  const exists = !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 10) === text.slice(0, 10);
  if (!exists) throw invalid(`${text} is no date`);
  return moment;
}

function printed(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
