import type { Campaign, CampaignConfig, CampaignUpdateSummary } from '@aws-sdk/client-personalize';
import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import type { Seen, SeenUpdate, Standing } from '../engine/service';

/** The status is free text: an unlisted one that ends as these do means the same. */
const STANDINGS: readonly (readonly [RegExp, Standing])[] = [
  [/^ACTIVE$/, 'ready'],
  [/^DELETE (PENDING|IN_PROGRESS)$/, 'deleting'],
  [/ (FAILED|STOPPED)$/, 'failed'],
  [/ (PENDING|IN_PROGRESS|STOPPING)$/, 'changing'],
];

export function standingOf(status: string): Standing {
  return STANDINGS.find(([pattern]) => pattern.test(status))?.[1] ?? 'unknown';
}

export function seenCampaign(id: string, campaign: Campaign): Seen<PersonalizeCampaign> {
  const { name = '', status = '', failureReason: reason, latestCampaignUpdate: update } = campaign;
  return {
    id,
    name,
    status,
    standing: standingOf(status),
    reason,
    born: timeOf(campaign.creationDateTime),
    properties: propertiesOf(campaign),
    update: update && seenUpdate(update),
    attributes: {
      CampaignArn: id,
      CampaignName: name,
      SolutionVersionArn: campaign.solutionVersionArn ?? '',
    },
  };
}

function seenUpdate(update: CampaignUpdateSummary): SeenUpdate<PersonalizeCampaign> {
  const { status = '', failureReason: reason } = update;
  return {
    token: timeOf(update.creationDateTime),
    status,
    standing: standingOf(status),
    reason,
    properties: propertiesOf(update),
  };
}

function propertiesOf(shown: Campaign | CampaignUpdateSummary): Partial<PersonalizeCampaign> {
  const { solutionVersionArn, minProvisionedTPS, campaignConfig } = shown;
  return { solutionVersionArn, minProvisionedTPS, campaignConfig: campaignConfig && configOf(campaignConfig) };
}

function configOf(config: CampaignConfig): PersonalizeCampaign['campaignConfig'] {
  return { ...config, rankingInfluence: config.rankingInfluence && { ...config.rankingInfluence } };
}

function timeOf(time: Date | undefined): string {
  return time?.toISOString() ?? '';
}
