import { controlBody } from '../core/invalid-control';
import type { StructureShape } from '../core/shape';
import { outcomeShape } from '../rest/outcomes';
import { changeOutside, type Outside } from '../rest/outside';
import type { Members } from '../rest/requests';
import { begunAt, STATES, type Campaign, type State } from './campaign';
import { readCampaign } from './validation';
import type { World } from './world';
import { newCampaign } from './write';

const OUTCOME = outcomeShape(['refuse', 'succeed']);

export function controlsOf(world: World): Record<string, (body: unknown) => unknown> {
  const outside: Outside<Campaign> = {
    campaigns: world.campaigns,
    states: STATES,
    put: (body) => putCampaign(world, body),
    inState: (campaign, state) => inState(world, campaign, state),
  };
  return {
    campaigns: (body) => changeOutside(outside, body),
    outcomes: (body) => world.outcomes.declare(controlBody(OUTCOME, body)),
    keys: world.keys.controlOf('keys'),
    labels: world.labels.controlOf('labels'),
    senders: world.senders.controlOf('senders'),
  };
}

const ORIGIN = {
  type: 'structure',
  members: { project: { type: 'string', min: 1 }, source: { type: 'string', oneOf: ['api', 'dashboard'] } },
} as const satisfies StructureShape;

function putCampaign(world: World, body: Members): Campaign {
  const { project, source, state = 'DRAFT', ...fields } = body;
  const origin = controlBody(ORIGIN, { project, source });
  const wanted = readCampaign({ ...fields, state }, '', STATES);
  return newCampaign(world, origin.project ?? 'project_shop', wanted, origin.source ?? 'dashboard');
}

/** A campaign that is set running this way stays so. */
function inState({ context }: World, campaign: Campaign, state: State): Campaign {
  const now = context.now();
  const ran = campaign.ran || state === 'RUNNING';
  return { ...campaign, state, ran, begun: begunAt(campaign, now), sending: undefined, updatedAt: now };
}
