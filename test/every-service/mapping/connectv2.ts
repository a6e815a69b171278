import { ConnectCampaignsV2Client } from '@aws-sdk/client-connectcampaignsv2';
import { Duration } from 'aws-cdk-lib';
import { connectV2 as adapter } from '../../../lambda/connectv2/adapter';
import { connectv2 as constructs } from '../../../lib';
import type { CampaignProps, CommunicationLimit, CommunicationLimits } from '../../../lib/connectv2';
import { owner, stateRows } from './connect';
import { CHANNELS, PREVIEW_MODE, PROGRESSIVE_MODE } from './connectv2-channels';
import type { Change } from './connectv2-props';
import { domain, flow, FULL, PREVIEW, PROGRESSIVE, segment, set, TRIGGERED } from './connectv2-props';
import { TIMES } from './connectv2-times';
import type { Row } from './table';
import { fixed, leaf, mapping } from './table';

const { CampaignState, CampaignType, InstanceLimitsHandling, Schedule, Source } = constructs;

const schedule = (start: string, end: string, refreshFrequency: Duration) =>
  set({ schedule: Schedule.fromTimestamps(start, end, { refreshFrequency }) });
const [START, END] = ['2030-12-01T08:00:00Z', '2030-12-31T20:00:00Z'] as const;
const [NEW_START, NEW_END] = ['2030-12-02T08:30:00Z', '2031-01-31T21:45:00Z'] as const;

const limits =
  (changed: CommunicationLimits): Change =>
  (props) => ({ ...props, communicationLimits: { ...props.communicationLimits, ...changed } });
const limit =
  (place: number, changed: Partial<CommunicationLimit>): Change =>
  (props) => {
    const all = props.communicationLimits?.allChannels ?? [];
    return limits({ allChannels: all.map((one, index) => (index === place ? { ...one, ...changed } : one)) })(props);
  };
const LIST = 'communicationLimitsOverride.allChannelSubtypes.communicationLimitsList';

const ROWS: readonly Row<CampaignProps>[] = [
  leaf('name', set({ campaignName: 'news' }), 'news'),
  leaf('connectInstanceId', set({ connectInstanceId: 'instance-2' }), 'instance-2', owner('instance-2')),
  leaf('type', set({ campaignType: CampaignType.JOURNEY }), 'JOURNEY'),
  leaf('source.customerProfilesSegmentArn', set({ source: Source.segment(segment('new')) }), segment('new')),
  leaf('connectCampaignFlowArn', set({ campaignFlowArn: flow('journey-2') }), flow('journey-2')),
  leaf('schedule.startTime', schedule(NEW_START, END, Duration.hours(12)), NEW_START),
  leaf('schedule.endTime', schedule(START, NEW_END, Duration.hours(12)), NEW_END),
  leaf('schedule.refreshFrequency', schedule(START, END, Duration.hours(6)), 'PT6H'),
  leaf(
    'entryLimitsConfig.maxEntryCount',
    set({ entryLimits: { maxEntryCount: 9, minEntryInterval: Duration.days(7) } }),
    9,
  ),
  leaf(
    'entryLimitsConfig.minEntryInterval',
    set({ entryLimits: { maxEntryCount: 3, minEntryInterval: Duration.hours(36) } }),
    'P1DT12H',
  ),
  ...[0, 1].flatMap((place): Row<CampaignProps>[] => [
    leaf(`${LIST}.${place}.maxCountPerRecipient`, limit(place, { maxCountPerRecipient: 7 }), 7),
    leaf(`${LIST}.${place}.frequency`, limit(place, { frequency: Duration.hours(48) }), 2),
    fixed(`${LIST}.${place}.unit`, 'DAY'),
  ]),
  leaf(
    'communicationLimitsOverride.instanceLimitsHandling',
    limits({ instanceLimits: InstanceLimitsHandling.OPT_OUT }),
    'OPT_OUT',
  ),
  leaf('tags.team', set({ tags: { stage: 'test', team: 'care' } }), 'care'),
  leaf('tags.stage', set({ tags: { stage: 'live', team: 'sales' } }), 'live'),
  leaf('tags.owner', set({ visibleInConsole: false }), undefined),
  ...stateRows(CampaignState, (state) => set({ state })),
];

const DOMAIN = { customerProfilesDomainArn: domain('outlet') };

export const connectv2 = mapping({
  adapter: (settings) => adapter(new ConnectCampaignsV2Client(settings)),
  construct: constructs.Campaign,
  updates: {
    name: { operation: 'UpdateCampaignName' },
    connectInstanceId: 'another campaign',
    type: 'another campaign',
    channelSubtypeConfig: { operation: 'UpdateCampaignChannelSubtypeConfig' },
    source: { operation: 'UpdateCampaignSource' },
    connectCampaignFlowArn: { operation: 'UpdateCampaignFlowAssociation' },
    schedule: { operation: 'UpdateCampaignSchedule' },
    entryLimitsConfig: { operation: 'UpdateCampaignEntryLimits' },
    communicationTimeConfig: { operation: 'UpdateCampaignCommunicationTime' },
    communicationLimitsOverride: { operation: 'UpdateCampaignCommunicationLimits' },
    tags: { operation: 'TagResource' },
    state: 'steps',
  },
  groups: [
    { base: FULL, rows: [...ROWS, ...CHANNELS, ...TIMES] },
    { base: PROGRESSIVE, rows: PROGRESSIVE_MODE },
    { base: PREVIEW, rows: PREVIEW_MODE },
    {
      base: TRIGGERED,
      rows: [
        leaf(
          'source.eventTrigger.customerProfilesDomainArn',
          set({ source: Source.eventTrigger(DOMAIN) }),
          DOMAIN.customerProfilesDomainArn,
        ),
      ],
    },
  ],
});
