import type { EmulatedRequest, EmulatedService, Emulator } from '../../../emulator';
import { startEmulator } from '../../../emulator';
import { anewRows } from '../../../lambda/engine/anew';
import { changedPaths } from '../../../lambda/engine/changes';
import { clientSettings } from '../../../lambda/engine/client';
import { memberAt } from '../../../lambda/engine/compare';
import type { Birth, Call, CampaignService, Seen } from '../../../lambda/engine/service';
import { ManualClock, MINUTE } from '../../emulator/harness';
import type { Control, ServiceRow } from '../../support/services';
import { EMULATOR } from '../../support/services/rest';
import type { Mapping, Reach, Wire } from './table';

/** Longer than a create or an update takes. */
const OVER = 15 * MINUTE;
const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

/** A call as the service got it. */
interface Sent {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
  /** Where it went, by the address and what the service is told beside the body. */
  readonly reached: object;
}

type Heard = jest.SpiedFunction<EmulatedService['handle']>;
type Answer = ReturnType<EmulatedService['handle']>;

/** The real adapter with the SDK's own client, and the service on a loopback port. */
export class Line {
  static async open(service: ServiceRow, { adapter, reach }: Mapping): Promise<Line> {
    const emulator = await startEmulator({
      services: (context) => [service.emulated(context)],
      clock: new ManualClock(),
    });
    emulator.settings.change({ rates: false });
    const settings = { ...clientSettings(), endpoint: emulator.url, region: 'us-east-1', credentials: CREDENTIALS };
    // The record has no keys in it.
    const heard = jest.spyOn(emulator.services[0]!, 'handle');
    return new Line(service, emulator, adapter(settings), reach, heard);
  }

  private readonly bodies = new Map<Wire, Sent>();
  private readonly standing = new Map<Wire, Seen<Wire>>();
  private readonly backs = new Map<string, Sent[]>();
  private births = 0;

  private constructor(
    private readonly service: ServiceRow,
    private readonly emulator: Emulator,
    readonly adapter: CampaignService<Wire>,
    private readonly reach: Reach,
    private readonly heard: Heard,
  ) {}

  close(): Promise<void> {
    return this.emulator.close();
  }

  /** The one call that makes a campaign, which is gone again. */
  async creates(wanted: Wire): Promise<Sent> {
    const known = this.bodies.get(wanted);
    if (known) return known;
    const { id, call } = await this.create(wanted, BIRTH);
    this.control(this.service.takeAway(nameOf(id)));
    this.bodies.set(wanted, call);
    return call;
  }

  /** A campaign that is there as it is wanted, as the adapter reads it. */
  async stands(wanted: Wire): Promise<Seen<Wire>> {
    const known = this.standing.get(wanted);
    if (known) return known;
    const { id } = await this.create(wanted, this.nextBirth());
    const made = await this.at(wanted).read(id);
    // What was made under a name of its own for now.
    const rows = this.rows(wanted, wanted, made);
    for (const row of rows) await this.saves(row, wanted, made);
    const seen = rows.length === 0 ? made : await this.at(wanted).read(id);
    this.standing.set(wanted, seen);
    return seen;
  }

  /** A campaign from its create to its end: every call that there is. */
  async lives(wanted: Wire): Promise<Sent[]> {
    const { id, call } = await this.create(wanted, BIRTH);
    const service = this.at(wanted);
    const read = await this.made([{ make: () => service.read(id) }]);
    const saved = await this.saves('name', wanted, await service.read(id));
    const removed = await this.made([{ make: () => service.remove(id) }]);
    return [call, ...read, ...saved, ...removed];
  }

  /** The rows that an update finds to be otherwise than they are wanted. */
  rows(wanted: Wire, before: Wire, seen: Seen<Wire>): string[] {
    return Object.entries(this.at(wanted).changes).flatMap(([row, change]) => {
      const paths = changedPaths(before[row], wanted[row]);
      if (typeof change !== 'object') return paths.length > 0 ? [row] : [];
      const changed = paths.length > 0;
      const removed = paths.filter((path) => memberAt(wanted[row], path) === undefined);
      return change.differs(wanted, seen.properties, { changed, asked: changed, removed }) ? [row] : [];
    });
  }

  /** The calls that bring a row about, made. */
  async saves(row: string, wanted: Wire, seen: Seen<Wire>): Promise<Sent[]> {
    const service = this.at(wanted);
    const change = Object.entries(service.changes).find(([name]) => name === row)?.[1];
    if (typeof change === 'object') return this.made(change.save.calls(seen.id, wanted, seen, new Set([row])));
    return this.made(change === 'tags' ? [{ make: () => service.tagging!.tag(seen.id, tagsOf(wanted)) }] : []);
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
    const { id } = await this.create(wanted, this.nextBirth());
    const outreach = this.service.outreach!;
    this.control(outreach.setState(nameOf(id), from));
    const service = this.at(wanted);
    const { status } = await service.read(id);
    const step = service.outreach?.steps[wanted[outreach.property] as string]?.[status];
    return this.made(typeof step === 'function' ? [{ make: () => step(id, wanted, {}) }] : []);
  }

  /** Whether what differs in a row means another campaign. */
  isAnother(row: string, wanted: Wire, before: Wire): boolean {
    const [, anew] = anewRows(this.adapter).find(([name]) => name === row) ?? [];
    const parts = [wanted, before].map((campaign) => JSON.stringify(anew?.part(campaign)));
    return parts[0] !== parts[1] && anew?.canBecome?.(wanted, before) !== true;
  }

  private async create(wanted: Wire, birth: Birth): Promise<{ readonly id: string; readonly call: Sent }> {
    let id = '';
    const service = this.at(wanted);
    const make = async () => (id = await service.create(wanted, wanted.name as string, tagsOf(wanted), birth));
    const calls = await this.made([{ make }]);
    expect(calls).toMatchObject([{ operation: this.service.operations.create }]);
    const call = calls[0]!;
    expect([200, 201]).toContain(call.status);
    return { id, call };
  }

  /** The adapter, where a campaign says where it is. */
  private at(wanted: Wire): CampaignService<Wire> {
    const { baseUrl } = wanted;
    const here = typeof baseUrl === 'string' ? { baseUrl: withPort(baseUrl, new URL(this.emulator.url)) } : {};
    return this.adapter.at?.({ ...wanted, ...here }, {}) ?? this.adapter;
  }

  /** Another campaign than all before. */
  private nextBirth(): Birth {
    this.births += 1;
    return { ...BIRTH, identity: { ...BIRTH.identity, resource: `R${this.births}` } };
  }

  private async made(calls: readonly Call[]): Promise<Sent[]> {
    const { calls: requests, results } = this.heard.mock;
    const before = requests.length;
    for (const { make } of calls) await make();
    this.emulator.clock.advance(OVER);
    const answers = await Promise.all(results.slice(before).map(async ({ value }) => value as Answer));
    return requests.slice(before).map(([operation, request], index) => {
      return { operation, status: answers[index]!.status, body: request.body, reached: this.reached(request) };
    });
  }

  private reached(request: EmulatedRequest): object {
    const { host = '' } = request.headers;
    return { address: withPort(`http://${host}`, new URL(EMULATOR)), ...this.reach(request) };
  }

  private control({ control, body }: Control): void {
    this.emulator.services[0]?.control?.[control]?.(body);
  }
}

/** What a campaign without tags is known by. */
const BIRTH: Birth = { identity: { stack: 'arn:s', resource: 'R', generation: 'abc' }, at: Date.UTC(2026, 0, 5) };

function tagsOf({ tags = {} }: Wire): Readonly<Record<string, string>> {
  return tags as Readonly<Record<string, string>>;
}

/** What a control call takes, be it a name or an id: how the ARN ends. */
function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** An address with the port of another: templates are made before the emulator's is known. */
function withPort(address: string, { port }: URL): string {
  return address.replace(/:\d+$/, `:${port}`);
}
