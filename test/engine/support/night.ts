import type { Birth, CampaignService, Seen } from '../../../lambda/engine/service';
import { GONE } from './kites';
import type { Lantern, LanternStatus } from './lanterns';
import { draftOf, lanternsOn } from './lanterns';
import type { LineCall, Troubles } from './line';
import { Line } from './line';
import { Past } from './past';

interface Held {
  readonly status: LanternStatus;
  readonly properties: Lantern;
  readonly born: number;
}

interface Weather extends Troubles<Night> {
  /** How much later than a write a read shows it. */
  readonly lag?: number;
  readonly settings?: Partial<CampaignService<Lantern>>;
}

const READS = ['read', 'drafts'];

/** A service of lanterns that does what it is told; every call of the engine is kept. */
export class Night extends Line<Night> {
  readonly unscripted: string[] = [];
  readonly service: CampaignService<Lantern>;
  /** The ids of the lanterns that were lit, each time. */
  readonly lit: string[] = [];
  private readonly past = new Past<Held>();
  private made = 0;

  constructor(private readonly weather: Weather = {}) {
    super(weather);
    this.service = this.on();
  }

  get writes(): LineCall[] {
    return this.calls.filter(([operation]) => !READS.includes(operation));
  }

  /** The service as it is on one shore. */
  on(shore = 'east'): CampaignService<Lantern> {
    return { ...lanternsOn(this, shore), ...this.weather.settings };
  }

  /** A lantern that is there from the beginning: the first is lantern-1. */
  with(status: LanternStatus, properties: Lantern, { id = `lantern-${++this.made}`, born = 0 } = {}): this {
    this.past.put(id, 0, { status, properties, born });
    return this;
  }

  /** As it is, or undefined when it is not. */
  now(id: string): Held | undefined {
    return this.past.at(id, Date.now());
  }

  /** Without a call of the engine: what somebody else does. */
  turn(id: string, change: Partial<Held> | undefined): void {
    const held = this.now(id);
    if (!held) throw GONE;
    this.past.put(id, Date.now(), change && { ...held, ...change });
  }

  create(shore: string, wanted: Lantern, name: string): Promise<string> {
    return this.call(['create', name], () => {
      const id = wanted.plate ?? `lantern-${++this.made}`;
      const properties = { ...wanted, name, shore };
      this.past.put(id, Date.now(), { status: 'HELD', properties, born: Date.now() });
      return id;
    });
  }

  read(shore: string, id: string): Promise<Seen<Lantern>> {
    return this.call(['read', id], () => {
      const held = this.past.at(id, this.shownAt);
      if (!held || !isOn(shore, held)) throw GONE;
      const { status, properties, born } = held;
      const { name = '', flame } = properties;
      const seen = { id, name, status, standing: 'ready', attributes: { Id: id } } as const;
      return { ...seen, born: new Date(born).toISOString(), properties: { name, flame } };
    });
  }

  /** The lanterns that were made for such a birth and never written. */
  drafts(shore: string, birth: Birth): Promise<readonly string[]> {
    const { at, identity, others = [] } = birth;
    const ends = [at, ...others].map((asked) => draftOf(identity.generation, asked));
    return this.call(['drafts', birth], () =>
      this.past.ids.filter((id) => {
        const held = this.past.at(id, this.shownAt);
        return held && isOn(shore, held) && ends.some((end) => held.properties.name?.endsWith(end));
      }),
    );
  }

  write(shore: string, id: string, wanted: Lantern, status: LanternStatus): Promise<void> {
    return this.call(['write', id, status, wanted], () => {
      const held = this.now(id);
      if (!held || !isOn(shore, held)) throw GONE;
      this.turn(id, { status, properties: { ...wanted, shore } });
      if (status === 'LIT' && held.status !== 'LIT') this.lit.push(id);
    });
  }

  remove(shore: string, id: string): Promise<void> {
    return this.call(['remove', id], () => {
      const held = this.now(id);
      if (!held || !isOn(shore, held)) throw GONE;
      this.turn(id, undefined);
    });
  }

  private get shownAt(): number {
    return Date.now() - (this.weather.lag ?? 0) * 1000;
  }
}

function isOn(shore: string, { properties }: Held): boolean {
  return (properties.shore ?? 'east') === shore;
}
