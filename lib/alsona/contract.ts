import * as z from 'zod/mini';
import { show } from '../contract/codec';
import type { Contract, Rule } from '../contract/contract';
import { apiKey, baseUrl, visible } from '../contract/rest';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const text = z.string().check(z.minLength(1));
const hour = z.int().check(z.minimum(0), z.maximum(24));

/** Three booleans, as in every example; or a boolean and two hours, as the description says. A rule tells the two apart. */
const day = z
  .array(z.union([z.boolean(), hour], 'be true, false or an hour from 0 to 24'))
  .check(z.minLength(3), z.maxLength(3));

/** The campaign of Alsona's `POST /rest/accounts/{account_id}/campaigns`, and by what it is reached. */
const campaign = z.strictObject({
  // No members of the body: the path, and where the key is.
  baseUrl,
  agency: z.optional(z.boolean()),
  apiKey,
  account_id: visible('the id of an account'),
  campaign_id: z.optional(visible('the id of a campaign')),
  name: z.optional(text),
  seats: z.array(text).check(
    z.minLength(1),
    z.refine((seats) => new Set(seats).size === seats.length, 'name each seat once'),
  ),
  schedule: z.strictObject({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  }),
  // Minutes east of UTC.
  timezone: z.optional(z.int().check(z.minimum(-720), z.maximum(840))),
  // Where absent, the campaign is made as a draft and the stack never starts or pauses it.
  status: z.optional(z.enum(['DRAFT', 'RUN', 'PAUSE', 'DONE'])),
});

export type AlsonaCampaign = z.infer<typeof campaign>;

/** The first says whether the day is on; the others are both flags, or hours of which the first is the earlier. */
function isDay([on, from, until]: readonly unknown[]): boolean {
  if (typeof on !== 'boolean') return false;
  if (typeof from === 'boolean') return typeof until === 'boolean';
  return typeof from === 'number' && typeof until === 'number' && from < until;
}

const days: readonly Rule<AlsonaCampaign>[] = DAYS.map((name) => ({ schedule }) => {
  const value: unknown = typeof schedule === 'object' ? schedule[name] : undefined;
  if (!Array.isArray(value) || value.length !== 3 || value.some((part) => typeof part === 'symbol')) return undefined;
  if (isDay(value)) return undefined;
  const message = `must be [on, flag, flag] or [on, first hour, later hour], got ${show(value)}`;
  return { path: ['schedule', name], message };
});

export const alsonaContract: Contract<AlsonaCampaign> = { campaign, rules: days };
