import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { alsonaContract } from '../../lib/alsona/contract';
import { log } from '../engine/log';
import type { Bookmarks, CampaignService } from '../engine/service';
import { UnreadableAnswer } from '../engine/unreadable';
import { isRefused, REST_ERRORS } from '../rest/rest-error';
import type { Account } from './api';
import { accountOf, isPlaced } from './api';
import type { Status } from './body';
import { bodyOf, idOf, isStamp, stampOf } from './body';
import { changesOf } from './changes';
import { outreachOf } from './outreach';
import type { Shown } from './reading';
import { Reading } from './reading';

/** How the service behaves, as far as the engine goes by it. */
const TRAITS = {
  noun: 'Alsona campaign',
  contract: alsonaContract,
  errors: REST_ERRORS,
  // Not documented.
  createErrors: { 'HTTP 409': 'taken' },
  usualSeconds: { create: 2, update: 2, remove: 2 },
  lagSeconds: 10,
  // How late reads show what was written is not documented, and a second start would contact people again.
  doubtSeconds: 60,
  uniqueNames: false,
  longestName: 200,
  trackedUpdates: false,
  givesIds: true,
  // No rate is published.
  turnSeconds: { Create: 5, Update: 4, Delete: 6 },
  need: async () => undefined,
} as const;

/** Alsona's REST API: made as a draft under an id of the stack's own, then updated as a whole. */
export function alsona(
  campaign: Partial<AlsonaCampaign> = {},
  bookmarks: Bookmarks = {},
): CampaignService<AlsonaCampaign> {
  const account = accountOf(campaign);
  const reading = new Reading(account, bookmarks);
  const put = (id: string, wanted: AlsonaCampaign, status: Status) => update(account, id, wanted, status);

  return {
    ...TRAITS,
    changes: changesOf(put),
    outreach: outreachOf(put),
    at: alsona,

    // An id that the template gives is anybody's.
    proves: ({ id, born }, birth) =>
      (campaign.campaign_id === undefined && id === idOf(undefined, birth.identity)) ||
      isStamp(Date.parse(born), birth),

    async candidates(wanted, name, birth) {
      if (!isPlaced(campaign)) return [];
      const id = idOf(wanted.campaign_id, birth.identity);
      // The service may have made up an id of its own.
      const isIt = (shown: Shown) =>
        shown.campaign_id === id || (shown.name === name && isStamp(shown.created_at ?? 0, birth));
      const found = await reading.find('candidate', isIt);
      return [found?.campaign_id ?? id];
    },

    async create(wanted, name, _tags, birth) {
      const { seats, schedule, timezone, account_id } = wanted;
      const created = { name, account_id, seats, schedule, status: 'DRAFT', timezone };
      const own = { campaign_id: idOf(wanted.campaign_id, birth.identity), created_at: stampOf(birth) };
      const body = { campaign: { ...created, ...own } };
      const id = echoed(await account.send({ method: 'POST', path: account.path(), body }), wanted);
      if (id === undefined) throw new UnreadableAnswer('the create', 'there is no campaign in it');
      return id;
    },

    read: (id) => reading.read(id),
    remove: (id) => account.send({ method: 'DELETE', path: account.path(id) }),
  };
}

async function update(account: Account, id: string, wanted: AlsonaCampaign, status: Status): Promise<void> {
  const call = { method: 'PUT', path: account.path(id) } as const;
  const body = bodyOf(wanted, status) as { campaign: object };
  try {
    confirmed(await account.send({ ...call, body }), wanted);
  } catch (error) {
    // One page says that it comes from the path, another that it is required.
    if (!isRefused(error, 400) || !error.message.includes('account_id')) throw error;
    const whole = { campaign: { ...body.campaign, account_id: wanted.account_id } };
    confirmed(await account.send({ ...call, body: whole }), wanted);
  }
}

/** An answer that says neither that it was done nor what is there now leaves it open. */
function confirmed(answer: unknown, wanted: AlsonaCampaign): void {
  const isDone = (answer as { success?: unknown } | null | undefined)?.success === true;
  if (echoed(answer, wanted) === undefined && !isDone)
    throw new UnreadableAnswer('the update', 'there is no word of success in it');
}

/** The id of the campaign that an answer shows. That a schedule comes back otherwise than it was sent is told, and no failure. */
function echoed(answer: unknown, { schedule }: AlsonaCampaign): string | undefined {
  const { campaign } = (answer ?? {}) as { campaign?: { campaign_id?: unknown; schedule?: unknown } };
  const { campaign_id: id, schedule: shown } = campaign ?? {};
  const isOther = isObject(shown) && JSON.stringify(sorted(shown)) !== JSON.stringify(sorted(schedule));
  if (isOther) log('WARN', 'the schedule came back otherwise than it was sent', { campaign: String(id) });
  return typeof id === 'string' && USABLE.test(id) ? id : undefined;
}

/** A path takes everything else as it is; these would lead to another. */
const USABLE = /^(?!\.{1,2}$)./s;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What is to be deleted can have last year's shape, and no schedule at all. */
function sorted(schedule: object | undefined): unknown {
  return Object.entries(schedule ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
