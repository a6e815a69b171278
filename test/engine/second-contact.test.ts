import { stackThat } from './support/engine';
import type { Balloon } from './support/balloons';
import { marksOf, toChange } from './support/balloons';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { logLines, scriptedWorld, START } from './support/world';

const SILK: Balloon = { name: 'dragon', envelope: 'silk', state: 'ALOFT' };
const PAPER: Balloon = { ...SILK, envelope: 'paper' };
const CREATED = ['create', 'dragon', PAPER, marksOf(PAPER)];
const LAUNCHED = ['launch', 'balloon/2'];
const OLD = { status: 'FAILED', id: 'balloon/1' };
const NEW = { status: 'SUCCESS', id: 'balloon/2' };
const ROLLING_BACK = { stack: stackThat({ isRollingBack: true }) };

describe('a replacement that would go up', () => {
  scriptedWorld();

  test.each(['ALOFT', 'MOORED', 'LANDED', 'DELIVERED', 'BURST'])(
    'is refused where the old balloon is %s [R60]',
    async (status) => {
      const ran = await play(toChange(SILK, PAPER), new Sky().with(status, SILK));
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toEqual({
        ...OLD,
        reason:
          `balloon dragon cannot be replaced: balloon/1 is ${status}, and a new campaign that is started would contact ` +
          'the same people again. Undo the change of envelope, or take the state away, ' +
          'or allow it by replacementMayContactAgain.',
      });
    },
  );

  test('is made where that was allowed, and the old balloon is not touched [R5][R60]', async () => {
    const sky = new Sky({ lag: 9 }).with('ALOFT', SILK);
    const ran = await play(toChange(SILK, PAPER, { options: { replacementMayContactAgain: true } }), sky);
    expect(ran.writes).toEqual([CREATED, LAUNCHED]);
    expect(sky.now('balloon/1')?.status).toBe('ALOFT');
    expect(theAnswer(ran)).toMatchObject(NEW);
  });

  test('is made where the old balloon was never up', async () => {
    const ran = await play(toChange(SILK, PAPER), new Sky().with('RESTING', SILK));
    expect(ran.writes).toEqual([CREATED, LAUNCHED]);
    expect(theAnswer(ran)).toMatchObject(NEW);
  });

  test('is made where the old balloon is gone', async () => {
    const sky = new Sky().with('ALOFT', SILK);
    sky.turn('balloon/1', undefined);
    const ran = await play(toChange(SILK, PAPER), sky);
    expect(ran.writes).toEqual([CREATED, LAUNCHED]);
  });

  test('is made where it is not to go up', async () => {
    const moored: Balloon = { ...PAPER, state: 'MOORED' };
    const ran = await play(toChange(SILK, moored), new Sky().with('ALOFT', SILK));
    expect(ran.writes).toEqual([['create', 'dragon', moored, marksOf(PAPER)]]);
    expect(theAnswer(ran)).toMatchObject(NEW);
  });

  test('is refused also where it would be adopted [R60]', async () => {
    const sky = new Sky().with('ALOFT', SILK).with('RESTING', PAPER, { tags: {} });
    const ran = await play(toChange(SILK, PAPER, { options: { adopt: true } }), sky);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(OLD);
  });

  test('is refused also where it is kept from an earlier deploy [R60]', async () => {
    const sky = new Sky().with('ALOFT', SILK).with('MOORED', PAPER);
    const ran = await play(toChange(SILK, PAPER), sky);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(OLD);
  });

  test('goes up where an earlier try has made it, and not more [R7][R10]', async () => {
    const sky = new Sky().with('RESTING', SILK).with('RESTING', PAPER);
    const ran = await play(toChange(SILK, PAPER), sky);
    expect(ran.writes).toEqual([LAUNCHED]);
    expect(theAnswer(ran)).toMatchObject(NEW);
  });

  test.each(['dies after', 'lost after'] as const)('goes up once where its create %s [R7][R60]', async (trouble) => {
    const sky = new Sky({ lag: 9, troubles: { create: [trouble] } }).with('RESTING', SILK);
    const ran = await play(toChange(SILK, PAPER), sky);
    expect(ran.writes).toEqual([CREATED, LAUNCHED]);
    expect(theAnswer(ran)).toMatchObject(NEW);
  });
});

describe('the rollback of a replacement', () => {
  scriptedWorld();
  /** CloudFormation holds the new balloon already. */
  const back = () => toChange(PAPER, SILK, { PhysicalResourceId: 'balloon/2' });

  test.each(['MOORED', 'LANDED', 'ALOFT'])(
    'leaves the old balloon %s, as an operator left it [R23][R60]',
    async (status) => {
      for (const started of ['RESTING', 'ALOFT']) {
        const sky = new Sky().with(status, SILK).with(started, PAPER);
        const ran = await play(back(), sky, ROLLING_BACK);
        expect(ran.writes).toEqual([]);
        expect(ran.answers.at(-1)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
      }
    },
  );

  test.each(['ALOFT', 'RESTING'])(
    'makes the old balloon anew where it is gone, and does not send it up beside one that is %s [R23][R60]',
    async (status) => {
      const sky = new Sky().with('ALOFT', SILK).with(status, PAPER);
      sky.turn('balloon/1', undefined);
      const ran = await play(back(), sky, ROLLING_BACK);
      expect(ran.writes).toEqual([['create', 'dragon', SILK, marksOf(SILK)]]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/3' });
      expect(logLines()).toContainEqual(
        expect.objectContaining({ level: 'WARN', message: expect.stringContaining('not started') as string }),
      );
    },
  );

  test('lands and removes what a failed one has sent up [R23][R30][R32]', async () => {
    const tags = marksOf(PAPER, START);
    const sky = new Sky({ lag: 9 }).with('RESTING', SILK).with('ALOFT', PAPER, { tags }).with('ALOFT', PAPER, { tags });
    const ran = await play(toChange(PAPER, SILK), sky, ROLLING_BACK);
    expect(ran.writes).toEqual([
      ['land', 'balloon/2'],
      ['remove', 'balloon/2'],
      ['land', 'balloon/3'],
      ['remove', 'balloon/3'],
    ]);
    expect(ran.seconds).toBeLessThan(100);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
  });
});

describe('a rollback', () => {
  scriptedWorld();

  test('sends nothing up that was never up [R23][R60]', async () => {
    const ran = await play(toChange({ ...SILK, state: 'MOORED' }, SILK), new Sky().with('RESTING', SILK), ROLLING_BACK);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
  });
});
