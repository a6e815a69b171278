import { http } from '../../lambda/engine/http';
import { toCreate, toDelete } from './support/events';
import { GONE, KILL, kite } from './support/kites';
import { run, theAnswer } from './support/run';
import { scriptedWorld } from './support/world';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

const DRAGON = { name: 'dragon' };

describe('a poll that dies', () => {
  scriptedWorld();

  test('is made again, and nothing is made twice [R7][R35]', async () => {
    const script = { create: ['kite/1'], read: [kite('BUILDING'), KILL, KILL, kite('FLYING')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.writes).toHaveLength(1);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('three times in a row is the end: answered once, with the id [R4][R35]', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [kite('BUILDING'), KILL] } });
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: 'kite/1',
      reason: 'The handler gave up: Lambda.Unknown. Last seen: kite dragon is BUILDING. Deploy again to go on.',
    });
  });
});

describe('an answer that cannot be delivered', () => {
  scriptedWorld();

  /** The place of the answers is out of reach for the first calls. */
  function unreachable(calls: number): void {
    const reachable = jest.mocked(http.send).getMockImplementation();
    jest.mocked(http.send).mockImplementation(async (...given) => {
      if (calls-- > 0) throw new Error('out of reach');
      return reachable!(...given);
    });
  }

  test.each([
    ['Create', () => toCreate(DRAGON), [kite('FLYING')]],
    ['Delete', () => toDelete(DRAGON), [GONE]],
  ] as const)('is given again by the next poll: %s [R35]', async (_type, event, read) => {
    unreachable(5);
    const ran = await run(event(), { script: { create: ['kite/1'], candidates: [['kite/1']], read } });
    expect(ran.writes.length).toBeLessThanOrEqual(1);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
    expect(http.send).toHaveBeenCalledTimes(6);
  });

  test('for longer is given as soon as it can be [R35]', async () => {
    unreachable(23);
    const ran = await run(toDelete(DRAGON), { script: { read: [GONE] } });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('and that is FAILED stays what it was, without a call [R4][R35]', async () => {
    unreachable(23);
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [kite('TORN'), kite('FLYING')] } });
    expect(ran.calls.map(([operation]) => operation)).toEqual(['need', 'create', 'read']);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'kite/1', reason: 'kite dragon is TORN.' });
  });
});
