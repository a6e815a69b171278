import type { Reply, Resource } from '../../support/resource';
import type { ResourceProperties, ServiceRow } from '../../support/services';
import { asking as askingFor } from '../../support/services';

/** Where a campaign is between two steps. */
export type Place = 'nothing' | 'small' | 'full' | 'another' | 'adopted' | 'running' | 'held';

/** One request of CloudFormation, with what follows it: a rollback, or a cleanup. */
export interface Step {
  readonly title: string;
  readonly from: Place;
  readonly to: Place;
  /** Of which services it is; of all unless given. */
  readonly of?: (service: ServiceRow) => boolean;
  /** A campaign is started that was not there before. */
  readonly starts?: boolean;
  /** The title of a step that has the same calls: each case is met by one of the two. */
  readonly sharesWith?: string;
  /** Brings about what the step begins with; no fault happens in it. */
  readonly prepare?: (resource: Resource, service: ServiceRow) => Promise<unknown>;
  /** Rejects when what CloudFormation was answered is not what is right; is given what was prepared. */
  readonly run: (resource: Resource, service: ServiceRow, prepared: unknown) => Promise<void>;
}

/** A campaign that somebody else made. */
export const VETERAN = 'veteran';
const REASONS = { create: 'The model is not of this world.', update: 'No capacity on Tuesdays.' };
const INVENTED = 'shop-Recommendations-1KX2ABCDEFGH';

/** What the service shows where a campaign is. */
export const SHOWN: Readonly<Record<Place, (service: ServiceRow) => object[]>> = {
  nothing: () => [],
  small: ({ shown }) => [shown.minimal],
  full: ({ shown }) => [shown.full],
  another: ({ shown }) => [{ ...shown.changed, ...shown.another }],
  adopted: ({ shown }) => [{ name: VETERAN, ...shown.changed }],
  running: ({ shown, outreach }) => [{ ...shown.minimal, state: outreach?.states.running }],
  held: ({ shown, outreach }) => [{ ...shown.changed, state: outreach?.states.paused }],
};

const isMarked = ({ unmarked }: ServiceRow) => unmarked === undefined;
const isStarted = ({ outreach }: ServiceRow) => outreach !== undefined;
const changesWhileRunning = ({ outreach }: ServiceRow) => outreach?.changesWhileRunning === true;

const EVERYWHERE: readonly Step[] = [
  { title: 'create', from: 'nothing', to: 'small', run: (resource, { minimal }) => deploys(resource, minimal) },
  {
    title: 'failed create with rollback',
    from: 'nothing',
    to: 'nothing',
    run: (resource, service) => fails(resource, service, 'create', service.minimal),
  },
  {
    title: 'cancelled create',
    from: 'nothing',
    to: 'nothing',
    starts: true,
    prepare: beginCreate,
    run: cancel,
  },
  { title: 'update in place', from: 'small', to: 'full', run: (resource, { full }) => deploys(resource, full) },
  {
    title: 'update that unsets',
    from: 'full',
    to: 'small',
    run: (resource, { minimal }) => deploys(resource, minimal),
  },
  {
    title: 'rollback of an update in place',
    from: 'full',
    to: 'small',
    sharesWith: 'update that unsets',
    run: (resource, { minimal }) => goesBack(resource, minimal),
  },
  {
    title: 'rollback of an update that unsets',
    from: 'small',
    to: 'full',
    sharesWith: 'update in place',
    run: (resource, { full }) => goesBack(resource, full),
  },
  {
    title: 'update that changes nothing',
    from: 'small',
    to: 'small',
    run: (resource, { minimal }) => deploys(resource, minimal),
  },
  {
    title: 'failed update with rollback',
    from: 'small',
    to: 'small',
    run: (resource, service) => fails(resource, service, 'update', service.changed),
  },
  {
    title: 'replacement with cleanup',
    from: 'small',
    to: 'another',
    run: (resource, service) => deploys(resource, service.another(service.changed)),
  },
  {
    title: 'replacement with cleanup, back',
    from: 'another',
    to: 'small',
    sharesWith: 'replacement with cleanup',
    run: (resource, { minimal }) => deploys(resource, minimal),
  },
  {
    title: 'rollback of a replacement',
    from: 'small',
    to: 'small',
    prepare: replace,
    run: comesBack,
  },
  {
    title: 'failed replacement with rollback',
    from: 'small',
    to: 'small',
    run: (resource, service) => fails(resource, service, 'create', service.another()),
  },
  { title: 'delete', from: 'small', to: 'nothing', run: ends },
];

const ADOPTION: readonly Step[] = [
  {
    title: 'adoption',
    from: 'nothing',
    to: 'adopted',
    prepare: (resource, service) => resource.world.control(service.put(VETERAN)),
    run: (resource, service) =>
      deploys(resource, service.named(VETERAN, { ...service.changed, options: { adopt: true } })),
  },
  { title: 'end of an adoption', from: 'adopted', to: 'nothing', run: letGo },
];

const OUTREACH: readonly Step[] = [
  {
    title: 'create that is started',
    from: 'nothing',
    to: 'running',
    starts: true,
    run: (resource, service) => deploys(resource, asking('running', service)),
  },
  { title: 'delete of a running campaign', from: 'running', to: 'nothing', run: ends },
];

const WHILE_RUNNING: readonly Step[] = [
  {
    title: 'change of a running campaign, which is then held',
    from: 'running',
    to: 'held',
    run: (resource, service) => deploys(resource, asking('paused', service, service.changed)),
  },
  {
    title: 'resumption',
    from: 'held',
    to: 'running',
    run: (resource, service) => deploys(resource, asking('running', service)),
  },
  {
    title: 'stop that fails afterwards, with rollback',
    from: 'running',
    to: 'running',
    run: (resource, service) => fails(resource, service, 'update', asking('stopped', service, service.changed)),
  },
  {
    title: 'rollback of a change of a running campaign',
    from: 'held',
    to: 'running',
    sharesWith: 'resumption',
    run: (resource, service) => goesBack(resource, asking('running', service)),
  },
  { title: 'delete of a held campaign', from: 'held', to: 'nothing', run: ends },
];

const only = (of: (service: ServiceRow) => boolean, steps: readonly Step[]) => steps.map((step) => ({ ...step, of }));

const STEPS: readonly Step[] = [
  ...EVERYWHERE,
  ...only(isMarked, ADOPTION),
  ...only(isStarted, OUTREACH),
  ...only(changesWhileRunning, WHILE_RUNNING),
];

export function stepsOf(service: ServiceRow): Step[] {
  return STEPS.filter(({ of = () => true }) => of(service));
}

/** The steps on the shortest way to a place where the condition holds. */
export function wayTo(steps: readonly Step[], from: Place, isThere: (place: Place) => boolean): Step[] | undefined {
  const ways: { readonly place: Place; readonly way: Step[] }[] = [{ place: from, way: [] }];
  const known = new Set([from]);
  for (const { place, way } of ways) {
    if (isThere(place)) return way;
    for (const step of steps) {
      if (step.from !== place || known.has(step.to)) continue;
      known.add(step.to);
      ways.push({ place: step.to, way: [...way, step] });
    }
  }
  return undefined;
}

/** Another resource of the stack has failed after this one's update had succeeded. */
async function goesBack(resource: Resource, before: ResourceProperties): Promise<void> {
  const { properties, id } = heldBy(resource);
  resource.held = { properties: before, id };
  const reply = await resource.rollBack(properties);
  expectSuccess(reply);
  expect(reply.id).toBe(id);
}

/** What CloudFormation held before; from now on it holds the new campaign, and the old one is there until all is over. */
async function replace(resource: Resource, service: ServiceRow): Promise<Held> {
  const before = heldBy(resource);
  const replaced = service.another(service.changed);
  const reply = await resource.update(replaced);
  expectSuccess(reply);
  resource.held = { properties: replaced, id: reply.id };
  return before;
}

async function comesBack(resource: Resource, _service: ServiceRow, prepared: unknown): Promise<void> {
  const [replaced, before] = [heldBy(resource), prepared as Held];
  resource.held = { properties: before.properties, id: replaced.id };
  const reply = await resource.rollBack(replaced.properties);
  expectSuccess(reply);
  await resource.cleanUp(replaced);
  expect([reply.id, resource.leftBehind]).toEqual([before.id, []]);
}

type Held = NonNullable<Resource['held']>;

function heldBy({ held }: Resource): Held {
  if (!held) throw new Error('there is no resource');
  return held;
}

async function deploys(resource: Resource, properties: ResourceProperties): Promise<void> {
  const { reply } = await resource.deploy(properties);
  expectSuccess(reply);
  expect(resource.leftBehind).toEqual([]);
}

async function ends(resource: Resource): Promise<void> {
  expectSuccess(await resource.destroy());
}

/** Whoever made it still has it. */
async function letGo(resource: Resource, service: ServiceRow): Promise<void> {
  await ends(resource);
  const { world } = resource;
  expect(world.campaigns()).toEqual(SHOWN.adopted(service).map((one) => expect.objectContaining(one) as object));
  await world.control(service.takeAway(VETERAN));
}

/** What fails says why, and the rollback succeeds. */
async function fails(
  resource: Resource,
  service: ServiceRow,
  ends: 'create' | 'update',
  properties: ResourceProperties,
): Promise<void> {
  const failing = service.outcome(ends, REASONS[ends]);
  await resource.world.control(failing);
  const { reply, rollback } = await resource.deploy(properties);
  await resource.world.control({ ...failing, body: { [ends]: 'succeed' } });
  expect(reply.status).toBe('FAILED');
  expect(reply.reason).toMatch(ends === 'create' ? service.createFailure : REASONS.update);
  expectSuccess(rollback);
  expect(resource.leftBehind).toEqual([]);
}

async function beginCreate(resource: Resource, service: ServiceRow): Promise<void> {
  const { lagMs } = resource.world.settings.values();
  await resource.begin('Create', service.slow);
  resource.world.settings.change({ lagMs });
  // Nobody waits for its answer any more.
  resource.events.pop();
}

/** CloudFormation gives a create up while it is under way, and deletes an id that it invented. */
async function cancel(resource: Resource, service: ServiceRow): Promise<void> {
  resource.held = { properties: service.slow, id: INVENTED };
  await ends(resource);
}

function expectSuccess(reply: Reply | undefined): void {
  expect([reply?.status, reply?.reason]).toEqual(['SUCCESS', '']);
}

function asking(
  state: 'running' | 'paused' | 'stopped',
  service: ServiceRow,
  properties: ResourceProperties = service.minimal,
): ResourceProperties {
  return askingFor(service.outreach?.states[state] ?? '', properties, service);
}
