import * as z from 'zod/mini';
import { tagsSchema } from '../contract/tags';

/* Members that the two versions of outbound campaigns have in common. */

/** The API takes the bare id of a queue or an instance, where other APIs take the ARN, too. */
const isNoArn = (text: string): boolean => !text.startsWith('arn:');

export const name = z.string().check(z.minLength(1), z.maxLength(127));

export const connectInstanceId = z
  .string()
  .check(
    z.minLength(1, { abort: true }),
    z.maxLength(256),
    z.refine(isNoArn, { error: 'be the bare id of the instance, not its ARN', abort: true }),
    z.regex(/^[-_.a-zA-Z0-9]+$/),
  );

export const connectContactFlowId = z.string().check(z.minLength(1), z.maxLength(500));

export const connectQueueId = z
  .string()
  .check(z.minLength(1), z.maxLength(500), z.refine(isNoArn, 'be the bare id of the queue, not its ARN'));

export const connectSourcePhoneNumber = z
  .string()
  .check(z.regex(/^\+[1-9]\d{1,14}$/, 'be a phone number in the form E.164 such as "+12065550100"'));

export const answerMachineDetectionConfig = z.strictObject({
  enableAnswerMachineDetection: z.boolean(),
  awaitAnswerMachinePrompt: z.optional(z.boolean()),
});

/** The state that the template asks for, which is no member of CreateCampaign. */
export const state = z.enum(['Running', 'Paused', 'Stopped']);

/** The service's own class of keys: no space and no "@". */
export const tags = tagsSchema(/^[a-zA-Z+\-=._:/0-9,;<]*$/, /^[^]*$/);
