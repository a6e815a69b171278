import type { BatchCampaign } from '../../lib/batch/contract';
import { batchContract } from '../../lib/batch/contract';
import type { Bookmarks, CampaignService, Seen } from '../engine/service';
import { UnreadableAnswer } from '../engine/unreadable';
import { REST_ERRORS, RestError } from '../rest/rest-error';
import { apiOf, isPlaced } from './api';
import { bodyOf, draftName, isDraftOf } from './body';
import { changesOf } from './changes';
import type { Listed } from './listing';
import { Listing } from './listing';
import { outreachOf, STATUSES } from './outreach';

/** How the service behaves, as far as the engine goes by it. */
const TRAITS = {
  noun: 'Batch campaign',
  contract: batchContract,
  errors: REST_ERRORS,
  usualSeconds: { create: 1, update: 1, remove: 1 },
  lagSeconds: 10,
  // How late the list shows what was written is not documented, and a second start would contact people again.
  doubtSeconds: 60,
  uniqueNames: false,
  longestName: 200,
  trackedUpdates: false,
  statuses: STATUSES,
  // A campaign takes about four calls, and the project takes one a second.
  turnSeconds: { Create: 7, Update: 6, Delete: 9 },
  need: async () => undefined,
} as const;

/** Batch, project API 2.x: made as a draft, brought to its state by an update of the whole campaign, read from a list. */
export function batch(
  campaign: Partial<BatchCampaign> = {},
  bookmarks: Bookmarks = {},
): CampaignService<BatchCampaign> {
  const send = apiOf(campaign);
  const listing = new Listing(send, bookmarks);

  return {
    ...TRAITS,
    changes: changesOf(send),
    outreach: outreachOf(send),
    at: batch,
    proves: ({ name }, { identity }) => isDraftOf(name, identity),

    async candidates(_wanted, _name, { identity }) {
      if (!isPlaced(campaign)) return [];
      const found = await listing.find('draft', (item) => isDraftOf(item.name, identity));
      return found.map(({ id }) => id);
    },

    async create(wanted, name, _tags, { identity }) {
      const body = bodyOf(wanted, draftName(name, identity), 'DRAFT');
      const { id } = ((await send({ method: 'POST', path: '/campaigns/create', body })) ?? {}) as { id?: unknown };
      if (typeof id !== 'string' || id === '')
        throw new UnreadableAnswer('POST /campaigns/create', 'there is no id in it');
      return id;
    },

    async read(id) {
      const [found] = await listing.find(id, (item) => item.id === id);
      // The list was answered: the route and the key are right, and the campaign is not there.
      if (!found) throw new RestError(404, `there is no campaign ${id}`);
      return seenAs(found);
    },

    remove: (id) => send({ method: 'POST', path: '/campaigns/delete', body: { id } }),
  };
}

function seenAs({ id, name, status, created_date: date }: Listed): Seen<BatchCampaign> {
  return {
    id,
    name,
    status,
    standing: STATUSES.some((known) => known === status) ? 'ready' : 'unknown',
    // It has no zone, and is UTC as every time of the service.
    born: date === '' || /Z|[+-]\d\d:?\d\d$/.test(date) ? date : `${date}Z`,
    properties: { name },
    attributes: { CampaignId: id, CampaignName: name },
  };
}
