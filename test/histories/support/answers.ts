import { answerProblems } from '../../support/invariants';
import type { Event, Reply } from '../../support/resource';
import type { World } from '../../support/world';
import type { Deploy } from './commands';
import type { Place, There, Verdict } from './rules';
import { meansAnother } from './rules';
import type { Change, Deployed } from './stack';
import type { ResourceName } from './wish';
import { givenName } from './wish';

/** A deploy as it went, and what was to be expected of it. */
export interface Judged {
  readonly deploy: Deploy;
  readonly deployed: Deployed;
  readonly verdicts: ReadonlyMap<ResourceName, Verdict>;
  /** What was there before. */
  readonly there: ReadonlyMap<ResourceName, There>;
}

/** What is wrong with how the requests of a deploy were answered. */
export function problemsOfAnswers(world: World, place: Place, judged: Judged): string[] {
  const { changes, deletions } = judged.deployed;
  return [
    ...changes.flatMap((change) => [
      ...eventProblems(world, change.event, judged, change.reply !== undefined),
      ...(change.reply ? replyProblems(place, change, change.reply, judged) : []),
      ...(change.backEvent ? eventProblems(world, change.backEvent, judged, true) : []),
      ...backProblems(change, judged),
    ]),
    ...deletions.flatMap(({ of, event, reply, id }) => [
      ...eventProblems(world, event, judged, true),
      ...(reply?.status === 'SUCCESS' ? [] : [`the Delete of ${of} (${id}) ended as ${words(reply)}`]),
    ]),
  ];
}

/** One answer; several that say the same only where an answer may have got lost, or the request was sent again. */
function eventProblems(world: World, event: Event, { deploy }: Judged, isAwaited: boolean): string[] {
  const { length } = world.answers.all(event.RequestId);
  if (!isAwaited && length === 0) return [];
  const isOnce = deploy.fault === undefined && deploy.again?.as !== 'sent';
  const more = isOnce && length > 1 ? [`${event.RequestType} was answered ${length} times`] : [];
  return [...more, ...answerProblems(world, event)].map((problem) => `${event.LogicalResourceId}: ${problem}`);
}

function replyProblems(place: Place, change: Change, reply: Reply, { verdicts, there }: Judged): string[] {
  const { of } = change;
  const verdict = verdicts.get(of) ?? 'either';
  const isAsExpected =
    verdict === 'either' || (verdict === 'succeeds' ? reply.status === 'SUCCESS' : verdict.test(reply.reason));
  return [
    ...(isAsExpected ? [] : [`${of} ended as ${words(reply)}, expected ${String(verdict)}`]),
    ...idProblems(change, reply, there.get(of)?.gone === true),
    ...(reply.status === 'FAILED' ? reasonProblems(place, change, reply) : []),
  ];
}

/** Only a replacement that succeeds has another id. */
function idProblems({ of, before, wish }: Change, { id, status }: Reply, wasGone: boolean): string[] {
  if (!before) return id === '' ? [`${of} has no id`] : [];
  const isOther = status === 'SUCCESS' && meansAnother(before.wish, wish);
  if (isOther) return id === before.id && !wasGone ? [`${of} was replaced and has the same id ${id}`] : [];
  return id === before.id ? [] : [`${of} had the id ${before.id} and was answered with ${id}`];
}

/** A reason says what has happened, and to which campaign. */
function reasonProblems({ row }: Place, { of, wish }: Change, { reason }: Reply): string[] {
  const name = givenName(row, of, wish) ?? String(row.minimal.options?.namePrefix);
  const named = [row.noun, name].filter((word) => !reason.includes(word));
  return named.length > 0 ? [`${of} failed and its reason does not say ${named.join(', ')}: ${reason}`] : [];
}

/** A rollback succeeds, and comes back to the campaign that was there. */
function backProblems({ of, before, back, backEvent }: Change, { there }: Judged): string[] {
  if (!before || !backEvent) return [];
  if (back?.status !== 'SUCCESS') return [`the rollback of ${of} ended as ${words(back)}`];
  const isKept = back.id === before.id || there.get(of)?.gone === true;
  return isKept ? [] : [`the rollback of ${of} ended with the id ${back.id}, expected ${before.id}`];
}

/** What must not go on when everything is still. */
export function problemsOfRest(world: World, mostStarts: number): string[] {
  const executions = world.stepFunctions
    .executions()
    .filter(({ status }) => !['SUCCEEDED', 'ABORTED'].includes(status))
    .map(({ name, status, error }) => `waiter ${name} is ${status} ${error ?? ''}`);
  const starts = world.service.outreach ? world.starts() : [];
  const all = starts.reduce((sum, one) => sum + one, 0);
  return [
    ...executions,
    ...(world.functions.dropped.length > 0 ? ['an event was dropped'] : []),
    ...(Math.max(0, ...starts) > 1 ? [`a campaign was started twice: ${String(starts)}`] : []),
    ...(all > mostStarts ? [`people were contacted ${all} times, at most ${mostStarts} were asked for`] : []),
  ];
}

function words(reply: Reply | undefined): string {
  return reply ? `${reply.status} ${reply.reason}`.trim() : 'not answered';
}
