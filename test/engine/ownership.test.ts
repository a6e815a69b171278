import type { Tags } from '../../lambda/engine/service';
import { stackThat } from './support/engine';
import { toCreate, toDelete } from './support/events';
import { GONE, KILL, kite, refusal, reset } from './support/kites';
import { ADOPTED, marks, OWN, RESOURCE, STACK } from './support/marks';
import { FUNCTION_SECONDS, run, theAnswer } from './support/run';
import { logLines, scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon' };
const REMOVED = ['remove', 'kite/1'];
const LAG = 10;

describe('delete by id', () => {
  scriptedWorld();

  test.each([
    ['another stack’s', marks(DRAGON, 'Dragon', 'other-stack')],
    ['another resource’s', marks(DRAGON, 'Sibling')],
  ])('leaves %s kite alone, with success and a log line', async (_whose, tags) => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING')], tags: [tags] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
    expect(logLines()).toContainEqual(
      expect.objectContaining({ message: 'left alone: it belongs to another', campaign: 'kite/1' }),
    );
  });

  test.each([
    ['no marks', {}],
    ['the mark of a former generation', marks({ name: 'dragon', frame: 'bamboo' })],
  ])('deletes a kite with %s: the id is proof', async (_what, tags) => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING'), GONE], tags: [tags] } });
    expect(ran.writes).toEqual([REMOVED]);
  });

  test('waits for tags that are not visible yet', async () => {
    const script = { read: [kite('FLYING'), kite('FLYING'), GONE], tags: [GONE, OWN] };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.waits[0]).toMatchObject({ writes: 0, message: 'the tags of kite dragon are not visible' });
    expect(ran.writes).toEqual([REMOVED]);
  });

  test('does nothing while the tags cannot be read', async () => {
    const tags = [refusal('TooFast'), refusal('TooFast'), OWN];
    const ran = await run(toDelete(DRAGON), {
      script: { read: [kite('FLYING'), kite('FLYING'), kite('FLYING'), GONE], tags },
    });
    expect(ran.waits.slice(0, 2).map(({ writes }) => writes)).toEqual([0, 0]);
    expect(ran.writes).toEqual([REMOVED]);
  });

  const adopted = { ...OWN, ...ADOPTED, team: 'toys' };
  const released = ['untag', 'kite/1', expect.arrayContaining(Object.keys({ ...OWN, ...ADOPTED }))];

  test('takes our marks off an adopted kite and leaves it [R59]', async () => {
    const tags = [adopted, adopted, adopted, { team: 'toys' }];
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING')], tags } });
    expect(ran.waits[0]).toEqual({ seconds: 0, writes: 0, message: 'kite dragon was adopted and is given back' });
    expect(ran.writes).toEqual([released]);
    expect((ran.writes[0]?.[2] as string[]).length).toBe(3);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test.each([
    ['a kill', KILL],
    ['a lost answer', reset()],
  ] as const)('leaves an adopted kite also when %s took the marks off unseen [R59]', async (_what, untag) => {
    const script = { read: [kite('FLYING')], tags: [adopted, adopted, adopted, { team: 'toys' }], untag: [untag] };
    const ran = await run(toDelete(DRAGON), { script });
    expect(ran.writes).toEqual([released]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('deletes an adopted kite when that was asked for in so many words [R59]', async () => {
    const script = { read: [kite('FLYING'), GONE], tags: [{ ...OWN, ...ADOPTED }] };
    const ran = await run(toDelete(DRAGON, { options: { adopt: true, teardown: 'delete' } }), { script });
    expect(ran.writes).toEqual([REMOVED]);
  });

  test('leaves a kite without marks that may have been adopted, with no write [R59]', async () => {
    const ran = await run(toDelete(DRAGON, { options: { adopt: true } }), {
      script: { read: [kite('FLYING')], tags: [{}] },
    });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('deletes what adoption was asked for and what was made all the same', async () => {
    const script = { read: [kite('FLYING'), GONE], tags: [OWN] };
    const ran = await run(toDelete(DRAGON, { options: { adopt: true } }), { script });
    expect(ran.writes).toEqual([REMOVED]);
  });
});

describe('delete of an id that is no kite’s', () => {
  scriptedWorld();

  /** What a failed create answered that was refused at once: nothing was made, and it says so. */
  async function untouchedId(): Promise<string> {
    const { answers } = await run(toCreate(DRAGON), { script: { create: [refusal('Invalid')] } });
    return answers[0]?.id ?? '';
  }

  /** The same of one that may have made something. */
  async function markerId(): Promise<string> {
    return (await untouchedId()).replace('-untouched', '');
  }

  test('that says that nothing was made is a success without a call: it could fail as the create did [R6][R29]', async () => {
    const id = await untouchedId();
    expect(id).toMatch(/^no-campaign-[0-9a-f]{16}-\d+-untouched$/);
    const ran = await run(toDelete(DRAGON, { PhysicalResourceId: id }));
    expect(ran.calls).toEqual([]);
    expect(ran.answers.at(-1)).toMatchObject({ status: 'SUCCESS', id });
  });

  test.each([new Error('socket hang up'), Object.assign(new Error('x'), { code: 'ECONNRESET' })])(
    'that a create left in doubt never says so: %s [R6]',
    async (error) => {
      const lost = Object.assign(error, { name: 'TimeoutError' });
      const options = { deadlineSeconds: 60 };
      const script = { create: [lost, refusal('Invalid')], candidates: [[]] };
      const { answers } = await run(toCreate(DRAGON, { options }), { script });
      expect(answers.at(-1)?.id).toMatch(/^no-campaign-[0-9a-f]{16}-\d+$/);
    },
  );

  test('that stands for none waits until a create would be visible, then is a success [R6]', async () => {
    const id = await markerId();
    const ran = await run(toDelete(DRAGON, { PhysicalResourceId: id }));
    expect(ran.waits).toEqual([{ seconds: LAG, writes: 0, message: 'kite dragon was not found so far' }]);
    expect(ran.calls).toEqual(Array(2).fill(['candidates', 'dragon']));
    expect(ran.writes).toEqual([]);
    expect(ran.answers.at(-1)).toMatchObject({ status: 'SUCCESS', id });
  });

  test('that stands for none removes what is ours by name and mark [R6]', async () => {
    const id = await markerId();
    const script = { candidates: [[], ['kite/1']], read: [kite('FLYING'), kite('FLYING'), kite('LANDING'), GONE] };
    const ran = await run(toDelete(DRAGON, { PhysicalResourceId: id }), { script });
    expect(ran.writes).toEqual([REMOVED]);
    expect(ran.answers.at(-1)).toMatchObject({ status: 'SUCCESS', id });
  });

  test.each([
    ['nobody', {}],
    ['another stack', marks(DRAGON, RESOURCE, 'other-stack')],
    ['another resource', marks(DRAGON, 'Sibling', STACK)],
    ['another generation', marks({ ...DRAGON, frame: 'bamboo' })],
  ])('leaves a namesake that belongs to %s alone [R6]', async (_whose, tags) => {
    const script = { candidates: [['kite/1']], read: [kite('FLYING')], tags: [tags] };
    const ran = await run(toDelete(DRAGON, { PhysicalResourceId: 'toys-Dragon-1A2B3C' }), { script });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'toys-Dragon-1A2B3C' });
  });

  test.each(['toys-Dragon-1A2B3C', 'balloon/7', ''])(
    'that CloudFormation invented or that is another kind’s (%j) is fenced twice, a quiet time apart [R6]',
    async (id) => {
      const script = { candidates: [['kite/1']], read: [kite('FLYING'), kite('FLYING'), GONE] };
      const ran = await run(toDelete(DRAGON, { PhysicalResourceId: id }), { script });
      expect(ran.waits[0]).toEqual({
        seconds: FUNCTION_SECONDS + LAG,
        writes: 0,
        message: 'an older request of this resource was stopped',
      });
      expect(ran.waiter.made('claims')).toHaveLength(2);
      expect(ran.writes).toEqual([REMOVED]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS' });
    },
  );

  test('leaves an adopted namesake of ours, without our marks [R59]', async () => {
    const tags = [...Array<Tags>(4).fill({ ...OWN, ...ADOPTED }), {}];
    const script = { candidates: [['kite/1']], read: [kite('FLYING')], tags };
    const ran = await run(toDelete(DRAGON, { PhysicalResourceId: 'toys-Dragon-1A2B3C' }), { script });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['untag']);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('deletes no adopted kite, though deletion was asked for: the stack does not hold it [R59]', async () => {
    const event = toDelete(DRAGON, {
      options: { adopt: true, teardown: 'delete' },
      PhysicalResourceId: await markerId(),
    });
    const tags = [...Array<Tags>(4).fill({ ...OWN, ...ADOPTED }), {}];
    const ran = await run(event, { script: { candidates: [['kite/1']], read: [kite('FLYING')], tags } });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['untag']);
  });

  test('leaves our kite that the stack holds by now [R6]', async () => {
    const script = { candidates: [['kite/1']], read: [kite('FLYING')] };
    const event = toDelete(DRAGON, { PhysicalResourceId: await markerId() });
    const ran = await run(event, { script, stack: stackThat({ holds: 'kite/1' }) });
    expect(ran.writes).toEqual([]);
    expect(ran.answers.at(-1)?.status).toBe('SUCCESS');
  });

  test.each([
    ['leaves', 61, 0],
    ['removes', 59, 1],
  ])('%s our kite that was born %d seconds before the failed create asked [R6]', async (_what, seconds, removals) => {
    const id = await markerId();
    const shown = kite('FLYING', { born: new Date(START - seconds * 1000).toISOString() });
    const script = { candidates: [['kite/1']], read: [shown, shown, GONE] };
    const ran = await run(toDelete(DRAGON, { PhysicalResourceId: id }), { script });
    expect(ran.writes).toHaveLength(removals);
  });
});
