import type { EmulatedResponse, EmulatedService, EmulatorContext } from '../core/service';
import { Known } from '../rest/known';
import { Outcomes } from '../rest/outcomes';
import { outreachOf } from '../rest/outreach';
import { RestError } from '../rest/rest-error';
import { CampaignStore } from '../rest/store';
import { Switches } from '../rest/switches';
import { controlsOf } from './control';
import { errorAnswer, refusalOf } from './errors';
import { perform } from './operations';
import { operationOf, OPERATIONS } from './routes';
import { SWITCHES } from './switches';
import { overview } from './views';
import type { World } from './world';

/** Alsona: campaigns of its REST API. */
export function createAlsona(context: EmulatorContext): EmulatedService {
  const world = createWorld(context);
  return {
    name: 'alsona',
    operations: OPERATIONS,
    switches: world.switches.declared(),
    route: operationOf,
    handle: (_, request) => answered(() => perform(world, request)),
    refuse: refusalOf,
    campaigns: () => overview(world),
    reset: () => resetWorld(world),
    control: controlsOf(world),
    reports: { outreach: () => outreachOf(world.campaigns, 'account_id', ({ state }) => state) },
  };
}

function createWorld(context: EmulatorContext): World {
  return {
    context,
    switches: new Switches(context, 'alsona', SWITCHES),
    campaigns: new CampaignStore(context),
    outcomes: new Outcomes(),
    keys: new Known(),
    accounts: new Known(),
  };
}

function resetWorld({ campaigns, outcomes, keys, accounts }: World): void {
  campaigns.clear();
  for (const part of [outcomes, keys, accounts]) part.reset();
}

function answered(act: () => EmulatedResponse): EmulatedResponse {
  try {
    return act();
  } catch (error) {
    if (error instanceof RestError) return errorAnswer(error);
    throw error;
  }
}
