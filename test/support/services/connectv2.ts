import { createConnectV2 } from '../../../emulator';
import { connectv2 as constructs } from '../../../lib';
import { AWS } from './aws';
import { CONNECT_WRITES, connectOutreach, connectRow, INSTANCE, OTHER_INSTANCE } from './connect';
import type { ServiceRow } from './row';

const FLOW = 'arn:aws:connect:us-east-1:123456789012:instance/5f9a1c2e-1111-4222-8333-444455556666/contact-flow/f10a';
const SEGMENT = 'arn:aws:profile:us-east-1:123456789012:domains/amazon-connect-shop/segment-definitions/loyal';
const TEMPLATE = 'arn:aws:wisdom:us-east-1:123456789012:message-template/kb/news';
const options = { namePrefix: 'shop-news' };

/** Voice without agents. */
const telephony = {
  outboundMode: { agentless: {} },
  defaultOutboundConfig: { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: '+12065550100' },
};
const sms = {
  capacity: 0.5,
  outboundMode: { agentless: {} },
  defaultOutboundConfig: {
    connectSourcePhoneNumberArn: 'arn:aws:connect:us-east-1:123456789012:phone-number/p1',
    wisdomTemplateArn: TEMPLATE,
  },
};
const openHours = {
  dailyHours: { MONDAY: [{ startTime: 'T08:00', endTime: 'T17:30' }], SUNDAY: [] },
};

/** Everything that can be added to a campaign that has nothing of it, and be taken away again. */
const extras = {
  entryLimitsConfig: { maxEntryCount: 3, minEntryInterval: 'PT1H' },
  communicationLimitsOverride: {
    allChannelSubtypes: { communicationLimitsList: [{ maxCountPerRecipient: 2, frequency: 7, unit: 'DAY' }] },
  },
  channelSubtypeConfig: { telephony, sms },
};

const base = {
  connectInstanceId: INSTANCE,
  source: { customerProfilesSegmentArn: SEGMENT },
  connectCampaignFlowArn: FLOW,
  schedule: { startTime: '2030-01-01T08:00:00Z', endTime: '2030-02-01T08:00:00Z', refreshFrequency: 'PT24H' },
  communicationTimeConfig: {
    localTimeZoneConfig: { defaultTimeZone: 'Europe/Berlin', localTimeZoneDetection: ['ZIP_CODE'] },
    telephony: { openHours },
  },
  channelSubtypeConfig: { telephony },
};

const shown = { connectInstanceId: INSTANCE, source: base.source, connectCampaignFlowArn: FLOW };

const minimal = { campaign: base, options };

export const connectv2: ServiceRow = {
  ...AWS,
  ...connectRow(minimal),
  name: 'connectv2',
  noun: 'Connect V2 campaign',
  endpointVariable: 'AWS_ENDPOINT_URL_CONNECTCAMPAIGNSV2',
  emulated: (context) => createConnectV2(context),
  operations: {
    create: 'CreateCampaign',
    read: 'DescribeCampaign',
    update: 'UpdateCampaignChannelSubtypeConfig',
    remove: 'DeleteCampaign',
    tag: 'TagResource',
  },
  writes: [
    ...CONNECT_WRITES,
    'UpdateCampaignChannelSubtypeConfig',
    'UpdateCampaignSource',
    'UpdateCampaignFlowAssociation',
    'UpdateCampaignSchedule',
    'UpdateCampaignEntryLimits',
    'UpdateCampaignCommunicationTime',
    'UpdateCampaignCommunicationLimits',
    'DeleteCampaignChannelSubtypeConfig',
    'DeleteCampaignEntryLimits',
    'DeleteCampaignCommunicationTime',
    'DeleteCampaignCommunicationLimits',
  ],
  minimal,
  changed: { campaign: { ...base, channelSubtypeConfig: { telephony: { ...telephony, capacity: 0.25 } } }, options },
  full: { campaign: { ...base, ...extras, tags: { team: 'discovery', 'cost:center': '007' } }, options },
  variants: [
    { source: { customerProfilesSegmentArn: `${SEGMENT}-2` }, connectCampaignFlowArn: `${FLOW}b` },
    { schedule: { ...base.schedule, endTime: '2030-04-01T08:00:00Z' } },
    { communicationTimeConfig: { ...base.communicationTimeConfig, sms: { openHours } } },
  ].map((change) => ({ campaign: { ...base, ...change }, options })),
  shown: {
    minimal: { ...shown, channelSubtypeConfig: { telephony } },
    changed: { ...shown, channelSubtypeConfig: { telephony: { ...telephony, capacity: 0.25 } } },
    full: { ...shown, ...extras },
    another: { connectInstanceId: OTHER_INSTANCE },
  },
  bulky: (texts) => {
    const names = texts.flatMap((text) => text.match(/.{1,120}/g) ?? []);
    const restrictedPeriodList = names.map((name) => ({ name, startDate: '2030-12-24', endDate: '2030-12-26' }));
    const window = { openHours, restrictedPeriods: { restrictedPeriodList } };
    const communicationTimeConfig = { ...base.communicationTimeConfig, telephony: window };
    return { campaign: { ...base, communicationTimeConfig }, options };
  },
  outreach: {
    ...connectOutreach('connectv2'),
    over: ['Completed'],
    frozen: [
      { entryLimitsConfig: { maxEntryCount: 9, minEntryInterval: 'PT0H' } },
      { schedule: { ...base.schedule, endTime: '2030-03-01T08:00:00Z' } },
      { channelSubtypeConfig: { telephony: { ...telephony, connectQueueId: 'queue-2' } } },
      { channelSubtypeConfig: { sms } },
    ].map((change) => ({ campaign: { ...base, ...change }, options })),
  },
  lastYears: (name) => ({
    campaign: { name, connectInstanceId: 'arn:old', outboundMode: 'voice', capacity: -1 },
    options: { prefixOfOld: 'x' },
  }),
  add: (stack, id, { changed = false, name, another = false, adopt = false, removalPolicy, deadline } = {}) =>
    new constructs.Campaign(stack, id, {
      connectInstanceId: another ? OTHER_INSTANCE : INSTANCE,
      source: constructs.Source.segment(SEGMENT),
      campaignFlowArn: FLOW,
      telephony: {
        outboundMode: constructs.OutboundMode.agentless(),
        contactFlowId: 'flow-1',
        sourcePhoneNumber: '+12065550100',
        ...(changed ? { capacity: 0.25 } : {}),
      },
      ...(name === undefined ? {} : { campaignName: name }),
      adoptExisting: adopt,
      removalPolicy,
      deadline,
    }),
};
