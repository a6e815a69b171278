import type { RecordedRequest } from '../../../emulator';
import { openProblems } from '../../support/invariants';
import type { Event, Reply } from '../../support/resource';
import { Resource } from '../../support/resource';
import type { ResourceProperties, ServiceRow } from '../../support/services';
import { asking } from '../../support/services';
import type { World } from '../../support/world';
import type { Load, Phase } from './loads';

/** CloudFormation sends a hundred requests in a second. */
const APART_MS = 10;
/** Between two deploys. */
const HOURS_MS = 4 * 3_600_000;

/** What happened to the requests of many campaigns that were sent at once. */
export interface Run {
  readonly phase: Phase;
  readonly replies: readonly Reply[];
  /** From the first request to each answer. */
  readonly seconds: readonly number[];
  readonly calls: readonly RecordedRequest[];
  /** What the functions wrote. */
  readonly lines: readonly string[];
  /** Of the functions, claims included. */
  readonly invocations: number;
  /** Of the waiters: states entered, and retries. */
  readonly transitions: number;
  /** What is on the services then. */
  readonly there: readonly object[];
}

interface One {
  readonly resource: Resource;
  readonly starts: boolean;
}

/** Campaigns of a load, in the order in which they are asked for. */
export class Many {
  private readonly all: readonly One[];
  private readonly worlds: readonly World[];

  constructor(
    private readonly world: World,
    { startsEvery }: Load,
    count: number,
    prefix: string,
  ) {
    this.worlds = [world, ...(world.beside ? [world.beside] : [])];
    this.all = Array.from({ length: count }, (_, index) => ({
      resource: new Resource(this.worlds[index % this.worlds.length]!, `${prefix}${index}`),
      starts: index % startsEvery === 0,
    }));
  }

  /** All requests of a phase, until all are answered. */
  async run(phase: Phase): Promise<Run> {
    const { world, worlds } = this;
    // What the waiter has run for another deploy is of no interest any more.
    world.stepFunctions.reset();
    world.time.advance(HOURS_MS);
    const before = { calls: world.calls().length, lines: worlds.map(({ functions }) => functions.logs.length) };
    const invocations = () => worlds.reduce((sum, { functions }) => sum + functions.invocations, 0);
    const invoked = invocations();
    const began = world.time.now();
    const events = await this.send(phase);
    const problems = openProblems(world, events);
    if (problems.length > 0) throw new Error(problems.join('; '));
    const replies = events.map((event, index) => this.all[index]!.resource.reply(event)!);
    this.hold(phase, replies);
    const calls = world.calls().slice(before.calls);
    return {
      phase,
      replies,
      seconds: calls.flatMap(({ operation, time }) =>
        operation === 'answer' ? [(Date.parse(time) - began) / 1000] : [],
      ),
      calls,
      lines: worlds.flatMap(({ functions }, index) => functions.logs.slice(before.lines[index])),
      invocations: invocations() - invoked,
      transitions: world.stepFunctions.executions().reduce((sum, { transitions }) => sum + transitions, 0),
      there: world.campaigns(),
    };
  }

  private async send(phase: Phase): Promise<Event[]> {
    const { time } = this.world;
    const sent = this.all.map(async ({ resource, starts }, index) => {
      await time.sleep(index * APART_MS);
      const { service } = resource.world;
      const old = phase === 'Update' ? { old: service.minimal } : {};
      const event = resource.event(phase, wanted(phase, service, starts), old);
      resource.world.functions.send(event);
      return event;
    });
    await time.settle();
    return Promise.all(sent);
  }

  private hold(phase: Phase, replies: readonly Reply[]): void {
    this.all.forEach(({ resource, starts }, index) => {
      const properties = wanted(phase, resource.world.service, starts);
      resource.held = { properties, id: replies[index]!.id };
    });
  }
}

function wanted(phase: Phase, service: ServiceRow, starts: boolean): ResourceProperties {
  if (phase === 'Create') return service.minimal;
  const { changed, outreach } = service;
  return starts && outreach ? asking(outreach.states.running, changed, service) : changed;
}
