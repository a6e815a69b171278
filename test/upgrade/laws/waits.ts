import type { Case } from '../support/cases';
import { leftOn, startsOn } from '../support/left';
import type { Past } from '../support/past';
import { pointsOf } from '../support/points';

/** The handler is upgraded while the waiter of a request waits. */
export function waits({ was }: Case, past: () => Past): void {
  test.each(pointsOf(was.stories))(
    'is waited for to the end: $title, $request, $noted [R1][R7][R35]',
    async ({ story, until }) => {
      const { world } = past();
      const stage = await past().play(story, until);
      await past().goOn(stage);
      const { execution, answer, left, starts } = stage.claims.at(-1)!;
      const { requestId } = execution.input;
      const answers = world.answers.all(requestId).map(({ body }) => outcomeOf(body));
      expect(new Set(answers)).toEqual(new Set([outcomeOf(past().current(answer))]));
      // One that was sent again may be answered by both.
      const asked = stage.claims.filter((claim) => claim.execution.input.requestId === requestId);
      expect(answers.length).toBeLessThanOrEqual(asked.length);
      expect(leftOn(world)).toEqual(past().current(left));
      expect(startsOn(world)).toBe(starts);
      expect(world.stepFunctions.executions().map(({ status }) => status)).not.toContain('RUNNING');
    },
  );
}

function outcomeOf(body: unknown): string {
  const { Status, PhysicalResourceId } = body as Record<string, string>;
  return `${Status ?? ''} ${PhysicalResourceId ?? ''}`;
}
