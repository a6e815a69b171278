import * as z from 'zod/mini';
import { differsFrom } from '../../../lambda/engine/compare';
import type { CampaignService, Seen, Setting, Standing } from '../../../lambda/engine/service';
import type { Contract } from '../../../lib/contract/contract';
import { tagRule, tagsSchema } from '../../../lib/contract/tags';
import type { Request } from '../../../lambda/engine/request';
import { toDelete, toUpdate } from './events';
import { dated, digestOf, marksWith } from './marks';
import type { Sky } from './sky';

const text = z.optional(z.string());

const campaign = z.strictObject({
  name: text,
  envelope: text,
  cargo: z.optional(z.strictObject({ sand: z.optional(z.int()), letters: z.optional(z.int()) })),
  crew: z.optional(z.array(z.string())),
  route: text,
  flight: z.optional(z.strictObject({ departs: text, lasts: text })),
  ribbon: text,
  radio: text,
  state: z.optional(z.enum(['ALOFT', 'MOORED', 'LANDED'])),
  tags: z.optional(tagsSchema(/./, /.*/)),
});

export type Balloon = z.infer<typeof campaign>;

const contract: Contract<Balloon> = { campaign, rules: [tagRule] };

/** RESTING balloons were never up, and LANDED ones never rise again; a DELIVERED one has done what it was made for. */
const STANDINGS: Readonly<Record<string, Standing>> = {
  RESTING: 'ready',
  ALOFT: 'ready',
  MOORED: 'ready',
  LANDED: 'ready',
  DELIVERED: 'ready',
  BURST: 'ended',
};

export const STATUSES = Object.keys(STANDINGS);

export function standingOf(status: string): Standing {
  return STANDINGS[status] ?? 'unknown';
}

type Row = Exclude<keyof Balloon, 'state' | 'tags'>;

/** Balloons are made at once, go up and come down by calls, are changed row by row, and may share a name. */
export function balloonsIn(sky: Sky): CampaignService<Balloon> {
  const put = (id: string, row: Row, value: unknown) => ({ make: () => sky.put(row, id, value) });
  const setting = (row: Row): Setting<Balloon> => ({
    save: { calls: (id, wanted) => [put(id, row, wanted[row])] },
    differs: (wanted, seen, change) => differsFrom(wanted[row], seen[row], change),
  });

  return {
    noun: 'balloon',
    contract,
    changes: {
      name: setting('name'),
      envelope: 'replace',
      // What is on board is known by its kind; it can be added, and not be thrown off.
      cargo: {
        ...setting('cargo'),
        anew: {
          part: ({ cargo }) => Object.keys(cargo ?? {}).sort(),
          canBecome: (wanted, seen) => Object.keys(seen.cargo ?? {}).every((kind) => kind in (wanted.cargo ?? {})),
        },
      },
      crew: setting('crew'),
      route: { ...setting('route'), refusal: onceUp },
      flight: { ...setting('flight'), refusal: onceUp },
      ribbon: {
        ...setting('ribbon'),
        save: {
          calls: (id, { ribbon }) =>
            ribbon === undefined ? [{ make: () => sky.cut(id), takesAway: true }] : [put(id, 'ribbon', ribbon)],
        },
      },
      // Never shown.
      radio: { ...setting('radio'), differs: ({ radio }, _seen, { changed }) => changed && radio !== undefined },
      state: 'outreach',
      tags: 'tags',
    },
    errors: { Gone: 'missing', Busy: 'busy', TooFast: 'throttled', WrongState: 'stale' },
    usualSeconds: { create: 2, update: 2, remove: 5 },
    lagSeconds: 10,
    uniqueNames: false,
    longestName: 20,
    trackedUpdates: false,
    statuses: STATUSES,
    outreach: {
      steps: {
        ALOFT: {
          RESTING: (id) => sky.step('launch', id),
          ALOFT: 'there',
          MOORED: (id) => sky.step('release', id),
          LANDED: 'never',
          DELIVERED: 'there',
          BURST: 'never',
        },
        MOORED: {
          RESTING: 'there',
          ALOFT: (id) => sky.step('moor', id),
          MOORED: 'there',
          LANDED: 'never',
          DELIVERED: 'there',
        },
        LANDED: {
          RESTING: 'there',
          ALOFT: (id) => sky.step('land', id),
          MOORED: (id) => sky.step('land', id),
          LANDED: 'there',
        },
      },
      contacts: 'ALOFT',
      stopped: 'LANDED',
      active: ['ALOFT', 'MOORED'],
      untouched: ['RESTING'],
    },
    isId: (id) => id.startsWith('balloon/'),
    candidates: (_wanted, name) => sky.candidates(name),
    need: async () => undefined,
    create: (wanted, name, tags) => sky.create(wanted, name, tags),
    read: (id) => sky.read(id),
    tagging: {
      tags: (id) => sky.tags(id),
      tag: (id, tags) => sky.tag(id, tags),
      untag: (id, keys) => sky.untag(id, keys),
    },
    remove: (id) => sky.remove(id),
  };
}

function onceUp(_wanted: Balloon, { status }: Seen<Balloon>): string | undefined {
  return status === 'RESTING' ? undefined : 'can be changed only before the launch';
}

/** The marks of the balloon that these properties mean. */
export function marksOf({ envelope, cargo = {} }: Balloon, at?: number) {
  return dated(marksWith(digestOf({ cargo: Object.keys(cargo).sort(), envelope })), at);
}

type More = Parameters<typeof toUpdate>[2];

/** An update of balloon/1. */
export function toChange(from: Balloon, to: Balloon, more: More = {}): Request {
  return toUpdate(from, to, { PhysicalResourceId: 'balloon/1', ...more });
}

/** The delete of balloon/1. */
export function toEnd(balloon: Balloon, more: More = {}): Request {
  return toDelete(balloon, { PhysicalResourceId: 'balloon/1', ...more });
}
