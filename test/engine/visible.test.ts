import { toCreate, toDelete, toUpdate } from './support/events';
import { GONE, kite, painting, refusal } from './support/kites';
import { toChange, toEnd } from './support/balloons';
import { ADOPTED, OWN } from './support/marks';
import { play, run, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { passTime, scriptedWorld } from './support/world';

const DRAGON = { name: 'dragon' };
const RED = { name: 'dragon', colour: 'red' };
const LAG = 10;
const before = kite('FLYING');
const after = kite('FLYING', { properties: { colour: 'red' }, update: painting('FLYING', 't1', RED) });

/** Whoever comes next, a rollback above all, trusts what it reads. */
describe('an answer', () => {
  scriptedWorld();

  test('after a write comes when a read would show it: update', async () => {
    const ran = await run(toUpdate(DRAGON, RED), { script: { read: [before, before, after] } });
    expect(ran.seconds).toBe(LAG);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('after a write comes when a read would show it: delete', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [before, GONE] } });
    expect(ran.seconds).toBe(LAG);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([
    ['update', () => toChange(DRAGON, { ...DRAGON, crew: ['Ann'] })],
    ['delete', () => toEnd(DRAGON)],
  ])('stays what it was meanwhile, without a call: %s', async (_type, event) => {
    const ran = await play(event(), new Sky().with('RESTING', DRAGON));
    const last = ran.waits.at(-1);
    expect([ran.seconds, ran.notes.at(-1)?.success?.id]).toEqual([expect.any(Number), 'balloon/1']);
    expect(ran.calls.at(-1)?.[0]).toBe('read');
    expect(last?.writes).toBe(1);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
  });

  test('of a create that succeeded comes at once: it has been seen', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [before] } });
    expect([ran.seconds, theAnswer(ran).status]).toEqual([0, 'SUCCESS']);
  });

  test('of a create that adopted comes when a read would show the marks [R59]', async () => {
    const script = { read: [before], candidates: [['kite/1']], tags: [{}, {}, { ...OWN, ...ADOPTED }] };
    const ran = await run(toCreate(DRAGON, { options: { adopt: true } }), { script });
    expect([ran.seconds, theAnswer(ran).status]).toEqual([LAG, 'SUCCESS']);
  });

  test('without a write comes at once', async () => {
    const ran = await run(toUpdate(DRAGON, RED), { script: { read: [after] } });
    expect([ran.seconds, theAnswer(ran).status]).toEqual([0, 'SUCCESS']);
  });

  test('that is FAILED waits as well, and then stays what it was, without a call [R4]', async () => {
    const script = { create: ['kite/1'], read: [kite('TORN', { reason: 'No wind' }), before] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.seconds).toBe(LAG);
    expect(ran.calls.filter(([operation]) => operation === 'read')).toHaveLength(1);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'kite/1', reason: 'kite dragon is TORN: No wind.' });
  });

  test('that is FAILED waits from the deletion of what a replacement made [R3]', async () => {
    const building = kite('BUILDING', { id: 'kite/2' });
    const script = { create: ['kite/2'], read: [building, kite('TORN', { id: 'kite/2' })] };
    const ran = await run(toUpdate(DRAGON, { name: 'phoenix' }), { script });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['create', 'remove']);
    expect(ran.seconds).toBe(2 + LAG);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('after a refused write comes at once: nothing was written [R46]', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: [refusal('Invalid')] } });
    expect([ran.seconds, theAnswer(ran).status]).toEqual([0, 'FAILED']);
  });

  test('counts the lag from the end of the write', async () => {
    const slow = () => {
      passTime(7);
      return undefined as never;
    };
    const ran = await run(toUpdate(DRAGON, RED), { script: { read: [before, before, after], paint: [slow] } });
    expect(ran.seconds).toBe(7 + LAG);
  });
});
