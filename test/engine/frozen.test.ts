import { stackThat } from './support/engine';
import type { Balloon } from './support/balloons';
import { marksOf, toChange } from './support/balloons';
import { toCreate } from './support/events';
import { refusal } from './support/kites';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { logLines, scriptedWorld } from './support/world';

const NORTH: Balloon = { name: 'dragon', route: 'north', crew: ['Ann'], flight: { lasts: 'PT1H' } };
const SOUTH: Balloon = { ...NORTH, route: 'south', crew: ['Bob'], flight: { lasts: 'PT2H' }, tags: { a: 'b' } };
const ROUTED = ['route', 'balloon/1', 'south'];
const CREWED = ['crew', 'balloon/1', ['Bob']];
const FLOWN = ['flight', 'balloon/1', { lasts: 'PT2H' }];
const TAGGED = ['tag', 'balloon/1', { a: 'b' }];
const SUCCESS = { status: 'SUCCESS', id: 'balloon/1' };

describe('what a balloon does not take any more', () => {
  scriptedWorld();

  test('is told before anything is changed, tags included [R15]', async () => {
    const ran = await play(toChange(NORTH, SOUTH), new Sky().with('ALOFT', NORTH));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: 'balloon/1',
      reason:
        'balloon dragon is ALOFT: route can be changed only before the launch; ' +
        'flight can be changed only before the launch. Nothing was changed. ' +
        'Undo the change, or give the construct another id to make another campaign.',
    });
  });

  test('is taken while it does', async () => {
    const ran = await play(toChange(NORTH, SOUTH), new Sky().with('RESTING', NORTH));
    expect(ran.writes).toEqual([TAGGED, CREWED, ROUTED, FLOWN]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is no reason where it is as wanted', async () => {
    const ran = await play(toChange(NORTH, { ...NORTH, crew: ['Bob'] }), new Sky().with('ALOFT', NORTH));
    expect(ran.writes).toEqual([CREWED]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is left and logged in a rollback, and the rest is done [R23]', async () => {
    const sky = new Sky({ lag: 9 }).with('ALOFT', NORTH);
    const ran = await play(toChange(NORTH, SOUTH), sky, { stack: stackThat({ isRollingBack: true }) });
    expect(ran.writes).toEqual([TAGGED, CREWED]);
    expect(sky.now('balloon/1')?.properties).toMatchObject({ route: 'north', crew: ['Bob'] });
    expect(logLines()).toContainEqual(
      expect.objectContaining({ level: 'WARN', message: 'left as it is', campaign: 'balloon/1' }),
    );
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is told to who adopts it, and its marks are taken off by the rollback [R59]', async () => {
    const sky = new Sky().with('ALOFT', NORTH, { tags: {} });
    const ran = await play(toCreate(SOUTH, { options: { adopt: true } }), sky);
    expect(ran.writes.map(([operation]) => operation)).toEqual(['tag']);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(/^no-campaign-/) as string });
  });

  test('no longer, as an operator launched it in between, is told without a lie [R15][R44]', async () => {
    const starts = { after: 1, does: (sky: Sky) => sky.turn('balloon/1', { status: 'ALOFT' }) };
    const sky = new Sky({ operator: [starts], troubles: { route: [refusal('TooFast')] } }).with('RESTING', NORTH);
    const ran = await play(toChange(NORTH, SOUTH), sky);
    expect(ran.writes).toEqual([TAGGED, CREWED, ROUTED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
    expect(theAnswer(ran).reason).toContain('route can be changed only before the launch');
    expect(theAnswer(ran).reason).not.toContain('Nothing was changed');
  });

  test('is taken in full before the launch that the same update asks for', async () => {
    const sky = new Sky({ lag: 9 }).with('RESTING', NORTH);
    const ran = await play(toChange({ ...NORTH, state: 'MOORED' }, { ...SOUTH, state: 'ALOFT' }), sky);
    expect(ran.writes).toEqual([TAGGED, CREWED, ROUTED, FLOWN, ['launch', 'balloon/1']]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('is no reason any more once everything was shown', async () => {
    const reverts = { after: 5, does: (sky: Sky) => sky.turn('balloon/1', { properties: NORTH }) };
    const sky = new Sky({ operator: [reverts] }).with('RESTING', NORTH);
    const ran = await play(toChange({ ...NORTH, state: 'MOORED' }, { ...SOUTH, state: 'ALOFT' }), sky);
    expect(ran.seconds).toBeGreaterThan(5);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('does not keep marks from coming back', async () => {
    const sky = new Sky().with('ALOFT', NORTH, { tags: {} });
    const ran = await play(toChange(NORTH, { ...NORTH, crew: ['Bob'] }), sky);
    const { 'cdk-campaigns:resource': resource = '' } = marksOf(NORTH);
    const marks = expect.objectContaining({ 'cdk-campaigns:resource': resource.split('/', 2).join('/') }) as object;
    expect(ran.writes).toEqual([['tag', 'balloon/1', marks], CREWED]);
  });
});
