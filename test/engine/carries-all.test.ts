import type { Left } from '../../lambda/engine/memory';
import type { Outreach } from '../../lambda/engine/service';
import type { Claim } from '../../lambda/engine/waiter';
import { earlier } from './support/claims';
import { toCreate, toDelete } from './support/events';
import type { Lantern, LanternStatus } from './support/lanterns';
import { draftOf, generationOf, heldId, toAlter } from './support/lanterns';
import type { LineCall } from './support/line';
import { anywhere } from './support/line';
import { Night } from './support/night';
import { play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld, START } from './support/world';

const HELD: Lantern = { name: 'dragon', poem: 'Rise', flame: 'low', state: 'HELD' };
const LIT: Lantern = { name: 'dragon', poem: 'Fall', flame: 'high', state: 'LIT' };
const OUT: Lantern = { ...LIT, state: 'OUT' };
const CREATED = ['create', `dragon${draftOf(generationOf(HELD), START)}`];
const WRITTEN = ['write', 'lantern-1', 'LIT', LIT];
const SUCCESS = { status: 'SUCCESS', id: heldId('lantern-1', HELD) };
const BURNT = 'can be changed only before it is burnt';

type Calling = (call: LineCall, status?: LanternStatus) => Promise<void>;

/** A night with steps of its own: calls that are kept, and turn lantern-1. */
function nightWith(steps: (calling: Calling) => Outreach<Lantern>['steps']): Night {
  const calling: Calling = (call, status) => night.call(call, () => status && night.turn('lantern-1', { status }));
  const outreach = { ...new Night().service.outreach!, steps: steps(calling) };
  const night: Night = new Night({ settings: { outreach } });
  return night;
}

describe('where the call that leads to a state writes all', () => {
  scriptedWorld();

  test('it is noted in one pass and made in the next [R25]', async () => {
    const ran = await play(toAlter(HELD, LIT), new Night().with('HELD', HELD));
    expect(ran.waits.slice(0, 2)).toMatchObject([
      { seconds: 1, writes: 0, message: 'lantern dragon is HELD and is to become LIT' },
      { writes: 1 },
    ]);
    expect(ran.notes.slice(0, 2).map(({ step }) => step)).toEqual([
      { id: 'lantern-1', from: 'HELD', at: 0 },
      { id: 'lantern-1', from: 'HELD', at: START + 1000 },
    ]);
  });

  test('it is made at once elsewhere', async () => {
    const ran = await play(toCreate({ name: 'dragon', state: 'ALOFT' }), new Sky());
    expect(ran.notes.every(({ step }) => step === undefined || step.at > 0)).toBe(true);
  });

  test('content and state are one call, and no other follows [R15]', async () => {
    const night = new Night({ lag: 9 }).with('HELD', HELD);
    const ran = await play(toAlter(HELD, LIT), night);
    expect(ran.writes).toEqual([WRITTEN]);
    expect(night.now('lantern-1')).toMatchObject({ status: 'LIT', properties: LIT });
    expect(ran.last).toEqual({ step: { id: 'lantern-1', from: 'HELD', at: START + 1000 } });
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('content alone is written in the state that is seen [R60]', async () => {
    const night = new Night({ lag: 9 }).with('OUT', LIT);
    const ran = await play(toAlter({ ...LIT, poem: 'Rise' }, LIT), night);
    expect(ran.writes).toEqual([['write', 'lantern-1', 'OUT', LIT]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('content is written after all where the state is there already', async () => {
    const night = new Night({ lag: 9 }).with('OUT', HELD);
    const ran = await play(toAlter(HELD, OUT), night);
    expect(ran.writes).toEqual([['write', 'lantern-1', 'OUT', OUT]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each([
    ['cut off after it', 'dies after', 1],
    ['lost on the way back', 'lost after', 1],
    ['cut off before it', 'dies before', 2],
    ['lost on the way', 'lost before', 2],
    ['throttled', 'is throttled', 2],
  ] as const)('that is made once where the call was %s [R25][R60]', async (_how, trouble, calls) => {
    const night = new Night({ lag: 9, troubles: { write: [trouble] } }).with('HELD', HELD);
    const ran = await play(toAlter(HELD, LIT), night);
    expect(ran.writes).toEqual(Array(calls).fill(WRITTEN));
    expect(night.lit).toEqual(['lantern-1']);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('what is not seen two minutes after the call is called for again, and not noted again', async () => {
    const night = nightWith((call) => ({ LIT: { HELD: () => call(['unheard']) } })).with('HELD', HELD);
    const event = toAlter(HELD, LIT, { options: { deadlineSeconds: 300 } });
    const ran = await play(event, night);
    expect(ran.writes).toEqual([['unheard'], ['unheard'], ['unheard']]);
    expect(ran.notes.filter(({ step }) => step?.at === 0)).toHaveLength(1);
    expect(theAnswer(ran).status).toBe('FAILED');
  });

  test('that is refused before somebody else makes it has carried nothing [R15]', async () => {
    const lights = { after: 1, does: (there: Night) => there.turn('lantern-1', { status: 'LIT' }) };
    const night = new Night({ operator: [lights], troubles: { write: ['is throttled'] } }).with('HELD', HELD);
    const ran = await play(toAlter(HELD, LIT), night);
    expect(ran.writes).toEqual([WRITTEN, WRITTEN]);
    expect(night.now('lantern-1')?.properties).toMatchObject(LIT);
    expect([night.lit, theAnswer(ran)]).toMatchObject([[], SUCCESS]);
  });

  test('what it is waited for is bounded, whatever the service says of the campaign', async () => {
    const settings = {
      read: async (id: string) => ({ ...(await night.read('east', id)), reason: 'x\n'.repeat(5000) }),
    };
    const night: Night = new Night({ settings }).with('HELD', HELD);
    const { waits } = await play(toAlter(HELD, LIT), night);
    expect(waits.length).toBeGreaterThan(1);
    expect(waits.every(({ message = '' }) => message.length <= 3003 && !message.includes('\n'))).toBe(true);
  });

  test.each(anywhere(5))('an update is made once, whatever happens: call %s %s [R25][R60]', async (at, is) => {
    const night = new Night({ lag: 9, trouble: { at, is } }).with('HELD', HELD);
    const ran = await play(toAlter(HELD, LIT), night);
    expect(night.lit).toEqual(['lantern-1']);
    expect(night.now('lantern-1')).toMatchObject({ status: 'LIT', properties: LIT });
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test.each(anywhere(8))('a create is lit once, whatever happens: call %s %s [R7][R60]', async (at, is) => {
    const night = new Night({ lag: 9, trouble: { at, is } });
    const ran = await play(toCreate(LIT), night);
    expect([night.lit, night.now('lantern-2')]).toEqual([['lantern-1'], undefined]);
    expect(night.now('lantern-1')).toMatchObject({ status: 'LIT', properties: LIT });
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  describe('an update that is sent again', () => {
    const step = { id: 'lantern-1', from: 'HELD', at: START - 30_000 };
    const sentAgain = (more: Partial<Claim>, left: Left) => {
      const first = earlier(40, { requestId: 'request-Update', ...more });
      return new ScriptedWaiter({ claims: [[first], [{ ...first, running: false }]], leftBy: [left] });
    };

    test.each([
      ['has made its step', { step }],
      ['was stopped in the middle of its step', { step: { ...step, at: 0 } }],
    ])('while the first %s carries nothing a second time [R7][R60]', async (_what, left) => {
      const ran = await play(toAlter(HELD, LIT), new Night().with('LIT', LIT), {
        waiter: sentAgain({ running: true }, left),
      });
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toMatchObject(SUCCESS);
    });

    test('after the first was answered carries nothing a second time [R7][R60]', async () => {
      const ran = await play(toAlter(HELD, LIT), new Night().with('LIT', LIT), { waiter: sentAgain({}, { step }) });
      expect(ran.writes).toEqual([]);
      expect(theAnswer(ran)).toMatchObject(SUCCESS);
    });

    test('before the first has made its step makes it, once [R7][R60]', async () => {
      const night = new Night().with('HELD', HELD);
      const waiter = sentAgain({ running: true }, { step: { ...step, at: 0 } });
      const ran = await play(toAlter(HELD, LIT), night, { waiter });
      expect(ran.writes).toEqual([WRITTEN]);
      expect(night.lit).toEqual(['lantern-1']);
      expect(theAnswer(ran)).toMatchObject(SUCCESS);
    });

    test('knows nothing of the steps of another request', async () => {
      const waiter = sentAgain({ requestId: 'another' }, { step });
      const ran = await play(toAlter(HELD, LIT), new Night().with('LIT', HELD), { waiter });
      expect(ran.writes).toEqual([WRITTEN]);
    });

    test('that fails does not say that nothing was changed', async () => {
      const waiter = sentAgain({ running: true }, {});
      const ran = await play(toAlter(HELD, LIT), new Night().with('BURNT', HELD), { waiter });
      expect(theAnswer(ran).reason).toContain('is BURNT');
      expect(theAnswer(ran).reason).not.toContain('Nothing was changed');
    });
  });

  test('a create has its content also where its state needs no call', async () => {
    const night = new Night({ lag: 9 });
    const ran = await play(toCreate(HELD), night);
    expect(ran.writes).toEqual([CREATED, ['write', 'lantern-1', 'HELD', HELD]]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('what the campaign does not take any more is told before anything is done [R15]', async () => {
    const ran = await play(toAlter(HELD, LIT), new Night().with('BURNT', HELD));
    expect(ran.writes).toEqual([]);
    expect(ran.notes.every(({ step }) => step === undefined)).toBe(true);
    expect(theAnswer(ran)).toMatchObject({
      status: 'FAILED',
      reason:
        `lantern dragon is BURNT: poem ${BURNT}; flame ${BURNT}. Nothing was changed. ` +
        'Undo the change, or give the construct another id to make another campaign.',
    });
  });

  test('a state that is out of reach is told before content is written [R15]', async () => {
    const ran = await play(toAlter(LIT, { ...LIT, state: 'HELD' }), new Night().with('BURNT', LIT));
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).reason).toContain('lantern dragon cannot become HELD: it is BURNT, which is for good.');
  });
});

describe('a step', () => {
  scriptedWorld();
  const options = { contactsAtOnce: true, teardown: 'delete' } as const;

  const steps = (call: Calling) => ({
    LIT: { HELD: (...given: unknown[]) => call(['light', ...given], 'LIT'), LIT: 'there' as const },
    OUT: { LIT: (...given: unknown[]) => call(['put out', ...given], 'OUT') },
  });

  test('that starts is given the id, what is wanted and the options', async () => {
    const night = nightWith(steps).with('HELD', LIT);
    const ran = await play(toAlter({ ...LIT, state: 'HELD' }, LIT, { options }), night);
    expect(ran.writes).toEqual([['light', 'lantern-1', LIT, options]]);
  });

  test('that stops before a deletion is given the same', async () => {
    const night = nightWith(steps).with('LIT', LIT);
    const ran = await play(toDelete(LIT, { PhysicalResourceId: SUCCESS.id, options }), night);
    expect(ran.writes).toEqual([
      ['put out', 'lantern-1', LIT, options],
      ['remove', 'lantern-1'],
    ]);
  });
});

describe('a name', () => {
  scriptedWorld();
  const PHOENIX: Lantern = { ...OUT, name: 'phoenix' };

  test('that the template changes is written, and waited for until it shows [R15][R17]', async () => {
    const ran = await play(toAlter(OUT, PHOENIX), new Night({ lag: 9 }).with('OUT', OUT));
    expect(ran.writes).toEqual([['write', 'lantern-1', 'OUT', PHOENIX]]);
    expect(ran.waits.some(({ message }) => message?.endsWith('is not visible yet: name'))).toBe(true);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });

  test('that the template changes and that does not show fails the update [R15]', async () => {
    const night = new Night().with('OUT', OUT);
    jest.spyOn(night, 'write').mockImplementation((_shore, id) => night.call(['write', id], () => undefined));
    const ran = await play(toAlter(OUT, PHOENIX), night);
    expect(ran.writes).toHaveLength(3);
    expect(theAnswer(ran).reason).toContain('lantern phoenix took the update 3 times and does not show it: name.');
  });

  test('that somebody has given since is left alone', async () => {
    const night = new Night({ lag: 9 }).with('OUT', { ...OUT, name: 'Puff' });
    const ran = await play(toAlter(OUT, { ...OUT, key: 'other' }), night);
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject(SUCCESS);
  });
});
