import { createBatch } from '../../../emulator';
import { batch as adapter } from '../../../lambda/batch/adapter';
import { batch as constructs } from '../../../lib';
import { EMULATOR, restOutreach, restRow, SECRET, secretOf } from './rest';
import type { ResourceProperties, ServiceRow } from './row';

const options = { namePrefix: 'shop-news' };
const PROJECT = 'project_shop';
const OTHER_PROJECT = 'project_other';

const connection = {
  baseUrl: EMULATOR,
  apiVersion: '2.10',
  projectKey: PROJECT,
  apiKey: { secretArn: SECRET, jsonField: 'batch' },
};
const email = { channel_type: 'email', subject: 'News', sender_identity_id: '4012', html: '<p>News</p>' };
const content = { when: { start_time: '2030-01-01T08:00:00Z' }, targeting: { regions: ['FR'] }, messages: [email] };
const base = { ...connection, ...content };
const changedContent = { ...content, messages: [{ ...email, subject: 'Other news' }] };
const fullContent = {
  send_rate: 100_000,
  labels: ['news', '007'],
  when: { start_time: '2030-01-01T08:00:00Z', local_time: true },
  messages: [
    {
      channel_type: 'push',
      platform_type: ['ios', 'android', 'web'],
      title: 'true',
      body: '1e3',
      media: { picture: 'https://images.example.com/a.png' },
      priority: 'normal',
      push_type: 'background',
      time_to_live: 3600,
      filter_push_tokens: 'all',
      ios: { deeplink: 'shop://news', custom_payload: '{"aps":{"badge":1}}' },
      android: {
        custom_payload: '{"a":"{{b}}"}',
        media: { icon: 'https://images.example.com/i.png' },
        collapse_key: { enabled: false, key: 'news' },
      },
      web: { deeplink: 'https://shop.example.com' },
      languages: [{ language: 'fr', body: 'Bonjour', title: '007' }],
    },
  ],
};
const query = { age: { $gt: 18 } };
const targeting = { languages: ['fr'], regions: ['FR', 'US'] };

/** Properties of the wire, and what the service shows of them. */
const full = { ...connection, ...fullContent, targeting: { ...targeting, query: JSON.stringify(query) } };

const minimal: ResourceProperties = { campaign: base, options };

export const batch: ServiceRow = {
  ...restRow(() => adapter()),
  name: 'batch',
  noun: 'Batch campaign',
  unprovable: 'its name is all that it shows, and names are not unique',
  emulated: (context) => createBatch(context),
  operations: {
    create: 'createCampaign',
    read: 'listOrchestrations',
    update: 'updateCampaign',
    remove: 'deleteCampaign',
    tag: 'none',
  },
  writes: ['createCampaign', 'updateCampaign', 'deleteCampaign'],
  // A draft under a name of its own, then the campaign.
  createWrites: ['createCampaign', 'updateCampaign'],
  createPasses: 3,
  minimal,
  slow: { campaign: { ...base, state: 'RUNNING' }, options },
  changed: { campaign: { ...connection, ...changedContent }, options },
  full: { campaign: full, options },
  variants: [],
  shown: {
    minimal: { project: PROJECT, ...content },
    changed: { project: PROJECT, ...changedContent },
    full: { project: PROJECT, ...fullContent, targeting: { ...targeting, query } },
    another: { project: OTHER_PROJECT },
  },
  stuck: { fault: { operation: 'updateCampaign', kind: 'throttle', times: 1000 }, words: /HTTP 429/ },
  bulky: (texts) => ({ campaign: { ...base, messages: [{ ...email, html: texts.join(' ') }] }, options }),
  lastYears: (name) => ({
    campaign: { ...connection, name, start: 'yesterday', messages: 'none', send_rate: -1 },
    options: { prefixOfOld: 'x' },
  }),
  named: (name, properties = minimal) => ({ ...properties, campaign: { ...properties.campaign, name } }),
  anotherRow: 'projectKey',
  outreach: {
    ...restOutreach('batch'),
    property: 'state',
    quietWrites: ['createCampaign', 'updateCampaign'],
    changesWhileRunning: false,
    states: { running: 'RUNNING', paused: 'STOPPED', stopped: 'STOPPED' },
    over: ['COMPLETED'],
    frozen: [
      { messages: changedContent.messages },
      { labels: ['news'] },
      { when: { start_time: '2031-01-01T08:00:00Z' } },
    ].map((change) => ({ campaign: { ...base, ...change }, options })),
  },
  another: (properties = minimal) => ({
    ...properties,
    campaign: { ...properties.campaign, projectKey: OTHER_PROJECT },
  }),
  // Created is a draft under another name.
  spoil: (name) => ({ control: 'outcomes', body: { name, update: 'refuse', reason: 'Spoilt.' } }),
  put: (name) => ({ control: 'campaigns', body: { put: { ...content, name, source: 'api' } } }),
  isCalled: (shown, name) => shown === name || shown.startsWith(`${name} [draft of `),
  madeBy: ({ body, response }) => ({
    name: (body as { name: string }).name,
    id: (response as { id: string } | null)?.id ?? '',
  }),
  add: (stack, id, { changed = false, name, another = false, removalPolicy, deadline } = {}) =>
    new constructs.Campaign(stack, id, {
      baseUrl: EMULATOR,
      projectKey: another ? OTHER_PROJECT : PROJECT,
      apiKey: secretOf(stack),
      apiKeyField: 'batch',
      message: constructs.Message.email({
        subject: changed ? 'Other news' : 'News',
        senderIdentityId: '4012',
        html: '<p>News</p>',
      }),
      when: constructs.When.at(new Date('2030-01-01T08:00:00Z')),
      targeting: { regions: ['FR'] },
      ...(name === undefined ? {} : { campaignName: name }),
      removalPolicy,
      deadline,
    }),
};
