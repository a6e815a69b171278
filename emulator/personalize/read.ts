import { missing, PersonalizeError } from './errors';
import type { Campaign, DeploymentField, Deployment, Rollout } from './campaign';
import { deploymentOf, failureOf, lastChange, statusOf, updateStatusOf } from './campaign';
import type { Requests, SolutionVersionState } from './shapes';
import { isVersion, solutionOf, TRAINING_FAILED } from './solutions';
import { chosen } from './switches';
import { requireSeen, type World } from './world';

const PAGE = 100;

export function describeCampaign(world: World, { campaignArn }: Requests['DescribeCampaign']): object {
  const campaign = requireSeen(world, campaignArn);
  const deployment = shownDeployment(world, deploymentOf(campaign, world.context.now()));
  return {
    campaign: { ...summary(world, campaign), ...deployment, latestCampaignUpdate: shownUpdate(world, campaign) },
  };
}

/** Answers carry no tags, and the list no configuration. */
export function listCampaigns(world: World, request: Requests['ListCampaigns']): object {
  const all = world.campaigns.allSeen().filter((campaign) => isOfSolution(world, campaign, request.solutionArn));
  const start = startOf(request.nextToken);
  const end = start + (request.maxResults ?? PAGE);
  const campaigns = all.slice(start, end).map((campaign) => summary(world, campaign));
  return { campaigns, nextToken: end < all.length ? tokenOf(end) : undefined };
}

const VERSION_STATUS: Readonly<Record<Exclude<SolutionVersionState, 'missing'>, object>> = {
  active: { status: 'ACTIVE' },
  training: { status: 'CREATE IN_PROGRESS' },
  failed: { status: 'CREATE FAILED', failureReason: TRAINING_FAILED },
};

/** A solution version is described by its own ARN; that `/$LATEST` names none is assumed. */
export function describeSolutionVersion(world: World, request: Requests['DescribeSolutionVersion']): object {
  const { solutionVersionArn } = request;
  const state = isVersion(solutionVersionArn) ? world.solutions.stateOf(solutionVersionArn) : 'missing';
  if (state === 'missing') throw missing(solutionVersionArn);
  const solutionArn = solutionOf(solutionVersionArn);
  return { solutionVersion: { solutionVersionArn, solutionArn, ...VERSION_STATUS[state] } };
}

/** What is true now, whatever reads show. */
export function overview(world: World): object[] {
  const now = world.context.now();
  const prefix = chosen(world.context, 'personalize.updateStatus');
  return world.campaigns.allCurrent().map((campaign) => {
    const { solutionVersionArn, minProvisionedTPS, campaignConfig } = deploymentOf(campaign, now);
    const { name, arn, tags } = campaign;
    const status = statusOf(campaign, now);
    const updateStatus = updateStatusOf(campaign, now, prefix);
    return { name, arn, status, updateStatus, solutionVersionArn, minProvisionedTPS, campaignConfig, tags };
  });
}

function summary(world: World, campaign: Campaign): object {
  const now = world.context.now();
  const { creation, update, deletion } = campaign;
  return {
    name: campaign.name,
    campaignArn: campaign.arn,
    status: statusOf(campaign, now),
    failureReason: failureOf(campaign, now),
    creationDateTime: seconds(creation.start),
    lastUpdatedDateTime: seconds(lastChange([creation, update, deletion], now)),
  };
}

function shownUpdate(world: World, campaign: Campaign): object | undefined {
  const { update } = campaign;
  if (!update) return undefined;
  const now = world.context.now();
  const status = updateStatusOf(campaign, now, chosen(world.context, 'personalize.updateStatus'));
  return {
    ...shownFields(world, update),
    status,
    failureReason: now >= update.end ? update.failure : undefined,
    creationDateTime: seconds(update.start),
    lastUpdatedDateTime: seconds(lastChange([update], now)),
  };
}

function shownFields(world: World, update: Rollout): object {
  const all = shownDeployment(world, update.wanted);
  if (chosen(world.context, 'personalize.updateShows') === 'all') return all;
  return Object.fromEntries(update.sent.map((field) => [field, all[field]]));
}

function shownDeployment(world: World, deployment: Deployment): Pick<Deployment, DeploymentField> {
  const { resolvedArn, ...shown } = deployment;
  return chosen(world.context, 'personalize.latestShows') === 'resolved'
    ? { ...shown, solutionVersionArn: resolvedArn }
    : shown;
}

function isOfSolution(world: World, campaign: Campaign, solutionArn: string | undefined): boolean {
  const { solutionVersionArn } = deploymentOf(campaign, world.context.now());
  return solutionArn === undefined || solutionOf(solutionVersionArn) === solutionArn;
}

function startOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = /^campaigns:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw new PersonalizeError('InvalidNextTokenException', 'The token is not valid.');
  return Number(start);
}

function tokenOf(start: number): string {
  return Buffer.from(`campaigns:${start}`).toString('base64url');
}

/** Unix seconds, as AWS JSON 1.1 has them. */
function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
