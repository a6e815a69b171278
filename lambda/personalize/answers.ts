import * as z from 'zod/mini';

/* What is needed of the service's answers. */

const text = z.string().check(z.minLength(1));

export const ACCEPTED = z.object({ campaignArn: text });
export const DESCRIBED = z.object({ campaign: z.object({ name: text, status: text }) });
export const VERSION = z.object({ solutionVersion: z.object({ status: text }) });
export const TAGS = z.object({ tags: z.array(z.object({ tagKey: text, tagValue: z.string() })) });
