import { REST_ERRORS } from '../../../lambda/rest/rest-error';
import { classify, pauseOf, words } from '../../../lambda/engine/errors';
import type { ErrorClass } from '../../../lambda/engine/errors';
import type { Refusal } from '../../../lambda/engine/service';

export interface Refused {
  readonly name: string;
  readonly class: ErrorClass;
  /** As the engine tells it. */
  readonly words: string;
  readonly pause: number;
}

/** What the engine makes of the error of a call. */
export async function refusal(
  call: Promise<unknown>,
  table: Readonly<Record<string, Refusal>> = REST_ERRORS,
): Promise<Refused> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === 'fulfilled') throw new Error('the call was not refused');
  const error: unknown = outcome.reason;
  const { name } = error as Error;
  return { name, class: classify(error, table), words: words(error), pause: pauseOf(error) };
}

/** All that is in an error and could be logged. */
export async function insideOf(call: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === 'fulfilled') throw new Error('the call was not refused');
  const { name, message, stack, cause, ...others } = outcome.reason as Error;
  return [name, message, stack, String(cause), JSON.stringify(others)].join('\n');
}
