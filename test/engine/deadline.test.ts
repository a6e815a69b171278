import { toCreate, toDelete, toUpdate, responseUrl } from './support/events';
import { kite } from './support/kites';
import { ADOPTED, OWN } from './support/marks';
import { run, theAnswer } from './support/run';
import { passTime, scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon' };
const CREATED = ['create', 'dragon', DRAGON, OWN];

/** Whether the waiter's answer at a second since the start of the test. */
const from = (second: number) => (Date.now() - START) / 1000 >= second;

describe('at the deadline', () => {
  scriptedWorld();

  test('the last look is taken right at it, and names what was seen [R38]', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [kite('BUILDING')] } });
    expect(ran.seconds).toBe(55 * 60);
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: 'kite/1',
      reason:
        'Not settled within 55 minutes: kite dragon is BUILDING. Deploy again to go on, or allow a longer deadline.',
    });
  });

  test('what is ready in the last look is a success', async () => {
    const read = [() => kite(from(55 * 60) ? 'FLYING' : 'BUILDING')];
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read } });
    expect(ran.seconds).toBe(55 * 60);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('a deletion that goes on has failed, with the id', async () => {
    const event = toDelete(DRAGON, { options: { deadlineSeconds: 90 } });
    const ran = await run(event, { script: { read: [kite('FLYING'), kite('LANDING')] } });
    expect(ran.seconds).toBe(55 * 60);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toContain('Not settled within 55 minutes: kite dragon is LANDING.');
  });

  test('an update that goes on has failed, with the old id [R3]', async () => {
    const read = [kite('BUILDING')];
    const event = toUpdate(DRAGON, { ...DRAGON, colour: 'red' }, { options: { deadlineSeconds: 60 } });
    const ran = await run(event, { script: { read } });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toContain('Not settled within 1 minute: kite dragon is BUILDING.');
  });

  test('a replacement that goes on has failed, with the old id [R3]', async () => {
    const event = toUpdate(DRAGON, { name: 'phoenix' }, { options: { deadlineSeconds: 60 } });
    const ran = await run(event, { script: { create: ['kite/2'], read: [kite('BUILDING', { id: 'kite/2' })] } });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });
});

describe('past the deadline', () => {
  scriptedWorld();
  const late = () => {
    const url = responseUrl();
    passTime(55 * 60);
    return { ResponseURL: url };
  };

  test('a create writes nothing', async () => {
    const ran = await run({ ...toCreate(DRAGON), ...late() }, { script: { candidates: [['kite/1']] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(/^no-campaign-/) as string });
    expect(theAnswer(ran).reason).toBe('There is no time left for the create of kite dragon.');
  });

  test('a create writes nothing also where nobody would see it in time [R4]', async () => {
    const url = responseUrl();
    passTime(55 * 60 - 10);
    const ran = await run(toCreate(DRAGON, { ResponseURL: url }));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).status).toBe('FAILED');
  });

  test('an adoption writes nothing [R59]', async () => {
    const script = { candidates: [['kite/1']], read: [kite('FLYING')], tags: [{}] };
    const ran = await run({ ...toCreate(DRAGON, { options: { adopt: true } }), ...late() }, { script });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).id).toMatch(/^no-campaign-/);
  });

  test.each([
    ['a deletion', () => toDelete(DRAGON), [kite('FLYING')], OWN],
    ['a release', () => toDelete(DRAGON), [kite('FLYING')], { ...OWN, ...ADOPTED }],
    ['a tagging', () => toUpdate(DRAGON, { ...DRAGON, tags: { a: 'b' } }), [kite('FLYING')], OWN],
  ] as const)('%s writes nothing', async (_what, event, read, tags) => {
    const ran = await run({ ...event(), ...late() }, { script: { read, tags: [tags] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('what is as wanted is a success', async () => {
    const event = toUpdate(DRAGON, { ...DRAGON, tail: 1 });
    const ran = await run({ ...event, ...late() }, { script: { read: [kite('FLYING')] } });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });
});

describe('polls', () => {
  scriptedWorld();

  test.each([0.5, 1])('of a ten-minute create are at most 40 (jitter %d)', async (random) => {
    jest.mocked(Math.random).mockReturnValue(random);
    const read = [() => kite(from(600) ? 'FLYING' : 'BUILDING')];
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read } });
    expect(ran.writes).toEqual([CREATED]);
    expect(ran.polls).toBeLessThanOrEqual(40);
    expect(ran.seconds).toBeLessThan(620);
  });

  test.each([2, 30, 300])('see a create that ends after %d seconds soon', async (end) => {
    const read = [() => kite(from(end) ? 'FLYING' : 'BUILDING')];
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read } });
    expect(ran.seconds - end).toBeLessThanOrEqual(Math.max(3, Math.min(30, end / 2)));
  });

  test('of an hour are bounded', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [kite('BUILDING')] } });
    expect(ran.polls).toBeLessThan(160);
  });
});
