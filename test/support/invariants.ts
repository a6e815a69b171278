import type { Event } from './resource';
import type { World } from './world';

/** What must hold after anything that can happen: it fails with a sentence for each thing that does not. */
export function expectNothingLost(world: World, events: readonly Event[], survivors: readonly string[] = []): void {
  expect(problems(world, events, survivors)).toEqual([]);
}

/** The part of it that holds while there is a campaign: one answer to each request, and no waiter that runs. */
export function expectAnswered(world: World, events: readonly Event[]): void {
  expect(openProblems(world, events)).toEqual([]);
}

/** In sentences. */
export function openProblems(world: World, events: readonly Event[]): string[] {
  return [
    ...events.flatMap((event) => answerProblems(world, event)),
    ...world.stepFunctions
      .executions()
      .filter(({ status }) => !['SUCCEEDED', 'ABORTED'].includes(status))
      .map(({ name, status, error }) => `waiter ${name} is ${status} ${error ?? ''}`),
    ...(world.functions.dropped.length > 0 ? ['an event was dropped'] : []),
  ];
}

function problems(world: World, events: readonly Event[], survivors: readonly string[]): string[] {
  return [
    ...openProblems(world, events),
    ...world
      .campaigns<{ name: string }>()
      .filter(({ name }) => !survivors.includes(name))
      .map(({ name }) => `campaign ${name} is left`),
    ...survivors
      .filter((name) => !world.campaigns<{ name: string }>().some((campaign) => campaign.name === name))
      .map((name) => `campaign ${name} is gone`),
  ];
}

/** One answer; where it had to be sent again it says the same, but where the request was: CloudFormation takes the first. */
export function answerProblems(world: World, { RequestId, RequestType }: Event): string[] {
  const answers = world.answers.all(RequestId);
  const rejected = answers.flatMap((answer) => (answer.rejected === undefined ? [] : [answer.rejected]));
  const outcomes = new Set(answers.map(({ body }) => JSON.stringify(outcomeOf(body))));
  return [
    ...(answers.length === 0 ? [`${RequestType} was not answered`] : []),
    ...(outcomes.size > 1 ? [`${RequestType} was answered in two ways: ${[...outcomes].join(' and ')}`] : []),
    ...rejected.map((why) => `${RequestType} was answered badly: ${why}`),
  ];
}

/**
 * An id that stands for no campaign says when the request was sent, which can be twice. A pass that was killed right after it
 * answered is made again, and cannot know any more that nothing was made.
 */
function outcomeOf(body: unknown): unknown {
  const { Status, PhysicalResourceId } = body as Record<string, unknown>;
  return { Status, PhysicalResourceId: String(PhysicalResourceId).replace(/^(no-campaign-[0-9a-f]+)-.*$/, '$1') };
}
