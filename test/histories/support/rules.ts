import { isMap } from '../../../lambda/engine/request';
import type { ServiceRow } from '../../support/services';
import type { Trouble } from './commands';
import type { Wish } from './wish';
import { lookOf, looksOf, stateText } from './wish';

/** A campaign of the stack, as it must be there. */
export interface There {
  readonly wish: Wish;
  /** Where outreach stands; empty where a service has none. */
  readonly state: string;
  /** It was running at some time. */
  readonly ran: boolean;
  /** Somebody deleted it. */
  readonly gone: boolean;
  /** A rollback could not take everything back: it may have settings of the deploy that failed. */
  readonly muddled: boolean;
  /** The look of a deploy that was rolled back just now, and may have been written. */
  readonly tried?: number | undefined;
  readonly adopted: boolean;
  /** It was adopted a second time: it may still have settings of the first. */
  readonly worn: boolean;
}

/** What everything goes by. */
export interface Place {
  readonly row: ServiceRow;
  /** The state of a campaign that was never started. */
  readonly fresh: string;
}

/** Success; or what the reason of the failure says; or either, where what is there is not known. */
export type Verdict = 'succeeds' | 'either' | RegExp;

/** What a service says where it is told to refuse. */
export const REASONS = {
  create: 'The model is not of this world.',
  update: 'No capacity on Tuesdays.',
  start: 'No capacity on Tuesdays.',
};
const REFUSED = /No capacity on Tuesdays/;
export const CONTACTED = /would contact the same people again/;

/** The states that a campaign in the given state can come to where one is asked for; none where that is out of reach. */
export function statesAfter({ row: { outreach }, fresh }: Place, state: string, asked: string | undefined): string[] {
  if (!outreach || asked === undefined || asked === state || outreach.over.includes(state)) return [state];
  const { running, stopped, failed } = outreach.states;
  // What was never started sends nothing, and may count as held.
  if (state === fresh) return asked === running ? [running] : [state, asked];
  if (state === failed) return asked === stopped ? [state] : [];
  return state === stopped && outreach.isFinal ? [] : [asked];
}

/** The same in a rollback, which starts nothing that was never started. */
export function statesBack(place: Place, state: string, asked: string | undefined): string[] {
  const isStart = state === place.fresh && asked === place.row.outreach?.states.running;
  return isStart ? [state] : statesAfter(place, state, asked);
}

/** Whether a campaign in that state refuses to go from one look to the other. */
export function isClosed({ row: { outreach }, fresh }: Place, state: string, from: number, to: number): boolean {
  if (!outreach || from === to) return false;
  const { changesWhileRunning, frozen, over, states } = outreach;
  if (!changesWhileRunning) return state === states.running || over.includes(state);
  if (!frozen) return over.includes(state);
  // `changed` is what a campaign takes at any time.
  return state !== fresh && Math.max(from, to) > 1;
}

/** How the making of a campaign ends. */
export function verdictOfNew(place: Place, wish: Wish, trouble: Trouble | undefined): Verdict {
  const { row, fresh } = place;
  const asked = row.outreach && stateText(row.outreach, wish);
  const isUpdated = trouble?.with === 'update' && row.createWrites.includes(row.operations.update);
  if (trouble?.with === 'create') return new RegExp(row.createFailure.replaceAll('.', '\\.'));
  return isUpdated || isRefused(place, fresh, asked, trouble) ? REFUSED : 'succeeds';
}

/** How an update in place ends. */
export function verdictInPlace(place: Place, there: There, wish: Wish, trouble: Trouble | undefined): Verdict {
  if (there.gone) return /does not exist any more: it was deleted outside of this stack/;
  const { state } = there;
  const [from, to] = [there.wish.look, wish.look];
  if (there.muddled || (there.worn && from !== to)) return 'either';
  if (isClosed(place, state, from, to)) return /can be changed only|cannot (lose|have|change)/;
  if (trouble?.with === 'update' && from !== to) return REFUSED;
  const asked = askedAnew(place.row, there.wish, wish);
  if (statesAfter(place, state, asked).length === 0) return /cannot become .* which is for good/;
  return isRefused(place, state, asked, trouble) ? REFUSED : 'succeeds';
}

/** Whether the call is refused that leads to a state. */
function isRefused(place: Place, state: string, asked: string | undefined, trouble: Trouble | undefined): boolean {
  const { outreach, operations } = place.row;
  const isMoved = asked !== undefined && statesAfter(place, state, asked).includes(asked) && asked !== state;
  if (!outreach || !isMoved || !trouble) return false;
  const byUpdate = outreach.start === operations.update;
  const isStart = asked === outreach.states.running && (byUpdate || state === place.fresh);
  return trouble.with === (isStart ? 'start' : byUpdate ? 'update' : 'none');
}

/** Whether another campaign would contact the people again that the one before has contacted. */
export function contactsAgain({ row, fresh }: Place, there: There, wish: Wish): boolean {
  return row.outreach !== undefined && !there.gone && there.state !== fresh && wish.state === 'running' && !wish.again;
}

/** The state that a template asks for otherwise than before. */
export function askedAnew({ outreach }: ServiceRow, before: Wish, wish: Wish): string | undefined {
  if (!outreach) return undefined;
  const asked = stateText(outreach, wish);
  return asked === stateText(outreach, before) ? undefined : asked;
}

/** Whether a change of the template means another campaign. */
export function meansAnother(before: Wish, wish: Wish): boolean {
  return before.another !== wish.another;
}

/** What only other looks show, by path. */
export function leftovers(row: ServiceRow, wish: Wish): Leaf[] {
  const { properties, shown } = lookOf(row, wish);
  const own = [...leavesOf(properties.campaign), ...leavesOf(shown)].map(([path]) => String(path));
  const all = looksOf(row).flatMap((look) => leavesOf(look.shown));
  return all.filter(([path]) => !own.includes(String(path)));
}

export type Leaf = readonly [path: readonly string[], value: unknown];

/** Members to the end of maps: a service may add defaults, and what was taken away may be set back to its default. */
export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  const members = isMap(value) ? Object.entries(value) : [];
  return members.length > 0 ? members.flatMap(([key, member]) => leavesOf(member, [...path, key])) : [[path, value]];
}
