import type * as z from 'zod/mini';
import { checkSchema } from '../../lib/contract/check';

/** An answer that cannot be read leaves it open whether the call had its effect: it counts as one that was lost. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';

  constructor(call: string, why: string, cause?: unknown) {
    super(`the answer to ${call} cannot be read: ${why}`, { cause });
  }
}

/** The answer of a call, where it has what is needed of it. What is missing is never taken for something that is not there. */
export function readable<A, N extends z.core.$ZodType>(call: string, needed: N, answer: A): A & z.infer<N> {
  const [problem] = checkSchema(needed, answer);
  if (problem) throw new UnreadableAnswer(call, [problem.path.join('.'), problem.message].filter(Boolean).join(' '));
  return answer as A & z.infer<N>;
}
