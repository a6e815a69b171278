import * as z from 'zod/mini';
import type { Contract } from '../contract/contract';
import { isMoment, MOMENT } from '../contract/moments';
import { apiKey, baseUrl, visible } from '../contract/rest';
import { message } from './messages';
import * as rules from './rules';
import { isJsonList, isJsonObject } from './written';

const NOW_OR_MOMENT = new RegExp(`^now$|${MOMENT.source}`);
const A_TIME = 'be "now" or a time in UTC such as "2030-01-31T08:00:00Z"';

/** Versions before 2.10 know no drafts, without which nothing can be made safely. */
const apiVersion = z
  .string()
  .check(z.regex(/^2\.[1-9]\d+$/, 'be a version of the API from "2.10" on, such as "2.11", as a text'));

const startTime = z.string().check(
  z.regex(NOW_OR_MOMENT, { error: A_TIME, abort: true }),
  z.refine((text) => text === 'now' || isMoment(text), A_TIME),
);

const given = z.string().check(z.minLength(1));

/** The campaign of Batch's `POST /campaigns/create`, and by what it is reached. */
const campaign = z.strictObject({
  // No members of the body: a path, a header, and where the key is.
  baseUrl,
  apiVersion,
  projectKey: visible('the key of a project'),
  apiKey,
  name: z.optional(given),
  // Where absent, the campaign is made as a draft and the stack never starts or stops it.
  state: z.optional(z.enum(['DRAFT', 'RUNNING', 'STOPPED'])),
  send_rate: z.optional(z.int().check(z.minimum(1000), z.maximum(1_000_000))),
  labels: z.optional(z.array(given).check(z.maxLength(5))),
  when: z.strictObject({
    start_time: startTime,
    local_time: z.optional(z.boolean()),
  }),
  targeting: z.optional(
    z.strictObject({
      languages: z.optional(z.array(given)),
      regions: z.optional(z.array(given)),
      // JSON of a shape that is Batch's own.
      query: z.optional(z.string().check(z.refine(isJsonObject, 'be a JSON object'))),
    }),
  ),
  messages: z.array(message).check(z.minLength(1), z.maxLength(1)),
  // JSON of a shape that no document describes.
  variants: z.optional(z.string().check(z.refine(isJsonList, 'be a JSON list'))),
});

export type BatchCampaign = z.infer<typeof campaign>;

export const batchContract: Contract<BatchCampaign> = {
  campaign,
  rules: [
    rules.differentLabels,
    rules.targetedLanguages,
    rules.differentTranslations,
    rules.backgroundPriority,
    ...rules.payloads,
    rules.meantAtOnce,
    rules.meantForEveryone,
  ],
};
