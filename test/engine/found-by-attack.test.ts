import { http } from '../../lambda/engine/http';
import { randomBytes } from 'node:crypto';
import { classify } from '../../lambda/engine/errors';
import { responseUrl, toCreate, toDelete, toUpdate } from './support/events';
import { GONE, KILL, kite, painting, refusal, reset } from './support/kites';
import { ADOPTED, marks, OWN } from './support/marks';
import { run, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { passTime, scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon', frame: 'bamboo' };
const oldMarks = marks(DRAGON);
const BLUE = { name: 'dragon', colour: 'blue' };
const RED = { name: 'dragon', colour: 'red' };
const before = kite('FLYING', { properties: { colour: 'blue' } });
const noise = (bytes: number) => randomBytes(bytes).toString('base64');

jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));
describe('what an attack has found', () => {
  scriptedWorld();
  test('under a name that the old kite still has fails, telling the way out [R9][R18]', async () => {
    const script = {
      create: [refusal('NameTaken')],
      candidates: { dragon: [['kite/1']] },
      read: [kite('FLYING')],
      tags: [oldMarks],
    };
    const carbon = { ...DRAGON, frame: 'carbon' };
    const ran = await run(toUpdate(DRAGON, carbon), { script });
    expect(ran.writes).toEqual([['create', 'dragon', carbon, marks(carbon)]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toContain('its name is taken by kite/1, which belongs to Dragon of this stack');
  });

  test('a failed kite with no settings to write is no success [R10]', async () => {
    const ran = await run(toUpdate({ name: 'dragon', tail: 2 }, { name: 'dragon' }), {
      script: { read: [kite('TORN', { reason: 'No wind' })] },
    });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('an update that does not mend a failed kite is no success [R10][R15]', async () => {
    const torn = kite('TORN', { reason: 'No wind', properties: { colour: 'red' } });
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [torn] } });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('a bug that has a code of Node is terminal [R46]', () => {
    const bug = (() => {
      try {
        return Buffer.from(undefined as unknown as string);
      } catch (error) {
        return error;
      }
    })();
    expect(classify(bug, {})).toBe('terminal');
  });

  test('a failed fetch is of unknown outcome', () => {
    expect(classify(Object.assign(new TypeError('fetch failed'), { cause: reset() }), {})).toBe('unknown');
  });

  test('words are cut on a character, wherever it begins [R36]', async () => {
    const ran = await run(toCreate({ name: 'dragon' }), {
      script: { create: [refusal('Invalid', `x${'🪁'.repeat(1800)}`)] },
    });
    const { reason } = theAnswer(ran);
    expect(Buffer.from(reason).toString()).toBe(reason);
  });
  test('words are cut on a character [R36]', async () => {
    const ran = await run(toCreate({ name: 'dragon' }), {
      script: { create: [refusal('Invalid', '🪁'.repeat(1800))] },
    });
    const { reason } = theAnswer(ran);
    expect(Buffer.from(reason).toString()).toBe(reason);
  });

  test('a create that was refused until the deadline names the refusal [R38][R44]', async () => {
    const ran = await run(toCreate({ name: 'dragon' }), { script: { create: [refusal('TooFast', 'Easy now.')] } });
    expect(theAnswer(ran).reason).toContain('last seen: kite dragon: the last answer was TooFast: Easy now.');
  });
  test('a delete that was refused until the deadline names the refusal [R38][R44]', async () => {
    const ran = await run(toDelete({ name: 'dragon' }), {
      script: { read: [kite('FLYING')], remove: [refusal('Busy', 'In use.')] },
    });
    expect(theAnswer(ran).reason).toContain('Busy: In use.');
  });

  test('a create of the usual time needs at most 40 polls', async () => {
    jest.mocked(Math.random).mockReturnValue(0);
    const read = [() => kite((Date.now() - START) / 1000 >= 600 ? 'FLYING' : 'BUILDING')];
    const ran = await run(toCreate({ name: 'dragon' }), { script: { create: ['kite/1'], read } });
    expect(ran.polls).toBeLessThanOrEqual(40);
  });

  test('too large delete keeps teardown [R59]', async () => {
    const event = toDelete(
      { name: 'dragon', whisper: noise(200_000) },
      { options: { adopt: true, teardown: 'delete' } },
    );
    const ran = await run(event, { script: { read: [kite('FLYING'), GONE], tags: [{ ...OWN, ...ADOPTED }] } });
    expect(ran.writes).toEqual([['remove', 'kite/1']]);
  });
  test('too large delete keeps adopt [R59]', async () => {
    const event = toDelete({ name: 'dragon', whisper: noise(200_000) }, { options: { adopt: true } });
    const ran = await run(event, { script: { read: [kite('FLYING'), GONE], tags: [{}] } });
    expect(ran.writes).toEqual([]);
  });
  test('a replacement whose attributes do not fit echoes the old id [R3]', async () => {
    const done = kite('FLYING', { id: 'kite/2', attributes: { Text: 'x'.repeat(5000) } });
    const ran = await run(toUpdate({ name: 'dragon' }, { name: 'phoenix' }), {
      script: { create: ['kite/2'], read: [done] },
    });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('a reason ends with one full stop', async () => {
    const torn = kite('FLYING', { ...before, update: painting('TORN', 't1', { colour: 'red' }, 'No red left.') });
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [before, before, torn] } });
    expect(theAnswer(ran).reason).not.toContain('..');
  });

  test('adoption takes the one that is nobody’s', async () => {
    const script = {
      candidates: [['kite/0', 'kite/1']],
      read: { 'kite/0': [kite('FLYING', { id: 'kite/0' })], 'kite/1': [kite('FLYING')] },
      tags: { 'kite/0': [marks({ name: 'dragon' }, 'Dragon', 'other')], 'kite/1': [{}, { ...OWN, ...ADOPTED }] },
    };
    const ran = await run(toCreate({ name: 'dragon' }, { options: { adopt: true } }), {
      script,
      settings: { uniqueNames: false },
    });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });
  test('adoption does not take one that is being deleted', async () => {
    const script = {
      candidates: [['kite/1']],
      create: ['kite/2'],
      read: { 'kite/1': [kite('LANDING')], 'kite/2': [kite('FLYING', { id: 'kite/2' })] },
      tags: { 'kite/1': [{}], 'kite/2': [OWN] },
    };
    const ran = await run(toCreate({ name: 'dragon' }, { options: { adopt: true } }), {
      script,
      settings: { uniqueNames: false },
    });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test('replanned update is not judged by an earlier failed one [R17]', async () => {
    const old = kite('FLYING', { ...before, update: painting('TORN', 't0', { colour: 'red' }, 'No red left') });
    const done = kite('FLYING', { properties: { colour: 'red' }, update: painting('FLYING', 't1', { colour: 'red' }) });
    const weaving = { noun: 'silk', standing: 'changing', status: 'WEAVING' } as const;
    const need = [undefined, undefined, weaving, undefined];
    const read = [...Array<typeof old>(13).fill(old), () => ((Date.now() - START) / 1000 < 250 ? old : done)];
    const ran = await run(toUpdate(BLUE, RED), { script: { read, need } });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test.each([
    ['busy', refusal('Busy')],
    ['lost', reset()],
    ['killed', KILL],
  ] as const)('the second call of two is made when it was %s [R15][R25]', async (_how, lost) => {
    const building = kite('FLYING', { ...before, update: painting('BUILDING', 't1', { colour: 'red' }) });
    const done = kite('FLYING', { properties: { colour: 'red' }, update: painting('FLYING', 't1', { colour: 'red' }) });
    const script = { read: [before, before, building, done], whisper: [lost, undefined] };
    const ran = await run(toUpdate(BLUE, { ...RED, whisper: 'hush' }), { script });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['paint', 'whisper', 'whisper']);
  });

  test('a stop whose answer was lost is followed by the quiet time', async () => {
    const older = {
      execution: 'another',
      running: true,
      startedAt: START - 5000,
      requestedAt: START - 5000,
      requestId: 'x',
      requestType: 'Create',
    };
    const waiter = new ScriptedWaiter({ claims: [[older], [{ ...older, running: false }]], stop: [reset()] });
    const ran = await run(toDelete({ name: 'dragon' }), { script: { read: [GONE] }, waiter });
    expect(ran.seconds).toBeGreaterThanOrEqual(70);
  });

  test('of two older claims both are stopped, though the second stop is throttled', async () => {
    const older = (execution: string, running = true) => ({
      execution,
      running,
      startedAt: START - 5000,
      requestedAt: START - 5000,
      requestId: 'x',
      requestType: 'Create',
    });
    const waiter = new ScriptedWaiter({ claims: [[older('a')], [older('a', false)]], stop: [reset()] });
    const ran = await run(toUpdate({ name: 'dragon' }, { name: 'dragon', tail: 1 }), {
      script: { read: [kite('FLYING')] },
      waiter,
    });
    expect(ran.seconds).toBeGreaterThanOrEqual(70);
  });

  test('an accepted update that another overtook is not taken for done [R15]', async () => {
    const theirs = kite('FLYING', {
      properties: { colour: 'green' },
      update: painting('FLYING', 'theirs', { colour: 'green' }),
    });
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [before, before, theirs] } });
    expect(theAnswer(ran).status).toBe('FAILED');
  });
  test('another update that fails meanwhile is not ours [R17]', async () => {
    const theirs = kite('FLYING', { ...before, update: painting('TORN', 'theirs', { colour: 'green' }, 'No green') });
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [before, before, theirs] } });
    expect(theAnswer(ran).reason).not.toContain('No green');
  });

  test('an update that is live on a failed kite names the state of the kite', async () => {
    const torn = kite('TORN', { properties: { colour: 'red' }, reason: 'No wind' });
    const update = painting('FLYING', 't1', RED);
    const ran = await run(toUpdate(BLUE, RED), { script: { read: [torn, torn, { ...torn, update }] } });
    expect(theAnswer(ran).reason).toContain('No wind');
  });

  test('the reason of a failure survives the deadline', async () => {
    // the create is slow, begun just in time; the kite fails at once
    const url = responseUrl();
    passTime(55 * 60 - 11);
    const create = () => {
      passTime(9);
      return 'kite/1';
    };
    const event = toCreate({ name: 'dragon' }, { ResponseURL: url });
    const ran = await run(event, { script: { create: [create], read: [kite('TORN', { reason: 'No wind' })] } });
    expect(theAnswer(ran).reason).toContain('No wind');
  });

  test('an update that is done survives the deadline', async () => {
    const url = responseUrl();
    passTime(55 * 60 - 11);
    const tag = () => {
      passTime(9);
      return undefined as never;
    };
    const event = toUpdate({ name: 'dragon' }, { name: 'dragon', tags: { a: 'b' } }, { ResponseURL: url });
    const ran = await run(event, { script: { read: [kite('FLYING')], tag: [tag], tags: [OWN, { ...OWN, a: 'b' }] } });
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('a delete that could not be answered before its deadline is answered after it [R37]', async () => {
    const reachable = jest.mocked(http.send).getMockImplementation()!;
    let calls = 0;
    jest.mocked(http.send).mockImplementation(async (...given) => {
      if (calls++ < 500) throw new Error('out of reach');
      return reachable(...given);
    });
    const ran = await run(
      toUpdate({ name: 'dragon' }, { name: 'dragon', tail: 1 }, { options: { deadlineSeconds: 120 } }),
      { script: { read: [kite('FLYING')] } },
    );
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('two campaigns of a former generation are both removed [R32]', async () => {
    const script = {
      candidates: { phoenix: [['kite/2', 'kite/3']] },
      read: {
        'kite/1': [kite('FLYING')],
        'kite/2': [kite('FLYING', { id: 'kite/2', born: 'b2' }), kite('FLYING', { id: 'kite/2', born: 'b2' }), GONE],
        'kite/3': [kite('FLYING', { id: 'kite/3', born: 'b3' })],
      },
      tags: { 'kite/1': [OWN], 'kite/2': [marks({ name: 'phoenix' })], 'kite/3': [marks({ name: 'phoenix' })] },
    };
    const ran = await run(toUpdate({ name: 'phoenix' }, { name: 'dragon' }, { options: { deadlineSeconds: 120 } }), {
      script,
      settings: { uniqueNames: false },
    });
    expect(ran.writes).toContainEqual(['remove', 'kite/3']);
  });

  test('an error named like a member of every object is classed by itself', () => {
    expect(classify({ name: 'constructor', $metadata: { httpStatusCode: 400 } }, {})).toBe('terminal');
  });
  test('a rollback past an adopted orphan writes nothing to the old kite [R16]', async () => {
    const orphan = kite('FLYING', { id: 'kite/2', name: 'phoenix' });
    const a = { ...marks({ name: 'phoenix' }), ...ADOPTED };
    const script = {
      candidates: { phoenix: [['kite/2']] },
      read: { 'kite/1': [kite('FLYING')], 'kite/2': [orphan] },
      tags: { 'kite/1': [OWN], 'kite/2': [a, a, a, a, a, {}] },
    };
    const ran = await run(toUpdate({ name: 'phoenix', whisper: 'hush' }, { name: 'dragon', whisper: 'hush' }), {
      script,
    });
    expect(ran.writes.map(([operation, id]) => [operation, id])).toEqual([['untag', 'kite/2']]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });
});
