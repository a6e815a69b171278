import { stackThat } from './support/engine';
import type { Balloon } from './support/balloons';
import { marksOf, toChange } from './support/balloons';
import { toUpdate } from './support/events';
import { anywhere } from './support/line';
import { marks } from './support/marks';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { logLines, scriptedWorld } from './support/world';

const SAND: Balloon = { name: 'dragon', cargo: { sand: 1 } };
const BOTH: Balloon = { name: 'dragon', cargo: { sand: 1, letters: 2 } };
const LOADED = ['cargo', 'balloon/1', BOTH.cargo];
const mark = (balloon: Balloon) => ['tag', 'balloon/1', { 'cdk-campaigns:resource': resource(balloon) }];
const resource = (balloon: Balloon) => marksOf(balloon, 0)['cdk-campaigns:resource'];
const SUCCESS = { status: 'SUCCESS', id: 'balloon/1' };
const ROLLING_BACK = { stack: stackThat({ isRollingBack: true }) };

describe('a part of a property that means another balloon', () => {
  scriptedWorld();

  test('is changed in place where the balloon can become it, and the marks follow [R2]', async () => {
    const sky = new Sky({ lag: 9 }).with('RESTING', SAND);
    const ran = await play(toChange(SAND, BOTH), sky);
    expect(ran.writes).toEqual([mark(BOTH), LOADED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('makes another balloon where it cannot [R5][R18][R19]', async () => {
    const sky = new Sky().with('RESTING', BOTH);
    const ran = await play(toChange(BOTH, SAND), sky);
    expect(ran.writes).toEqual([['create', 'dragon', SAND, marksOf(SAND)]]);
    expect(sky.now('balloon/1')).toMatchObject({ properties: BOTH });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/2' });
  });

  test('means nothing in its other parts', async () => {
    const more = { ...SAND, cargo: { sand: 9 } };
    const ran = await play(toChange(SAND, more), new Sky().with('RESTING', SAND));
    expect(ran.writes).toEqual([['cargo', 'balloon/1', { sand: 9 }]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('beside a property that always means another balloon makes one [R18]', async () => {
    const silk = { ...BOTH, envelope: 'silk' };
    const ran = await play(toChange(SAND, silk), new Sky().with('RESTING', SAND));
    expect(ran.writes).toEqual([['create', 'dragon', silk, marksOf(silk)]]);
  });

  test('is judged by what is seen: what somebody added is there for good', async () => {
    const paper = { name: 'dragon', cargo: { letters: 1 } };
    const sky = new Sky().with('RESTING', BOTH, { tags: marksOf(SAND, 0) });
    const ran = await play(toChange(SAND, paper), sky);
    expect(ran.writes).toEqual([['create', 'dragon', paper, marksOf(paper)]]);
  });

  test('is the balloon that is there where it has come to it already', async () => {
    const ran = await play(toChange(SAND, BOTH), new Sky().with('RESTING', BOTH, { tags: marksOf(SAND, 0) }));
    expect(ran.writes).toEqual([mark(BOTH)]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is the balloon that is there where that shows what no call could bring', async () => {
    const [silk, paper] = [
      { ...SAND, envelope: 'silk' },
      { ...SAND, envelope: 'paper' },
    ];
    const ran = await play(toChange(silk, paper), new Sky().with('RESTING', paper, { tags: marksOf(silk, 0) }));
    expect(ran.writes).toEqual([mark(paper)]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is changed in place beside what is not shown, and did not change', async () => {
    const [silk, both] = [
      { ...SAND, envelope: 'silk' },
      { ...BOTH, envelope: 'silk' },
    ];
    const ran = await play(toChange(silk, both), new Sky().with('RESTING', SAND, { tags: marksOf(silk, 0) }));
    expect(ran.writes).toEqual([mark(both), LOADED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is changed in place also where the marks are gone', async () => {
    const ran = await play(toChange(SAND, BOTH), new Sky().with('RESTING', SAND, { tags: {} }));
    expect(ran.writes.map(([operation, id]) => [operation, id])).toEqual([
      ['tag', 'balloon/1'],
      ['cargo', 'balloon/1'],
    ]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('makes another balloon beside one of another stack [R18]', async () => {
    const sky = new Sky().with('RESTING', SAND, { tags: marks({}, 'Dragon', 'other-stack') });
    const ran = await play(toChange(SAND, BOTH), sky);
    expect(ran.writes).toEqual([['create', 'dragon', BOTH, marksOf(BOTH)]]);
  });

  test.each(anywhere(8))(
    'is changed in place whatever happens to any one call: %s %s [R2][R7][R25]',
    async (at, is) => {
      const sky = new Sky({ lag: 9, trouble: { at, is } }).with('RESTING', SAND);
      const ran = await play(toChange(SAND, BOTH), sky);
      expect(sky.now('balloon/1')).toMatchObject({
        properties: BOTH,
        tags: { 'cdk-campaigns:resource': resource(BOTH) },
      });
      expect(sky.now('balloon/2')).toBeUndefined();
      expect(theAnswer(ran)).toMatchObject(SUCCESS);
    },
  );
});

describe('the rollback of what was added', () => {
  scriptedWorld();

  test('keeps the balloon with it, and says so: no other is made, and no call is lost on it [R2][R23]', async () => {
    const sky = new Sky().with('RESTING', { ...BOTH, crew: ['Bob'] });
    const ran = await play(toChange({ ...BOTH, crew: ['Bob'] }, { ...SAND, crew: ['Ann'] }), sky, ROLLING_BACK);
    expect(ran.writes).toEqual([mark(SAND), ['crew', 'balloon/1', ['Ann']]]);
    expect(logLines()).toContainEqual(expect.objectContaining({ level: 'WARN', campaign: 'balloon/1', rows: 'cargo' }));
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('brings back what can be beside it [R23]', async () => {
    const sky = new Sky({ lag: 9 }).with('RESTING', BOTH);
    const ran = await play(toChange(BOTH, { ...SAND, cargo: { sand: 5 } }), sky, ROLLING_BACK);
    expect(ran.writes).toEqual([mark(SAND), ['cargo', 'balloon/1', { sand: 5 }]]);
    expect(sky.now('balloon/1')?.properties.cargo).toEqual({ sand: 5, letters: 2 });
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('that had not come so far only puts the marks back [R23]', async () => {
    const sky = new Sky().with('RESTING', SAND, { tags: marksOf(BOTH, 0) });
    const ran = await play(toChange(BOTH, SAND), sky, ROLLING_BACK);
    expect(ran.writes).toEqual([mark(SAND)]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('that had not begun writes nothing [R16][R23]', async () => {
    const ran = await play(toChange(BOTH, SAND), new Sky().with('RESTING', SAND), ROLLING_BACK);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});

describe('a balloon that can be renamed', () => {
  scriptedWorld();

  test('keeps its id under another name [R2]', async () => {
    const ran = await play(toChange(SAND, { ...SAND, name: 'phoenix' }), new Sky({ lag: 9 }).with('RESTING', SAND));
    expect(ran.writes).toEqual([['name', 'balloon/1', 'phoenix']]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('keeps a generated name through every generation, and takes another one with another prefix', async () => {
    const options = { namePrefix: 'toys' };
    const first = new Sky();
    const made = await play(toUpdate({}, {}, { PhysicalResourceId: 'no-campaign-1', options }), first);
    const name = String(made.writes[0]?.[1]);
    expect(name).toMatch(/^toys-[0-9a-f]{8}$/);
    const sky = new Sky().with('RESTING', { name });
    const silk = await play(toChange({}, { envelope: 'silk' }, { options }), sky);
    expect(silk.writes).toEqual([['create', name, { name, envelope: 'silk' }, expect.anything()]]);
    const before = toChange({}, {}, { options });
    const after = toChange({}, {}, { options: { namePrefix: 'games' } });
    const event = { ...after, OldResourceProperties: before.ResourceProperties };
    const renamed = await play(event, new Sky().with('RESTING', { name }));
    expect(renamed.writes).toEqual([['name', 'balloon/1', name.replace('toys', 'games')]]);
  });

  test('takes a generated name where the template gives none any more [R19]', async () => {
    const ran = await play(
      toChange(SAND, { cargo: SAND.cargo }, { options: { namePrefix: 'toys' } }),
      new Sky().with('RESTING', SAND),
    );
    expect(ran.writes).toEqual([['name', 'balloon/1', expect.stringMatching(/^toys-/)]]);
  });
});
