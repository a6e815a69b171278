import * as z from 'zod/mini';

/* What is needed of the answers of both versions. */

const text = z.string().check(z.minLength(1));

export const CREATED = z.object({ arn: text });
export const DESCRIBED = z.object({
  campaign: z.object({ name: text, tags: z.optional(z.record(z.string(), z.string())) }),
});
export const STATE = z.object({ state: text });
/** An entry that cannot be read could be the one that is looked for. */
export const LISTED = z.object({ campaignSummaryList: z.array(z.object({ name: text, arn: text })) });
