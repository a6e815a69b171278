import type { Reply } from '../../support/resource';
import type { Case } from '../support/cases';
import type { Past } from '../support/past';
import { INVENTED, NO_ID, TAKEN_BACK } from '../support/scenes';
import { claimsOf } from '../support/story';

/** Every physical id that a released version has answered with, or that CloudFormation has made up. */
export function deletes({ service, was }: Case, past: () => Past): void {
  let others: readonly object[];
  let calls: number;

  /** Beside a campaign of somebody else's, of the same name where that can be. */
  async function after(story: string, claim = 0) {
    const [made] = claimsOf(past().story(story)).flatMap(({ left }) => left);
    await past().world.control(service.put(service.uniqueNames || !made ? 'foreign' : made.name));
    others = past().there();
    const stage = await past().after(story, claim);
    calls = ofService();
    return stage;
  }
  const ofService = () =>
    past()
      .world.calls()
      .filter((call) => call.service === service.name).length;

  function expectGone(reply: Reply | undefined, id: string): void {
    expect(reply).toMatchObject({ status: 'SUCCESS', id });
    expect(past().there()).toEqual(others);
  }

  if ('doomed' in was.properties) {
    test('that was adopted is deleted where that was written out [R59]', async () => {
      const { resource, id } = await after('adopted');
      resource.held = { properties: was.properties.doomed!, id };
      expectGone(await resource.destroy(), id);
    });
  }

  test('that was replaced is deleted, and so is the one that replaced it [R5][R6]', async () => {
    const { resource, id, claims } = await after(TAKEN_BACK, 1);
    const [first] = past().current(claims);
    const old = { properties: was.properties.small!, id: first?.answer?.PhysicalResourceId ?? '' };
    expect(await resource.cleanUp(old)).toMatchObject({ status: 'SUCCESS', id: old.id });
    expect(past().there()).toHaveLength(others.length + 1);
    expectGone(await resource.destroy(), id);
  });

  test('of which nobody has heard is deleted by the id that stands for it [R4][R6]', async () => {
    const { resource, id } = await after(NO_ID);
    expect(past().there()).toHaveLength(others.length + 1);
    expectGone(await resource.destroy(), id);
  });

  test('that was never made is deleted without a call [R6][R29]', async () => {
    const { resource, id } = await after('refused create');
    expectGone(await resource.destroy(), id);
    expect(ofService()).toBe(calls);
  });

  test('is deleted by an id that CloudFormation made up [R6]', async () => {
    const { resource, properties } = await after('small');
    resource.held = { properties, id: INVENTED };
    expectGone(await resource.destroy(), INVENTED);
  });
}
