import { toUpdate } from './support/events';
import { KILL, kite, painting, reset } from './support/kites';
import type { Kite } from './support/kites';
import { run, theAnswer } from './support/run';
import { scriptedWorld } from './support/world';

const BLUE: Kite = { name: 'dragon', colour: 'blue' };
const RED: Kite = { name: 'dragon', colour: 'red' };
const before = kite('FLYING', { properties: { colour: 'blue' } });
const PAINTED = ['paint', 'kite/1', { colour: 'red' }];
const done = kite('FLYING', { properties: { colour: 'red' }, update: painting('FLYING', 't1', { colour: 'red' }) });

describe('an update whose outcome was not seen', () => {
  scriptedWorld();

  test.each([
    ['the answer was lost', reset()],
    ['the process died in the call', KILL],
  ] as const)('because %s is recognised by its token and values [R25]', async (_how, lost) => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [before, before, done], paint: [lost] } });
    expect(ran.writes).toEqual([PAINTED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('and failed has failed with its reason [R17]', async () => {
    const torn = kite('FLYING', { ...before, update: painting('TORN', 't1', { colour: 'red' }, 'No red left') });
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [before, before, torn], paint: [KILL] } });
    expect(ran.writes).toEqual([PAINTED]);
    expect(theAnswer(ran).reason).toContain('the update of kite dragon is TORN: No red left.');
  });

  test('is made again once the service would show it and does not', async () => {
    const script = { read: [before, before, before, before, done], paint: [reset(), undefined] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(ran.writes).toEqual([PAINTED, PAINTED]);
    const [, refused, doubt] = ran.waits;
    expect((refused?.seconds ?? 0) + (doubt?.seconds ?? 0)).toBe(10);
    expect(doubt?.message).toBe('a write to kite dragon may have been made: its answer was lost');
  });

  test('goes on between two calls where the first one shows [R25]', async () => {
    const first = kite('FLYING', { properties: { colour: 'red' } });
    const script = { read: [before, before, first], whisper: [KILL, undefined] };
    const ran = await run(toUpdate(BLUE, { ...RED, whisper: 'hush' }), { script });
    expect(ran.writes).toEqual([PAINTED, ...Array<unknown>(2).fill(['whisper', 'kite/1', { whisper: 'hush' }])]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });
});

describe('an update that was accepted and never shows', () => {
  scriptedWorld();

  test('is believed after two minutes where the kite is as wanted', async () => {
    const after = kite('FLYING', { properties: { colour: 'red' } });
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [before, before, after] } });
    expect(ran.writes).toEqual([PAINTED]);
    expect(ran.seconds).toBeGreaterThanOrEqual(120);
    expect(ran.seconds).toBeLessThan(180);
    expect(ran.waits.at(-1)?.message).toBe('the update of kite dragon is not visible yet');
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('of what cannot be read is believed, and made once', async () => {
    const ran = await run(toUpdate(BLUE, { ...BLUE, whisper: 'hush' }), { script: { read: [before] } });
    expect(ran.writes).toEqual([['whisper', 'kite/1', { whisper: 'hush' }]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('is made again, but not for ever, where the kite stays as it was [R15]', async () => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [before] } });
    expect(ran.writes).toEqual(Array(3).fill(PAINTED));
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });
});
