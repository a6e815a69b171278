import type { Balloon } from './support/balloons';
import { toChange } from './support/balloons';
import { toCreate } from './support/events';
import { refusal } from './support/kites';
import { play, theAnswer } from './support/run';
import { Sky, WRONG_STATE } from './support/sky';
import { scriptedWorld } from './support/world';

const BEFORE: Balloon = { name: 'dragon', crew: ['Ann'] };
const AFTER: Balloon = { name: 'dragon', crew: ['Bob'] };
const CREWED = ['crew', 'balloon/1', ['Bob']];
const ADVICE = 'The state of the campaign does not allow it: bring it to another by hand, then deploy again.';

describe('a refusal for the state of a campaign', () => {
  scriptedWorld();

  test('is looked at again, as the state may have been read too early [R43]', async () => {
    const sky = new Sky({ troubles: { crew: [WRONG_STATE, WRONG_STATE] } }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect(ran.writes).toEqual([CREWED, CREWED, CREWED]);
    expect(ran.waits[0]?.message).toBe('balloon dragon: the last answer was WrongState: Not in this state.');
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is told after a minute with what to do [R44]', async () => {
    const sky = new Sky({ troubles: { crew: Array(99).fill(WRONG_STATE) } }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect(ran.seconds).toBeGreaterThanOrEqual(60);
    expect(ran.seconds).toBeLessThan(130);
    expect(theAnswer(ran)).toEqual({
      status: 'FAILED',
      id: 'balloon/1',
      reason: `balloon dragon: WrongState: Not in this state. ${ADVICE}`,
    });
  });

  test('of the launch is told likewise, with the id of what was made [R4]', async () => {
    const sky = new Sky({ troubles: { launch: Array(99).fill(WRONG_STATE) } });
    const ran = await play(toCreate({ name: 'dragon', state: 'ALOFT' }), sky);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
    expect(theAnswer(ran).reason).toContain(ADVICE);
  });

  test('counts its minute anew after a call that was taken', async () => {
    const refused = Array<Error>(4).fill(WRONG_STATE);
    const troubles = { crew: refused, launch: refused };
    const sky = new Sky({ lag: 9, troubles }).with('RESTING', BEFORE);
    jest.mocked(Math.random).mockReturnValue(0.9);
    const from: Balloon = { ...BEFORE, state: 'MOORED' };
    const ran = await play(toChange(from, { ...AFTER, state: 'ALOFT' }), sky);
    expect(ran.seconds).toBeGreaterThan(60);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is another thing than one that is terminal [R46]', async () => {
    const sky = new Sky({ troubles: { crew: [refusal('Invalid', 'No Bob.')] } }).with('RESTING', BEFORE);
    const ran = await play(toChange(BEFORE, AFTER), sky);
    expect([ran.seconds, theAnswer(ran).reason]).toEqual([
      0,
      'balloon dragon: Invalid: No Bob. Correct what it names and deploy again.',
    ]);
  });
});
