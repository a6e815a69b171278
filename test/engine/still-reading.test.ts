import { pauseOf, StillReading } from '../../lambda/engine/errors';
import type { CampaignService } from '../../lambda/engine/service';
import { toCreate, toDelete } from './support/events';
import { refusal } from './support/kites';
import type { Lantern } from './support/lanterns';
import { heldId, toAlter } from './support/lanterns';
import type { Trouble } from './support/line';
import { Night } from './support/night';
import { play, theAnswer } from './support/run';
import { logLines, scriptedWorld } from './support/world';

const DRAGON: Lantern = { name: 'dragon', poem: 'Rise' };
const LONG = new StillReading('the list is long, and is being read');
const BUSY = refusal('TooFast', 'Easy now.');
const end = () => toDelete(DRAGON, { PhysicalResourceId: heldId('lantern-1', DRAGON) });
const reading = (...read: Trouble[]) => new Night({ troubles: { read } }).with('OUT', DRAGON);

describe('a read that takes more than one pass', () => {
  scriptedWorld();

  test('goes on after a second, and says so', async () => {
    const ran = await play(end(), reading(LONG, LONG));
    const wait = { seconds: 1, writes: 0, message: 'lantern dragon: the list is long, and is being read' };
    expect(ran.waits.slice(0, 2)).toEqual([wait, wait]);
    expect(ran.writes).toEqual([['remove', 'lantern-1']]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is no refusal: nothing is counted or logged as one', async () => {
    const ran = await play(end(), reading(...Array<Error>(30).fill(LONG)));
    expect(ran.notes.every(({ refusals }) => refusals === undefined)).toBe(true);
    expect(logLines().map(({ message }) => message)).not.toContain('refused');
  });

  test('does not make the next refusal the first of a row again', async () => {
    jest.mocked(Math.random).mockReturnValue(1);
    const ran = await play(end(), reading(BUSY, BUSY, LONG, BUSY));
    expect(ran.waits.slice(0, 4).map(({ seconds }) => seconds)).toEqual([4, 8, 1, 16]);
  });

  test('until the deadline has failed, with what it was about [R38][R44]', async () => {
    const event = toCreate(DRAGON, { options: { deadlineSeconds: 60 } });
    const ran = await play(event, new Night({ troubles: { read: Array(99).fill(LONG) } }));
    expect(ran.seconds).toBe(60);
    expect(theAnswer(ran).reason).toContain('Not settled within 1 minute: lantern dragon: the list is long, and is');
  });
});

describe('what an adapter remembers of its reading', () => {
  scriptedWorld();

  /** A service that reads a page with each pass, and how far it was each time. */
  function paged(pages: number) {
    const found: (string | undefined)[] = [];
    const at: CampaignService<Lantern>['at'] = ({ shore }, bookmarks) => ({
      ...night.on(shore),
      read: async (id) => {
        found.push(bookmarks.page);
        const page = Number(bookmarks.page ?? 0) + 1;
        bookmarks.page = String(page);
        if (page < pages) throw LONG;
        Reflect.deleteProperty(bookmarks, 'page');
        return night.read('east', id);
      },
    });
    const night: Night = new Night({ settings: { at } }).with('OUT', DRAGON);
    return { night, found };
  }

  test('is there again in the next pass, and gone once it is forgotten', async () => {
    const { night, found } = paged(3);
    const ran = await play(toAlter(DRAGON, { ...DRAGON, poem: 'Fall' }), night);
    expect(found.slice(0, 4)).toEqual([undefined, '1', '2', undefined]);
    expect(ran.notes.slice(0, 3).map(({ bookmarks }) => bookmarks)).toEqual([{ page: '1' }, { page: '2' }, undefined]);
    expect(ran.last).toEqual({});
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('is nothing in a note where there is none', async () => {
    const ran = await play(toAlter(DRAGON, { ...DRAGON, poem: 'Fall' }), new Night().with('OUT', DRAGON));
    expect(ran.notes.every((note) => !('bookmarks' in note))).toBe(true);
  });

  test('is one for all places that a request is about', async () => {
    const given = new Set<object>();
    const at: CampaignService<Lantern>['at'] = ({ shore }, bookmarks) => {
      given.add(bookmarks);
      bookmarks[shore ?? ''] = 'seen';
      return night.on(shore);
    };
    const night: Night = new Night({ settings: { at } }).with('OUT', DRAGON);
    const ran = await play(toAlter(DRAGON, { ...DRAGON, shore: 'west' }), night);
    // One for each pass but the last, which only answers.
    expect(given.size).toBe(ran.polls - 1);
    expect(ran.notes.at(-1)?.bookmarks).toEqual({ '': 'seen', west: 'seen' });
  });
});

describe('a service that wants to be left alone for a time', () => {
  scriptedWorld();
  const paused = (seconds: unknown) => Object.assign(refusal('TooFast'), { retryAfterSeconds: seconds });

  test.each([
    [paused(20), 20],
    [paused(0), 0],
    [paused('20'), 0],
    [paused(undefined), 0],
    [refusal('TooFast'), 0],
    ['no error at all', 0],
    [null, 0],
  ])('says for how many seconds in its refusal (%#)', (error, seconds) => {
    expect(pauseOf(error)).toBe(seconds);
  });

  test('is left alone for as long at least, and jitter comes on top [R45]', async () => {
    for (const [random, seconds] of [
      [0, 21],
      [1, 24],
    ] as const) {
      jest.mocked(Math.random).mockReturnValue(random);
      const ran = await play(end(), reading(paused(20)));
      expect(ran.waits[0]).toMatchObject({ seconds, writes: 0 });
      expect(ran.answers.at(-1)?.status).toBe('SUCCESS');
    }
  });
});
