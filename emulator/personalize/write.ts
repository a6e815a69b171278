import { isDeepStrictEqual } from 'node:util';
import { deploymentOf, isUpdating, settled, statusOf, type Campaign, type Deployment } from './campaign';
import type { DeploymentField, Rollout } from './campaign';
import { busy, invalid, PersonalizeError } from './errors';
import type { CampaignConfig, Requests } from './shapes';
import { isLatest } from './solutions';
import { chosen } from './switches';
import { checkedTags } from './tags';
import { outcomeOf, requireCurrent, workOf, type World } from './world';

type Wanted = Pick<Requests['CreateCampaign'], DeploymentField>;

export function createCampaign(world: World, request: Requests['CreateCampaign']): { campaignArn: string } {
  const { name } = request;
  const arn = world.arnOf(name);
  const tags = checkedTags(request.tags);
  const deployment = deploymentFrom(world, request);
  // A name is taken as long as its campaign lives, also while that is being deleted.
  if (world.campaigns.current(arn)) {
    throw new PersonalizeError('ResourceAlreadyExistsException', `Another resource with Arn ${arn} already exists.`);
  }
  if (world.campaigns.allCurrent().length >= world.quota) {
    throw new PersonalizeError('LimitExceededException', `Limit of ${world.quota} campaigns reached.`);
  }
  world.campaigns.write({ name, arn, tags, deployment, creation: outcomeOf(world, 'create', name) });
  return { campaignArn: arn };
}

export function updateCampaign(world: World, request: Requests['UpdateCampaign']): { campaignArn: string } {
  const { campaignArn } = request;
  const campaign = requireCurrent(world, campaignArn);
  requireIdle(world, campaign);
  const before = deploymentOf(campaign, world.context.now());
  const wanted = deploymentFrom(world, merged(world, before, request));
  if (deploys(world, campaign, before, wanted)) startUpdate(world, campaign, wanted, sentFields(request));
  return { campaignArn };
}

/** Refused while anything runs: assumed, the operation lists `ResourceInUseException` and nothing says when. */
export function deleteCampaign(world: World, { campaignArn }: Requests['DeleteCampaign']): undefined {
  const campaign = requireCurrent(world, campaignArn);
  requireIdle(world, campaign);
  world.campaigns.write({ ...campaign, deletion: workOf(world, 'delete') });
}

/** A campaign with sync on moves to a new version by itself; one that is busy with something else stays where it is. */
export function startAutomaticUpdate(world: World, campaign: Campaign): boolean {
  if (!isIdle(world, campaign)) return false;
  const { solutionVersionArn, ...before } = deploymentOf(campaign, world.context.now());
  const wanted = { ...before, solutionVersionArn, resolvedArn: world.solutions.resolve(solutionVersionArn) };
  startUpdate(world, campaign, wanted, ['solutionVersionArn']);
  return true;
}

export function deploymentFrom(world: World, wanted: Wanted): Deployment {
  const { solutionVersionArn, minProvisionedTPS = 1, campaignConfig } = wanted;
  if (campaignConfig?.syncWithLatestSolutionVersion === true && !isLatest(solutionVersionArn)) {
    throw invalid('syncWithLatestSolutionVersion needs a solutionVersionArn that ends with /$LATEST');
  }
  world.solutions.requireDeployable(solutionVersionArn);
  const resolvedArn = world.solutions.resolve(solutionVersionArn);
  return { solutionVersionArn, resolvedArn, minProvisionedTPS, ...(campaignConfig ? { campaignConfig } : {}) };
}

function startUpdate(world: World, campaign: Campaign, wanted: Deployment, sent: Rollout['sent']): void {
  const update = { ...outcomeOf(world, 'update', campaign.name), wanted, sent };
  world.campaigns.write({ ...settled(campaign, world.context.now()), update });
}

/** Fields that an update does not carry keep their values. */
function merged(world: World, before: Deployment, request: Requests['UpdateCampaign']): Wanted {
  return {
    solutionVersionArn: request.solutionVersionArn ?? before.solutionVersionArn,
    minProvisionedTPS: request.minProvisionedTPS ?? before.minProvisionedTPS,
    campaignConfig: mergedConfig(world, before.campaignConfig, request.campaignConfig),
  };
}

function mergedConfig(world: World, before?: CampaignConfig, sent?: CampaignConfig): CampaignConfig | undefined {
  if (!sent) return before;
  return chosen(world.context, 'personalize.omittedConfig') === 'kept' ? { ...before, ...sent } : sent;
}

function sentFields(request: Requests['UpdateCampaign']): DeploymentField[] {
  const fields: readonly DeploymentField[] = ['solutionVersionArn', 'minProvisionedTPS', 'campaignConfig'];
  return fields.filter((field) => request[field] !== undefined);
}

/** An update of a campaign whose creation failed is never without effect. */
function deploys(world: World, campaign: Campaign, before: Deployment, wanted: Deployment): boolean {
  const active = statusOf(campaign, world.context.now()) === 'ACTIVE';
  if (!active || !isDeepStrictEqual(before, wanted)) return true;
  const choice = chosen(world.context, 'personalize.noOpUpdate');
  if (choice === 'refused') throw invalid('The update changes nothing');
  return choice === 'redeploys';
}

function requireIdle(world: World, campaign: Campaign): void {
  if (isIdle(world, campaign)) return;
  const now = world.context.now();
  const status = isUpdating(campaign, now)
    ? 'an update is in progress'
    : `its status is ${String(statusOf(campaign, now))}`;
  throw busy(campaign.arn, status);
}

function isIdle(world: World, campaign: Campaign): boolean {
  const now = world.context.now();
  const status = statusOf(campaign, now);
  return (status === 'ACTIVE' || status === 'CREATE FAILED') && !isUpdating(campaign, now);
}
