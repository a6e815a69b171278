import { resourceKey } from './identity';
import { log } from './log';
import { words } from './errors';
import type { Note } from './memory';
import type { PassInput } from './pass';
import { backoffSeconds } from './time';
import type { Settled } from './verdict';

/** From then on a refusal makes the wait no longer. */
const MOST_REFUSALS = 2;

/**
 * Where the service takes few writes, one that is refused for the rate goes to the end of the line, behind all that run: each of
 * them has its turn, and others of the account take of the same rate.
 */
export async function inLine<C extends object>(
  settled: Settled,
  { service, waiter, request }: PassInput<C>,
  note: Note,
): Promise<Settled> {
  const { outOfTurn, refusals = 1 } = note;
  delete note.outOfTurn;
  if (settled.kind !== 'wait' || outOfTurn !== true || service.writesPerSecond === undefined) return settled;
  try {
    const { running } = await waiter.claims(resourceKey(request.StackId, request.LogicalResourceId));
    const line = (running.length - 1) / service.writesPerSecond;
    const { least = 0 } = settled;
    return { ...settled, seconds: Math.max(line, least + backoffSeconds(Math.min(refusals - 1, MOST_REFUSALS))) };
  } catch (error) {
    log('WARN', 'the line is not known', { error: words(error) });
    return settled;
  }
}
