import { Failure, StillReading } from '../engine/errors';
import type { Bookmarks } from '../engine/service';
import type { Send } from '../rest/client';
import { UnreadableAnswer } from '../engine/unreadable';
import { isRefused } from '../rest/rest-error';

/** A campaign as the list shows it: the only reading that there is for every channel and in every version. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly created_date: string;
}

interface Page {
  readonly items: readonly Listed[];
  /** Where the next page begins; undefined after the last. */
  readonly next: string | undefined;
}

const PAGE = '100';
/** A second each: more do not fit one invocation. */
const PAGES_AT_ONCE = 15;

/**
 * Looks through a project's list. The page on which something was found is remembered, as is how far a long list has been
 * read when the time of one invocation is up.
 */
export class Listing {
  constructor(
    private readonly send: Send,
    private readonly bookmarks: Bookmarks,
  ) {}

  /** All that match on the first page that has one. */
  async find(key: string, matches: (item: Listed) => boolean): Promise<readonly Listed[]> {
    const there = await this.onPage(key, matches);
    return there.length > 0 ? there : this.through(key, matches);
  }

  private async onPage(key: string, matches: (item: Listed) => boolean): Promise<readonly Listed[]> {
    const place = this.bookmarks[key];
    // The whole list is read from its beginning.
    if (place === undefined || place === '') return [];
    const { items } = await this.page(place);
    const found = items.filter(matches);
    // Others have come or gone, and pages have moved.
    if (found.length === 0) this.forget(key);
    return found;
  }

  private async through(key: string, matches: (item: Listed) => boolean): Promise<readonly Listed[]> {
    const progress = `${key} so far`;
    let place = this.bookmarks[progress] ?? '';
    for (let pages = 0; pages < PAGES_AT_ONCE; pages++) {
      const { items, next } = await this.page(place);
      const found = items.filter(matches);
      if (found.length > 0 && place !== '') this.bookmarks[key] = place;
      if (found.length > 0 || next === undefined) {
        this.forget(progress);
        return found;
      }
      place = next;
    }
    this.bookmarks[progress] = place;
    throw new StillReading('the list of the project is long, and is being read');
  }

  private async page(from: string): Promise<Page> {
    try {
      return pageOf(await this.list(from));
    } catch (error) {
      // The path or the version is wrong: then nothing that is not found is gone.
      if (isRefused(error, 404)) throw new Failure(`${error.message}. Check baseUrl and apiVersion`);
      // A place in the list that is no more.
      if (from === '' || !isRefused(error, 400)) throw error;
      for (const key of Object.keys(this.bookmarks)) this.forget(key);
      return { items: [], next: '' };
    }
  }

  private list(from: string): Promise<unknown> {
    const query = { limit: PAGE, from: from === '' ? undefined : from };
    return this.send({ method: 'GET', path: '/orchestrations/list', query });
  }

  private forget(key: string): void {
    Reflect.deleteProperty(this.bookmarks, key);
  }
}

function pageOf(answer: unknown): Page {
  const { orchestrations, has_more: more, next_from: next } = (answer ?? {}) as Record<string, unknown>;
  if (!Array.isArray(orchestrations)) throw unreadable('there is no list in it');
  const items = (orchestrations as unknown[]).map(listed);
  const isNext = typeof next === 'string' && next !== '';
  if (more === true && !isNext) throw unreadable('it goes on, and does not say where');
  return { items, next: more !== false && isNext ? next : undefined };
}

/** What else an entry lacks does not make its campaign one that is not there. */
function listed(item: unknown): Listed {
  const { id, name, status, created_date: date } = (item ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string') throw unreadable('there is an entry without an id');
  return { id, name: textOf(name), status: textOf(status), created_date: textOf(date) };
}

function unreadable(why: string): UnreadableAnswer {
  return new UnreadableAnswer('GET /orchestrations/list', why);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
