import * as z from 'zod/mini';
import { differsFrom } from '../../../lambda/engine/compare';
import type { CampaignService, Seen, Setting, Step } from '../../../lambda/engine/service';
import type { Request } from '../../../lambda/engine/request';
import type { Contract } from '../../../lib/contract/contract';
import { toUpdate } from './events';
import { digestOf } from './marks';
import type { Night } from './night';

const text = z.optional(z.string());

const campaign = z.strictObject({
  name: text,
  shore: text,
  plate: text,
  paper: text,
  poem: text,
  flame: text,
  key: text,
  state: z.optional(z.enum(['HELD', 'LIT', 'OUT'])),
});

export type Lantern = z.infer<typeof campaign>;

const contract: Contract<Lantern> = { campaign, rules: [] };

/** HELD lanterns were never lit; BURNT ones have done what they were made for. */
const STATUSES = ['HELD', 'LIT', 'OUT', 'BURNT'] as const;
export type LanternStatus = (typeof STATUSES)[number];

function onceBurnt(_wanted: Lantern, { status }: Seen<Lantern>): string | undefined {
  return status === 'BURNT' ? 'can be changed only before it is burnt' : undefined;
}

/** Lanterns carry no marks, are on several shores, and one call writes the whole of one with its state. */
export function lanternsOn(night: Night, shore: string): CampaignService<Lantern> {
  const to =
    (status: LanternStatus): Step<Lantern> =>
    (id, wanted) =>
      night.write(shore, id, wanted, status);
  const setting = (differs: Setting<Lantern>['differs']): Setting<Lantern> => ({
    save: SAVE,
    refusal: onceBurnt,
    differs,
  });
  const SAVE: Setting<Lantern>['save'] = {
    calls: (id, wanted, { status }) => [{ make: () => night.write(shore, id, wanted, status as LanternStatus) }],
  };

  return {
    noun: 'lantern',
    contract,
    changes: {
      // What somebody has called it since is left alone.
      name: setting(({ name }, seen, { asked }) => name !== seen.name && (asked === true || isDraft(seen.name))),
      shore: 'replace',
      plate: 'replace',
      paper: 'replace',
      // Never shown.
      poem: setting((_wanted, _seen, { changed }) => changed),
      flame: setting(({ flame }, seen, change) => differsFrom(flame, seen.flame, change)),
      key: 'access',
      state: 'outreach',
    },
    errors: { Gone: 'missing', TooFast: 'throttled', WrongState: 'stale' },
    createErrors: { Taken: 'taken' },
    usualSeconds: { create: 2, update: 2, remove: 2 },
    lagSeconds: 10,
    doubtSeconds: 20,
    uniqueNames: false,
    longestName: 40,
    trackedUpdates: false,
    statuses: STATUSES,
    outreach: {
      steps: {
        HELD: { HELD: 'there', LIT: to('OUT'), OUT: 'there', BURNT: 'never' },
        LIT: { HELD: to('LIT'), LIT: 'there', OUT: to('LIT'), BURNT: to('LIT') },
        OUT: { HELD: 'there', LIT: to('OUT'), OUT: 'there', BURNT: 'there' },
      },
      contacts: 'LIT',
      stopped: 'OUT',
      active: ['LIT'],
      untouched: ['HELD'],
      carriesAll: true,
      stopMayBeRefused: true,
    },
    at: ({ shore: other }) => night.on(other),
    proves: ({ name }, { identity, at, others = [] }) =>
      [at, ...others].some((asked) => name.endsWith(draftOf(identity.generation, asked))),
    candidates: (_wanted, _name, birth) => night.drafts(shore, birth),
    need: async () => undefined,
    create: (wanted, name, _tags, { identity, at }) =>
      night.create(shore, wanted, name + draftOf(identity.generation, at)),
    read: (id) => night.read(shore, id),
    remove: (id) => night.remove(shore, id),
  };
}

/** What the name of a lantern ends with until it is written. */
export function draftOf(generation: string, asked: number): string {
  return ` [draft ${generation} of ${asked}]`;
}

function isDraft(name = ''): boolean {
  return name.endsWith(']');
}

/** Which of the resource's lanterns these properties mean. */
export function generationOf({ paper, plate, shore }: Lantern): string {
  return digestOf({ paper, plate, shore });
}

/** The physical id of a lantern, with what it replaced. */
export function heldId(id: string, lantern: Lantern, ...before: [] | [id: string, lantern: Lantern]): string {
  const [beforeId, former] = before;
  const lineage = former ? [beforeId, generationOf(former)] : [];
  return [id, generationOf(lantern), ...lineage].join('|');
}

type More = Parameters<typeof toUpdate>[2];

/** An update of lantern-1. */
export function toAlter(from: Lantern, to: Lantern, more: More = {}): Request {
  return toUpdate(from, to, { PhysicalResourceId: heldId('lantern-1', from), ...more });
}
