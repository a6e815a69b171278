import { createAlsona } from '../../../emulator';
import { alsona as adapter } from '../../../lambda/alsona/adapter';
import { alsona as constructs } from '../../../lib';
import { EMULATOR, restOutreach, restRow, SECRET, secretOf } from './rest';
import type { ResourceProperties, ServiceRow } from './row';

const options = { namePrefix: 'shop-people' };
const ACCOUNT = 'account_shop';
const OTHER_ACCOUNT = 'account_other';

const connection = {
  baseUrl: EMULATOR,
  apiKey: { secretArn: SECRET, jsonField: 'alsona' },
  account_id: ACCOUNT,
};
const on = [true, true, true];
const off = [false, true, true];
const schedule = { monday: on, tuesday: on, wednesday: on, thursday: on, friday: on, saturday: off, sunday: off };
const hours = Object.fromEntries(Object.keys(schedule).map((day, index) => [day, [index < 5, 9, 17]]));
const content = { seats: ['seat_1'], schedule, timezone: 60 };
const changedContent = { ...content, seats: ['seat_1', 'seat_2'] };
const fullContent = { seats: ['seat_2', '007', 'true'], schedule: hours, timezone: -300 };

const minimal: ResourceProperties = { campaign: { ...connection, ...content }, options };

export const alsona: ServiceRow = {
  ...restRow(() => adapter()),
  name: 'alsona',
  noun: 'Alsona campaign',
  emulated: (context) => createAlsona(context),
  operations: {
    create: 'createCampaign',
    read: 'getCampaign',
    update: 'updateCampaign',
    remove: 'deleteCampaign',
    tag: 'none',
  },
  writes: ['createCampaign', 'updateCampaign', 'deleteCampaign'],
  createWrites: ['createCampaign'],
  createPasses: 2,
  minimal,
  slow: { campaign: { ...minimal.campaign, status: 'RUN' }, options },
  changed: { campaign: { ...connection, ...changedContent }, options },
  full: { campaign: { ...connection, ...fullContent }, options },
  variants: [],
  shown: {
    minimal: { account_id: ACCOUNT, ...content },
    changed: { account_id: ACCOUNT, ...changedContent },
    full: { account_id: ACCOUNT, ...fullContent },
    another: { account_id: OTHER_ACCOUNT },
  },
  stuck: { fault: { operation: 'updateCampaign', kind: 'throttle', times: 1000 }, words: /HTTP 429/ },
  bulky: (texts) => ({ campaign: { ...minimal.campaign, seats: texts }, options }),
  lastYears: (name) => ({
    campaign: { ...connection, name, seats: 'none', week: '{}', timezone: 99_999 },
    options: { prefixOfOld: 'x' },
  }),
  named: (name, properties = minimal) => ({ ...properties, campaign: { ...properties.campaign, name } }),
  anotherRow: 'account_id',
  outreach: {
    ...restOutreach('alsona'),
    property: 'status',
    quietWrites: ['createCampaign', 'updateCampaign'],
    changesWhileRunning: true,
    states: { running: 'RUN', paused: 'PAUSE', stopped: 'DONE' },
    over: ['DONE'],
  },
  another: (properties = minimal) => ({
    ...properties,
    campaign: { ...properties.campaign, account_id: OTHER_ACCOUNT },
  }),
  put: (name) => ({ control: 'campaigns', body: { put: { ...content, name, account_id: ACCOUNT } } }),
  isCalled: (shown, name) => shown === name,
  madeBy: ({ body, response }) => ({
    name: (body as { campaign: { name: string } }).campaign.name,
    id: (response as { campaign?: { campaign_id: string } } | null)?.campaign?.campaign_id ?? '',
  }),
  add: (stack, id, { changed = false, name, another = false, removalPolicy, deadline } = {}) =>
    new constructs.Campaign(stack, id, {
      baseUrl: EMULATOR,
      accountId: another ? OTHER_ACCOUNT : ACCOUNT,
      apiKey: secretOf(stack),
      apiKeyField: 'alsona',
      seats: changed ? ['seat_1', 'seat_2'] : ['seat_1'],
      schedule: constructs.WeeklySchedule.weekdays(constructs.DaySchedule.on()),
      timeZone: constructs.UtcOffset.ofMinutes(60),
      ...(name === undefined ? {} : { campaignName: name }),
      removalPolicy,
      deadline,
    }),
};
