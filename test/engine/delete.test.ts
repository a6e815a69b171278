import { toDelete } from './support/events';
import { GONE, KILL, kite, painting, refusal, reset } from './support/kites';
import type { Script } from './support/kites';
import { run, theAnswer } from './support/run';
import { scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon' };
const REMOVED = ['remove', 'kite/1'];

describe('delete', () => {
  scriptedWorld();

  test('ends when the kite is gone [R26]', async () => {
    const script = { read: [kite('FLYING'), kite('LANDING'), kite('LANDING'), GONE] };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.writes).toEqual([REMOVED]);
    expect(ran.waits.slice(0, 3).map(({ message }) => message)).toEqual([
      'the deletion of kite dragon was accepted',
      'kite dragon is LANDING',
      'kite dragon is LANDING',
    ]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('of a kite that is gone is a success, once a second look says so too [R27]', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [GONE] } });
    expect(ran.waits).toEqual([{ seconds: 10, writes: 0, message: 'kite dragon was not found so far' }]);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('of a kite that a single read does not find deletes it [R32]', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [GONE, kite('FLYING'), kite('LANDING'), GONE] } });
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is asked for once while reads lag, and again where it was not heard [R26]', async () => {
    const flying = kite('FLYING');
    const script = { read: [() => (Date.now() - START < 9000 ? flying : kite('LANDING')), GONE] };
    const lagging = { read: [...Array<() => typeof flying>(4).fill(script.read[0] as () => typeof flying), GONE] };
    expect((await run(toDelete(DRAGON), { script: lagging })).writes).toEqual([REMOVED]);
    const unheard = await run(toDelete(DRAGON), { script: { read: [...Array<typeof flying>(6).fill(flying), GONE] } });
    expect(unheard.writes.length).toBeGreaterThan(1);
  });

  test('of a kite that goes between look and call is a success [R27]', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING'), GONE], remove: [GONE] } });
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('of a kite that is being deleted only waits [R28]', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('LANDING'), GONE] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('waits until a create has ended [R28]', async () => {
    const script = { read: [kite('BUILDING'), kite('BUILDING'), kite('FLYING'), kite('LANDING'), GONE] };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.waits.slice(0, 2).map(({ message, writes }) => [message, writes])).toEqual(
      Array(2).fill(['kite dragon is BUILDING', 0]),
    );
    expect(ran.writes).toEqual([REMOVED]);
  });

  test('waits until an update has ended [R28]', async () => {
    const updating = kite('FLYING', { update: painting('BUILDING', 't1', {}) });
    const updated = kite('FLYING', { update: painting('TORN', 't1', {}) });
    const ran = await run(toDelete(DRAGON), { script: { read: [updating, updated, kite('LANDING'), GONE] } });
    expect(ran.waits[0]).toMatchObject({ writes: 0, message: 'an update of kite dragon is BUILDING' });
    expect(ran.writes).toEqual([REMOVED]);
  });

  test.each(['TORN', 'WOBBLING'] as const)('goes for a kite that is %s [R29]', async (status) => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite(status), GONE] } });
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('keeps asking while the kite is busy [R28]', async () => {
    const script = {
      read: [kite('FLYING'), kite('FLYING'), kite('FLYING'), GONE],
      remove: [refusal('Busy'), undefined],
    };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.writes).toEqual([REMOVED, REMOVED]);
    expect(ran.waits[0]).toMatchObject({ message: 'kite dragon: the last answer was Busy: No.' });
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([
    ['a lost answer', reset()],
    ['a kill', KILL],
  ] as const)('goes on after %s [R25]', async (_what, lost) => {
    const script: Script = { read: [kite('FLYING'), kite('LANDING'), GONE], remove: [lost] };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('does not end while a read fails: only an answer is proof', async () => {
    const script: Script = { read: [refusal('Oops', 'Server error', 500), reset(), kite('FLYING'), GONE] };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('leaves another kite that took the id meanwhile alone', async () => {
    const script = { read: [kite('FLYING'), kite('LANDING'), kite('FLYING', { born: '2027-03-04T06:00:00.000Z' })] };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('does not look at limits or unknown properties [R34]', async () => {
    const event = toDelete(DRAGON);
    const campaign = { name: 'a-name-that-is-far-too-long', tail: 'many', sails: ['x'], tags: 'none' };
    const ran = await run(
      { ...event, ResourceProperties: { campaign, options: { colour: [], adopt: 'perhaps' } } },
      {
        script: { read: [kite('FLYING'), GONE] },
      },
    );
    expect(ran.writes).toEqual([REMOVED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([{}, { campaign: 'dragon' }, { campaign: [], options: 3 }])(
    'works with properties %j [R34]',
    async (given) => {
      const ran = await run(
        { ...toDelete(DRAGON), ResourceProperties: given },
        { script: { read: [kite('TORN'), GONE] } },
      );
      expect(ran.writes).toEqual([REMOVED]);
      expect(theAnswer(ran).status).toBe('SUCCESS');
    },
  );

  test('asks for nothing that a kite is made of [R34]', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING'), GONE] } });
    expect(ran.calls.map(([operation]) => operation)).toEqual(['read', 'tags', 'remove', 'read', 'read']);
  });
});
