import { isStructure, oneOf } from '../connect/one-of';
import { show } from '../contract/codec';
import type { Problem, Rule } from '../contract/contract';
import { isMoment } from '../contract/moments';
import type { ConnectV2Campaign } from './contract';

type CampaignRule = Rule<ConnectV2Campaign>;

const MODE = ['channelSubtypeConfig', 'telephony', 'outboundMode'];

export const oneMode: CampaignRule = ({ channelSubtypeConfig }) =>
  oneOf(channelSubtypeConfig?.telephony?.outboundMode, MODE, MODES);

export const oneSource: CampaignRule = ({ source }) => oneOf(source, ['source'], SOURCES);

const MODES = ['progressive', 'predictive', 'agentless', 'preview'];
const SOURCES = ['customerProfilesSegmentArn', 'eventTrigger'];

/** The native type refuses a structure that names no channel. */
export const someChannel: CampaignRule = ({ channelSubtypeConfig: channels }) =>
  isStructure(channels) && Object.values<unknown>(channels).every((channel) => channel === undefined)
    ? { path: ['channelSubtypeConfig'], message: 'must have at least one of telephony, sms, email, whatsApp' }
    : undefined;

const OUTBOUND = ['channelSubtypeConfig', 'telephony', 'defaultOutboundConfig'];

/** With a queue the caller's number comes from the queue. */
export const queueOrNumber: CampaignRule = ({ channelSubtypeConfig }) => {
  const { connectQueueId, defaultOutboundConfig: outbound } = channelSubtypeConfig?.telephony ?? {};
  return isStructure(outbound) && connectQueueId === undefined && outbound.connectSourcePhoneNumber === undefined
    ? { path: [...OUTBOUND, 'connectSourcePhoneNumber'], message: 'is required where there is no queue' }
    : undefined;
};

export const noRingTimeoutInPreview: CampaignRule = ({ channelSubtypeConfig }) => {
  const { outboundMode, defaultOutboundConfig: outbound } = channelSubtypeConfig?.telephony ?? {};
  return isStructure(outboundMode?.preview) && isStructure(outbound) && outbound.ringTimeout !== undefined
    ? { path: [...OUTBOUND, 'ringTimeout'], message: 'cannot be set in preview mode' }
    : undefined;
};

export const endAfterStart: CampaignRule = ({ schedule }) => {
  const { startTime, endTime } = schedule ?? {};
  if (!isMoment(startTime) || !isMoment(endTime) || Date.parse(endTime) > Date.parse(startTime)) return undefined;
  return { path: ['schedule', 'endTime'], message: `must be after the start at ${startTime}, got ${show(endTime)}` };
};

/* How long lists are is said here: a schema that finds a list too long looks at no element. */

export const onePace: CampaignRule = ({ channelSubtypeConfig }) => {
  const { outboundMode } = channelSubtypeConfig?.telephony ?? {};
  const paces: unknown = outboundMode?.predictive?.pacingStrategies;
  return Array.isArray(paces) && paces.length !== 1
    ? sizeProblem('exactly 1 element', paces, [...MODE, 'predictive', 'pacingStrategies'])
    : undefined;
};

export const twoLimits: CampaignRule = ({ communicationLimitsOverride }) => {
  const limits: unknown = communicationLimitsOverride?.allChannelSubtypes?.communicationLimitsList;
  return Array.isArray(limits) && limits.length > 2
    ? sizeProblem('at most 2 elements', limits, [
        'communicationLimitsOverride',
        'allChannelSubtypes',
        'communicationLimitsList',
      ])
    : undefined;
};

function sizeProblem(allowed: string, list: readonly unknown[], path: Problem['path']): Problem {
  return { path, message: `must have ${allowed}, got ${list.length}` };
}
