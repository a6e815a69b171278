import type { CampaignService, Seen, Tags } from '../../../lambda/engine/service';
import type { Balloon } from './balloons';
import { balloonsIn, marksOf, standingOf } from './balloons';
import { GONE, refusal } from './kites';
import type { LineCall, Troubles } from './line';
import { Line } from './line';
import { Past } from './past';

interface Held {
  readonly status: string;
  readonly reason?: string;
  readonly tags: Tags;
  readonly properties: Balloon;
}

interface Weather extends Troubles<Sky> {
  /** How much later than a write a read shows it. */
  readonly lag?: number;
  /** How long rising and landing take. */
  readonly slow?: number;
  readonly settings?: Partial<CampaignService<Balloon>>;
}

const STEPS = {
  launch: { from: ['RESTING'], to: 'ALOFT' },
  release: { from: ['MOORED'], to: 'ALOFT' },
  moor: { from: ['ALOFT'], to: 'MOORED' },
  land: { from: ['ALOFT', 'MOORED'], to: 'LANDED' },
} as const;
const READS = ['read', 'tags', 'candidates'];
export const WRONG_STATE = refusal('WrongState', 'Not in this state.', 409);

/** A service of balloons that does what it is told, in its own time; every call of the engine is kept. */
export class Sky extends Line<Sky> {
  readonly unscripted: string[] = [];
  readonly service: CampaignService<Balloon>;
  /** The ids of the balloons that went up, each time. */
  readonly launched: string[] = [];
  private readonly past = new Past<Held>();
  private made = 0;

  constructor(private readonly weather: Weather = {}) {
    super(weather);
    this.service = { ...balloonsIn(this), ...weather.settings };
  }

  get writes(): LineCall[] {
    return this.calls.filter(([operation]) => !READS.includes(operation));
  }

  /** A balloon that is there from the beginning. */
  with(status: string, properties: Balloon, { tags, ...held }: Partial<Held> = {}): this {
    this.past.put(`balloon/${++this.made}`, 0, { status, properties, tags: tags ?? marksOf(properties, 0), ...held });
    return this;
  }

  /** As it is, or undefined when it is not. */
  now(id: string): Held | undefined {
    return this.past.at(id, Date.now());
  }

  /** Without a call of the engine: what an operator does. */
  turn(id: string, change: Partial<Held> | undefined, after = 0): void {
    const held = this.now(id);
    if (!held) throw GONE;
    this.past.put(id, Date.now() + after * 1000, change && { ...held, ...change });
  }

  create(wanted: Balloon, name: string, tags: Tags): Promise<string> {
    return this.call(['create', name, wanted, tags], () => {
      const id = `balloon/${++this.made}`;
      const properties = without(wanted, 'state', 'tags');
      this.past.put(id, Date.now(), { status: 'RESTING', properties: { ...properties, name }, tags });
      return id;
    });
  }

  read(id: string): Promise<Seen<Balloon>> {
    return this.call(['read', id], () => {
      const { status, reason, properties } = this.shown(id);
      const seen = { name: 'dragon', ...without(properties, 'radio') };
      const standing = standingOf(status);
      return { id, name: seen.name, status, standing, reason, born: '', properties: seen, attributes: { Id: id } };
    });
  }

  tags(id: string): Promise<Tags> {
    return this.call(['tags', id], () => this.shown(id).tags);
  }

  candidates(name: string): Promise<readonly string[]> {
    return this.call(['candidates', name], () =>
      this.past.ids.filter((id) => this.past.at(id, this.shownAt)?.properties.name === name),
    );
  }

  tag(id: string, tags: Tags): Promise<void> {
    return this.call(['tag', id, tags], () => this.turn(id, { tags: { ...this.now(id)?.tags, ...tags } }));
  }

  untag(id: string, keys: readonly string[]): Promise<void> {
    const left = () => Object.entries(this.now(id)?.tags ?? {}).filter(([key]) => !keys.includes(key));
    return this.call(['untag', id, keys], () => this.turn(id, { tags: Object.fromEntries(left()) }));
  }

  put(row: string, id: string, value: unknown): Promise<void> {
    return this.call([row, id, value], () => {
      const before = this.now(id)?.properties ?? {};
      // Nothing is thrown off.
      const now = row === 'cargo' ? { ...before.cargo, ...(value as object) } : value;
      this.turn(id, { properties: { ...before, [row]: now } });
    });
  }

  cut(id: string): Promise<void> {
    return this.call(['cut', id], () => {
      const { ribbon, ...properties } = this.now(id)?.properties ?? {};
      if (ribbon === undefined) throw GONE;
      this.turn(id, { properties });
    });
  }

  remove(id: string): Promise<void> {
    return this.call(['remove', id], () => {
      if (['ALOFT', 'MOORED'].includes(this.now(id)?.status ?? '')) throw WRONG_STATE;
      this.turn(id, undefined);
    });
  }

  /** The calls that take a balloon up and down. */
  step(operation: keyof typeof STEPS, id: string): Promise<void> {
    const { from, to: status } = STEPS[operation];
    return this.call([operation, id], () => {
      const held = this.now(id);
      if (held && !from.some((one) => one === held.status)) throw WRONG_STATE;
      this.turn(id, { status }, this.weather.slow);
      if (operation === 'launch') this.launched.push(id);
    });
  }

  private get shownAt(): number {
    return Date.now() - (this.weather.lag ?? 0) * 1000;
  }

  private shown(id: string): Held {
    const held = this.past.at(id, this.shownAt);
    if (!held) throw GONE;
    return held;
  }
}

function without(balloon: Balloon, ...rows: (keyof Balloon)[]): Balloon {
  const left = Object.entries(balloon).filter(([row]) => !rows.some((one) => one === row));
  return Object.fromEntries(left);
}
