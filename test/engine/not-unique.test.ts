import { markerId } from '../../lambda/engine/identity';
import type { Claim } from '../../lambda/engine/waiter';
import type { Balloon } from './support/balloons';
import { marksOf } from './support/balloons';
import { toCreate } from './support/events';
import { refusal } from './support/kites';
import { anywhere } from './support/line';
import { marks, RESOURCE, STACK } from './support/marks';
import { EXECUTION, FUNCTION_SECONDS, play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld, START } from './support/world';

const DRAGON: Balloon = { name: 'dragon' };
const created = (at = START) => ['create', 'dragon', DRAGON, marksOf(DRAGON, at)];
const QUIET = FUNCTION_SECONDS + 10;

/** An earlier claim of the same create, sent so many seconds before. */
function earlier(seconds: number, more: Partial<Claim> = {}): Claim {
  const at = START - seconds * 1000;
  const request = { requestId: 'request-Create', requestType: 'Create' };
  return { execution: 'earlier', running: true, startedAt: at, requestedAt: at, ...request, ...more };
}

describe('where names are not unique, a create', () => {
  scriptedWorld();

  test.each([
    ['nobody', {}],
    ['another stack', marks({}, 'Dragon', 'other-stack')],
    ['another resource', marks({}, 'Phoenix')],
    ['an earlier create of the resource', marksOf(DRAGON, START - 3600_000)],
    ['an earlier create whose marks are older than their time', marksOf(DRAGON, 0)],
  ])('leaves a namesake of %s alone and makes its own, dated [R9][R14]', async (_whose, tags) => {
    for (const trouble of [undefined, 'lost after', 'dies after'] as const) {
      const sky = new Sky({ lag: 9, troubles: { create: [trouble] } }).with('ALOFT', DRAGON, { tags });
      const at = Math.floor(Date.now() / 1000) * 1000;
      const ran = await play(toCreate(DRAGON), sky);
      expect(ran.writes).toEqual([created(at)]);
      expect(ran.answers.at(-1)).toMatchObject({ status: 'SUCCESS', id: 'balloon/2' });
    }
  });

  test('does not wait for a namesake that is being deleted', async () => {
    const settings = { statuses: ['RESTING', 'SINKING'] };
    const sky = new Sky({ settings, lag: 9, troubles: { create: ['lost before'] } }).with('SINKING', DRAGON);
    const ran = await play(toCreate(DRAGON), sky);
    expect(ran.writes).toEqual([created(), created()]);
  });

  test.each(anywhere(5))('makes one balloon whatever happens to any one call: %s %s [R7][R8]', async (at, is) => {
    const sky = new Sky({ lag: 9, trouble: { at, is } });
    const ran = await play(toCreate(DRAGON), sky);
    expect(sky.now('balloon/2')).toBeUndefined();
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
  });

  test.each([1, 90, 600])(
    'that was sent again after %s s stops the first, stands still and looks [R7]',
    async (seconds) => {
      const waiter = new ScriptedWaiter({ claims: [[earlier(seconds)]] });
      const sky = new Sky().with('RESTING', DRAGON, { tags: marksOf(DRAGON, START - seconds * 1000) });
      const ran = await play(toCreate(DRAGON), sky, { waiter });
      expect(waiter.made('stop')).toEqual([['earlier', EXECUTION]]);
      expect(ran.waits[0]).toEqual({
        seconds: QUIET,
        writes: 0,
        message: 'an older request of this resource was stopped',
      });
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
    },
  );

  test('that was sent again is the one whose failed balloon is removed [R4]', async () => {
    const waiter = new ScriptedWaiter({ claims: [[earlier(600)]] });
    const sky = new Sky().with('ADRIFT', DRAGON, { tags: marksOf(DRAGON, START - 600_000) });
    const ran = await play(toCreate(DRAGON), sky, { waiter });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
  });

  test('that was sent again makes what the first did not, under the first one’s date [R7]', async () => {
    const waiter = new ScriptedWaiter({ claims: [[earlier(30, { running: false })]] });
    const ran = await play(toCreate(DRAGON), new Sky(), { waiter });
    expect([waiter.made('stop'), ran.waits[0]?.seconds]).toEqual([[], QUIET]);
    expect(ran.writes).toEqual([created(START - 30_000)]);
  });

  test('that was sent again and fails has its Delete look for what the first has made [R6]', async () => {
    const waiter = new ScriptedWaiter({ claims: [[earlier(600)]] });
    const sky = new Sky({ troubles: { create: [refusal('Invalid')] } });
    const ran = await play(toCreate(DRAGON), sky, { waiter });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: markerId(STACK, RESOURCE, START - 600_000) });
  });

  test('is not held up by another create of the resource', async () => {
    const waiter = new ScriptedWaiter({ claims: [[earlier(30, { requestId: 'another' })]] });
    const ran = await play(toCreate(DRAGON), new Sky(), { waiter });
    expect([waiter.made('stop'), ran.seconds, ran.writes]).toEqual([[], 0, [created()]]);
  });

  test('whose first poll died stands still before it asks again', async () => {
    const throttled = Object.assign(new Error('Slow down.'), { name: 'ThrottlingException' });
    const waiter = new ScriptedWaiter({ claims: [throttled, []] });
    const ran = await play(toCreate(DRAGON), new Sky(), { waiter });
    expect(ran.writes).toEqual([created()]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});
