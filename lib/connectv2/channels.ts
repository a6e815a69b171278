import * as z from 'zod/mini';
import * as limits from '../connect/limits';
import { hoursOfADay } from './durations';
import { arn } from './texts';

/** An integer of the service's model has 32 bits. */
export const MOST_WHOLE = 2147483647;

const capacity = z.optional(z.number().check(z.minimum(0.01), z.maximum(1)));
const agentless = z.strictObject({});
const bandwidthAllocation = z.number().check(z.minimum(0), z.maximum(2));

const abandonmentRate = z.strictObject({
  targetRate: z.number().check(z.minimum(0), z.maximum(1)),
  connectionStartPoint: z.enum(['CONNECTED_TO_SYSTEM', 'GREETING_START', 'GREETING_END']),
  connectionThresholdSeconds: z.int({ abort: true }).check(z.minimum(1), z.maximum(MOST_WHOLE)),
  evaluationWindow: hoursOfADay(),
});

/** A union: the rules see to it that there is exactly one member. */
const telephonyMode = z.strictObject({
  progressive: z.optional(z.strictObject({ bandwidthAllocation })),
  predictive: z.optional(
    z.strictObject({
      bandwidthAllocation,
      // Unions of one member, which is required; a rule says how many there may be.
      pacingStrategies: z.optional(z.array(z.strictObject({ abandonmentRate }))),
    }),
  ),
  agentless: z.optional(agentless),
  preview: z.optional(
    z.strictObject({
      bandwidthAllocation,
      // The API takes 1 to 300, CloudFormation's own type 10 to 300: no agent decides in less.
      timeoutConfig: z.strictObject({
        durationInSeconds: z.int({ abort: true }).check(z.minimum(10), z.maximum(300)),
      }),
      agentActions: z.optional(z.array(z.enum(['DISCARD']))),
    }),
  ),
});

const telephony = z.strictObject({
  capacity,
  connectQueueId: z.optional(limits.connectQueueId),
  outboundMode: telephonyMode,
  defaultOutboundConfig: z.strictObject({
    connectContactFlowId: limits.connectContactFlowId,
    connectSourcePhoneNumber: z.optional(limits.connectSourcePhoneNumber),
    answerMachineDetectionConfig: z.optional(limits.answerMachineDetectionConfig),
    ringTimeout: z.optional(z.int({ abort: true }).check(z.minimum(15), z.maximum(60))),
  }),
});

/** Nobody but the service sends texts and mails: the union has one member, which is required. */
const onlyAgentless = z.strictObject({ agentless });

const message = z.strictObject({
  capacity,
  outboundMode: onlyAgentless,
  defaultOutboundConfig: z.strictObject({ connectSourcePhoneNumberArn: arn(), wisdomTemplateArn: arn() }),
});

const email = z.strictObject({
  capacity,
  outboundMode: onlyAgentless,
  defaultOutboundConfig: z.strictObject({
    connectSourceEmailAddress: z
      .string()
      .check(z.maxLength(255), z.regex(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'be an email address')),
    // The API takes 0 to 256, CloudFormation's own type 1 to 127.
    sourceEmailAddressDisplayName: z.optional(z.string().check(z.minLength(1), z.maxLength(127))),
    wisdomTemplateArn: arn(),
  }),
});

export const channelSubtypeConfig = z.strictObject({
  telephony: z.optional(telephony),
  sms: z.optional(message),
  email: z.optional(email),
  whatsApp: z.optional(message),
});

export type TelephonyMode = z.infer<typeof telephonyMode>;
export type Channels = z.infer<typeof channelSubtypeConfig>;
