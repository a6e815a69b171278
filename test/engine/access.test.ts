import { randomBytes } from 'node:crypto';
import { claim } from '../../lambda/engine/claim';
import type { Memory } from '../../lambda/engine/memory';
import { requestOf } from '../../lambda/engine/memory';
import type { CampaignService } from '../../lambda/engine/service';
import { toDelete } from './support/events';
import type { Lantern } from './support/lanterns';
import { heldId, toAlter } from './support/lanterns';
import { Night } from './support/night';
import { play, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld } from './support/world';

const EAST: Lantern = { name: 'dragon', key: 'old', poem: 'Rise', shore: 'east' };
const WEST: Lantern = { ...EAST, key: 'new', shore: 'west' };
/** Does not compress. */
const LONG = randomBytes(300_000).toString('base64');

/** What a claim leaves for the passes. */
async function claimed(event: Parameters<typeof claim>[1]): Promise<Memory> {
  const waiter = new ScriptedWaiter();
  await claim(new Night().service, event, waiter);
  return JSON.parse(waiter.started[0]?.input ?? 'null') as Memory;
}

describe('how a campaign is reached', () => {
  scriptedWorld();

  test('is kept of the old properties, beside what tells which campaign it was', async () => {
    const { former } = await claimed(toAlter(EAST, WEST));
    expect(former?.campaign).toEqual({ name: 'dragon', key: 'old', shore: 'east' });
  });

  test('is kept in a delete that is shortened, as nothing is deleted without it [R34]', async () => {
    const event = toDelete({ ...EAST, poem: LONG }, { options: { teardown: 'pause' } });
    const { ResourceProperties } = requestOf(await claimed(event)) ?? {};
    expect(ResourceProperties).toEqual({
      campaign: { name: 'dragon', key: 'old', shore: 'east' },
      options: { teardown: 'pause' },
    });
  });

  test('is not what makes another campaign: it changes, and nothing is written [R16]', async () => {
    const event = toAlter(EAST, { ...EAST, key: 'new' });
    expect((await claimed(event)).former).toBeUndefined();
    const night = new Night().with('OUT', EAST);
    const ran = await play(event, night);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: heldId('lantern-1', EAST) });
  });

  test('is given to the service of each place: the new one’s, and the old one’s for what was there', async () => {
    const keys = new Set<string>();
    const at: CampaignService<Lantern>['at'] = ({ shore, key }) => {
      keys.add(`${shore}: ${key}`);
      return night.on(shore);
    };
    const night: Night = new Night({ settings: { at } }).with('OUT', EAST);
    const ran = await play(toAlter(EAST, WEST), night);
    expect([...keys]).toEqual(['west: new', 'east: old']);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});
