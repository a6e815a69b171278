import { toCreate } from './support/events';
import { refusal } from './support/kites';
import type { Lantern } from './support/lanterns';
import { draftOf, generationOf, heldId } from './support/lanterns';
import { anywhere } from './support/line';
import { Night } from './support/night';
import { play, theAnswer } from './support/run';
import { scriptedWorld, START } from './support/world';

const DRAGON: Lantern = { name: 'dragon', plate: 'L7', state: 'LIT' };
const DRAFT = `dragon${draftOf(generationOf(DRAGON), START)}`;
const CREATED = ['create', DRAFT];
const LIT = ['write', 'L7', 'LIT', DRAGON];
const SUCCESS = { status: 'SUCCESS', id: heldId('L7', DRAGON) };
const NONE = expect.stringMatching(/^no-campaign-/) as string;
const TAKEN = refusal('Taken', 'There is one.', 409);
const FOREIGN =
  'lantern dragon cannot be made: its id L7 is that of a campaign which this stack did not make. Give another.';

const settings = { givesIds: true, candidates: async ({ plate = '' }: Lantern) => [plate] };

describe('where the stack gives the id, a create', () => {
  scriptedWorld();

  test('looks before it makes one, as it could write over somebody else’s [R9]', async () => {
    const ran = await play(toCreate(DRAGON), new Night({ settings }));
    expect(ran.calls.slice(0, 2)).toEqual([['read', 'L7'], CREATED]);
    expect(ran.writes).toEqual([CREATED, LIT]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('fails where somebody else has it, naming it, and writes nothing [R9]', async () => {
    const night = new Night({ settings }).with('OUT', { name: 'other' }, { id: 'L7' });
    const ran = await play(toCreate(DRAGON), night);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: NONE, reason: FOREIGN });
  });

  test('that is refused and sees nothing of that id says so [R44]', async () => {
    const ran = await play(toCreate(DRAGON), new Night({ settings, troubles: { create: [TAKEN] } }));
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: NONE,
      reason:
        'lantern dragon cannot be made: Taken: There is one. Its id is taken by what cannot be seen; give another.',
    });
  });

  test('that is refused as somebody was faster names it', async () => {
    const looks = [[], ['L7']];
    const late = { ...settings, candidates: async () => looks.shift() ?? [] };
    const night = new Night({ settings: late, troubles: { create: [TAKEN] } });
    const ran = await play(toCreate(DRAGON), night.with('OUT', { name: 'other' }, { id: 'L7' }));
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: NONE, reason: FOREIGN });
  });

  test('that is refused after a lost answer goes on with its own [R8]', async () => {
    const night = new Night({ settings, lag: 9, troubles: { create: ['lost after'] } });
    const ran = await play(toCreate(DRAGON), night);
    expect(ran.writes).toEqual([CREATED, LIT]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
    expect(ran.last).toMatchObject({ made: { id: 'L7', generation: generationOf(DRAGON) } });
  });

  test.each(anywhere(7))('makes and lights one whatever happens to any one call: %s %s [R7][R60]', async (at, is) => {
    const night = new Night({ settings, lag: 9, trouble: { at, is } });
    const ran = await play(toCreate(DRAGON), night);
    expect(night.lit).toEqual(['L7']);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('where the service gives the id, a refusal of a create that may be for its state', () => {
  scriptedWorld();

  test('is looked at again, for a short time', async () => {
    const ran = await play(toCreate(DRAGON), new Night({ troubles: { create: [TAKEN] } }));
    expect(ran.writes.map(([operation]) => operation)).toEqual(['create', 'create', 'write']);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});
