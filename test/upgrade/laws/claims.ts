import type { Case } from '../support/cases';
import { leftOn, startsOn } from '../support/left';
import type { Past, Stage } from '../support/past';
import { INVENTED } from '../support/scenes';
import { claimsOf } from '../support/story';

/** Requests that meet what the waiter has run and runs for a released version. */
export function claims({ was }: Case, past: () => Past): void {
  /** Where a request of a story is under way, as its record ends there; the next comes a little later. */
  async function underWay(title: string, claim: number): Promise<Stage> {
    const { passes } = claimsOf(past().story(title))[claim]!;
    const stage = await past().play(past().story(title), { claim, passes: passes.length });
    await past().world.time.settle({ until: past().world.time.now() + 1000 });
    return stage;
  }

  test('that is being made is made once where its create is sent again [R7][R8][R60]', async () => {
    const stage = await past().play(past().story('sent again'), { claim: 0, passes: 2 });
    const { execution, properties } = stage.claims[0]!;
    const { requestId: RequestId } = execution.input;
    const event = stage.resource.event('Create', was.properties[properties]!, { RequestId });
    expect((await stage.resource.request(event))?.status).toBe('SUCCESS');
    expect(past().there()).toHaveLength(1);
    expect(past().creations()).toBe(1);
    expect(startsOn(past().world)).toBeLessThanOrEqual(1);
    expect(
      new Set(
        past()
          .world.answers.all(RequestId)
          .map(({ status }) => status),
      ),
    ).toEqual(new Set(['SUCCESS']));
  });

  test('that is being made is deleted where its create is cancelled [R6][R28][R39]', async () => {
    const { resource, claims } = await underWay('cancelled create', 0);
    const { execution, properties } = claims[0]!;
    resource.held = { properties: was.properties[properties]!, id: INVENTED };
    expect(await resource.destroy()).toMatchObject({ status: 'SUCCESS', id: INVENTED });
    expect(past().there()).toEqual([]);
    expect(past().world.answers.all(execution.input.requestId)).toEqual([]);
  });

  test('that is being updated comes back where the update is cancelled [R23][R39]', async () => {
    const { resource, claims } = await underWay('cancelled update', 1);
    const { id } = resource.held!;
    expect(await resource.rollBack(was.properties.changed!)).toMatchObject({ status: 'SUCCESS', id });
    expect(leftOn(past().world)).toEqual(past().current(claims[0]!.left));
    expect(past().world.answers.all(claims[1]!.execution.input.requestId)).toEqual([]);
  });
}
