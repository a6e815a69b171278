import type { Birth } from '../../lambda/engine/service';
import { toChange, toEnd } from './support/balloons';
import { earlier } from './support/claims';
import { stackThat } from './support/engine';
import { toCreate, toDelete } from './support/events';
import type { Lantern } from './support/lanterns';
import { draftOf, generationOf, heldId, toAlter } from './support/lanterns';
import { RESOURCE, STACK } from './support/marks';
import { Night } from './support/night';
import { FUNCTION_SECONDS, play, theAnswer } from './support/run';
import { Sky } from './support/sky';
import { ScriptedWaiter } from './support/waiter';
import { scriptedWorld, START } from './support/world';

const DRAGON: Lantern = { name: 'dragon', poem: 'Rise' };
const SUNG: Lantern = { ...DRAGON, poem: 'Fall' };
const GENERATION = generationOf(DRAGON);
const MADE = { id: 'lantern-1', generation: GENERATION };
const INVENTED = { PhysicalResourceId: 'toys-Dragon-1ABC' };
const create = { requestType: 'Create' };
const OTHERS = [earlier(900, create), earlier(600, create), earlier(300), earlier(200, { requestType: 'Delete' })];
/** Long before the request that is played. */
const OLD = { born: START - 600_000 };

/** The claims that were asked, and what the first note of them says. */
async function asked(event: object, claims = OTHERS, night = new Night().with('OUT', DRAGON)) {
  const waiter = new ScriptedWaiter({ claims: [claims], leftBy: [{ made: MADE }, {}] });
  const ran = await play(event, night, { waiter });
  const note = ran.notes.find(({ known }) => known !== undefined);
  return { ran, asked: waiter.made('leftBy').flat(), known: note?.known, since: note?.knownSince };
}

describe('where nothing on a campaign carries a mark, of what other claims have made', () => {
  scriptedWorld();

  test('an update asks all', async () => {
    const { asked: claims, known, since } = await asked(toAlter(DRAGON, SUNG));
    expect(claims).toEqual(['claim-900', 'claim-600', 'claim-300', 'claim-200']);
    expect(known).toEqual([MADE]);
    expect(since).toEqual([900, 600, 300, 200].map((seconds) => START - seconds * 1000));
  });

  test('a delete asks the last create alone', async () => {
    const { asked: claims, known, since } = await asked(toDelete(DRAGON, INVENTED));
    expect([claims, known, since]).toEqual([['claim-600'], [MADE], [START - 600_000]]);
  });

  test('a delete asks no other claim of the same second', async () => {
    const update = earlier(600, { execution: 'update-600' });
    const { asked: claims } = await asked(toDelete(DRAGON, INVENTED), [update, ...OTHERS]);
    expect(claims).toEqual(['claim-600']);
  });

  test.each([[[]], [[earlier(300)]]])('a delete without a create before it asks nobody', async (claims) => {
    const { asked: nobody, known } = await asked(toDelete(DRAGON, INVENTED), claims);
    expect([nobody, known]).toEqual([[], []]);
  });

  test('a create asks none but those of its own request', async () => {
    expect(await asked(toCreate(DRAGON))).toMatchObject({ asked: [], known: [], since: [] });
    const again = earlier(30, { ...create, requestId: 'request-Create' });
    const sent = await asked(toCreate(DRAGON), [...OTHERS, again], new Night().with('OUT', DRAGON, OLD));
    expect(sent).toMatchObject({ asked: ['claim-30'], known: [MADE], since: [START - 30_000] });
  });

  test('an update asks once, however many passes follow', async () => {
    const { asked: claims } = await asked(toAlter(DRAGON, SUNG), [earlier(300)]);
    expect(claims).toEqual(['claim-300']);
  });

  test('an update that stops an older one asks it after the quiet time, when it says all', async () => {
    const running = earlier(5, { running: true });
    const waiter = new ScriptedWaiter({ claims: [[running], [{ ...running, running: false }]] });
    const ran = await play(toAlter(DRAGON, SUNG), new Night().with('OUT', DRAGON), { waiter });
    expect(waiter.calls.map(([operation]) => operation).slice(1, 5)).toEqual(['claims', 'stop', 'claims', 'leftBy']);
    expect(ran.waits[0]).toMatchObject({ seconds: FUNCTION_SECONDS + 20, writes: 0 });
  });

  test('one that cannot be asked now is asked again before anything is done', async () => {
    const throttled = Object.assign(new Error('Slow down.'), { name: 'ThrottlingException' });
    const waiter = new ScriptedWaiter({ claims: [[earlier(300)]], leftBy: [throttled, { made: MADE }] });
    const ran = await play(toAlter(DRAGON, SUNG), new Night().with('OUT', DRAGON), { waiter });
    expect(ran.waits[0]).toMatchObject({ writes: 0 });
    expect(waiter.made('leftBy')).toEqual([['claim-300'], ['claim-300']]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([
    ['Create', () => toCreate({ name: 'dragon' })],
    ['Update', () => toChange({ name: 'dragon' }, { name: 'dragon', crew: ['Ann'] })],
    ['Delete', () => toEnd({ name: 'dragon' }, INVENTED)],
  ] as const)('nobody is asked where tags carry the marks: %s', async (_type, event) => {
    const waiter = new ScriptedWaiter({ claims: [[...OTHERS, earlier(30, { requestId: 'request-Create' })]] });
    const ran = await play(event(), new Sky().with('RESTING', { name: 'dragon' }), { waiter });
    expect(waiter.made('leftBy')).toEqual([]);
    expect(ran.notes.every(({ known, knownSince }) => known === undefined && knownSince === undefined)).toBe(true);
  });
});

describe('a search', () => {
  scriptedWorld();
  const births = ({ calls }: { calls: readonly (readonly unknown[])[] }) =>
    calls.flatMap(([operation, birth]) => (operation === 'drafts' ? [birth as Birth] : []));
  const identity = { stack: STACK, resource: RESOURCE, generation: GENERATION };

  test('is for what was asked for by this request, or by those that were not answered', async () => {
    const { ran } = await asked(toDelete(DRAGON, INVENTED));
    expect(births(ran)[0]).toEqual({ identity, at: START, others: [START - 600_000] });
  });

  test('without others is for this request alone', async () => {
    const night = new Night({ troubles: { create: ['lost before'] } });
    const ran = await play(toCreate(DRAGON), night);
    expect(births(ran)).toEqual([{ identity, at: START, others: [] }]);
    const unique = new Night({ settings: { uniqueNames: true }, troubles: { create: ['lost before'] } });
    const [birth] = births(await play(toCreate(DRAGON), unique));
    expect(birth?.others).toEqual([]);
  });

  test('of a create that was sent again is for the time of the first', async () => {
    const again = earlier(30, { ...create, requestId: 'request-Create' });
    const { ran } = await asked(toCreate(DRAGON), [again], new Night());
    expect(births(ran)[0]).toEqual({ identity, at: START - 30_000, others: [START - 30_000] });
  });
});

describe('the delete of a create that was cancelled', () => {
  scriptedWorld();
  const claims = [[earlier(600, create)]];
  const later = { born: START - 590_000 };

  test('removes what that has made, though nothing on it says so any more [R6][R32]', async () => {
    const waiter = new ScriptedWaiter({ claims, leftBy: [{ made: MADE }] });
    const night = new Night({ lag: 9 }).with('LIT', DRAGON, later);
    const ran = await play(toDelete(DRAGON, INVENTED), night, { waiter });
    expect(ran.writes).toEqual([
      ['write', 'lantern-1', 'OUT', DRAGON],
      ['remove', 'lantern-1'],
    ]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: INVENTED.PhysicalResourceId });
  });

  test('removes what that has made and could not note [R6]', async () => {
    const draft = { name: `dragon${draftOf(GENERATION, START - 600_000)}` };
    const ran = await play(toDelete(DRAGON, INVENTED), new Night().with('HELD', draft, later), {
      waiter: new ScriptedWaiter({ claims }),
    });
    expect(ran.writes).toEqual([['remove', 'lantern-1']]);
  });

  test('removes the youngest of what can be its own', async () => {
    const waiter = new ScriptedWaiter({ claims, leftBy: [{ made: MADE }] });
    const draft = { name: `dragon${draftOf(GENERATION, START - 600_000)}` };
    const night = new Night().with('OUT', DRAGON, later).with('HELD', draft, { born: START - 580_000 });
    const ran = await play(toDelete(DRAGON, INVENTED), night, { waiter });
    expect(ran.writes).toEqual([['remove', 'lantern-2']]);
  });

  test('leaves what CloudFormation holds for the resource now [R6]', async () => {
    const waiter = new ScriptedWaiter({ claims, leftBy: [{ made: MADE }] });
    const stack = stackThat({ holds: heldId('lantern-1', DRAGON, 'lantern-0', { paper: 'red' }) });
    const ran = await play(toDelete(DRAGON, INVENTED), new Night().with('LIT', DRAGON, later), { waiter, stack });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: INVENTED.PhysicalResourceId });
  });

  test('leaves what only looks like its own: what is found has to be proved [R6]', async () => {
    const night = new Night({ settings: { candidates: async () => ['lantern-1'] } }).with('LIT', DRAGON, later);
    const ran = await play(toDelete(DRAGON, INVENTED), night, { waiter: new ScriptedWaiter({ claims }) });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([
    ['of another generation', { ...MADE, generation: 'aa1' }],
    ['that nobody is known to have made', undefined],
  ])('leaves one %s [R6]', async (_which, made) => {
    const waiter = new ScriptedWaiter({ claims, leftBy: [{ made }] });
    const ran = await play(toDelete(DRAGON, INVENTED), new Night().with('LIT', DRAGON, later), { waiter });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});
