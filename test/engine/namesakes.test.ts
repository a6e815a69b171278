import { markerId } from '../../lambda/engine/identity';
import type { Balloon } from './support/balloons';
import { marksOf, toEnd } from './support/balloons';
import { toCreate } from './support/events';
import { anywhere } from './support/line';
import { ADOPTED, marks, RESOURCE, STACK } from './support/marks';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { scriptedWorld, START } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
const created = (at = START) => ['create', 'dragon', DRAGON, marksOf(DRAGON, at)];
const ADOPT = { options: { adopt: true } };

describe('where names are not unique, adoption', () => {
  scriptedWorld();

  test('takes the one that is free, and marks it [R57]', async () => {
    const sky = new Sky().with('MOORED', DRAGON, { tags: marks({}, 'Dragon', 'other-stack') });
    const ran = await play(toCreate(DRAGON, ADOPT), sky.with('RESTING', DRAGON, { tags: {} }));
    expect(ran.writes).toEqual([['tag', 'balloon/2', expect.objectContaining(ADOPTED)]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/2' });
  });

  test('of two that are free fails and names them [R59]', async () => {
    const sky = new Sky().with('RESTING', DRAGON, { tags: {} }).with('ALOFT', DRAGON, { tags: { a: 'b' } });
    const ran = await play(toCreate(DRAGON, ADOPT), sky);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).reason).toBe(
      'balloon dragon cannot be adopted: there are 2 of that name, balloon/1, balloon/2. Rename all but one.',
    );
  });

  test('of another stack’s fails and names it [R59]', async () => {
    const sky = new Sky().with('RESTING', DRAGON, { tags: marks({}, 'Dragon', 'other-stack') });
    const ran = await play(toCreate(DRAGON, ADOPT), sky);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).reason).toContain(
      'balloon dragon cannot be made: its name is taken by balloon/1, which belongs to the stack other-stack.',
    );
  });

  test('of none makes one', async () => {
    const ran = await play(toCreate(DRAGON, ADOPT), new Sky());
    expect(ran.writes).toEqual([created()]);
  });

  test('takes back what an earlier create of the resource had made and was retained [R57]', async () => {
    const sky = new Sky().with('ALOFT', DRAGON, { tags: marksOf(DRAGON, START - 3600_000) });
    const ran = await play(toCreate(DRAGON, ADOPT), sky);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
  });

  test('takes it back to the state that the template asks for', async () => {
    const sky = new Sky().with('MOORED', DRAGON, { tags: marksOf(DRAGON, START - 3600_000) });
    const ran = await play(toCreate({ ...DRAGON, state: 'ALOFT' }, ADOPT), sky);
    expect(ran.writes).toEqual([['release', 'balloon/1']]);
  });

  test.each(anywhere(6))('is one whatever happens to any one call: %s %s [R57][R59]', async (at, is) => {
    const sky = new Sky({ lag: 9, trouble: { at, is } }).with('RESTING', DRAGON, { tags: {} });
    const ran = await play(toCreate(DRAGON, ADOPT), sky);
    expect(sky.now('balloon/1')?.tags).toMatchObject(ADOPTED);
    expect(sky.now('balloon/2')).toBeUndefined();
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
  });
});

describe('where names are not unique, a delete of what has no id', () => {
  scriptedWorld();
  const marker = () => ({ PhysicalResourceId: markerId(STACK, RESOURCE, START) });
  const two = (first: number, second: number) =>
    new Sky()
      .with('RESTING', DRAGON, { tags: marksOf(DRAGON, first) })
      .with('RESTING', DRAGON, { tags: marksOf(DRAGON, second) });

  test.each([
    ['first', START - 3600_000, START, 'balloon/2'],
    ['last', START, START - 3600_000, 'balloon/1'],
  ])(
    'removes what the failed create made, and leaves what was retained, found %s [R6]',
    async (_how, one, other, id) => {
      const ran = await play(toEnd(DRAGON, marker()), two(one, other));
      expect(ran.writes).toEqual([['remove', id]]);
      expect(theAnswer(ran).status).toBe('SUCCESS');
    },
  );

  test('that CloudFormation invented removes the youngest [R6]', async () => {
    const ran = await play(toEnd(DRAGON, { PhysicalResourceId: 'toys-Dragon-1A2B3C' }), two(START - 3600_000, START));
    expect(ran.writes).toEqual([['remove', 'balloon/2']]);
  });

  test('leaves what is older', async () => {
    const ran = await play(toEnd(DRAGON, marker()), new Sky().with('RESTING', DRAGON));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});
