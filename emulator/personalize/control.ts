import { controlBody, InvalidControl } from '../core/invalid-control';
import { deploymentOf, type Campaign } from './campaign';
import { PersonalizeError } from './errors';
import { CONTROLS, type ControlName, type Controls } from './shapes';
import { isLatest, solutionOf } from './solutions';
import { checkedTags } from './tags';
import type { World } from './world';
import { deploymentFrom, startAutomaticUpdate } from './write';

type Handlers = { readonly [Name in ControlName]: (world: World, body: Controls[Name]) => unknown };

const HANDLERS: Handlers = {
  'solution-versions': (world, states) => world.solutions.declare(states),
  outcomes: (world, outcome) => world.outcomes.declare(outcome),
  latest: trainLatest,
  campaigns: changeOutside,
  quota: (world, { campaigns }) => {
    world.quota = campaigns;
  },
};

export function controlsOf(world: World): Record<ControlName, (body: unknown) => unknown> {
  return {
    'solution-versions': (body) =>
      HANDLERS['solution-versions'](world, controlBody(CONTROLS['solution-versions'], body)),
    outcomes: (body) => HANDLERS.outcomes(world, controlBody(CONTROLS.outcomes, body)),
    latest: (body) => HANDLERS.latest(world, controlBody(CONTROLS.latest, body)),
    campaigns: (body) => HANDLERS.campaigns(world, controlBody(CONTROLS.campaigns, body)),
    quota: (body) => HANDLERS.quota(world, controlBody(CONTROLS.quota, body)),
  };
}

/** A new version was trained; campaigns with sync on start to move to it. */
function trainLatest(world: World, { solutionArn, version }: Controls['latest']): object {
  const solutionVersionArn = world.solutions.train(solutionArn, version);
  const synced = world.campaigns.allCurrent().filter((campaign) => follows(world, campaign, solutionArn));
  const updating = synced.filter((campaign) => startAutomaticUpdate(world, campaign));
  const busy = synced.filter((campaign) => !updating.includes(campaign));
  return { solutionVersionArn, updating: updating.map(({ name }) => name), busy: busy.map(({ name }) => name) };
}

function follows(world: World, campaign: Campaign, solutionArn: string): boolean {
  const { solutionVersionArn, campaignConfig } = deploymentOf(campaign, world.context.now());
  const synced = campaignConfig?.syncWithLatestSolutionVersion === true && isLatest(solutionVersionArn);
  return synced && solutionOf(solutionVersionArn) === solutionArn;
}

/** What somebody else did, without a call that the record shows. */
function changeOutside(world: World, { put, remove, tags }: Controls['campaigns']): void {
  if ([put, remove, tags].filter((change) => change !== undefined).length !== 1) {
    throw new InvalidControl('expected exactly one of put, remove, tags');
  }
  if (put) world.campaigns.put(readyCampaign(world, put));
  if (remove !== undefined) world.campaigns.remove(living(world, remove).arn);
  if (tags) world.campaigns.put({ ...living(world, tags.name), tags: allowed(() => checkedTags(tags.set)) });
}

function readyCampaign(world: World, put: NonNullable<Controls['campaigns']['put']>): Campaign {
  const { name } = put;
  const now = world.context.now();
  const creation = { start: now, end: now };
  return allowed(() => ({
    name,
    arn: world.arnOf(name),
    tags: checkedTags(put.tags),
    creation,
    deployment: deploymentFrom(world, put),
  }));
}

function living(world: World, name: string): Campaign {
  const campaign = world.campaigns.current(world.arnOf(name));
  if (!campaign) throw new InvalidControl(`there is no campaign ${name}`);
  return campaign;
}

/** The service's own rules hold for what is put there, too. */
function allowed<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof PersonalizeError ? new InvalidControl(error.message) : error;
  }
}
