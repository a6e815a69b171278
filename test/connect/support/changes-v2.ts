import { connectv2 } from '../../support/services/connectv2';
import type { Campaign, Change, Table } from './change';
import { REMARKED, without } from './change';

const all: Campaign = { ...connectv2.full.campaign, name: 'shop-all' };

const channels = all.channelSubtypeConfig as { telephony: object; sms: object };
const times = all.communicationTimeConfig as { localTimeZoneConfig: object; telephony: object };
const { telephony, sms } = channels;
const email = {
  outboundMode: { agentless: {} },
  defaultOutboundConfig: {
    connectSourceEmailAddress: 'news@example.com',
    wisdomTemplateArn: 'arn:aws:wisdom:us-east-1:123456789012:message-template/kb/mail',
  },
};
const OTHER = 'arn:aws:profile:us-east-1:123456789012:domains/amazon-connect-shop/segment-definitions/new';
const FLOW = 'arn:aws:connect:us-east-1:123456789012:instance/5f9a1c2e/contact-flow/other';
const limits = { communicationLimitsList: [{ maxCountPerRecipient: 1, frequency: 1, unit: 'DAY' }] };

const V2_CHANGES: readonly Change[] = [
  ['the name', all, { ...all, name: 'shop-other' }, ['UpdateCampaignName']],
  ['the source', all, { ...all, source: { customerProfilesSegmentArn: OTHER } }, ['UpdateCampaignSource']],
  ['the kind of source', all, { ...all, source: { eventTrigger: {} } }, ['UpdateCampaignSource']],
  ['the flow', all, { ...all, connectCampaignFlowArn: FLOW }, ['UpdateCampaignFlowAssociation']],
  [
    'the schedule',
    all,
    { ...all, schedule: { startTime: '2031-01-01T08:00:00Z', endTime: '2031-02-01T08:00:00Z' } },
    ['UpdateCampaignSchedule'],
  ],
  ['a schedule that is new', without(all, 'schedule'), all, ['UpdateCampaignSchedule', REMARKED]],
  ['a flow that is new', without(all, 'connectCampaignFlowArn'), all, ['UpdateCampaignFlowAssociation', REMARKED]],
  [
    'the entry limits',
    all,
    { ...all, entryLimitsConfig: { maxEntryCount: 0, minEntryInterval: 'PT2H' } },
    ['UpdateCampaignEntryLimits'],
  ],
  ['entry limits that go', all, without(all, 'entryLimitsConfig'), ['DeleteCampaignEntryLimits']],
  ['entry limits that come', without(all, 'entryLimitsConfig'), all, ['UpdateCampaignEntryLimits']],
  [
    'the limits',
    all,
    { ...all, communicationLimitsOverride: { allChannelSubtypes: limits } },
    ['UpdateCampaignCommunicationLimits'],
  ],
  ['limits that go', all, without(all, 'communicationLimitsOverride'), ['DeleteCampaignCommunicationLimits']],
  [
    'the windows',
    all,
    { ...all, communicationTimeConfig: { ...times, telephony: { openHours: { dailyHours: { TUESDAY: [] } } } } },
    ['UpdateCampaignCommunicationTime'],
  ],
  [
    'a window that goes',
    all,
    { ...all, communicationTimeConfig: { localTimeZoneConfig: times.localTimeZoneConfig } },
    ['DeleteCampaignCommunicationTime'],
  ],
  [
    'a window that comes, and one that goes',
    all,
    { ...all, communicationTimeConfig: { localTimeZoneConfig: times.localTimeZoneConfig, sms: times.telephony } },
    ['UpdateCampaignCommunicationTime', 'DeleteCampaignCommunicationTime'],
  ],
  [
    'a channel',
    all,
    { ...all, channelSubtypeConfig: { ...channels, sms: { ...sms, capacity: 0.75 } } },
    ['UpdateCampaignChannelSubtypeConfig'],
  ],
  [
    'a member of a channel that goes',
    all,
    { ...all, channelSubtypeConfig: { telephony, sms: without(sms as Campaign, 'capacity') } },
    ['UpdateCampaignChannelSubtypeConfig'],
  ],
  ['a channel that goes', all, { ...all, channelSubtypeConfig: { telephony } }, ['DeleteCampaignChannelSubtypeConfig']],
  [
    'a channel that comes, before the others go',
    all,
    { ...all, channelSubtypeConfig: { email } },
    ['UpdateCampaignChannelSubtypeConfig', 'DeleteCampaignChannelSubtypeConfig', 'DeleteCampaignChannelSubtypeConfig'],
  ],
  ['a tag that comes', all, { ...all, tags: { ...(all.tags as object), one: '1' } }, ['TagResource']],
  ['a tag that goes', all, { ...all, tags: { team: 'discovery' } }, ['UntagResource']],
  [
    'several at once: one call each',
    all,
    {
      ...without(all, 'entryLimitsConfig'),
      name: 'shop-several',
      connectCampaignFlowArn: FLOW,
      communicationLimitsOverride: { allChannelSubtypes: limits },
    },
    [
      'DeleteCampaignEntryLimits',
      'UpdateCampaignCommunicationLimits',
      'UpdateCampaignFlowAssociation',
      'UpdateCampaignName',
    ],
  ],
];

export const V2: Table = {
  name: 'connectv2',
  service: connectv2,
  changes: V2_CHANGES,
  replacements: [
    ...['schedule', 'connectCampaignFlowArn', 'communicationTimeConfig', 'source'].map(
      (row) => [`takes ${row} away`, all, without(all, row)] as const,
    ),
    ['adds a source', without(all, 'source'), all],
    ['has another type', all, { ...all, type: 'JOURNEY' }],
  ],
};
