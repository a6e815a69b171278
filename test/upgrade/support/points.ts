import type { Until } from './past';
import type { Claim, Story } from './story';
import { claimsOf } from './story';

/** Where in a story a later version can take over. */
export interface Point {
  readonly title: string;
  readonly request: string;
  readonly noted: string;
  readonly story: Story;
  readonly until: Until;
}

/** One for each request that was claimed and not yet looked at, and for each shape in which a note was left. */
export function pointsOf(stories: readonly Story[]): Point[] {
  const all = stories.flatMap((story) =>
    claimsOf(story).flatMap((claim, index) => (claim.answer ? pointsIn(story, claim, index) : [])),
  );
  // The first that there is of each.
  return [...new Map(all.reverse().map((point) => [`${point.request} ${point.noted}`, point])).values()].reverse();
}

function pointsIn(story: Story, { execution, passes }: Claim, claim: number): Point[] {
  const { requestType, former } = execution.input;
  const request = former ? `${requestType} of what only another campaign can have` : requestType;
  const notes = [{}, ...passes.filter(({ result }) => !result.finished).map(({ result }) => result.note)];
  const { title } = story;
  return notes.map((note, index) => ({ title, request, noted: shapeOf(note), story, until: { claim, passes: index } }));
}

/** In every note, whatever is waited for. */
const COMMON = ['message', 'phase', 'fenced', 'turnAt', 'wroteAt'];

/** The names of what was noted. */
function shapeOf(note: Readonly<Record<string, unknown>>): string {
  // Once it is this request's turn, what was waited for before says nothing more.
  const left = note.fenced === true ? [...COMMON, 'quietUntil'] : COMMON;
  const members = Object.entries(note).filter(([key]) => !left.includes(key));
  return members.map(([key, value]) => key + inner(value)).join(', ') || 'nothing yet';
}

function inner(value: unknown): string {
  if (typeof value === 'boolean') return value ? '' : ' not';
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ` (${Object.keys(value).join(', ')})`
    : '';
}
