import type { Campaign } from '../connect/campaign';
import { stateError } from '../connect/errors';
import { chosen } from '../connect/switches';
import { stateNow, type World } from '../connect/world';
import type { Channels, V2Fields } from './fields';
import { SWITCHES } from './switches';

type Channel = NonNullable<Channels[keyof Channels]>;

/** The channels of a campaign after an update. */
export function mergedChannels(world: World<V2Fields>, before: Channels, sent: Channels): Channels {
  const kept = chosen(world, SWITCHES, 'omittedChannels') === 'kept' ? before : {};
  if (chosen(world, SWITCHES, 'omittedMembers') === 'removed') return { ...kept, ...sent };
  const names = Object.keys(sent) as (keyof Channels)[];
  const merged = names.map((name): [string, unknown] => [name, mergedChannel(before[name], sent[name])]);
  return { ...kept, ...(Object.fromEntries(merged) as Channels) };
}

/** The outbound mode is a union, of which the sent member counts alone. */
function mergedChannel(before: Channel | undefined, sent: Channel | undefined): unknown {
  const defaultOutboundConfig = { ...before?.defaultOutboundConfig, ...sent?.defaultOutboundConfig };
  return { ...before, ...sent, defaultOutboundConfig };
}

/** Once a campaign was started its queue is frozen, and so is the choice between agents and none; no channel goes. */
export function requireThawed(world: World<V2Fields>, campaign: Campaign<V2Fields>, after: Channels): void {
  const state = stateNow(world, campaign);
  if (state === 'Initialized') return;
  const before = campaign.fields.channelSubtypeConfig ?? {};
  const change = frozenChange(before, after);
  if (change === undefined) return;
  const refusal = chosen(world, SWITCHES, 'channelRefusal');
  throw stateError(refusal, state, `${change} of campaign ${campaign.id} cannot change after its start.`);
}

function frozenChange(before: Channels, after: Channels): string | undefined {
  const gone = (Object.keys(before) as (keyof Channels)[]).find((name) => before[name] && !after[name]);
  if (gone !== undefined) return `The channel ${gone}`;
  if (!before.telephony || !after.telephony) return undefined;
  if (before.telephony.connectQueueId !== after.telephony.connectQueueId) return 'The queue';
  const wasAgentless = before.telephony.outboundMode.agentless !== undefined;
  const isAgentless = after.telephony.outboundMode.agentless !== undefined;
  return wasAgentless === isAgentless ? undefined : 'The outbound mode';
}
