import * as z from 'zod/mini';
import * as limits from '../connect/limits';
import type { Contract } from '../contract/contract';
import { tagRule } from '../contract/tags';
import { channelSubtypeConfig, MOST_WHOLE } from './channels';
import { duration, durationOfAnHour } from './durations';
import * as rules from './rules';
import { arn, moment } from './texts';
import { communicationTimeConfig } from './times';

/** Amazon Connect outbound campaigns' CreateCampaign (API version 2024-04-23), and the state that is asked for. */
const campaign = z.strictObject({
  name: z.optional(limits.name),
  connectInstanceId: limits.connectInstanceId,
  type: z.optional(z.enum(['MANAGED', 'JOURNEY'])),
  channelSubtypeConfig: z.optional(channelSubtypeConfig),
  // A union: the rules see to it that there is exactly one member.
  source: z.optional(
    z.strictObject({
      customerProfilesSegmentArn: z.optional(arn()),
      eventTrigger: z.optional(z.strictObject({ customerProfilesDomainArn: z.optional(arn()) })),
    }),
  ),
  connectCampaignFlowArn: z.optional(arn()),
  schedule: z.optional(
    z.strictObject({ startTime: moment(), endTime: moment(), refreshFrequency: z.optional(durationOfAnHour()) }),
  ),
  entryLimitsConfig: z.optional(
    z.strictObject({
      maxEntryCount: z.int({ abort: true }).check(z.minimum(0), z.maximum(MOST_WHOLE)),
      minEntryInterval: duration(),
    }),
  ),
  communicationTimeConfig: z.optional(communicationTimeConfig),
  communicationLimitsOverride: z.optional(
    z.strictObject({
      allChannelSubtypes: z.optional(
        // A union of one member, which is required; a rule says how many limits there may be.
        z.strictObject({
          communicationLimitsList: z.array(
            z.strictObject({
              maxCountPerRecipient: z.int({ abort: true }).check(z.minimum(1), z.maximum(MOST_WHOLE)),
              frequency: z.int({ abort: true }).check(z.minimum(1), z.maximum(30)),
              unit: z.enum(['DAY']),
            }),
          ),
        }),
      ),
      instanceLimitsHandling: z.optional(z.enum(['OPT_IN', 'OPT_OUT'])),
    }),
  ),
  tags: z.optional(limits.tags),
  // No member of CreateCampaign: where absent, the stack never starts or stops the campaign.
  state: z.optional(limits.state),
});

export type ConnectV2Campaign = z.infer<typeof campaign>;

export const connectV2Contract: Contract<ConnectV2Campaign> = {
  campaign,
  rules: [
    rules.oneMode,
    rules.oneSource,
    rules.someChannel,
    rules.queueOrNumber,
    rules.noRingTimeoutInPreview,
    rules.endAfterStart,
    rules.onePace,
    rules.twoLimits,
    tagRule,
  ],
};
