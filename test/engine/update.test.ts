import { stackThat } from './support/engine';
import { toUpdate } from './support/events';
import { GONE, kite, painting, refusal } from './support/kites';
import type { Kite } from './support/kites';
import { marks } from './support/marks';
import { run, theAnswer } from './support/run';
import { logLines, scriptedWorld } from './support/world';

const BLUE: Kite = { name: 'dragon', colour: 'blue' };
const RED: Kite = { name: 'dragon', colour: 'red' };
const blue = { properties: { colour: 'blue' } };
const red = { properties: { colour: 'red' } };
const PAINTED = ['paint', 'kite/1', { colour: 'red' }];
/** Before, as the update is planned and as it is made; then while it goes on, and after. */
const updating = [
  kite('FLYING', blue),
  kite('FLYING', blue),
  kite('FLYING', { ...blue, update: painting('BUILDING', 't1', { colour: 'red' }) }),
  kite('FLYING', { ...red, update: painting('FLYING', 't1', { colour: 'red' }) }),
];

describe('update', () => {
  scriptedWorld();

  test('without a difference writes nothing [R2][R16]', async () => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [kite('FLYING', red)] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toEqual({ status: 'SUCCESS', id: 'kite/1', reason: '', data: { Id: 'kite/1' } });
  });

  test('of a setting that drifted outside brings it back', async () => {
    const ran = await run(toUpdate(RED, { ...RED, tail: 1 }), { script: { read: updating } });
    expect(ran.writes).toEqual([PAINTED]);
  });

  test('of two settings is one call', async () => {
    const to = { ...RED, tail: 3 };
    const done = kite('FLYING', { properties: { colour: 'red', tail: 3 }, update: painting('FLYING', 't1', to) });
    const script = { read: [kite('FLYING', blue), kite('FLYING', blue), done] };
    const ran = await run(toUpdate(BLUE, to), { script });
    expect(ran.writes).toEqual([['paint', 'kite/1', { colour: 'red', tail: 3 }]]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('of settings of two calls makes both', async () => {
    const to = { ...RED, whisper: 'hush' };
    const ran = await run(toUpdate(BLUE, to), { script: { read: updating } });
    expect(ran.writes).toEqual([PAINTED, ['whisper', 'kite/1', { whisper: 'hush' }]]);
  });

  test('of what cannot be read is told apart by what changed in the template', async () => {
    const shown = kite('FLYING', { ...blue, update: painting('FLYING', 't1', {}) });
    const script = { read: [kite('FLYING', blue), kite('FLYING', blue), shown] };
    const changed = await run(toUpdate({ ...BLUE, whisper: 'psst' }, { ...BLUE, whisper: 'hush' }), { script });
    expect(changed.writes).toEqual([['whisper', 'kite/1', { whisper: 'hush' }]]);
    const same = await run(toUpdate({ ...RED, whisper: 'hush' }, { ...BLUE, whisper: 'hush' }), { script });
    expect(same.writes).toEqual([]);
  });

  test('is noted in one pass and made in the next [R25]', async () => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: updating } });
    expect(ran.waits[0]).toEqual({ seconds: 0, writes: 0, message: 'kite dragon is about to be updated' });
    expect(ran.waits[1]).toMatchObject({ writes: 1, message: 'the update of kite dragon was accepted' });
  });

  test('is made also where only a later read shows the difference [R15]', async () => {
    const to = { ...RED, tags: { a: 'b' } };
    const ran = await run(toUpdate(BLUE, to), { script: { read: [kite('FLYING', red), ...updating] } });
    expect(ran.writes).toEqual([['tag', 'kite/1', { a: 'b' }], PAINTED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is answered only when the update itself is live [R17]', async () => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: updating } });
    expect(ran.waits[2]?.message).toBe('the update of kite dragon is BUILDING');
    expect(ran.calls.filter(([operation]) => operation === 'read').length).toBeGreaterThanOrEqual(updating.length);
    expect(theAnswer(ran).status).toBe('SUCCESS');
    expect(ran.writes).toEqual([PAINTED]);
  });

  test('that ends as failed has failed, with its reason and the old id [R3][R17]', async () => {
    const torn = painting('TORN', 't1', { colour: 'red' }, 'No red left');
    const script = { read: [...updating.slice(0, 3), kite('FLYING', { ...blue, update: torn })] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: 'kite/1',
      reason: 'the update of kite dragon is TORN: No red left. The campaign goes on as it was before.',
    });
  });

  test('is not judged by an earlier failed update to the same values [R17]', async () => {
    const update = painting('TORN', 't0', { colour: 'red' }, 'No red left');
    const before = kite('FLYING', { ...blue, update });
    const script = { read: [before, before, before, ...updating.slice(2)] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(ran.waits[2]?.message).toBe('the update of kite dragon is not visible yet');
    expect(ran.writes).toEqual([PAINTED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('waits until another update has ended [R24]', async () => {
    const other = kite('FLYING', { ...blue, update: painting('BUILDING', 't0', { tail: 2 }) });
    const ended = kite('FLYING', { ...blue, update: painting('FLYING', 't0', { tail: 2 }) });
    const script = { read: [other, other, ended, ended, ...updating.slice(2)] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(ran.waits.slice(0, 3).map(({ message, writes }) => [message, writes])).toEqual([
      ['an update of kite dragon is BUILDING', 0],
      ['an update of kite dragon is BUILDING', 0],
      ['kite dragon is about to be updated', 0],
    ]);
    expect(ran.writes).toEqual([PAINTED]);
  });

  test('waits until the kite itself is ready', async () => {
    const script = { read: [kite('BUILDING', blue), ...updating] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(ran.waits[0]).toMatchObject({ writes: 0, message: 'kite dragon is BUILDING' });
    expect(ran.writes).toEqual([PAINTED]);
  });

  test('that the busy service refuses is made again [R24]', async () => {
    const script = { read: [...Array<(typeof updating)[0]>(3).fill(kite('FLYING', blue)), ...updating.slice(2)] };
    const ran = await run(toUpdate(BLUE, RED), { script: { ...script, paint: [refusal('Busy'), undefined] } });
    expect(ran.writes).toEqual([PAINTED, PAINTED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('that another overtakes before it is made is planned anew on top of it', async () => {
    const other = kite('FLYING', { ...blue, update: painting('FLYING', 'theirs', { colour: 'green' }) });
    const script = { read: [kite('FLYING', blue), other, other, ...updating.slice(2)] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(ran.waits.slice(0, 2).map(({ writes }) => writes)).toEqual([0, 0]);
    expect(ran.writes).toEqual([PAINTED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('that is overtaken again and again fails, saying so', async () => {
    let count = 0;
    const theirs = () => kite('FLYING', { ...blue, update: painting('FLYING', `t${count++}`, { colour: 'green' }) });
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [theirs] } });
    expect(ran.polls).toBe(4);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toBe('kite dragon is updated by something else again and again.');
  });

  test('waits for what its new settings need, and asks for those only', async () => {
    const need = { noun: 'silk s-1', standing: 'changing', status: 'WEAVING' } as const;
    const script = { need: [need, undefined], read: [kite('FLYING', blue), ...updating] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(ran.calls).toContainEqual(['need', ['colour']]);
    expect(ran.waits[0]).toMatchObject({ writes: 0, message: 'kite dragon waits: silk s-1 is WEAVING' });
    expect(ran.writes).toEqual([PAINTED]);
  });

  test('names an unknown status of the update at the deadline', async () => {
    const wobbling = painting('WOBBLING', 't1', { colour: 'red' });
    const script = { read: [...updating.slice(0, 2), kite('FLYING', { ...blue, update: wobbling })] };
    const ran = await run(toUpdate(BLUE, RED, { options: { deadlineSeconds: 600 } }), { script });
    expect(theAnswer(ran).reason).toContain(
      'Not settled within 10 minutes: the update of kite dragon is WOBBLING. Deploy again to go on',
    );
    expect(ran.writes).toEqual([PAINTED]);
  });

  test('of a kite that is gone says so once it is sure, and makes none [R21]', async () => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [GONE] } });
    expect(ran.waits).toEqual([{ seconds: 10, writes: 0, message: 'kite dragon was not found so far' }]);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toBe(
      'kite dragon (kite/1) does not exist any more: it was deleted outside of this stack. ' +
        'Rename it, or remove it from the template and deploy, then add it again.',
    );
  });

  test('of a kite that a single read does not find goes on', async () => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [GONE, ...updating] } });
    expect(ran.writes).toEqual([PAINTED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('counts not found anew after the kite was seen', async () => {
    const building = kite('BUILDING', blue);
    const script = { read: [GONE, ...Array<typeof building>(5).fill(building), GONE, ...updating] };
    const ran = await run(toUpdate(BLUE, RED), { script });
    expect(ran.waits.filter(({ message }) => message?.includes('not found')).map(({ seconds }) => seconds)).toEqual([
      10, 10,
    ]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('that rolls back to a kite that is gone leaves it so: a second failure would wedge the stack [R23]', async () => {
    const stack = stackThat({ isRollingBack: true });
    const ran = await run(toUpdate(RED, BLUE), { script: { read: [GONE] }, stack });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
    expect(logLines()).toContainEqual(expect.objectContaining({ level: 'WARN', campaign: 'kite/1' }));
  });

  test('of a kite that is being deleted says so', async () => {
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [kite('LANDING', blue)] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).reason).toBe('kite dragon is LANDING: somebody deletes it outside of this stack.');
  });

  test('of another stack’s kite is refused', async () => {
    const tags = [marks({ name: 'dragon' }, 'Dragon', 'other-stack')];
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [kite('FLYING', blue)], tags } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).reason).toBe('kite dragon belongs to Dragon of the stack other-stack by its tags.');
  });

  test('mends a failed kite with all of its settings', async () => {
    const torn = kite('TORN', blue);
    const to = { ...BLUE, tail: 1 };
    const script = { read: [torn, torn, kite('FLYING', { ...blue, update: painting('FLYING', 't1', to) })] };
    const ran = await run(toUpdate(BLUE, to), { script });
    expect(ran.writes).toEqual([['paint', 'kite/1', { colour: 'blue', tail: 1 }]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('that does not mend a failed kite is no success [R10][R15]', async () => {
    const torn = kite('TORN', { ...red, reason: 'No wind' });
    const update = painting('FLYING', 't1', RED);
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [torn, torn, { ...torn, update }] } });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('of a failed kite to which it has nothing to write is no success [R10]', async () => {
    const script = { read: [kite('TORN', { reason: 'No wind' })] };
    const ran = await run(toUpdate({ name: 'dragon', tail: 2 }, { name: 'dragon' }), { script });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'kite/1', reason: 'kite dragon is TORN: No wind.' });
  });
});
