import { PersonalizeClient } from '@aws-sdk/client-personalize';
import type { Emulator } from '../../../emulator';
import { createPersonalize, startEmulator } from '../../../emulator';
import { personalize } from '../../../lambda/personalize/adapter';
import type { CampaignService, Save, Seen, Setting, Tags } from '../../../lambda/engine/service';
import type { PersonalizeCampaign } from '../../../lib/personalize/contract';
import { ManualClock, MINUTE } from '../../emulator/harness';

export const SOLUTION = 'arn:aws:personalize:us-east-1:123456789012:solution/films';
export const VERSION = `${SOLUTION}/aaaa1111`;
export const LATEST = `${SOLUTION}/$LATEST`;
export const NAME = 'films';
/** Only services without tags go by it. */
export const BIRTH = { identity: { stack: 'arn:s', resource: 'R', generation: 'abc' }, at: 0 };
export const ID = `arn:aws:personalize:us-east-1:123456789012:campaign/${NAME}`;

type Row = keyof PersonalizeCampaign;

/** The adapter with the SDK's own client, and the service on a loopback port with time that is told to pass. */
export class Harness {
  adapter!: CampaignService<PersonalizeCampaign>;
  emulator!: Emulator;
  private client!: PersonalizeClient;

  async open(): Promise<void> {
    this.emulator = await startEmulator({
      services: (context) => [createPersonalize(context)],
      clock: new ManualClock(),
    });
    this.client = new PersonalizeClient({
      endpoint: this.emulator.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
    this.adapter = personalize({ partition: 'aws', region: 'us-east-1', account: '123456789012' }, this.client);
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.emulator.close();
  }

  pass(minutes: number): void {
    this.emulator.clock.advance(minutes * MINUTE);
  }

  choose(name: string, value: string): void {
    this.emulator.settings.change({ switches: { [`personalize.${name}`]: value } });
  }

  async control(name: string, body: object): Promise<void> {
    const url = `${this.emulator.url}/_emulator/personalize/${name}`;
    const response = await fetch(url, { method: 'PUT', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
  }

  /** What went over the wire, by operation. */
  sent(operation: string): unknown[] {
    return this.emulator.requests().flatMap((call) => (call.operation === operation ? [call.body] : []));
  }

  /** A campaign that is ACTIVE, as the adapter reads it. */
  async have(wanted: PersonalizeCampaign, tags: Tags = wanted.tags ?? {}): Promise<Seen<PersonalizeCampaign>> {
    const id = await this.adapter.create(wanted, NAME, tags, BIRTH);
    this.pass(11);
    return this.adapter.read(id);
  }

  /** The rows that are not as wanted; those that the template changed are named, as in an update. */
  differing(wanted: PersonalizeCampaign, seen: Partial<PersonalizeCampaign>, changed: readonly Row[] = []): Set<Row> {
    const rows = this.settings().filter(([row, { differs }]) =>
      differs(wanted, seen, { changed: changed.includes(row), removed: [] }),
    );
    return new Set(rows.map(([row]) => row));
  }

  /** Saves what differs, as the engine does, and lets the update end: what then is there. */
  async save(
    wanted: PersonalizeCampaign,
    seen: Seen<PersonalizeCampaign>,
    changed: readonly Row[] = [],
  ): Promise<Seen<PersonalizeCampaign>> {
    const rows = this.differing(wanted, seen.properties, changed);
    const saves = new Set(this.settings().flatMap(([row, { save }]) => (rows.has(row) ? [save] : [])));
    for (const step of saves) for (const { make } of step.calls(seen.id, wanted, seen, rows)) await make();
    this.pass(6);
    return this.adapter.read(seen.id);
  }

  /** The one call of the one save. */
  async apply(
    id: string,
    wanted: PersonalizeCampaign,
    seen: Seen<PersonalizeCampaign>,
    rows: ReadonlySet<Row>,
  ): Promise<void> {
    const [call, ...others] = this.onlySave.calls(id, wanted, seen, rows);
    if (!call || others.length > 0) throw new Error('there is not exactly one call');
    await call.make();
  }

  get onlySave(): Save<PersonalizeCampaign> {
    const [save, ...others] = new Set(this.settings().map(([, setting]) => setting.save));
    if (!save || others.length > 0) throw new Error('there is not exactly one save');
    return save;
  }

  private settings(): [Row, Setting<PersonalizeCampaign>][] {
    const rows = Object.entries(this.adapter.changes) as [Row, unknown][];
    return rows.filter((row): row is [Row, Setting<PersonalizeCampaign>] => typeof row[1] === 'object');
  }
}

/** One emulator for a file of tests, reset after each. */
export function useHarness(): Harness {
  const harness = new Harness();
  beforeAll(() => harness.open());
  afterEach(() => harness.emulator.reset());
  afterAll(() => harness.close());
  return harness;
}
