import type { Claim } from '../../lambda/engine/waiter';
import { earlier } from './support/claims';
import { stackThat } from './support/engine';
import { toUpdate } from './support/events';
import { GONE, KILL, kite, refusal } from './support/kites';
import type { Kite } from './support/kites';
import { ADOPTED, dated, marks, OWN } from './support/marks';
import { run, theAnswer } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { logLines, scriptedWorld } from './support/world';

const DRAGON: Kite = { name: 'dragon', frame: 'bamboo' };
const PHOENIX: Kite = { name: 'phoenix', frame: 'bamboo' };
const NAME = expect.stringMatching(/^games-[0-9a-f]{8}$/) as string;
const oldMarks = marks(DRAGON);
const newMarks = marks(PHOENIX);
const CREATED = ['create', 'phoenix', PHOENIX, newMarks];
const phoenix = (...[status, more]: Parameters<typeof kite>) =>
  kite(status, { id: 'kite/2', name: 'phoenix', born: '2027-03-04T06:00:00.000Z', ...more });

describe('replacement', () => {
  scriptedWorld();

  test('makes the new kite and does not touch the old one [R5][R18]', async () => {
    const script = {
      create: ['kite/2'],
      read: { 'kite/2': [phoenix('BUILDING'), phoenix('FLYING')], 'kite/1': [kite('FLYING')] },
      tags: [oldMarks],
      candidates: { phoenix: [[]], dragon: [['kite/1']] },
    };
    const ran = await run(toUpdate(DRAGON, PHOENIX), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toEqual({ status: 'SUCCESS', id: 'kite/2', reason: '', data: { Id: 'kite/2' } });
  });

  test('goes for another create-only property than the name [R18]', async () => {
    const carbon = { ...DRAGON, frame: 'carbon' };
    const tags = { 'kite/1': [oldMarks], 'kite/2': [dated(marks(carbon))] };
    const script = { create: ['kite/2'], read: [phoenix('FLYING')], tags };
    const ran = await run(toUpdate(DRAGON, carbon), { script, settings: { uniqueNames: false } });
    expect(ran.writes).toEqual([['create', 'dragon', carbon, dated(marks(carbon))]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test('of a generated name goes for another prefix [R18]', async () => {
    const before = toUpdate({}, {}, { options: { namePrefix: 'toys' } });
    const after = toUpdate({}, {}, { options: { namePrefix: 'games' } });
    const script = { create: ['kite/2'], read: [phoenix('FLYING')], tags: [marks({ prefix: 'toys' })] };
    const event = { ...after, OldResourceProperties: before.ResourceProperties };
    const ran = await run(event, { script });
    expect(ran.writes).toEqual([['create', NAME, { name: NAME }, marks({ prefix: 'games' })]]);
    expect(theAnswer(ran).id).toBe('kite/2');
  });

  test('goes when the old kite is gone', async () => {
    const read = { 'kite/2': [phoenix('FLYING')], 'kite/1': [GONE] };
    const script = { create: ['kite/2'], read, tags: { 'kite/1': [GONE] }, candidates: { dragon: [['kite/1']] } };
    const ran = await run(toUpdate(DRAGON, PHOENIX), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test('of an id that no kite has makes the kite', async () => {
    const script = { create: ['kite/2'], read: [phoenix('FLYING')] };
    const event = toUpdate(PHOENIX, PHOENIX, { PhysicalResourceId: 'no-campaign-0' });
    const ran = await run(event, { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test('takes the wanted kite where it was made already [R7]', async () => {
    const script = { candidates: { phoenix: [['kite/2']] }, read: [phoenix('FLYING')], tags: [newMarks] };
    const ran = await run(toUpdate(DRAGON, PHOENIX), {
      script: { ...script, tags: { 'kite/1': [oldMarks], 'kite/2': [newMarks] } },
    });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test('after a kill in the create finds what it made [R7][R25]', async () => {
    const script = {
      create: [KILL],
      candidates: { phoenix: [[], ['kite/2']] },
      read: [phoenix('FLYING')],
      tags: { 'kite/1': [oldMarks], 'kite/2': [newMarks] },
    };
    const ran = await run(toUpdate(DRAGON, PHOENIX), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test('that fails echoes the old id and starts the deletion of the new kite [R3]', async () => {
    const script = {
      create: ['kite/2'],
      read: [phoenix('BUILDING'), phoenix('TORN', { reason: 'No wind' })],
      tags: [oldMarks],
    };
    const ran = await run(toUpdate(DRAGON, PHOENIX), { script });
    expect(ran.writes).toEqual([CREATED, ['remove', 'kite/2']]);
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'kite/1', reason: 'kite phoenix is TORN: No wind.' });
  });

  test('that fails says why, though a pass was killed after it had deleted the new kite [R25][R29]', async () => {
    const read = { 'kite/2': [phoenix('TORN', { reason: 'No wind' }), GONE], 'kite/1': [kite('FLYING')] };
    const script = { create: ['kite/2'], read, tags: [oldMarks], remove: [KILL, GONE] };
    const ran = await run(toUpdate(DRAGON, PHOENIX), { script });
    const { status, id, reason } = theAnswer(ran);
    expect({ status, id }).toEqual({ status: 'FAILED', id: 'kite/1' });
    expect(reason).toContain('No wind');
  });

  test('that fails is answered also when the deletion of the new kite is refused', async () => {
    const script = { create: ['kite/2'], read: [phoenix('TORN')], tags: [oldMarks], remove: [refusal('Busy')] };
    const ran = await run(toUpdate(DRAGON, PHOENIX), { script });
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'kite/1', reason: 'kite phoenix is TORN.' });
  });

  test('that makes nothing deletes nothing', async () => {
    const script = { create: [refusal('Invalid', 'No.')], tags: [oldMarks] };
    const ran = await run(toUpdate(DRAGON, PHOENIX), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });
});

describe('the rollback of a replacement', () => {
  scriptedWorld();
  /** Old and new are swapped, and CloudFormation still holds the first kite. */
  const rollback = () => toUpdate(PHOENIX, DRAGON, { PhysicalResourceId: 'kite/1' });

  test('that failed keeps the old kite and removes the new one [R2][R23]', async () => {
    const script = {
      candidates: { phoenix: [['kite/2']] },
      read: {
        'kite/1': [kite('FLYING')],
        'kite/2': [phoenix('FLYING'), phoenix('FLYING'), phoenix('LANDING'), phoenix('LANDING'), GONE],
      },
      tags: { 'kite/1': [oldMarks], 'kite/2': [newMarks] },
    };
    const ran = await run(rollback(), { script });
    expect(ran.writes).toEqual([['remove', 'kite/2']]);
    expect(ran.waits.slice(0, 2).map(({ message }) => message)).toEqual([
      'the deletion of kite phoenix was accepted',
      'kite phoenix is LANDING',
    ]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('that failed, of a kite that somebody has deleted since, makes none and removes the new one [R21][R23]', async () => {
    const script = {
      candidates: { phoenix: [['kite/2']] },
      read: { 'kite/1': [GONE], 'kite/2': [phoenix('FLYING'), phoenix('FLYING'), phoenix('LANDING'), GONE] },
      tags: { 'kite/1': [GONE], 'kite/2': [newMarks] },
    };
    const ran = await run(rollback(), { script, stack: stackThat({ isRollingBack: true }) });
    expect(ran.writes).toEqual([['remove', 'kite/2']]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
    expect(logLines()).toContainEqual(expect.objectContaining({ level: 'WARN', campaign: 'kite/1' }));
  });

  test('that failed and left nothing writes nothing [R23]', async () => {
    const ran = await run(rollback(), { script: { read: [kite('FLYING')], tags: [oldMarks] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test.each([
    ['another stack', marks(PHOENIX, 'Dragon', 'other-stack')],
    ['another resource', marks(PHOENIX, 'Sibling')],
    ['nobody', {}],
    ['an adopter', { ...newMarks, ...ADOPTED }],
  ])('leaves a kite of that name to %s [R59]', async (_whose, tags) => {
    const script = {
      candidates: { phoenix: [['kite/2']] },
      read: { 'kite/1': [kite('FLYING')], 'kite/2': [phoenix('FLYING')] },
      tags: { 'kite/1': [oldMarks], 'kite/2': [tags, tags, tags, {}] },
    };
    const ran = await run(rollback(), { script });
    expect(ran.writes.map(([operation]) => operation)).not.toContain('remove');
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('that had succeeded goes back to the old kite and leaves the new one to CloudFormation [R2]', async () => {
    const script = {
      candidates: { dragon: [['kite/1']], phoenix: [['kite/2']] },
      read: { 'kite/1': [kite('FLYING')], 'kite/2': [phoenix('FLYING')] },
      tags: { 'kite/1': [oldMarks], 'kite/2': [newMarks] },
    };
    const ran = await run(toUpdate(PHOENIX, DRAGON, { PhysicalResourceId: 'kite/2' }), { script });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('whose new kite has the id of an earlier one and fails is told: only a rollback comes back to what was there [R11]', async () => {
    const script = {
      candidates: { phoenix: [['kite/2']] },
      read: { 'kite/1': [kite('FLYING')], 'kite/2': [phoenix('TORN', { reason: 'No wind' })] },
      tags: { 'kite/1': [oldMarks], 'kite/2': [newMarks] },
    };
    const waiter = new ScriptedWaiter({ claims: [[earlier(90, { physicalId: 'kite/2' })]] });
    const ran = await run(toUpdate(DRAGON, { ...PHOENIX, colour: 'red' }), { script, waiter });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toContain('kite phoenix is TORN: No wind');
  });

  describe('that had succeeded, of a kite that somebody has deleted', () => {
    const back = () => toUpdate(PHOENIX, DRAGON, { PhysicalResourceId: 'kite/2' });
    const script = {
      create: ['kite/3'],
      candidates: { phoenix: [['kite/2']] },
      read: { 'kite/1': [GONE], 'kite/2': [phoenix('FLYING')], 'kite/3': [kite('FLYING')] },
      tags: { 'kite/2': [newMarks], 'kite/3': [oldMarks] },
    };
    const claims = (...all: Claim[]) => ({
      script,
      stack: stackThat({ isRollingBack: true }),
      waiter: new ScriptedWaiter({ claims: [all] }),
    });
    const forward = earlier(90, { physicalId: 'kite/1' });

    test('answers the id of that one, makes none, and leaves the new one to CloudFormation [R2][R23]', async () => {
      const ran = await run(back(), claims(forward, earlier(900, { physicalId: 'kite/0' })));
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
      expect(logLines()).toContainEqual(expect.objectContaining({ level: 'WARN', campaign: 'kite/1' }));
    });

    test.each([
      ['nobody knows it', []],
      ['it was no kite', [{ ...forward, physicalId: 'no-campaign-1-2' }]],
      [
        'the newest update has replaced none',
        [{ ...forward, physicalId: 'kite/2' }, earlier(900, { physicalId: 'kite/0' })],
      ],
      ['the claim is of this request', [{ ...forward, requestId: 'request-Update' }]],
    ])('makes one where %s', async (_why, all) => {
      const ran = await run(back(), claims(...all));
      expect(ran.writes.map(([operation]) => operation)).toEqual(['create']);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/3' });
    });

    test('is not told of one that is there and only lost its marks', async () => {
      const read = { ...script.read, 'kite/1': [kite('FLYING')] };
      const tags = { ...script.tags, 'kite/1': [{}] };
      const ran = await run(back(), { ...claims(forward), script: { ...script, read, tags } });
      expect(logLines().filter(({ level }) => level === 'WARN')).toEqual([]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/3' });
    });

    test('goes back to it where it is there after all', async () => {
      const read = { ...script.read, 'kite/1': [GONE, kite('FLYING')] };
      const ran = await run(back(), {
        ...claims(forward),
        script: {
          ...script,
          candidates: { ...script.candidates, dragon: [[], ['kite/1']] },
          read,
          tags: { ...script.tags, 'kite/1': [oldMarks] },
        },
      });
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
    });
  });

  test('keeps a kite that lost its marks, by its unique name', async () => {
    const script = {
      candidates: { dragon: [['kite/1']] },
      read: [kite('FLYING')],
      tags: [{}, {}, oldMarks],
    };
    const ran = await run(rollback(), { script });
    expect(ran.writes).toEqual([['tag', 'kite/1', oldMarks]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });
});

test('the marks of a kite with a name alone are those of most tests', () => {
  expect(marks({ name: 'dragon' })).toEqual(OWN);
});
