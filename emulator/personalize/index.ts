import type { EmulatedRequest, EmulatedResponse, EmulatedService, EmulatorContext } from '../core/service';
import { controlsOf } from './control';
import { errorAnswer, jsonAnswer, PersonalizeError, refusalOf } from './errors';
import { perform } from './operations';
import { Outcomes } from './outcomes';
import { overview } from './read';
import { REQUESTS } from './shapes';
import { Solutions } from './solutions';
import { CampaignStore } from './store';
import { SWITCHES } from './switches';
import type { World } from './world';

export interface PersonalizeOptions {
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
}

const TARGET = 'AmazonPersonalize.';

/** Amazon Personalize, as far as campaigns go. */
export function createPersonalize(context: EmulatorContext, options: PersonalizeOptions = {}): EmulatedService {
  const world = createWorld(context, options);
  return {
    name: 'personalize',
    operations: Object.keys(REQUESTS),
    switches: SWITCHES,
    route: operationOf,
    handle: (operation, request) => answerTo(world, operation, request),
    refuse: refusalOf,
    campaigns: () => overview(world),
    reset: () => resetWorld(world),
    control: controlsOf(world),
  };
}

function createWorld(context: EmulatorContext, options: PersonalizeOptions): World {
  const { region = 'us-east-1', account = '123456789012', partition = 'aws' } = options;
  return {
    context,
    campaigns: new CampaignStore(context),
    solutions: new Solutions(),
    outcomes: new Outcomes(),
    quota: Infinity,
    arnOf: (name) => `arn:${partition}:personalize:${region}:${account}:campaign/${name}`,
  };
}

function resetWorld(world: World): void {
  world.campaigns.clear();
  world.solutions.reset();
  world.outcomes.reset();
  world.quota = Infinity;
}

/** AWS JSON 1.1: every operation is `POST /`, named by a header. */
function operationOf({ method, path, headers }: EmulatedRequest): string | undefined {
  const target = headers['x-amz-target'];
  if (method !== 'POST' || path !== '/' || !target?.startsWith(TARGET)) return undefined;
  return target.slice(TARGET.length);
}

function answerTo(world: World, operation: string, request: EmulatedRequest): EmulatedResponse {
  try {
    return jsonAnswer(200, perform(world, operation, request.body ?? {}));
  } catch (error) {
    if (error instanceof PersonalizeError) return errorAnswer(error);
    throw error;
  }
}
