import * as z from 'zod/mini';
import * as limits from '../connect/limits';
import { isStructure, oneOf } from '../connect/one-of';
import type { Contract, Rule } from '../contract/contract';
import { tagRule } from '../contract/tags';

const bandwidthAllocation = z.number().check(z.minimum(0), z.maximum(1));
const dialingCapacity = z.optional(z.number().check(z.minimum(0.01), z.maximum(1)));

/** Amazon Connect outbound campaigns' CreateCampaign (API version 2021-01-30), and the state that is asked for. */
const campaign = z.strictObject({
  name: z.optional(limits.name),
  connectInstanceId: limits.connectInstanceId,
  // A union: the rules see to it that there is exactly one member.
  dialerConfig: z.strictObject({
    progressiveDialerConfig: z.optional(z.strictObject({ bandwidthAllocation, dialingCapacity })),
    predictiveDialerConfig: z.optional(z.strictObject({ bandwidthAllocation, dialingCapacity })),
    agentlessDialerConfig: z.optional(z.strictObject({ dialingCapacity })),
  }),
  outboundCallConfig: z.strictObject({
    connectContactFlowId: limits.connectContactFlowId,
    connectQueueId: z.optional(limits.connectQueueId),
    connectSourcePhoneNumber: z.optional(limits.connectSourcePhoneNumber),
    answerMachineDetectionConfig: z.optional(limits.answerMachineDetectionConfig),
  }),
  tags: z.optional(limits.tags),
  // No member of CreateCampaign: where absent, the stack never starts or stops the campaign.
  state: z.optional(limits.state),
});

export type ConnectV1Campaign = z.infer<typeof campaign>;

const DIALERS = ['progressiveDialerConfig', 'predictiveDialerConfig', 'agentlessDialerConfig'];

const oneDialer: Rule<ConnectV1Campaign> = ({ dialerConfig }) => oneOf(dialerConfig, ['dialerConfig'], DIALERS);

/** With a queue the caller's number comes from the queue. */
const queueOrNumber: Rule<ConnectV1Campaign> = ({ outboundCallConfig: call }) =>
  isStructure(call) && call.connectQueueId === undefined && call.connectSourcePhoneNumber === undefined
    ? { path: ['outboundCallConfig', 'connectSourcePhoneNumber'], message: 'is required where there is no queue' }
    : undefined;

export const connectV1Contract: Contract<ConnectV1Campaign> = { campaign, rules: [oneDialer, queueOrNumber, tagRule] };
