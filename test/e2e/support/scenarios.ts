import type { EngineName } from '../../../demo/engines/engine';
import type { Place } from './place';
import { startPlace } from './place';

/* What must be so on every engine. Each scenario starts where the one before has ended. */

const LONGEST_MS = 120_000;
/** CloudFormation's own words: both deploys give their change set the same name. */
const REFUSAL = /ChangeSetNotFound|InvalidChangeSetStatus|ChangeSet \S+ (already exists|does not exist)|_IN_PROGRESS/;

export function scenarios(name: EngineName, speed: number): void {
  let place: Place;

  beforeAll(async () => {
    place = await startPlace(name, speed);
  }, LONGEST_MS);

  afterAll(() => place.end(), LONGEST_MS);

  const scenario = (title: string, body: () => Promise<void>) => test(title, body, LONGEST_MS);

  scenario('two stacks side by side have a campaign each', async () => {
    const { code, output } = await place.deploy('ShopFirst', 'Kiosk');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(place.campaigns()).toEqual({ hits: 'ACTIVE 1', papers: 'ACTIVE 1' });
    expect(await statuses('Shop', 'Kiosk')).toEqual(['CREATE_COMPLETE', 'CREATE_COMPLETE']);
  });

  scenario('a deploy without a change leaves everything as it is', async () => {
    const before = place.engine.campaigns();
    const { code, output } = await place.deploy('ShopFirst', '--force');
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('(no changes)') as string });
    expect(place.engine.campaigns()).toEqual(before);
  });

  scenario('a changed setting is updated in place, and live when the deploy ends', async () => {
    const before = arnOf('hits');
    expect(await place.deploy('ShopFaster')).toMatchObject({ code: 0 });
    expect(place.campaigns()).toEqual({ hits: 'ACTIVE 2', papers: 'ACTIVE 1' });
    expect(arnOf('hits')).toEqual(before);
    expect(await statuses('Shop')).toEqual(['UPDATE_COMPLETE']);
  });

  scenario('another name replaces the campaign, and the old one is gone', async () => {
    expect(await place.deploy('ShopRenamed')).toMatchObject({ code: 0 });
    expect(place.campaigns()).toEqual({ charts: 'ACTIVE 2', papers: 'ACTIVE 1' });
    expect(await statuses('Shop')).toEqual(['UPDATE_COMPLETE']);
  });

  scenario('an update that fails is rolled back and says why', async () => {
    expect(await place.deploy('ShopBroken')).toMatchObject({ code: 1 });
    expect(place.campaigns()).toEqual({ charts: 'ACTIVE 2', papers: 'ACTIVE 1' });
    expect(await statuses('Shop')).toEqual(['UPDATE_ROLLBACK_COMPLETE']);
    expect(await place.stacks.failures('Shop')).toContainEqual(
      expect.stringContaining('Personalize campaign charts cannot use it: solution version'),
    );
  });

  scenario('a create that fails is rolled back, says why and leaves no campaign', async () => {
    expect(await place.deploy('Stall')).toMatchObject({ code: 1 });
    expect(place.campaigns()).toEqual({ charts: 'ACTIVE 2', papers: 'ACTIVE 1' });
    expect(await statuses('Stall')).toEqual(['ROLLBACK_COMPLETE']);
    expect(await place.stacks.failures('Stall')).toContainEqual(
      expect.stringContaining('is CREATE FAILED: The solution version failed to train'),
    );
  });

  scenario('of two deploys of one stack at once, one makes it and the other is refused', async () => {
    const runs = await Promise.all([place.deploy('Twice'), place.deploy('Twice')]);
    const refused = runs.filter(({ code }) => code !== 0);
    // Where the first is done before the second looks, there is nothing to refuse.
    expect(refused.length).toBeLessThanOrEqual(1);
    for (const { output } of refused) expect(output).toMatch(REFUSAL);
    expect(place.campaigns()).toEqual({ charts: 'ACTIVE 2', papers: 'ACTIVE 1', twins: 'ACTIVE 1' });
    expect(await statuses('Twice')).toEqual(['CREATE_COMPLETE']);
  });

  scenario('destroy deletes the campaign of its stack and no other', async () => {
    expect(await place.destroy('ShopRenamed')).toMatchObject({ code: 0 });
    expect(place.campaigns()).toEqual({ papers: 'ACTIVE 1', twins: 'ACTIVE 1' });
    expect(await statuses('Shop', 'Kiosk')).toEqual([undefined, 'CREATE_COMPLETE']);
  });

  scenario('in the end nothing is left', async () => {
    expect(await place.destroy('Kiosk', 'Stall', 'Twice')).toMatchObject({ code: 0 });
    expect(place.engine.campaigns()).toEqual([]);
    expect(await statuses('Kiosk', 'Stall')).toEqual([undefined, undefined]);
  });

  const statuses = (...stacks: string[]) => Promise.all(stacks.map((stack) => place.stacks.status(stack)));

  const arnOf = (wanted: string) => {
    const campaigns = place.engine.campaigns() as { name: string; campaignArn: string; creationDateTime: number }[];
    const { campaignArn, creationDateTime } = campaigns.find(({ name: known }) => known === wanted)!;
    return { campaignArn, creationDateTime };
  };
}
