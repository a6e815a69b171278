import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { Failure, StillReading } from '../engine/errors';
import type { Bookmarks, Seen } from '../engine/service';
import { UnreadableAnswer } from '../engine/unreadable';
import { isRefused, NoEvidence, RestError } from '../rest/rest-error';
import type { Account } from './api';

/** A campaign as the service shows it; what of it comes back is not confirmed. */
export interface Shown {
  readonly campaign_id: string;
  readonly name?: string | null;
  readonly seats?: AlsonaCampaign['seats'] | null;
  readonly schedule?: AlsonaCampaign['schedule'] | null;
  readonly timezone?: number | null;
  readonly status?: string | null;
  readonly created_at?: number | null;
}

/** The words of an answer where they differ from those of a request. */
const WORDS: Readonly<Record<string, string>> = { PAUSED: 'PAUSE', RUNNING: 'RUN' };
const PAGES_AT_ONCE = 15;

/**
 * Reads campaigns by their id and by the list. That the path of one campaign is as assumed is proved by every campaign that it
 * shows; where it shows none, the list says whether there is none, or only no such path.
 */
export class Reading {
  constructor(
    private readonly account: Account,
    private readonly bookmarks: Bookmarks,
  ) {}

  async read(id: string): Promise<Seen<AlsonaCampaign>> {
    const found = (await this.byId(id)) ?? (await this.find(id, (shown) => shown.campaign_id === id));
    if (!found) throw new RestError(404, `there is no campaign ${id}`);
    return seenAs(found);
  }

  /** The first of the list that matches. */
  async find(key: string, matches: (shown: Shown) => boolean): Promise<Shown | undefined> {
    const progress = `${key} so far`;
    let lastKey: string | undefined = this.bookmarks[progress];
    for (let pages = 0; pages < PAGES_AT_ONCE; pages++) {
      const { items, next } = await this.page(lastKey);
      const found = items.find(matches);
      if (found ?? next === undefined) {
        Reflect.deleteProperty(this.bookmarks, progress);
        return found;
      }
      lastKey = next;
    }
    this.bookmarks[progress] = lastKey ?? '';
    throw new StillReading('the list of the account is long, and is being read');
  }

  private async byId(id: string): Promise<Shown | undefined> {
    try {
      const answer = await this.account.send({ method: 'GET', path: this.account.path(id) });
      const { campaign } = (answer ?? {}) as { campaign?: unknown };
      return isShown(campaign) && campaign.campaign_id === id ? campaign : undefined;
    } catch (error) {
      // The gateway answers some paths that it does not know with 403.
      if (isRefused(error, 403, 404)) return undefined;
      throw error;
    }
  }

  private async page(lastKey: string | undefined): Promise<{ items: Shown[]; next: string | undefined }> {
    const call = { method: 'GET', path: this.account.path(), query: { last_key: lastKey } } as const;
    const answer = ((await this.listed(call)) ?? {}) as Record<string, unknown>;
    const { campaigns, last_key: next } = answer;
    // What the list is called is not confirmed.
    const lists: unknown[][] = Array.isArray(campaigns) ? [campaigns] : Object.values(answer).filter(Array.isArray);
    const [items, ...others] = lists;
    // An entry that cannot be read could be the one that is looked for.
    if (!items?.every(isShown) || others.length > 0) throw new NoEvidence(NO_EVIDENCE);
    return { items, next: placeOf(next) };
  }

  private async listed(call: Parameters<Account['send']>[0]): Promise<unknown> {
    try {
      return await this.account.send(call);
    } catch (error) {
      if (isRefused(error, 404)) throw new Failure(`${NO_EVIDENCE} (${error.message})`);
      if (error instanceof UnreadableAnswer) throw new NoEvidence(`${NO_EVIDENCE} (${error.message})`);
      throw error;
    }
  }
}

/** Nothing is done without evidence: a second create could start a second outreach, and a delete be told that did not happen. */
const NO_EVIDENCE =
  'Neither the path of one campaign nor the list of the account shows campaigns as expected, so it cannot be told what is there. ' +
  'Check baseUrl, accountId and agency';

/** A list goes on as long as its key is not null; what a key is made of is not documented. */
function placeOf(lastKey: unknown): string | undefined {
  const key = lastKey ?? '';
  return typeof key === 'string' ? key || undefined : JSON.stringify(key);
}

const LAST_TIME = 8.64e15;

function seenAs(shown: Shown): Seen<AlsonaCampaign> {
  const { campaign_id: id, created_at: made } = shown;
  const [name, status] = [shown.name ?? '', shown.status ?? ''];
  return {
    id,
    name,
    status: WORDS[status] ?? status,
    standing: 'ready',
    born: typeof made === 'number' && made <= LAST_TIME ? new Date(made).toISOString() : '',
    properties: {
      ...(name === '' ? {} : { name }),
      seats: shown.seats ?? undefined,
      schedule: shown.schedule ?? undefined,
      timezone: shown.timezone ?? undefined,
    },
    attributes: { CampaignId: id, CampaignName: name },
  };
}

function isShown(value: unknown): value is Shown {
  return typeof (value as { campaign_id?: unknown } | null | undefined)?.campaign_id === 'string';
}
