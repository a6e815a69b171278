import { Rates } from '../core/rates';
import type { EmulatedResponse, EmulatedService, EmulatorContext } from '../core/service';
import { Known } from '../rest/known';
import { Outcomes } from '../rest/outcomes';
import { outreachOf } from '../rest/outreach';
import { RestError } from '../rest/rest-error';
import { CampaignStore } from '../rest/store';
import { Switches } from '../rest/switches';
import { controlsOf } from './control';
import { errorAnswer, refusalOf } from './errors';
import { overview } from './read';
import { perform } from './requests';
import { operationOf, OPERATIONS } from './routes';
import { SWITCHES } from './switches';
import { stateNow, type World } from './world';

/** Batch (batch.com): campaigns of its project-level API, 2.x. */
export function createBatch(context: EmulatorContext): EmulatedService {
  const world = createWorld(context);
  return {
    name: 'batch',
    operations: OPERATIONS,
    switches: world.switches.declared(),
    route: operationOf,
    handle: (operation, request) => answered(world, () => perform(world, operation, request)),
    refuse: (kind) => refusalOf(world.switches, kind),
    campaigns: () => overview(world),
    reset: () => resetWorld(world),
    control: controlsOf(world),
    reports: { outreach: () => outreachOf(world.campaigns, 'project', (campaign) => stateNow(world, campaign)) },
  };
}

/** One request per second of each project key. */
const RATE = { perSecond: 1, burst: 1 };

function createWorld(context: EmulatorContext): World {
  return {
    context,
    switches: new Switches(context, 'batch', SWITCHES),
    campaigns: new CampaignStore(context),
    outcomes: new Outcomes(),
    rates: new Rates(context, () => RATE),
    keys: new Known(),
    labels: new Known(),
    senders: new Known(),
  };
}

function resetWorld({ campaigns, outcomes, rates, keys, labels, senders }: World): void {
  campaigns.clear();
  for (const part of [outcomes, rates, keys, labels, senders]) part.reset();
}

function answered({ switches }: World, act: () => EmulatedResponse): EmulatedResponse {
  try {
    return act();
  } catch (error) {
    if (error instanceof RestError) return errorAnswer(switches, error);
    throw error;
  }
}
