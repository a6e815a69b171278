import * as z from 'zod/mini';
import { show } from '../contract/codec';
import type { Contract, Problem, Rule } from '../contract/contract';
import { apiKey, baseUrl, pathPart } from '../contract/rest';

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
  account_id: pathPart('the id of an account'),
  campaign_id: z.optional(pathPart('the id of a campaign')),
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

/** Whether the day is on, then two flags or two hours. */
export type AlsonaDay = z.infer<typeof day>;

const isFlag = (part: unknown) => typeof part === 'boolean';
const isHour = (part: unknown) => typeof part === 'number';

/** What the schema alone lets pass: an hour where the day is switched on, a flag beside an hour, hours in no order. */
function dayProblem(value: readonly unknown[], path: Problem['path']): Problem | undefined {
  const [on, from, until] = value;
  if (isHour(on)) return { path: [...path, 0], message: `must be true or false, got ${show(on)}` };
  const isMixed = isHour(from) ? isFlag(until) : isFlag(from) && isHour(until);
  if (isMixed) return { path, message: `must have two flags or two hours after the first, got ${show(value)}` };
  return isHour(from) && isHour(until) && from >= until
    ? { path, message: `must end at a later hour than it starts, got ${show(value)}` }
    : undefined;
}

const days: readonly Rule<AlsonaCampaign>[] = DAYS.map((name) => ({ schedule }) => {
  const value: unknown = typeof schedule === 'object' ? (schedule as typeof schedule | null)?.[name] : undefined;
  return Array.isArray(value) && value.length === 3 ? dayProblem(value, ['schedule', name]) : undefined;
});

export const alsonaContract: Contract<AlsonaCampaign> = { campaign, rules: days };
