import type { ServiceRow } from '../../support/services';
import { expectAnswered, expectNothingLost } from '../../support/invariants';
import { Resource } from '../../support/resource';
import type { Call, World } from '../../support/world';
import type { Boundary, Case } from './cases';
import { boundariesOf, mayFail, nameOf } from './cases';
import type { Place, Step } from './steps';
import { SHOWN, stepsOf, VETERAN, wayTo } from './steps';

const HOUR = 60 * 60_000;
/** The claims of a resource are looked at for three hours. */
const BETWEEN = 4 * HOUR;
const LAG_MS = 9000;
/** So many steps a campaign lives through before it is deleted. */
const LONGEST_LIFE = 24;

export interface Violation {
  readonly step: Step;
  readonly what: string;
}

/** Campaigns live through all steps again and again, with a fault in each, until every fault has had its turn. */
export class Walk {
  readonly violations: Violation[] = [];
  /** Cases whose call was not made. */
  readonly missed: string[] = [];
  private readonly steps: readonly Step[];
  private resource!: Resource;
  private faults: string[] = [];
  /** The calls of the last step. */
  private trail: readonly Call[] = [];
  /** How many campaigns were to be started. */
  private started = 0;

  constructor(
    private readonly world: World,
    private readonly service: ServiceRow,
  ) {
    this.steps = stepsOf(service);
  }

  /** The calls of each step where nothing goes wrong. */
  async boundaries(): Promise<Map<Step, Boundary[]>> {
    const found = new Map<Step, Boundary[]>();
    for (const step of this.steps) {
      await this.begin();
      for (const other of this.way('nothing', (place) => place === step.from)) await this.take(other);
      await this.take(step);
      if (step.sharesWith === undefined) found.set(step, boundariesOf(this.trail, this.service));
    }
    return found;
  }

  /** Runs every case; those of a step are taken from its list. */
  async run(cases: ReadonlyMap<Step, Case[]>): Promise<void> {
    const own = (step: Step) => cases.get(this.steps.find(({ title }) => title === step.sharesWith) ?? step) ?? [];
    while (this.steps.some((step) => own(step).length > 0)) await this.live(own);
  }

  /** One life, from nothing to nothing. */
  private async live(own: (step: Step) => Case[]): Promise<void> {
    await this.begin();
    let place: Place = 'nothing';
    for (let taken = 0; taken === 0 || place !== 'nothing' || taken < LONGEST_LIFE; taken += 1) {
      const step =
        taken < LONGEST_LIFE
          ? this.next(place, (one) => own(one).length)
          : this.way(place, (end) => end === 'nothing')[0];
      if (!step) break;
      const one = own(step).shift();
      try {
        place = await this.take(step, one);
      } catch (error) {
        this.violations.push({ step, what: this.told(error, one) });
        process.stdout.write(`${this.service.name}: ${step.title}: ${this.told(error, one)}\n`);
        return;
      }
    }
  }

  /** The step with the most cases left, or else one on the way to such a step, or to the end. */
  private next(place: Place, left: (step: Step) => number): Step | undefined {
    const here = this.steps.filter((step) => step.from === place && left(step) > 0);
    const most = Math.max(...here.map(left));
    // Those that share their cases take turns.
    const longest = here.filter((step) => left(step) === most);
    if (longest.length > 0) return longest[most % longest.length];
    const isWorth = (end: Place) => this.steps.some((step) => step.from === end && left(step) > 0);
    return this.way(place, this.steps.some((step) => left(step) > 0) ? isWorth : (end) => end === 'nothing')[0];
  }

  private way(from: Place, isThere: (place: Place) => boolean): Step[] {
    return wayTo(this.steps, from, isThere) ?? [];
  }

  private async begin(): Promise<void> {
    await this.world.reset();
    this.world.settings.change({ speed: 100 });
    this.resource = new Resource(this.world);
    this.faults = [];
    this.started = 0;
  }

  /** Where the campaign is after it. */
  private async take(step: Step, one?: Case): Promise<Place> {
    const { world, resource, service } = this;
    await world.time.settle({ until: world.time.now() + BETWEEN });
    const prepared = await step.prepare?.(resource, service);
    if (one) this.faults.push(nameOf(one));
    const before = world.trail.length;
    const isReached = one && this.arm(one);
    const failure = await step.run(resource, service, prepared).then(
      () => undefined,
      (error: unknown) => error,
    );
    this.disarm();
    this.trail = world.trail.slice(before);
    if (isReached && !isReached()) this.missed.push(`${step.title}: ${nameOf(one)}`);
    const isGivenUp = failure !== undefined && one !== undefined && mayFail(one) && this.saysThatItGaveUp();
    if (failure !== undefined && !isGivenUp) throw failure as Error;
    const place = isGivenUp ? await this.end() : step.to;
    if (step.starts) this.started += 1;
    this.expectAllWell(place);
    return place;
  }

  private expectAllWell(place: Place): void {
    const { world, resource, service } = this;
    const shown = SHOWN[place](service).map((wanted) => expect.objectContaining(wanted) as object);
    expect(world.campaigns()).toEqual(shown);
    // All the campaigns that the resource ever had have contacted people as often as was asked for.
    if (service.outreach) expect(sum(world.starts())).toBeLessThanOrEqual(this.started);
    if (place === 'nothing') expectNothingLost(world, resource.events);
    else expectAnswered(world, resource.events);
  }

  private saysThatItGaveUp(): boolean {
    const { resource } = this;
    return resource.events.some((event) => resource.reply(event)?.reason.includes('The handler gave up') === true);
  }

  /** The end of the stack. */
  private async end(): Promise<Place> {
    const { resource, world, service } = this;
    for (const { properties, id } of resource.leftBehind.splice(0)) await resource.cleanUp({ properties, id });
    if (resource.held) expect((await resource.destroy()).status).toBe('SUCCESS');
    if (world.campaigns<{ name?: string }>().some(({ name }) => name === VETERAN)) {
      await world.control(service.takeAway(VETERAN));
    }
    return 'nothing';
  }

  /** Whether the call has been made since is told by what is returned. */
  private arm({ boundary: { service, operation, nth }, kind, times }: Case): () => boolean {
    const { world } = this;
    // What is remembered by a process is read by a new one.
    if (service === world.secrets.name) world.functions.configure({});
    let calls = 0;
    world.onCall = (call) => {
      if (call.service !== service || call.operation !== operation) return;
      if (kind === 'lag' && calls === nth) world.settings.change({ lagMs: LAG_MS });
      calls += 1;
    };
    if (kind !== 'lag') world.faults.add({ service, operation, kind, after: nth, times });
    return () => calls > nth;
  }

  private disarm(): void {
    this.world.onCall = undefined;
    this.world.faults.clear();
    this.world.settings.change({ lagMs: 0 });
  }

  private told(error: unknown, one: Case | undefined): string {
    const before = this.faults.slice(0, one ? -1 : undefined).join('; ');
    const what = error instanceof Error ? error.message : String(error);
    return `${one ? nameOf(one) : 'no fault'}${before === '' ? '' : ` (before it: ${before})`}:\n${what}`;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
