import type { ConnectV2Campaign } from '../../lib/connectv2/contract';
import { shows } from '../engine/compare';
import type { Seen } from '../engine/service';

/** By the member of a configuration: how calls that take one away name the channel. */
export const SUBTYPES = { telephony: 'TELEPHONY', sms: 'SMS', email: 'EMAIL', whatsApp: 'WHATSAPP' } as const;

type Channel = keyof typeof SUBTYPES;
type ByChannel = Readonly<Partial<Record<Channel, unknown>>>;

const CHANNELS = Object.keys(SUBTYPES) as Channel[];

/** The channels that are there and not wanted. */
export function surplusOf(wanted: ByChannel = {}, seen: ByChannel = {}): Channel[] {
  return CHANNELS.filter((channel) => wanted[channel] === undefined && seen[channel] !== undefined);
}

/** Whether what is wanted of each member is there as it is wanted, and nothing else below it. */
export function isAsWanted(wanted: object, seen: object = {}): boolean {
  return Object.entries(wanted).every(([key, member]) => {
    const shown = (seen as Record<string, unknown>)[key];
    return shows(member, shown) && shows(shown, member);
  });
}

/** Once a campaign was started its channels stay, and so do its queue and whether agents take part. */
export function channelRefusal(wanted: ConnectV2Campaign, seen: Seen<ConnectV2Campaign>): string | undefined {
  if (seen.status === 'Initialized') return undefined;
  const { channelSubtypeConfig: now = {} } = wanted;
  const { channelSubtypeConfig: before = {} } = seen.properties;
  const [gone] = surplusOf(now, before);
  if (gone) return `cannot lose ${gone} once the campaign was started`;
  const [voice, voiceBefore] = [now.telephony, before.telephony];
  if (!voice || !voiceBefore) return undefined;
  if ((voice.connectQueueId ?? '') !== (voiceBefore.connectQueueId ?? '')) {
    return 'cannot have another connectQueueId once the campaign was started';
  }
  const isAgentless = (mode: object) => 'agentless' in mode && mode.agentless !== undefined;
  return isAgentless(voice.outboundMode) === isAgentless(voiceBefore.outboundMode)
    ? undefined
    : 'cannot change to agentless, or from it, once the campaign was started';
}
