import { createHash } from 'node:crypto';
import type { Claim } from '../../lambda/engine/waiter';
import { responseUrl, toCreate, toDelete, toUpdate } from './support/events';
import { GONE, kite, refusal } from './support/kites';
import { RESOURCE, STACK } from './support/marks';
import { EXECUTION, FUNCTION_SECONDS, run, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { logLines, passTime, scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon' };
const RED = { name: 'dragon', colour: 'red' };
const KEY = createHash('sha256').update(`${STACK}\n${RESOURCE}`).digest('hex').slice(0, 16);
const QUIET = FUNCTION_SECONDS + 10;
const painted = kite('FLYING', { properties: { colour: 'red' } });

/** Another claim of the resource, by when it was requested and started, in seconds since the start. */
function another(seconds: number, more: Partial<Claim> = {}): Claim {
  const at = START + seconds * 1000;
  const request = { requestId: 'another', requestType: 'Update' };
  return { execution: 'another', running: true, startedAt: at, requestedAt: at, ...request, ...more };
}

const own = another(0, { execution: EXECUTION });

describe('older claims of the same resource', () => {
  scriptedWorld();

  test('are never stopped by a create, which does not even ask', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [kite('FLYING')] } });
    expect([ran.waiter.made('claims'), ran.waiter.made('stop')]).toEqual([[], []]);
  });

  test.each([
    ['Update', () => toUpdate(DRAGON, RED), [kite('FLYING'), kite('FLYING'), painted]],
    ['Delete', () => toDelete(DRAGON), [kite('FLYING'), GONE]],
  ] as const)('that run are stopped by %s and waited out before it looks or writes', async (_type, event, read) => {
    const waiter = new ScriptedWaiter({ claims: [[own, another(-5)], [own]] });
    const ran = await run(event(), { script: { read }, waiter });
    expect(waiter.made('claims')).toEqual([[KEY], [KEY]]);
    expect(waiter.made('stop')).toEqual([['another', EXECUTION]]);
    expect(ran.waits[0]).toEqual({
      seconds: QUIET,
      writes: 0,
      message: 'an older request of this resource was stopped',
    });
    expect(ran.writes).toHaveLength(1);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('that ended are left alone, and nothing is waited for', async () => {
    const waiter = new ScriptedWaiter({ claims: [[own, another(-5, { running: false })]] });
    const ran = await run(toUpdate(DRAGON, RED), { script: { read: [painted] }, waiter });
    expect([waiter.made('stop'), ran.seconds]).toEqual([[], 0]);
  });

  test('are asked for once', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING'), kite('LANDING'), GONE] } });
    expect(ran.waiter.made('claims')).toHaveLength(1);
  });

  test('that turn up in the quiet time are waited out as well', async () => {
    const waiter = new ScriptedWaiter({ claims: [[another(-5)], [another(-4)], []] });
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING'), GONE] }, waiter });
    expect(ran.waits.slice(0, 2).map(({ seconds, writes }) => [seconds, writes])).toEqual([
      [QUIET, 0],
      [QUIET, 0],
    ]);
  });

  test('that could not be listed are listed again before anything is done', async () => {
    const throttled = Object.assign(new Error('Slow down.'), { name: 'ThrottlingException' });
    const waiter = new ScriptedWaiter({ claims: [throttled, []] });
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('LANDING'), GONE] }, waiter });
    expect(ran.waits[0]?.message).toBe('kite dragon: the last answer was ThrottlingException: Slow down.');
    expect(waiter.made('claims')).toHaveLength(2);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});

describe('a request that a newer one has overtaken', () => {
  scriptedWorld();
  const late = () => {
    const url = responseUrl();
    passTime(2);
    return url;
  };

  test.each([
    ['Create', () => toCreate(DRAGON), /^no-campaign-/],
    ['Update', () => toUpdate(DRAGON, RED), /^kite\/1$/],
    ['Delete', () => toDelete(DRAGON), /^kite\/1$/],
  ] as const)('fails without a call: %s [R39]', async (_type, event, id) => {
    const waiter = new ScriptedWaiter({ claims: [[own, another(1)]] });
    const ran = await run({ ...event(), ResponseURL: late() }, { waiter });
    expect([ran.calls, waiter.made('stop')]).toEqual([[], []]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(id) as string });
    expect(theAnswer(ran).reason).toBe('A newer request of the same resource has overtaken this one.');
  });

  test('fails also when the newer one has ended', async () => {
    const waiter = new ScriptedWaiter({ claims: [[another(1, { running: false })]] });
    const ran = await run(toUpdate(DRAGON, RED), { waiter });
    expect([ran.calls, theAnswer(ran).status]).toEqual([[], 'FAILED']);
  });

  test('that is itself sent again leaves the answer to the other claim [R35]', async () => {
    const waiter = new ScriptedWaiter({ claims: [[another(1, { requestId: 'request-Update' })]] });
    const ran = await run(toUpdate(DRAGON, RED), { waiter });
    expect([ran.calls, ran.answers]).toEqual([[], []]);
  });

  test('in the same second is told by when the claims were made', async () => {
    const waiter = new ScriptedWaiter({ claims: [[another(0, { startedAt: START + 1 })]] });
    const ran = await run(toUpdate(DRAGON, RED), { waiter });
    expect([ran.calls, theAnswer(ran).status]).toEqual([[], 'FAILED']);
  });

  test.each([
    ['goes on before', 'arn:a', true, 'SUCCESS'],
    ['gives way to', 'arn:z', true, 'FAILED'],
    ['goes on after', 'arn:z', false, 'SUCCESS'],
  ])('made at the same time %s %s (running: %s)', async (_what, execution, running, status) => {
    const waiter = new ScriptedWaiter({ claims: [[another(0, { execution, running })], []] });
    const ran = await run(toUpdate(DRAGON, RED), { script: { read: [painted] }, waiter });
    expect(theAnswer(ran).status).toBe(status);
  });

  test('of a create is older than the delete of the same moment, whatever their names', async () => {
    const create = another(0, { execution: 'arn:z', requestType: 'Create' });
    const waiter = new ScriptedWaiter({ claims: [[create], []] });
    const ran = await run(toDelete(DRAGON), { script: { read: [GONE] }, waiter });
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('goes on when there is no newer one', async () => {
    const waiter = new ScriptedWaiter({ claims: [[own, another(-1)], []] });
    const ran = await run({ ...toDelete(DRAGON), ResponseURL: late() }, { script: { read: [GONE] }, waiter });
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is none to a create that is late: it stops nobody', async () => {
    const waiter = new ScriptedWaiter({ claims: [[own, another(-5)]] });
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const ran = await run({ ...toCreate(DRAGON), ResponseURL: late() }, { script, waiter });
    expect([waiter.made('stop'), theAnswer(ran).status]).toEqual([[], 'SUCCESS']);
  });

  test('is asked for by a create only where it is late', async () => {
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const ran = await run({ ...toCreate(DRAGON), ResponseURL: late() }, { script });
    expect([ran.waiter.made('claims'), theAnswer(ran).status]).toEqual([[[KEY]], 'SUCCESS']);
  });
});

describe('a claim that was stopped', () => {
  scriptedWorld();
  const stopped = () => new ScriptedWaiter({ isRunning: [false] });

  test.each([
    ['Create', () => toCreate(DRAGON)],
    ['Update', () => toUpdate(DRAGON, RED)],
    ['Delete', () => toDelete(DRAGON)],
  ] as const)('writes nothing and does not answer: %s [R39]', async (_type, event) => {
    const waiter = stopped();
    const ran = await run(event(), { script: { read: [kite('FLYING')] }, waiter });
    expect([ran.writes, ran.answers]).toEqual([[], []]);
    expect(waiter.made('isRunning')).toEqual([[EXECUTION]]);
    expect(logLines()).toContainEqual(expect.objectContaining({ message: 'gives way to another claim' }));
  });

  test('between two writes makes the first one only', async () => {
    const waiter = new ScriptedWaiter({ isRunning: [true, false] });
    const event = toUpdate(DRAGON, { ...RED, whisper: 'hush' });
    const ran = await run(event, { script: { read: [kite('FLYING')] }, waiter });
    expect(ran.writes).toEqual([['paint', 'kite/1', { colour: 'red' }]]);
    expect(ran.answers).toEqual([]);
  });

  test('is asked for before every write', async () => {
    const event = toUpdate(DRAGON, { ...RED, whisper: 'hush', tags: { a: 'b' } });
    const ran = await run(event, { script: { read: [kite('FLYING'), kite('FLYING'), painted] } });
    expect(ran.writes).toHaveLength(3);
    expect(ran.waiter.made('isRunning')).toHaveLength(3);
  });

  test('that cannot be told is taken for neither: the write waits', async () => {
    const waiter = new ScriptedWaiter({ isRunning: [refusal('TooFast'), true] });
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING'), kite('FLYING'), GONE] }, waiter });
    expect(ran.waits[0]).toMatchObject({ writes: 0 });
    expect(ran.writes).toEqual([['remove', 'kite/1']]);
  });
});
