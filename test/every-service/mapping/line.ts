import type { Emulator, RecordedRequest } from '../../../emulator';
import { startEmulator } from '../../../emulator';
import { changedPaths } from '../../../lambda/engine/changes';
import { clientSettings } from '../../../lambda/engine/client';
import { memberAt } from '../../../lambda/engine/compare';
import type { Call, CampaignService, Change, Seen } from '../../../lambda/engine/service';
import { ManualClock, MINUTE } from '../../emulator/harness';
import type { Control, ServiceRow } from '../../support/services';
import type { Mapping, Wire } from './table';

/** Longer than a create or an update takes. */
const OVER = 15 * MINUTE;
const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

/** A call as the service got it. */
type Sent = Pick<RecordedRequest, 'operation' | 'status' | 'body'>;

/** The real adapter with the SDK's own client, and the service on a loopback port. */
export class Line {
  static async open(service: ServiceRow, { adapter }: Mapping): Promise<Line> {
    const emulator = await startEmulator({
      services: (context) => [service.emulated(context)],
      clock: new ManualClock(),
    });
    emulator.settings.change({ rates: false });
    const settings = { ...clientSettings(), endpoint: emulator.url, region: 'us-east-1', credentials: CREDENTIALS };
    return new Line(service, emulator, adapter(settings));
  }

  private readonly bodies = new Map<Wire, unknown>();
  private readonly standing = new Map<Wire, Seen<Wire>>();
  private readonly backs = new Map<string, Sent[]>();

  private constructor(
    private readonly service: ServiceRow,
    private readonly emulator: Emulator,
    readonly adapter: CampaignService<Wire>,
  ) {}

  close(): Promise<void> {
    return this.emulator.close();
  }

  /** The body of the one call that makes a campaign, which is gone again. */
  async creates(wanted: Wire): Promise<unknown> {
    if (!this.bodies.has(wanted)) {
      const { id, body } = await this.create(wanted);
      this.control(this.service.takeAway(nameOf(id)));
      this.bodies.set(wanted, body);
    }
    return this.bodies.get(wanted);
  }

  /** A campaign that is there, as the adapter reads it. */
  async stands(wanted: Wire): Promise<Seen<Wire>> {
    const seen = this.standing.get(wanted) ?? (await this.adapter.read((await this.create(wanted)).id));
    this.standing.set(wanted, seen);
    return seen;
  }

  /** The rows that an update finds to be otherwise than they are wanted. */
  rows(wanted: Wire, before: Wire, seen: Seen<Wire>): string[] {
    return Object.entries(this.adapter.changes).flatMap(([row, change]) => {
      const paths = changedPaths(before[row], wanted[row]);
      if (typeof change !== 'object') return paths.length > 0 ? [row] : [];
      const removed = paths.filter((path) => memberAt(wanted[row], path) === undefined);
      return change.differs(wanted, seen.properties, { changed: paths.length > 0, removed }) ? [row] : [];
    });
  }

  /** The calls that bring a row about, made. */
  async saves(row: string, wanted: Wire, seen: Seen<Wire>): Promise<Sent[]> {
    const change = this.changeOf(row);
    if (typeof change === 'object') return this.made(change.save.calls(seen.id, wanted, seen, new Set([row])));
    return this.made(change === 'tags' ? [{ make: () => this.adapter.tag(seen.id, tagsOf(wanted)) }] : []);
  }

  /** The calls that bring a row back to what it was: the same whatever it was changed to. */
  async savesBack(row: string, before: Wire, seen: Seen<Wire>): Promise<Sent[]> {
    const key = `${seen.id} ${row}`;
    const calls = this.backs.get(key) ?? (await this.saves(row, before, seen));
    this.backs.set(key, calls);
    return calls;
  }

  /** The calls that lead a new campaign on to the wanted state after it was brought to another, made. */
  async steps(wanted: Wire, from: string): Promise<Sent[]> {
    const { id } = await this.create(wanted);
    this.control(this.service.outreach!.setState(nameOf(id), from));
    const { status } = await this.adapter.read(id);
    const step = this.adapter.outreach?.steps[wanted.state as string]?.[status];
    return this.made(typeof step === 'function' ? [{ make: () => step(id) }] : []);
  }

  /** Whether what differs in a row means another campaign. */
  isAnother(row: string, wanted: Wire, before: Wire): boolean {
    const change = this.changeOf(row);
    if (typeof change !== 'object') return change === 'replace';
    const parts = [wanted, before].map((campaign) => JSON.stringify(change.anew?.part(campaign)));
    return parts[0] !== parts[1] && change.anew?.canBecome?.(wanted, before) !== true;
  }

  private changeOf(row: string): Change<Wire> | undefined {
    return Object.entries(this.adapter.changes).find(([name]) => name === row)?.[1];
  }

  private async create(wanted: Wire): Promise<{ readonly id: string; readonly body: unknown }> {
    let id = '';
    const make = async () => (id = await this.adapter.create(wanted, wanted.name as string, tagsOf(wanted)));
    const calls = await this.made([{ make }]);
    expect(calls).toMatchObject([{ operation: this.service.operations.create, status: 200 }]);
    return { id, body: calls[0]?.body };
  }

  private async made(calls: readonly Call[]): Promise<Sent[]> {
    const before = this.emulator.requests().length;
    for (const { make } of calls) await make();
    this.emulator.clock.advance(OVER);
    return this.emulator.requests().slice(before);
  }

  private control({ control, body }: Control): void {
    this.emulator.services[0]?.control?.[control]?.(body);
  }
}

function tagsOf({ tags = {} }: Wire): Readonly<Record<string, string>> {
  return tags as Readonly<Record<string, string>>;
}

/** What a control call takes, be it a name or an id: how the ARN ends. */
function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
