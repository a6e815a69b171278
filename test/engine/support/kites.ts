import * as z from 'zod/mini';
import type { CampaignService, Need, Save, Seen, SeenUpdate, Standing, Tags } from '../../../lambda/engine/service';
import type { Contract } from '../../../lib/contract/contract';
import { tagRule, tagsSchema } from '../../../lib/contract/tags';
import { OWN } from './marks';

const campaign = z.strictObject({
  name: z.optional(z.string().check(z.maxLength(20))),
  frame: z.optional(z.string()),
  colour: z.optional(z.string()),
  tail: z.optional(z.int().check(z.minimum(1))),
  whisper: z.optional(z.string()),
  tags: z.optional(tagsSchema(/./, /.*/)),
});

export type Kite = z.infer<typeof campaign>;

export const kiteContract: Contract<Kite> = { campaign, rules: [tagRule] };

/** The call is made, and the process dies before it has an answer. */
class Kill {
  readonly kills = true;
}
export const KILL = new Kill();

type Turn<T> = T | Error | Kill | (() => T | Error);

/** Answers in turn, for every id or by id; the last one is given again and again. */
type Turns<T> = readonly Turn<T>[] | Readonly<Record<string, readonly Turn<T>[]>>;

export interface Script {
  readonly candidates?: Turns<readonly string[]>;
  readonly need?: Turns<Need | undefined>;
  readonly create?: Turns<string>;
  readonly read?: Turns<Seen<Kite>>;
  readonly tags?: Turns<Tags>;
  readonly tag?: Turns<undefined>;
  readonly untag?: Turns<undefined>;
  readonly remove?: Turns<undefined>;
  readonly paint?: Turns<undefined>;
  readonly whisper?: Turns<undefined>;
}

/** One outgoing call: the operation and what it was given. */
export type Call = readonly [operation: keyof Script, ...given: unknown[]];

const WRITES: readonly (keyof Script)[] = ['create', 'paint', 'whisper', 'tag', 'untag', 'remove'];

/** What is answered where a script says nothing; nothing is read or made without a script. */
const DEFAULTS: Script = {
  candidates: [[]],
  need: [undefined],
  tags: [OWN],
  tag: [undefined],
  untag: [undefined],
  remove: [undefined],
  paint: [undefined],
  whisper: [undefined],
};

/** A service of kites: what it answers is scripted, and every call is kept. */
export class Kites {
  readonly calls: Call[] = [];
  /** Calls that no script foresaw. */
  readonly unscripted: string[] = [];
  readonly service: CampaignService<Kite>;
  onKill: () => void = () => undefined;
  private readonly turns = new Map<string, number>();

  constructor(
    private readonly script: Script,
    settings: Partial<CampaignService<Kite>> = {},
  ) {
    this.service = { ...this.operations(), ...settings };
  }

  get writes(): Call[] {
    return this.calls.filter(([operation]) => WRITES.includes(operation));
  }

  private operations(): CampaignService<Kite> {
    const paint = this.save('paint', ['colour', 'tail']);
    const whisper = this.save('whisper', ['whisper']);
    return {
      noun: 'kite',
      contract: kiteContract,
      changes: {
        name: 'replace',
        frame: 'replace',
        colour: { save: paint, differs: (wanted, seen) => wanted.colour !== seen.colour },
        tail: { save: paint, differs: (wanted, seen) => (wanted.tail ?? 1) !== (seen.tail ?? 1) },
        // Never shown.
        whisper: { save: whisper, differs: (wanted, _seen, { changed }) => changed && wanted.whisper !== undefined },
        tags: 'tags',
      },
      errors: {
        Gone: 'missing',
        Busy: 'busy',
        TooFast: 'throttled',
        TooMany: 'limited',
        Forbidden: 'denied',
        NameTaken: 'taken',
      },
      usualSeconds: { create: 600, update: 300, remove: 120 },
      lagSeconds: 10,
      uniqueNames: true,
      longestName: 20,
      trackedUpdates: true,
      isId: (id) => id.startsWith('kite/'),
      candidates: (_wanted, name) => this.call('candidates', name),
      need: (_wanted, rows) => this.call('need', [...rows].sort()),
      create: (wanted, name, tags) => this.call('create', name, wanted, tags),
      read: (id) => this.call('read', id),
      tagging: {
        tags: (id) => this.call('tags', id),
        tag: (id, tags) => this.call('tag', id, tags),
        untag: (id, keys) => this.call('untag', id, keys),
      },
      remove: (id) => this.call('remove', id),
    };
  }

  private save(operation: 'paint' | 'whisper', own: readonly (keyof Kite)[]): Save<Kite> {
    return {
      calls: (id, wanted, _seen, rows) => {
        const written = own.filter((row) => rows.has(row)).map((row) => [row, wanted[row]] as const);
        return [{ make: () => this.call(operation, id, Object.fromEntries(written)) }];
      },
    };
  }

  private async call<T>(...call: Call): Promise<T> {
    this.calls.push(call);
    const turn = this.turn(call) as Turn<T>;
    if (turn instanceof Kill) {
      this.onKill();
      return new Promise<T>(() => undefined);
    }
    const answer = typeof turn === 'function' ? (turn as () => T | Error)() : turn;
    if (answer instanceof Error) throw answer;
    return answer;
  }

  private turn([operation, ...given]: Call): unknown {
    const script: Turns<unknown> = this.script[operation] ?? DEFAULTS[operation] ?? [];
    const id = String(given[0]);
    const byId = !isList(script);
    const turns = byId ? (script[id] ?? (operation === 'candidates' ? [[]] : [])) : script;
    const place = byId ? `${operation} ${id}` : operation;
    const taken = this.turns.get(place) ?? 0;
    this.turns.set(place, taken + 1);
    if (turns.length === 0) this.unscripted.push(`${operation} ${id}`);
    return turns[Math.min(taken, turns.length - 1)];
  }
}

function isList(turns: Turns<unknown>): turns is readonly unknown[] {
  return Array.isArray(turns);
}

const STANDINGS = {
  BUILDING: 'changing',
  FLYING: 'ready',
  TORN: 'failed',
  LANDING: 'deleting',
  WOBBLING: 'unknown',
} as const satisfies Record<string, Standing>;

type KiteStatus = keyof typeof STANDINGS;

/** A kite as a read shows it. */
export function kite(status: KiteStatus, more: Partial<Seen<Kite>> = {}): Seen<Kite> {
  const id = more.id ?? 'kite/1';
  return {
    id,
    name: 'dragon',
    status,
    standing: STANDINGS[status],
    born: '2027-03-04T05:06:07.000Z',
    properties: {},
    attributes: { Id: id },
    ...more,
  };
}

/** An update as a read shows it. */
export function painting(status: KiteStatus, token: string, properties: Kite, reason?: string): SeenUpdate<Kite> {
  return { token, status, standing: STANDINGS[status], reason, properties };
}

/** An error that the service answered. */
export function refusal(name: string, message = 'No.', httpStatusCode = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

/** An error without an answer. */
export function reset(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

export const GONE = refusal('Gone', 'There is no such kite.');
