import { controlBody, InvalidControl } from '../core/invalid-control';
import type { StructureShape, ValueOf } from '../core/shape';
import { STATES, type Campaign, type Fields, type State } from './campaign';
import { ConnectError } from './errors';
import { instanceId, tags } from './formats';
import { OUTCOME } from './outcomes';
import { sentence } from './requests';
import type { Version } from './service';
import { checkedTags } from './tags';
import { unionProblems } from './unions';
import { created, newCampaign } from './write';
import type { World } from './world';

/** A campaign by its id, or by a name that only one has. */
const campaign = { type: 'string', min: 1 } as const;
const count = { type: 'integer', min: 0 } as const;
const INSTANCES = { type: 'map', key: instanceId, value: { type: 'string', oneOf: ['onboarded', 'missing'] } } as const;
const QUOTAS = { type: 'structure', members: { campaigns: count, activeCampaigns: count } } as const;

type Controls = Readonly<Record<string, (body: unknown) => unknown>>;

export function controlsOf<F extends Fields>(version: Version<F>, world: World<F>): Controls {
  const changes = changesShape(version);
  return {
    campaigns: (body) => changeOutside(version, world, controlBody(changes, body)),
    outcomes: (body) => world.outcomes.declare(checkedOutcome(version, body)),
    instances: (body) => world.account.declare(controlBody(INSTANCES, body)),
    quotas: (body) => {
      world.account.quotas = { ...world.account.quotas, ...controlBody(QUOTAS, body) };
      return world.account.quotas;
    },
  };
}

const STATE = { type: 'string', oneOf: STATES } as const;
/** Its members are those of the version's creation. */
const PUT = { type: 'structure', members: {} } as const satisfies StructureShape;

const CHANGES = {
  type: 'structure',
  members: {
    put: PUT,
    remove: campaign,
    tags: { type: 'structure', members: { name: campaign, set: tags }, required: ['name', 'set'] },
    state: { type: 'structure', members: { name: campaign, to: STATE }, required: ['name', 'to'] },
  },
} as const satisfies StructureShape;

type Changes = ValueOf<typeof CHANGES>;

function changesShape<F extends Fields>({ creation, states }: Version<F>): typeof CHANGES {
  const ofVersion = { ...STATE, oneOf: states } as typeof STATE;
  const put = { ...creation, members: { ...creation.members, state: ofVersion } } as typeof PUT;
  const { state } = CHANGES.members;
  return {
    ...CHANGES,
    members: { ...CHANGES.members, put, state: { ...state, members: { name: campaign, to: ofVersion } } },
  };
}

function checkedOutcome<F extends Fields>({ routes }: Version<F>, body: unknown): ValueOf<typeof OUTCOME> {
  const outcome = controlBody(OUTCOME, body);
  const { operation } = outcome;
  if (operation !== undefined && !Object.hasOwn(routes, operation)) {
    throw new InvalidControl(`unknown operation ${operation}; expected one of ${Object.keys(routes).join(', ')}`);
  }
  return outcome;
}

/** What somebody else did, without a call that the record shows. */
function changeOutside<F extends Fields>(version: Version<F>, world: World<F>, changes: Changes): unknown {
  const { put, remove, tags: tagged, state } = changes;
  if ([put, remove, tagged, state].filter((change) => change !== undefined).length !== 1) {
    throw new InvalidControl('expected exactly one of put, remove, tags, state');
  }
  if (put !== undefined) return putCampaign(version, world, put);
  if (remove !== undefined) world.campaigns.put({ ...living(world, remove), deleted: true });
  if (tagged) world.campaigns.put({ ...living(world, tagged.name), tags: allowed(() => checkedTags(tagged.set)) });
  if (state) world.campaigns.put({ ...living(world, state.name), state: state.to, stopping: undefined });
  return undefined;
}

function putCampaign<F extends Fields>(version: Version<F>, world: World<F>, put: unknown): object {
  const { state = 'Initialized', ...request } = put as { readonly state?: State };
  const [problem] = unionProblems(version.creation, request);
  if (problem) throw new InvalidControl(sentence(problem));
  const { fields, tags: given } = allowed(() => version.fieldsOf(world, request));
  const made = allowed(() => newCampaign(world, fields, given, state));
  world.campaigns.put(made);
  return created(made);
}

function living<F extends Fields>(world: World<F>, idOrName: string): Campaign<F> {
  const all = world.campaigns.allCurrent();
  const found = all.filter(({ id, fields }) => id === idOrName || fields.name === idOrName);
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new InvalidControl(`there are ${found.length} campaigns ${idOrName}, expected one`);
}

/** The service's own rules hold for what is put there, too. */
function allowed<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ConnectError ? new InvalidControl(error.message) : error;
  }
}
