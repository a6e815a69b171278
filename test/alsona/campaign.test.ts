import { Duration, PhysicalName, RemovalPolicy } from 'aws-cdk-lib';
import { alsona } from '../../lib';
import type { CampaignProps } from '../../lib/alsona';
import { errorOf, newStack } from '../support/app';
import { KEY_ARN, newCampaign, sent } from './support/app';

type Props = Partial<CampaignProps>;

const { CampaignStatus, DaySchedule, UtcOffset, WeeklySchedule } = alsona;
const ON = [true, true, true];
const OFF = [false, true, true];
const WEEKEND = { saturday: OFF, sunday: OFF };
const EVERY_DAY = {
  monday: ON,
  tuesday: ON,
  wednesday: ON,
  thursday: ON,
  friday: ON,
  saturday: ON,
  sunday: ON,
};

/** What is sent where nothing is asked for but what is required. */
const LEAST = {
  baseUrl: 'https://alsona.com',
  apiKey: { secretArn: KEY_ARN },
  account_id: 'account-1',
  seats: ['seat-1'],
  schedule: EVERY_DAY,
};

/** Where every prop ends. */
const PLACES: readonly (readonly [string, Props, object])[] = [
  ['nothing but what is required', {}, LEAST],
  ['accountId', { accountId: 'account-2' }, { ...LEAST, account_id: 'account-2' }],
  ['apiKeyField', { apiKeyField: 'key' }, { ...LEAST, apiKey: { secretArn: KEY_ARN, jsonField: 'key' } }],
  ['agency', { agency: true }, { ...LEAST, agency: true }],
  ['agency, of no agency', { agency: false }, LEAST],
  ['baseUrl', { baseUrl: 'https://api.hublinks.io' }, { ...LEAST, baseUrl: 'https://api.hublinks.io' }],
  ['campaignName', { campaignName: 'invitations' }, { ...LEAST, name: 'invitations' }],
  ['campaignId', { campaignId: 'campaign-1' }, { ...LEAST, campaign_id: 'campaign-1' }],
  ['seats', { seats: ['seat-2', 'seat-1'] }, { ...LEAST, seats: ['seat-2', 'seat-1'] }],
  [
    'schedule',
    { schedule: WeeklySchedule.weekdays(DaySchedule.on()) },
    { ...LEAST, schedule: { ...EVERY_DAY, ...WEEKEND } },
  ],
  ['timeZone', { timeZone: UtcOffset.ofMinutes(-300) }, { ...LEAST, timezone: -300 }],
  ['timeZone, of no offset', { timeZone: UtcOffset.ofMinutes(0) }, { ...LEAST, timezone: 0 }],
  ['status, draft', { status: CampaignStatus.DRAFT }, { ...LEAST, status: 'DRAFT' }],
  ['status, running', { status: CampaignStatus.RUN }, { ...LEAST, status: 'RUN' }],
  ['status, paused', { status: CampaignStatus.PAUSE }, { ...LEAST, status: 'PAUSE' }],
  ['status, done', { status: CampaignStatus.DONE }, { ...LEAST, status: 'DONE' }],
];

describe('every prop has its place', () => {
  test.each(PLACES)('%s [R54]', (_, props, campaign) => {
    expect(sent(props).campaign).toEqual(campaign);
  });

  test('a deadline, a teardown and what a replacement may do are options [R54]', () => {
    const teardown = alsona.Teardown.PAUSE;
    const named = { campaignName: 'invitations', deadline: Duration.minutes(30), teardown };
    expect(sent({ ...named, replacementMayContactAgain: true }).options).toEqual({
      deadlineSeconds: 1800,
      replacementMayContactAgain: true,
      teardown: 'pause',
    });
  });

  test('what is not asked for is not sent [R54][R60]', () => {
    expect(sent().options).toEqual({ namePrefix: 'Shop-Invitations' });
    expect(sent({ campaignName: 'invitations', replacementMayContactAgain: false }).options).toBeUndefined();
  });

  test('what a campaign of this service cannot have is not sent: there is no adoption and there are no tags', () => {
    const strange = { adoptExisting: true, tags: { team: 'care' }, campaignName: 'invitations' };
    expect(sent(strange)).toMatchObject({ campaign: { ...LEAST, name: 'invitations' } });
    expect(sent(strange).campaign).not.toHaveProperty('tags');
    expect(sent(strange).options).toBeUndefined();
  });

  test('a generated name begins with the stack and the construct, also where the CDK could make one up', () => {
    const generated = sent({ campaignName: PhysicalName.GENERATE_IF_NEEDED });
    expect(generated.campaign).not.toHaveProperty('name');
    expect(generated.options).toEqual({ namePrefix: 'Shop-Invitations' });
  });
});

const ADDRESS =
  'baseUrl must be an https address such as "https://api.example.com", without credentials, query, fragment or a slash at the end; http only for the loopback address, got';

const WRONG: readonly (readonly [string, Props, string[]])[] = [
  [
    'no account',
    { accountId: '' },
    ['accountId must be the id of an account: letters, digits and "_~:.-", and no dot at its beginning, got ""'],
  ],
  ['a field without a name', { apiKeyField: '' }, ['apiKeyField must have at least 1 character, got 0']],
  ['an agency that is neither', { agency: 'yes' as unknown as boolean }, ['agency must be true or false, got "yes"']],
  ['an address with a slash', { baseUrl: 'https://alsona.com/' }, [`${ADDRESS} "https://alsona.com/"`]],
  ['an open address', { baseUrl: 'http://alsona.com' }, [`${ADDRESS} "http://alsona.com"`]],
  ['an empty name', { campaignName: '' }, ['campaignName must have at least 1 character, got 0']],
  [
    'an id with a space',
    { campaignId: 'my campaign' },
    [
      'campaignId must be the id of a campaign: letters, digits and "_~:.-", and no dot at its beginning, got "my campaign"',
    ],
  ],
  ['no seat', { seats: [] }, ['seats must have at least 1 element, got 0']],
  ['a seat without an id', { seats: ['seat-1', ''] }, ['seats.1 must have at least 1 character, got 0']],
  ['a seat twice', { seats: ['seat-1', 'seat-1'] }, ['seats must name each seat once, got ["seat-1","seat-1"]']],
  [
    'an offset too far in the west',
    { timeZone: UtcOffset.ofMinutes(-721) },
    ['timeZone (in minutes) must be at least -720, got -721'],
  ],
  [
    'an offset too far in the east',
    { timeZone: UtcOffset.of('+14:01') },
    ['timeZone (in minutes) must be at most 840, got 841'],
  ],
  [
    'an offset of part minutes',
    { timeZone: UtcOffset.ofMinutes(0.5) },
    ['timeZone (in minutes) must be a whole number, got 0.5'],
  ],
  ['no offset', { timeZone: UtcOffset.of('CET') }, ['timeZone must be an offset such as "-05:00", got "CET"']],
  [
    'hours in no order',
    { schedule: WeeklySchedule.of({ tuesday: DaySchedule.hours(17, 9) }) },
    ['schedule.tuesday must end at a later hour than it starts, got [true,17,9]'],
  ],
  [
    'hours that no day has',
    { schedule: WeeklySchedule.of({ sunday: DaySchedule.hours(-1, 9.5) }) },
    [
      'schedule.sunday.startHour must be at least 0, got -1',
      'schedule.sunday.endHour must be true, false or an hour from 0 to 24, got 9.5',
    ],
  ],
  [
    'a status that is only read',
    { status: 'PAUSED' as unknown as alsona.CampaignStatus },
    ['status must be one of "DRAFT", "RUN", "PAUSE", "DONE", got "PAUSED"'],
  ],
  ['a short deadline', { deadline: Duration.seconds(59) }, ['deadline must be from 1 to 58 minutes, got 59 seconds']],
];

describe('what is wrong is told at synth', () => {
  test.each(WRONG)('%s, with the prop, the value and what is allowed [R44]', (_, props, problems) => {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map((problem) => `  - ${problem}`).join('\n');
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      `alsona.Campaign at Shop/Invitations has ${count}:\n${lines}`,
    );
  });

  test('wrong props are one error that names them all [R44]', () => {
    const props: Props = {
      accountId: 'my account',
      seats: [],
      schedule: WeeklySchedule.everyDay(DaySchedule.hours(9, 25)),
      timeZone: UtcOffset.of('-5'),
      deadline: Duration.minutes(59),
      teardown: alsona.Teardown.LEAVE,
      removalPolicy: RemovalPolicy.DESTROY,
    };
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      [
        'alsona.Campaign at Shop/Invitations has 12 problems:',
        '  - accountId must be the id of an account: letters, digits and "_~:.-", and no dot at its beginning, got "my account"',
        '  - seats must have at least 1 element, got 0',
        ...days.map((day) => `  - schedule.${day}.endHour must be at most 24, got 25`),
        '  - deadline must be from 1 to 58 minutes, got 3540 seconds',
        '  - timeZone must be an offset such as "-05:00", got "-5"',
        '  - removalPolicy must be RETAIN or RETAIN_ON_UPDATE_OR_DELETE or left out where teardown is LEAVE, got DESTROY',
      ].join('\n'),
    );
  });

  test.each([60, 58 * 60])('a deadline of %d seconds is allowed', (seconds) => {
    expect(sent({ deadline: Duration.seconds(seconds) }).options).toMatchObject({ deadlineSeconds: seconds });
  });
});
