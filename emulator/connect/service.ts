import type { EmulatedRequest, EmulatedResponse, EmulatedService, EmulatorContext } from '../core/service';
import type { StructureShape } from '../core/shape';
import { accountOf } from './account';
import type { Fields, State, Tags } from './campaign';
import { controlsOf } from './control';
import { ConnectError, errorAnswer, jsonAnswer, refusalOf, THROTTLED } from './errors';
import { Outcomes } from './outcomes';
import { outreach, overview } from './read';
import { readRequest } from './requests';
import { isSigned, routeOf, routesOf, type RouteTable } from './routes';
import { CampaignStore } from './store';
import { switchesOf, type SwitchTable } from './switches';
import type { World } from './world';

export interface ConnectOptions {
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
}

/** What makes one version of the service. */
export interface Version<F extends Fields> {
  readonly name: string;
  /** What its paths begin with. */
  readonly prefix: string;
  readonly routes: RouteTable;
  readonly requests: Readonly<Record<string, StructureShape>>;
  readonly handlers: Readonly<Record<string, unknown>>;
  readonly switches: SwitchTable;
  readonly states: readonly State[];
  readonly creation: StructureShape;
  /** The fields of a new campaign, from a request that has the shape `creation`. */
  fieldsOf(world: World<F>, request: unknown): { fields: F; tags: Tags | undefined };
}

export function createConnect<F extends Fields>(
  version: Version<F>,
  context: EmulatorContext,
  options: ConnectOptions,
): EmulatedService {
  const world = createWorld<F>(version.name, context, options);
  const routes = routesOf(version.routes, version.prefix);
  return {
    name: version.name,
    operations: Object.keys(version.routes),
    switches: switchesOf(version.name, version.switches),
    route: (request) => (isSigned(request) ? routeOf(routes, request)?.operation : undefined),
    handle: (operation, request) => answered(() => perform(version, world, operation, request)),
    refuse: refusalOf,
    campaigns: () => overview(world),
    reset: () => resetWorld(world),
    control: controlsOf(version, world),
    reports: { outreach: () => outreach(world) },
  };

  function perform(
    { requests, handlers }: Version<F>,
    on: World<F>,
    operation: string,
    request: EmulatedRequest,
  ): object | undefined {
    const route = routeOf(routes, request);
    const shape = requests[operation];
    if (!route || !shape) throw new Error(`${version.name} has no operation ${operation}`);
    if (!on.account.rates.take(operation)) throw THROTTLED;
    const handler = handlers[operation] as (world: World<F>, request: unknown) => object | undefined;
    return handler(on, readRequest(shape, route, request));
  }
}

function createWorld<F extends Fields>(service: string, context: EmulatorContext, options: ConnectOptions): World<F> {
  const { region = 'us-east-1', account = '123456789012', partition = 'aws' } = options;
  const campaigns = new CampaignStore<F>(context);
  const shared = accountOf(context);
  shared.include(() => campaigns.allCurrent());
  return {
    service,
    context,
    account: shared,
    campaigns,
    outcomes: new Outcomes(),
    arnOf: (id) => `arn:${partition}:connect-campaigns:${region}:${account}:campaign/${id}`,
  };
}

function resetWorld<F extends Fields>({ campaigns, outcomes, account }: World<F>): void {
  campaigns.clear();
  outcomes.reset();
  account.reset();
}

function answered(act: () => object | undefined): EmulatedResponse {
  try {
    return jsonAnswer(200, act());
  } catch (error) {
    if (error instanceof ConnectError) return errorAnswer(error);
    throw error;
  }
}
