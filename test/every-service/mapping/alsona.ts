import { alsona as adapter } from '../../../lambda/alsona/adapter';
import { alsona as constructs } from '../../../lib';
import type { CampaignProps, WeekDays } from '../../../lib/alsona';
import { CONNECTION, connectionRows, wholeStateRow } from './rest';
import type { ChangedRow, Places, Reach, Row } from './table';
import { mapping } from './table';

const { CampaignStatus, DaySchedule, UtcOffset, WeeklySchedule } = constructs;

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The same on every day but for those given. */
const week = (day: constructs.DaySchedule, others: WeekDays = {}) =>
  WeeklySchedule.of({ ...Object.fromEntries(DAYS.map((name) => [name, day])), ...others });

const HOURS = DaySchedule.hours(9, 17);
const FLAGS = DaySchedule.flags(true, true);

const FULL: CampaignProps = {
  ...CONNECTION,
  accountId: 'account_shop',
  campaignName: 'partners',
  seats: ['seat_1', 'seat_2'],
  schedule: week(HOURS),
  timeZone: UtcOffset.ofMinutes(60),
};

type Change = ChangedRow<CampaignProps>['change'];

const set =
  (changed: Partial<CampaignProps>): Change =>
  (props) => ({ ...props, ...changed });

/** The body has the campaign as its only member. */
function leaf(path: string, change: Change, value: unknown, also: Places = {}): ChangedRow<CampaignProps> {
  return { leaf: path, change, sent: { [`campaign.${path}`]: value, ...also } };
}

const ROWS: readonly Row<CampaignProps>[] = [
  ...connectionRows<CampaignProps>((key) => key),
  { leaf: 'agency', change: set({ agency: true }), sent: {}, reached: { agency: true } },
  {
    ...leaf('account_id', set({ accountId: 'account_2' }), 'account_2'),
    reached: { account: 'account_2' },
  },
  {
    ...leaf('campaign_id', set({ campaignId: 'campaign_1' }), 'campaign_1'),
    // The path of its own.
    later: { id: 'campaign_1' },
  },
  leaf('name', set({ campaignName: '007' }), '007'),
  leaf('seats.0', set({ seats: ['007', 'seat_2'] }), '007'),
  leaf('seats.1', set({ seats: ['seat_1', 'true'] }), 'true'),
  leaf('timezone', set({ timeZone: UtcOffset.of('-05:30') }), -330),
  leaf('timezone', set({ timeZone: UtcOffset.ofMinutes(0) }), 0),
];

const on = (day: string, schedule: constructs.DaySchedule, like: constructs.DaySchedule) =>
  set({ schedule: week(like, { [day]: schedule }) });

/** A day that is off has hours too, which are of no use. */
const IN_HOURS = DAYS.flatMap((day): Row<CampaignProps>[] => {
  const place = `schedule.${day}`;
  return [
    leaf(`${place}.0`, on(day, DaySchedule.off(), HOURS), false, {
      [`campaign.${place}.1`]: 0,
      [`campaign.${place}.2`]: 24,
    }),
    leaf(`${place}.1`, on(day, DaySchedule.hours(8, 17), HOURS), 8),
    leaf(`${place}.2`, on(day, DaySchedule.hours(9, 18), HOURS), 18),
  ];
});

const IN_FLAGS = DAYS.flatMap((day): Row<CampaignProps>[] => {
  const place = `schedule.${day}`;
  return [
    leaf(`${place}.0`, on(day, DaySchedule.off(), FLAGS), false),
    leaf(`${place}.1`, on(day, DaySchedule.flags(false, true), FLAGS), false),
    leaf(`${place}.2`, on(day, DaySchedule.flags(true, false), FLAGS), false),
  ];
});

function wholeIn(status: string): object {
  const schedule = Object.fromEntries(DAYS.map((day) => [day, [true, 9, 17]]));
  return { campaign: { name: 'partners', seats: ['seat_1', 'seat_2'], schedule, timezone: 60, status } };
}

const status = (asked: constructs.CampaignStatus, states: Readonly<Record<string, string>>) =>
  wholeStateRow<CampaignProps>('status', set({ status: asked }), states, wholeIn);

const STATUSES: readonly Row<CampaignProps>[] = [
  status(CampaignStatus.RUN, { DRAFT: 'RUN', PAUSE: 'RUN' }),
  status(CampaignStatus.PAUSE, { DRAFT: 'PAUSE', RUN: 'PAUSE' }),
  status(CampaignStatus.DONE, { DRAFT: 'DONE', RUN: 'DONE', PAUSE: 'DONE' }),
  // There is no way back.
  status(CampaignStatus.DRAFT, { RUN: 'PAUSE' }),
];

const reach: Reach = ({ path, headers }) => {
  const [route, agency, account, id] = /^\/rest\/(agency\/)?accounts\/([^/]+)\/campaigns(?:\/(.+))?$/.exec(path) ?? [];
  if (route === undefined) throw new Error(`no route is known in ${path}`);
  return { agency: agency !== undefined, account, id, key: headers['x-api-key'] };
};

const WHOLE = { operation: 'updateCampaign' };

export const alsona = mapping({
  adapter: () => adapter(),
  reach,
  construct: constructs.Campaign,
  updates: {
    baseUrl: 'another campaign',
    agency: 'access',
    apiKey: 'access',
    account_id: 'another campaign',
    campaign_id: 'another campaign',
    name: WHOLE,
    seats: WHOLE,
    schedule: WHOLE,
    timezone: WHOLE,
    status: 'steps',
  },
  groups: [
    { base: FULL, rows: [...ROWS, ...IN_HOURS, ...STATUSES] },
    { base: { ...FULL, schedule: week(FLAGS) }, rows: IN_FLAGS },
  ],
});
