import { answeredId, heldOf, markedId } from '../../lambda/engine/physical-id';
import { toEnd } from './support/balloons';
import { toDelete } from './support/events';
import { Kites } from './support/kites';
import type { Lantern } from './support/lanterns';
import { heldId, toAlter } from './support/lanterns';
import { Night } from './support/night';
import { FUNCTION_SECONDS, play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { scriptedWorld } from './support/world';

const unmarked = new Night().service;
const marked = new Kites({}).service;
const NEW = { id: 'new', generation: 'aa2' };

describe('where nothing on a campaign carries a mark, a physical id', () => {
  test('says which campaign it is, and of which generation', () => {
    expect(heldOf(unmarked, 'one|aa1')).toEqual({ id: 'one', isCampaign: true, generation: 'aa1', before: undefined });
  });

  test('says what it has replaced', () => {
    const before = { id: 'one', generation: 'aa1' };
    expect(heldOf(unmarked, 'two|aa2|one|aa1')).toEqual({ id: 'two', isCampaign: true, generation: 'aa2', before });
  });

  test.each([
    ['CloudFormation has invented', 'toys-Dragon-1ABC'],
    ['stands for none', 'no-campaign-0123456789abcdef-1804136767'],
    ['has no generation', 'one|'],
    ['has no campaign', '|aa1'],
    ['has a generation that is no digest', 'one|red'],
    ['ends in the middle', 'one|aa1|two'],
    ['goes on', 'one|aa1|two|aa2|three|aa3'],
    ['is empty', ''],
  ])('that %s is no campaign’s, and stays what it is', (_what, id) => {
    expect(heldOf(unmarked, id)).toEqual({ id, isCampaign: false });
  });

  test.each(['one|aa1', 'two|aa2|one|aa1'])('is read as it was written: %s', (id) => {
    const { id: campaign, generation = '', before } = heldOf(unmarked, id);
    expect(markedId({ id: campaign, generation }, before)).toBe(id);
  });

  test.each([
    ['of a create is that of what was made', undefined, 'new|aa2'],
    ['stays to the letter while the campaign does', 'new|aa2', 'new|aa2'],
    ['stays to the letter, with what it replaced', 'new|aa1|one|aa0', 'new|aa1|one|aa0'],
    ['of a replacement says what was replaced', 'one|aa1', 'new|aa2|one|aa1'],
    ['remembers one replacement and not more', 'two|aa1|one|aa0', 'new|aa2|two|aa1'],
    ['of one that it comes back to says nothing of what is given up', 'two|aa1|new|aa2', 'new|aa2'],
    ['after one that stood for none replaces nothing', 'no-campaign-0-1', 'new|aa2'],
  ])('that is answered %s [R2]', (_what, held, expected) => {
    expect(answeredId(unmarked, held, NEW)).toBe(expected);
  });

  test.each([
    ['as its replacement’s request told', 'two', 'new|aa2|zero|aa0', 'new|aa2|zero|aa0'],
    ['without what another’s request told', 'three', 'new|aa2|zero|aa0', 'new|aa2'],
    ['without what that request told of another', 'two', 'zero|aa0', 'new|aa2'],
    ['without what that request did not tell', 'two', undefined, 'new|aa2'],
  ])('of one that it comes back to is %s [R2]', (_what, id, replaced, expected) => {
    const known = [{ id, generation: 'aa1', replaced }];
    expect(answeredId(unmarked, 'two|aa1|new|aa2', NEW, known)).toBe(expected);
  });
});

describe('where tags carry the marks, a physical id', () => {
  test.each(['kite/1', 'kite/1|aa1', 'kite/2|aa2|kite/1|aa1'])('is the campaign’s own, whatever is in it: %s', (id) => {
    expect(heldOf(marked, id)).toEqual({ id, isCampaign: true });
  });

  test.each([
    ['no kite’s', marked],
    ['anybody’s where no id is told from another', { ...marked, isId: undefined }],
  ])('can be %s', (_whose, service) => {
    expect(heldOf(service, 'toys-Dragon-1ABC').isCampaign).toBe(false);
  });

  test.each([undefined, 'kite/1', 'new|aa1'])('that is answered is the campaign’s own, after %s', (held) => {
    expect(answeredId(marked, held, NEW)).toBe('new');
  });
});

describe('without marks', () => {
  scriptedWorld();
  const DRAGON: Lantern = { name: 'dragon', poem: 'Rise' };
  const SUNG: Lantern = { name: 'dragon', poem: 'Fall' };

  test.each([heldId('lantern-1', DRAGON), heldId('lantern-1', DRAGON, 'lantern-0', { paper: 'red' })])(
    'an update in place keeps the id that is held: %s [R2]',
    async (id) => {
      const night = new Night().with('OUT', DRAGON);
      const ran = await play(toAlter(DRAGON, SUNG, { PhysicalResourceId: id }), night);
      expect(ran.writes).toEqual([['write', 'lantern-1', 'OUT', SUNG]]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id });
    },
  );

  test.each([heldId('lantern-1', DRAGON), heldId('lantern-1', DRAGON, 'lantern-0', { paper: 'red' })])(
    'a delete of %s goes to the campaign at once, and answers the id that it came with [R1]',
    async (id) => {
      const ran = await play(toDelete(DRAGON, { PhysicalResourceId: id }), new Night().with('OUT', DRAGON));
      expect(ran.writes).toEqual([['remove', 'lantern-1']]);
      expect(ran.waits[0]).toMatchObject({ writes: 1 });
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id });
    },
  );

  test.each(['lantern-1', 'toys-Dragon-1ABC'])(
    'an id that no campaign has stands still first, as its create can still be at work: %s [R6]',
    async (id) => {
      const ran = await play(toDelete(DRAGON, { PhysicalResourceId: id }), new Night().with('OUT', DRAGON));
      expect(ran.waits[0]).toMatchObject({ seconds: FUNCTION_SECONDS + 20, writes: 0 });
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id });
    },
  );

  test('with tags such an id is read as it is: a mark in it says nothing', async () => {
    const ran = await play(toEnd({ name: 'dragon' }, { PhysicalResourceId: 'balloon/1|aa1' }), new Sky());
    expect(ran.calls[0]).toEqual(['read', 'balloon/1|aa1']);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1|aa1' });
  });
});
