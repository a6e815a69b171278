import { toCreate, toUpdate } from './support/events';
import { kite } from './support/kites';
import { dated, marks, OWN } from './support/marks';
import { run, theAnswer } from './support/run';
import { scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon' };
const settings = { uniqueNames: false };

/* A service that takes a create for a repeated one answers with the campaign that has the name. */
describe('a create that is answered with a campaign that was there', () => {
  scriptedWorld();

  test.each([
    ['of nobody', {}, 'which this stack did not make'],
    ['of another stack', marks(DRAGON, 'Dragon', 'arn:other'), 'which belongs to the stack arn:other'],
    ['of another resource', marks(DRAGON, 'Other'), 'which belongs to Other of this stack'],
    ['that was kept', dated(OWN, START - 3_600_000), 'which belongs to Dragon of this stack'],
  ])('%s has failed, and its id is not given to the rollback [R4][R9][R59]', async (_, tags, words) => {
    const script = { create: ['kite/1'], read: [kite('FLYING')], tags: [tags] };
    const ran = await run(toCreate(DRAGON), { script, settings });
    const { status, id, reason } = theAnswer(ran);
    expect(status).toBe('FAILED');
    expect(id).toMatch(/^no-campaign-/);
    expect(reason).toContain(`kite dragon cannot be made: its name is taken by kite/1, ${words}`);
    expect(ran.writes).toHaveLength(1);
  });

  test('has failed as a replacement, and nothing is deleted [R3][R59]', async () => {
    const carbon = { ...DRAGON, frame: 'carbon' };
    const read = { 'kite/1': [kite('FLYING')], 'kite/9': [kite('FLYING', { id: 'kite/9' })] };
    const script = { create: ['kite/9'], candidates: [[]], read, tags: { 'kite/1': [OWN], 'kite/9': [{}] } };
    const ran = await run(toUpdate(DRAGON, carbon), { script, settings });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['create']);
  });

  test('is believed where the tags are seen later [R13]', async () => {
    const script = { create: ['kite/1'], read: [kite('FLYING')], tags: [{}, {}, dated(OWN)] };
    const ran = await run(toCreate(DRAGON), { script, settings });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });
});
