import { PersonalizeClient } from '@aws-sdk/client-personalize';
import { Duration } from 'aws-cdk-lib';
import { personalize as adapter } from '../../../lambda/personalize/adapter';
import { personalize as constructs } from '../../../lib';
import type { CampaignProps, ItemExploration, RankingInfluence } from '../../../lib/personalize';
import { PERSONALIZE as SOLUTION } from '../../support/services';
import type { ChangedRow, Row } from './table';
import { leaf, mapping } from './table';

const { SolutionVersion } = constructs;
const PLACE = { partition: 'aws', region: 'us-east-1', account: '123456789012' };

const FULL: CampaignProps = {
  campaignName: 'movies',
  solutionVersion: SolutionVersion.fromArn(SOLUTION.version1),
  minProvisionedTps: 2,
  itemExploration: { weight: 0.4, itemAgeCutOff: Duration.days(14) },
  metadataWithRecommendations: true,
  rankingInfluence: { popularity: 0.25, freshness: 0.75 },
  tags: { stage: 'test', team: 'discovery' },
};

type Change = ChangedRow<CampaignProps>['change'];

const set =
  (changed: Partial<CampaignProps>): Change =>
  (props) => ({ ...props, ...changed });
const exploration =
  (changed: ItemExploration): Change =>
  (props) => ({ ...props, itemExploration: { ...props.itemExploration, ...changed } });
const influence =
  (changed: RankingInfluence): Change =>
  (props) => ({ ...props, rankingInfluence: { ...props.rankingInfluence, ...changed } });

const CONFIG = 'campaignConfig';
const EXPLORATION = `${CONFIG}.itemExplorationConfig`;
const INFLUENCE = `${CONFIG}.rankingInfluence`;

const ROWS: readonly Row<CampaignProps>[] = [
  leaf('name', set({ campaignName: 'films' }), 'films'),
  leaf('solutionVersionArn', set({ solutionVersion: SolutionVersion.fromArn(SOLUTION.version2) }), SOLUTION.version2),
  leaf('minProvisionedTPS', set({ minProvisionedTps: 3 }), 3),
  leaf(`${EXPLORATION}.explorationWeight`, exploration({ weight: 0.6 }), '0.6'),
  leaf(`${EXPLORATION}.explorationItemAgeCutOff`, exploration({ itemAgeCutOff: Duration.hours(36) }), '1.5'),
  leaf(`${CONFIG}.enableMetadataWithRecommendations`, set({ metadataWithRecommendations: false }), false),
  leaf(`${INFLUENCE}.POPULARITY`, influence({ popularity: 0.5 }), 0.5),
  leaf(`${INFLUENCE}.FRESHNESS`, influence({ freshness: 1 }), 1),
  // The service takes tags as a list.
  {
    leaf: 'tags.stage',
    change: set({ tags: { stage: 'live', team: 'discovery' } }),
    sent: { 'tags.0.tagValue': 'live' },
  },
  {
    leaf: 'tags.team',
    change: set({ tags: { stage: 'test', team: 'search' } }),
    sent: { 'tags.1.tagValue': 'search' },
  },
];

/** A campaign can follow newer versions only from the newest one on. */
const LATEST = { ...FULL, campaignName: 'newest', solutionVersion: SolutionVersion.latest(SOLUTION.solution) };
const IN_SYNC = SolutionVersion.latestKeptInSync(SOLUTION.solution);

export const personalize = mapping({
  adapter: (settings) => adapter(PLACE, new PersonalizeClient(settings)),
  construct: constructs.Campaign,
  updates: {
    name: 'another campaign',
    solutionVersionArn: { operation: 'UpdateCampaign' },
    minProvisionedTPS: { operation: 'UpdateCampaign' },
    campaignConfig: { operation: 'UpdateCampaign' },
    tags: { operation: 'TagResource' },
  },
  groups: [
    { base: FULL, rows: ROWS },
    {
      base: LATEST,
      rows: [leaf(`${CONFIG}.syncWithLatestSolutionVersion`, set({ solutionVersion: IN_SYNC }), true)],
    },
  ],
});
