import type { CampaignService } from '../../lambda/engine/service';
import { earlier } from './support/claims';
import type { Balloon } from './support/balloons';
import { toChange, toEnd } from './support/balloons';
import { stackThat } from './support/engine';
import { responseUrl, toCreate, toDelete } from './support/events';
import { refusal } from './support/kites';
import type { Lantern } from './support/lanterns';
import { generationOf, heldId, toAlter } from './support/lanterns';
import { Night } from './support/night';
import { EXECUTION, play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { logLines, passTime, scriptedWorld, START } from './support/world';

const NO = refusal('Invalid', 'Too windy.');
const BACK = { stack: stackThat({ isRollingBack: true }) };
const MOORED: Balloon = { name: 'dragon', state: 'MOORED' };
const ALOFT: Balloon = { name: 'dragon', state: 'ALOFT' };
const LIT: Lantern = { name: 'dragon', poem: 'Rise', state: 'LIT' };
const ID = heldId('lantern-1', LIT);
const warned = (message: string, more = {}) => expect.objectContaining({ level: 'WARN', message, ...more }) as object;
const said = { error: 'Invalid: Too windy.' };

describe('a state that the service refuses for good', () => {
  scriptedWorld();
  const LEFT = 'left as it is: it is refused to become ALOFT';
  const sky = (troubles: ConstructorParameters<typeof Sky>[0]) => new Sky(troubles).with('MOORED', MOORED);

  test('fails an update that goes forward [R15][R46]', async () => {
    const ran = await play(toChange(MOORED, ALOFT), sky({ troubles: { release: [NO] } }));
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
    expect(logLines()).not.toContainEqual(warned(LEFT));
  });

  test('is left by a rollback, which succeeds and says so [R23]', async () => {
    const ran = await play(toChange(MOORED, ALOFT), sky({ troubles: { release: [NO] } }), BACK);
    expect(ran.writes).toEqual([['release', 'balloon/1']]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'balloon/1' });
    expect(logLines()).toContainEqual(warned(LEFT, { campaign: 'balloon/1', ...said }));
  });

  test('is tried again by a rollback where the refusal can pass [R23]', async () => {
    const ran = await play(toChange(MOORED, ALOFT), sky({ troubles: { release: ['is throttled'] } }), BACK);
    expect(ran.writes).toEqual(Array(2).fill(['release', 'balloon/1']));
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('fails a create, whatever the stack does [R10]', async () => {
    const ran = await play(toCreate(ALOFT), new Sky({ troubles: { launch: [NO] } }), BACK);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
  });

  test('is another thing than one for which no time is left [R38]', async () => {
    const event = toChange(MOORED, ALOFT, { ResponseURL: responseUrl(START), options: { deadlineSeconds: 60 } });
    passTime(55);
    const ran = await play(event, sky({}), BACK);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
    expect(theAnswer(ran).reason).toContain('There is no time left for the call to make it ALOFT');
  });

  test('is another thing than a claim that was stopped, which does not answer [R39]', async () => {
    const waiter = new ScriptedWaiter({ isRunning: [false] });
    const ran = await play(toChange(MOORED, ALOFT), sky({}), { ...BACK, waiter });
    expect([ran.writes, ran.answers]).toEqual([[], []]);
    expect(logLines()).not.toContainEqual(warned(LEFT));
  });

  test.each([
    ['at once', [NO]],
    ['after an answer that was lost', ['lost before', NO]],
  ] as const)(
    'keeps a rollback from nothing else: what the call would have carried is written (%s)',
    async (_, write) => {
      const night = new Night({ troubles: { write } }).with('OUT', LIT);
      const sung: Lantern = { ...LIT, poem: 'Fall', state: 'OUT' };
      const ran = await play(toAlter(sung, LIT), night, BACK);
      expect(ran.writes).toEqual([
        ...write.map(() => ['write', 'lantern-1', 'LIT', LIT]),
        ['write', 'lantern-1', 'OUT', LIT],
      ]);
      expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: ID });
    },
  );
});

describe('before a deletion, a stop that the service refuses', () => {
  scriptedWorld();
  const PUT_OUT = ['write', 'lantern-1', 'OUT', LIT];
  const REMOVED = ['remove', 'lantern-1'];
  const TRIED = 'it cannot be stopped: its deletion is tried all the same';
  const end = (options = {}) => toDelete(LIT, { PhysicalResourceId: ID, options });

  test('keeps nothing from being deleted where it may be refused [R30]', async () => {
    const ran = await play(end(), new Night({ troubles: { write: [NO] } }).with('LIT', LIT));
    expect(ran.writes).toEqual([PUT_OUT, REMOVED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: ID });
    expect(logLines()).toContainEqual(warned(TRIED, { campaign: 'lantern-1', ...said }));
  });

  test('is not tried again while the deletion is [R25]', async () => {
    const troubles = { write: [NO], remove: ['is throttled', 'lost before'] } as const;
    const ran = await play(end(), new Night({ troubles }).with('LIT', LIT));
    expect(ran.writes).toEqual([PUT_OUT, REMOVED, REMOVED, REMOVED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is tried again where the refusal can pass', async () => {
    const ran = await play(end(), new Night({ troubles: { write: ['is throttled'] } }).with('LIT', LIT));
    expect(ran.writes).toEqual([PUT_OUT, PUT_OUT, REMOVED]);
    expect(logLines()).not.toContainEqual(warned(TRIED));
  });

  test('is another thing than a claim that was stopped, which does nothing more [R39]', async () => {
    const waiter = new ScriptedWaiter({ isRunning: [false] });
    const ran = await play(end(), new Night().with('LIT', LIT), { waiter });
    expect([ran.writes, ran.answers, waiter.made('isRunning')]).toEqual([[], [], [[EXECUTION]]]);
    expect(logLines()).not.toContainEqual(warned(TRIED));
  });

  test('is another thing than one for which no time is left [R38]', async () => {
    const event = { ...end(), ResponseURL: responseUrl(START) };
    passTime(55 * 60 - 5);
    const ran = await play(event, new Night().with('LIT', LIT));
    expect([ran.writes, ran.seconds]).toEqual([[], 1]);
    expect(theAnswer(ran).reason).toContain('There is no time left for the call to make it OUT of lantern dragon');
  });

  test('fails the deletion where it is known that it can be stopped', async () => {
    const ran = await play(toEnd(ALOFT), new Sky({ troubles: { land: [NO] } }).with('ALOFT', ALOFT));
    expect(ran.writes).toEqual([['land', 'balloon/1']]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'balloon/1' });
  });

  test('fails where the lantern is to stay: what stays must not burn [R32]', async () => {
    const night = new Night({ troubles: { write: [NO] } }).with('LIT', LIT);
    const ran = await play(end({ teardown: 'pause' }), night);
    expect(ran.writes).toEqual([PUT_OUT]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: ID });
    expect(theAnswer(ran).reason).toContain('Too windy.');
  });
});

describe('a lantern that is to be put out and to stay', () => {
  scriptedWorld();
  const options = { teardown: 'pause' } as const;
  const PUT_OUT = ['write', 'lantern-1', 'OUT', LIT];
  const end = () => toDelete(LIT, { PhysicalResourceId: ID, options });

  test('is put out and left [R30][R32]', async () => {
    const night = new Night({ lag: 9 }).with('LIT', LIT);
    const ran = await play(end(), night);
    expect(ran.writes).toEqual([PUT_OUT]);
    expect(night.now('lantern-1')?.status).toBe('OUT');
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: ID });
    expect(logLines()).toContainEqual(
      expect.objectContaining({ message: 'left alone: it is to stay, and sends nothing', campaign: 'lantern-1' }),
    );
  });

  test.each(['HELD', 'OUT', 'BURNT'] as const)('is left at once where it is %s', async (status) => {
    const ran = await play(end(), new Night().with(status, LIT));
    expect([ran.writes, ran.seconds]).toEqual([[], 0]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: ID });
  });

  test('is deleted by a rollback: what a failed deploy has made stays nowhere [R32]', async () => {
    const ran = await play(end(), new Night().with('LIT', LIT), BACK);
    expect(ran.writes).toEqual([PUT_OUT, ['remove', 'lantern-1']]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: ID });
  });

  test('is deleted where it is what a failed replacement has left, whatever the stack does [R23]', async () => {
    const west: Lantern = { ...LIT, shore: 'west' };
    const made = { id: 'lantern-2', generation: generationOf(west) };
    const waiter = new ScriptedWaiter({ claims: [[earlier(90)]], leftBy: [{ made }] });
    const night = new Night().with('OUT', LIT).with('OUT', west, { born: START - 80_000 });
    const ran = await play(toAlter(west, LIT, { PhysicalResourceId: ID, options }), night, { waiter });
    expect(ran.writes).toEqual([['remove', 'lantern-2']]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: ID });
  });

  test('stays also where nothing lights', async () => {
    const settings: Partial<CampaignService<Lantern>> = { outreach: undefined };
    const ran = await play(end(), new Night({ settings }).with('LIT', LIT));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});
