import { Failure } from './errors';
import type { Wait, Work } from './work';
import { called, statusWords, waitFor } from './work';

/** Waits for what the campaign is made of. */
export async function awaitNeed<C extends object>(
  work: Work<C>,
  rows: ReadonlySet<keyof C> = new Set(Object.keys(work.service.changes) as (keyof C)[]),
): Promise<Wait | undefined> {
  const need = await work.service.need(work.wanted, rows);
  if (!need || need.standing === 'ready') return undefined;
  const words = `${need.noun} ${statusWords(need)}`;
  if (need.standing === 'failed') throw new Failure(`${called(work)} cannot use it: ${words}`);
  return waitFor(work, 'need', 1800, `${called(work)} waits: ${words}`);
}
