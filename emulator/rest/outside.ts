import { controlBody, InvalidControl } from '../core/invalid-control';
import { isObject, type StructureShape } from '../core/shape';
import type { RestCampaign } from './campaign';
import { RestError } from './rest-error';
import type { CampaignStore } from './store';

/** How campaigns of a service are changed without its API. */
export interface Outside<C extends RestCampaign> {
  readonly campaigns: CampaignStore<C>;
  readonly states: readonly C['state'][];
  /** A campaign that somebody else made. */
  put(body: Readonly<Record<string, unknown>>): C;
  inState(campaign: C, state: C['state']): C;
}

/** A campaign by its id, or by a name that only one has. */
const campaign = { type: 'string', min: 1 } as const;

function changesOf(states: readonly string[]) {
  const to = { type: 'string', oneOf: states } as const;
  const state = { type: 'structure', members: { name: campaign, to }, required: ['name', 'to'] } as const;
  return { type: 'structure', members: { remove: campaign, state } } as const satisfies StructureShape;
}

/** What somebody else did, without a call that the record shows. */
export function changeOutside<C extends RestCampaign>(outside: Outside<C>, body: unknown): unknown {
  const { put, ...others } = isObject(body) ? body : {};
  const { remove, state } = controlBody(changesOf(outside.states), isObject(body) ? others : body);
  if ([put, remove, state].filter((change) => change !== undefined).length !== 1) {
    throw new InvalidControl('expected exactly one of put, remove, state');
  }
  if (put !== undefined) return putCampaign(outside, put);
  if (remove !== undefined) outside.campaigns.put({ ...living(outside, remove), deleted: true });
  if (state) outside.campaigns.put(outside.inState(living(outside, state.name), state.to));
  return undefined;
}

function putCampaign<C extends RestCampaign>(outside: Outside<C>, put: unknown): { id: string } {
  if (!isObject(put)) throw new InvalidControl('put: Expected structure');
  const made = allowed(() => outside.put(put));
  outside.campaigns.put(made);
  return { id: made.id };
}

function living<C extends RestCampaign>({ campaigns }: Outside<C>, idOrName: string): C {
  const found = campaigns.allCurrent().filter(({ id, fields }) => id === idOrName || fields.name === idOrName);
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new InvalidControl(`there are ${found.length} campaigns ${idOrName}, expected one`);
}

/** The service's own rules hold for what is put there, too. */
function allowed<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof RestError ? new InvalidControl(`put: ${error.message}`) : error;
  }
}
