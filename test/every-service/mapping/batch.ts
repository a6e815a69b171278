import { batch as adapter } from '../../../lambda/batch/adapter';
import { batch as constructs } from '../../../lib';
import type { CampaignProps, Targeting } from '../../../lib/batch';
import { EMAIL, EMAIL_ROWS, PUSH, PUSH_ROWS } from './batch-messages';
import { CONNECTION, connectionRows, wholeStateRow } from './rest';
import type { ChangedRow, Reach, Row } from './table';
import { leaf, mapping } from './table';

const { CampaignState, Message, When } = constructs;

const START = '2030-01-31T08:00:00Z';
const LATER = '2030-02-01T09:30:00Z';
const TARGETING = { languages: ['es'], regions: ['FR', 'US'], query: { age: { $gt: 18 }, vip: { $eq: true } } };
const VARIANTS = [
  { name: 'a', share: 50 },
  { name: 'b', share: 50 },
];

const CAMPAIGN = { ...CONNECTION, projectKey: 'project_shop', apiVersion: '2.10', campaignName: 'sale' };

const FULL: CampaignProps = {
  ...CAMPAIGN,
  message: EMAIL,
  when: When.timestamp(START, { localTime: false }),
  sendRate: 1000,
  labels: ['news', 'outlet'],
  targeting: TARGETING,
  variants: VARIANTS,
};

type Change = ChangedRow<CampaignProps>['change'];

const set =
  (changed: Partial<CampaignProps>): Change =>
  (props) => ({ ...props, ...changed });
const targeting =
  (changed: Targeting): Change =>
  (props) => ({ ...props, targeting: { ...props.targeting, ...changed } });

const ROWS: readonly Row<CampaignProps>[] = [
  ...connectionRows<CampaignProps>((key) => `Bearer ${key}`),
  { leaf: 'apiVersion', change: set({ apiVersion: '2.11' }), sent: {}, reached: { version: '2.11' } },
  { leaf: 'projectKey', change: set({ projectKey: 'project_2' }), sent: {}, reached: { project: 'project_2' } },
  // Made as a draft that is known by its name.
  {
    leaf: 'name',
    change: set({ campaignName: '007' }),
    sent: { name: expect.stringMatching(/^007 \[draft of cdk-campaigns [0-9a-f]{20}\]$/) as unknown },
    saved: { 'campaign.name': '007' },
  },
  leaf('send_rate', set({ sendRate: 1_000_000 }), 1_000_000),
  leaf('labels.0', set({ labels: ['007', 'outlet'] }), '007'),
  leaf('labels.1', set({ labels: ['news', 'true'] }), 'true'),
  leaf('when.start_time', set({ when: When.timestamp(LATER, { localTime: false }) }), LATER),
  leaf('when.local_time', set({ when: When.timestamp(START, { localTime: true }) }), true),
  leaf('when.start_time', set({ when: When.now() }), 'now', { 'when.local_time': undefined }),
  leaf('targeting.languages.0', targeting({ languages: ['fr'] }), 'fr'),
  leaf('targeting.languages.1', targeting({ languages: ['es', 'de'] }), 'de'),
  leaf('targeting.regions.0', targeting({ regions: ['BE', 'US'] }), 'BE'),
  leaf('targeting.regions.1', targeting({ regions: ['FR', 'CA'] }), 'CA'),
  // Texts in the template, and structures in the call.
  {
    leaf: 'targeting.query',
    change: targeting({ query: { age: { $gt: 21 }, vip: { $eq: true } } }),
    sent: { 'targeting.query.age.$gt': 21 },
  },
  {
    leaf: 'variants',
    change: set({ variants: [{ name: 'a', share: 70 }, VARIANTS[1]] }),
    sent: { 'variants.0.share': 70 },
  },
];

/** Little enough to be written down. */
const SMALL: CampaignProps = {
  ...CAMPAIGN,
  message: Message.email({ subject: 'Sale', senderIdentityId: '4012', html: '<p>Today' }),
  when: When.timestamp(START),
  targeting: { regions: ['FR'] },
};

function smallIn(state: string): object {
  return {
    id: expect.any(String) as unknown,
    campaign: {
      name: 'sale',
      state,
      when: { start_time: START },
      targeting: { regions: ['FR'] },
      messages: [{ channel_type: 'email', subject: 'Sale', sender_identity_id: '4012', html: '<p>Today' }],
    },
  };
}

const state = (asked: constructs.CampaignState, states: Readonly<Record<string, string>>) =>
  wholeStateRow<CampaignProps>('state', set({ state: asked }), states, smallIn);

const STATES: readonly Row<CampaignProps>[] = [
  state(CampaignState.RUNNING, { DRAFT: 'RUNNING', STOPPED: 'RUNNING' }),
  state(CampaignState.STOPPED, { DRAFT: 'STOPPED', RUNNING: 'STOPPED' }),
  // There is no way back.
  state(CampaignState.DRAFT, { RUNNING: 'STOPPED' }),
];

const reach: Reach = ({ path, headers }) => {
  const [, version, route] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return { version, route, project: headers['x-batch-project'], key: headers.authorization };
};

const WHOLE = { operation: 'updateCampaign', within: 'campaign.' };

export const batch = mapping({
  adapter: () => adapter(),
  reach,
  construct: constructs.Campaign,
  updates: {
    baseUrl: 'another campaign',
    projectKey: 'another campaign',
    apiVersion: 'access',
    apiKey: 'access',
    name: WHOLE,
    state: 'steps',
    send_rate: WHOLE,
    labels: WHOLE,
    when: WHOLE,
    targeting: WHOLE,
    messages: WHOLE,
    variants: WHOLE,
  },
  groups: [
    { base: FULL, rows: [...ROWS, ...EMAIL_ROWS] },
    { base: { ...CAMPAIGN, message: PUSH, when: When.timestamp(START) }, rows: PUSH_ROWS },
    { base: SMALL, rows: STATES },
  ],
});
