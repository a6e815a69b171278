import { classify, words } from './errors';
import { resourceKey } from './identity';
import { log } from './log';
import type { Note } from './memory';
import type { PassInput } from './pass';
import type { Request, RequestType } from './request';
import type { CampaignService } from './service';
import { backoffSeconds } from './time';
import type { Settled } from './verdict';

/** From then on a refusal makes the wait no longer. */
const MOST_REFUSALS = 2;
/** Where it is not known how long the line is, it is long: one waits as after so many refusals. */
const REFUSALS_IN_A_CROWD = 4;

/** How long the service is busy with the calls of one campaign; undefined where it takes as many as there are. */
export function turnOf<C extends object>(
  { turnSeconds }: CampaignService<C>,
  { RequestType: type }: Request,
): number | undefined {
  return turnSeconds?.[type as RequestType];
}

/**
 * Where the service takes few calls, a write that is refused for the rate takes another place in the line of all that run: any but the
 * first, as those that are refused at the same time are not to come again at the same time, nor soon.
 */
export async function inLine<C extends object>(
  settled: Settled,
  error: unknown,
  { service, waiter, request }: PassInput<C>,
  note: Note,
): Promise<Settled> {
  const { outOfTurn, refusals = 1, fenced } = note;
  delete note.outOfTurn;
  const turn = turnOf(service, request);
  if (settled.kind !== 'wait' || turn === undefined || classify(error, service.errors) !== 'throttled') return settled;
  const { least = 0 } = settled;
  const inACrowd = () => least + backoffSeconds(Math.max(refusals - 1, REFUSALS_IN_A_CROWD));
  if (fenced !== true) return { ...settled, seconds: inACrowd() };
  if (outOfTurn !== true) return settled;
  try {
    const { running } = await waiter.claims(resourceKey(request.StackId, request.LogicalResourceId));
    const place = (0.25 + 0.75 * Math.random()) * (running.length - 1) * turn;
    return { ...settled, seconds: Math.max(place, least + backoffSeconds(Math.min(refusals - 1, MOST_REFUSALS))) };
  } catch (unknown) {
    log('WARN', 'the line is not known', { error: words(unknown) });
    return { ...settled, seconds: inACrowd() };
  }
}
