import { check } from '../../lib/contract/check';
import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { alsonaContract, DAYS } from '../../lib/alsona/contract';

/** Whatever a user may write: JavaScript has no types, and a template has none either. */
type Written = Partial<Record<keyof AlsonaCampaign, unknown>>;

const ON = [true, true, true];
const WEEK = Object.fromEntries(DAYS.map((day) => [day, ON]));
const MINIMAL = {
  baseUrl: 'https://alsona.com',
  apiKey: { secretArn: 'arn' },
  account_id: 'account-1',
  seats: ['seat-1'],
  schedule: WEEK,
};

function problems(written: Written): string[] {
  return check(alsonaContract, { ...MINIMAL, ...written }).map(({ path, message }) => `${path.join('.')} ${message}`);
}

const monday = (day: unknown): Written => ({ schedule: { ...WEEK, monday: day } });
const key = (members: object): Written => ({ apiKey: { secretArn: 'arn', ...members } });

const ALLOWED: readonly (readonly [string, Written])[] = [
  ['nothing but what is required', {}],
  [
    'members that are undefined',
    { agency: undefined, campaign_id: undefined, name: undefined, timezone: undefined, status: undefined },
  ],
  ...[
    'https://api.hublinks.io',
    'https://a.b:8443/v1',
    'http://127.0.0.1:80',
    'http://localhost:1/x',
    'http://[::1]:9',
  ].map((baseUrl): [string, Written] => [`the address ${baseUrl}`, { baseUrl }]),
  ['the key of an agency', { agency: true }],
  ['the key of no agency', { agency: false }],
  ['a key in a field', key({ jsonField: 'k' })],
  ['an id of one character', { account_id: 'a', campaign_id: '~' }],
  [
    'ids in both of the forms that are seen',
    { account_id: 'account_cd855c2bb1cc72097238', campaign_id: 'CAMPabcdef0123456789ABCD' },
  ],
  ['a long id', { account_id: 'a'.repeat(1000), campaign_id: 'c'.repeat(1000) }],
  ['a name of one character', { name: ' ' }],
  ['a long name of any kind', { name: '日 "\n'.padEnd(1000, 'é') }],
  ['a hundred seats', { seats: Array.from({ length: 100 }, (_, index) => `seat-${index}`) }],
  ...[ON, [false, true, true], [true, false, false], [true, 0, 24], [true, 9, 17], [false, 0, 1], [false, 23, 24]].map(
    (day): [string, Written] => [`the day ${JSON.stringify(day)}`, monday(day)],
  ),
  ['days of both forms', monday([true, 9, 17])],
  ['the offset in the farthest west', { timezone: -720 }],
  ['the offset in the farthest east', { timezone: 840 }],
  ['no offset', { timezone: 0 }],
  ...['DRAFT', 'RUN', 'PAUSE', 'DONE'].map((status): [string, Written] => [`the status ${status}`, { status }]),
];

test.each(ALLOWED)('%s: that can be written', (_, written) => {
  expect(problems(written)).toEqual([]);
});

const ADDRESS =
  'baseUrl must be an https address such as "https://api.example.com", without credentials, query, fragment or a slash at the end; http only for the loopback address, got';
const ACCOUNT =
  'account_id must be the id of an account: letters, digits and "_~:.-", and no dot at its beginning, got';
const CAMPAIGN =
  'campaign_id must be the id of a campaign: letters, digits and "_~:.-", and no dot at its beginning, got';
const PART = 'must be true, false or an hour from 0 to 24, got';
const KNOWN = 'baseUrl, agency, apiKey, account_id, campaign_id, name, seats, schedule, timezone, status';

const REFUSED: readonly (readonly [Written, ...string[]])[] = [
  [{ baseUrl: undefined }, 'baseUrl is required'],
  ...[
    '',
    'alsona.com',
    'http://alsona.com',
    'http://127.0.0.1.example.com',
    'https://alsona.com/',
    'https://alsona.com?a=b',
    'https://alsona.com#a',
    'https://al sona.com',
    'ftp://alsona.com',
  ].map((baseUrl): [Written, string] => [{ baseUrl }, `${ADDRESS} ${JSON.stringify(baseUrl)}`]),
  [{ baseUrl: 'https://me:you@alsona.com' }, `${ADDRESS} "https://***@alsona.com"`],
  [{ baseUrl: 7 }, 'baseUrl must be a text, got 7'],

  [{ agency: 'true' }, 'agency must be true or false, got "true"'],
  [{ agency: null }, 'agency must be true or false, got null'],

  [{ apiKey: undefined }, 'apiKey is required'],
  [{ apiKey: 'very secret' }, 'apiKey must be a structure, got what is not shown here'],
  [{ apiKey: {} }, 'apiKey.secretArn is required'],
  [key({ secretArn: '' }), 'apiKey.secretArn must have at least 1 character, got 0'],
  [key({ jsonField: '' }), 'apiKey.jsonField must have at least 1 character, got 0'],
  [key({ jsonField: 1 }), 'apiKey.jsonField must be a text, got 1'],
  [key({ value: 'x' }), 'apiKey.value is not known (known are secretArn, jsonField)'],

  [{ account_id: undefined }, 'account_id is required'],
  ...['', 'my account', 'é', 'a\n', '\u0000'].flatMap((id): [Written, string][] => [
    [{ account_id: id }, `${ACCOUNT} ${JSON.stringify(id)}`],
    [{ campaign_id: id }, `${CAMPAIGN} ${JSON.stringify(id)}`],
  ]),
  [{ account_id: 1 }, 'account_id must be a text, got 1'],
  [{ campaign_id: null }, 'campaign_id must be a text, got null'],

  [{ name: '' }, 'name must have at least 1 character, got 0'],
  [{ name: 7 }, 'name must be a text, got 7'],

  [{ seats: undefined }, 'seats is required'],
  [{ seats: 'seat-1' }, 'seats must be a list, got "seat-1"'],
  [{ seats: [] }, 'seats must have at least 1 element, got 0'],
  [{ seats: ['', 7] }, 'seats.0 must have at least 1 character, got 0', 'seats.1 must be a text, got 7'],
  [{ seats: ['a', 'b', 'a'] }, 'seats must name each seat once, got ["a","b","a"]'],

  [{ schedule: undefined }, 'schedule is required'],
  [{ schedule: null }, 'schedule must be a structure, got null'],
  [{ schedule: [ON] }, 'schedule must be a structure, got [[true,true,true]]'],
  [{ schedule: {} }, ...DAYS.map((day) => `schedule.${day} is required`)],
  [{ schedule: { ...WEEK, Monday: ON } }, `schedule.Monday is not known (known are ${DAYS.join(', ')})`],
  [monday(true), 'schedule.monday must be a list, got true'],
  [monday({}), 'schedule.monday must be a list, got {}'],
  [monday([]), 'schedule.monday must have at least 3 elements, got 0'],
  [monday([true, 9]), 'schedule.monday must have at least 3 elements, got 2'],
  [monday([true, 9, 17, 18]), 'schedule.monday must have at most 3 elements, got 4'],
  [monday([1, true, true]), 'schedule.monday.0 must be true or false, got 1'],
  [monday([9, 17, 18]), 'schedule.monday.0 must be true or false, got 9'],
  [monday([true, 'x', true]), `schedule.monday.1 ${PART} "x"`],
  [monday([true, 9, '17']), `schedule.monday.2 ${PART} "17"`],
  [monday([true, 9, null]), `schedule.monday.2 ${PART} null`],
  [monday([true, 9.5, 17]), `schedule.monday.1 ${PART} 9.5`],
  [monday([true, 9, NaN]), `schedule.monday.2 ${PART} NaN`],
  [monday([true, -1, 17]), 'schedule.monday.1 must be at least 0, got -1'],
  [monday([true, 9, 25]), 'schedule.monday.2 must be at most 24, got 25'],
  [monday([true, true, 17]), 'schedule.monday must have two flags or two hours after the first, got [true,true,17]'],
  [monday([true, 9, false]), 'schedule.monday must have two flags or two hours after the first, got [true,9,false]'],
  [monday([true, 9, 9]), 'schedule.monday must end at a later hour than it starts, got [true,9,9]'],
  [monday([false, 17, 9]), 'schedule.monday must end at a later hour than it starts, got [false,17,9]'],
  [
    { schedule: { ...WEEK, monday: [true, 3, 2], sunday: [0, 1, 2] } },
    'schedule.monday must end at a later hour than it starts, got [true,3,2]',
    'schedule.sunday.0 must be true or false, got 0',
  ],

  [{ timezone: -721 }, 'timezone must be at least -720, got -721'],
  [{ timezone: 841 }, 'timezone must be at most 840, got 841'],
  [{ timezone: 0.5 }, 'timezone must be a whole number, got 0.5'],
  [{ timezone: '-05:00' }, 'timezone must be a number, got "-05:00"'],

  ...['PAUSED', 'RUNNING', 'run', ''].map((status): [Written, string] => [
    { status },
    `status must be one of "DRAFT", "RUN", "PAUSE", "DONE", got "${status}"`,
  ]),

  [{ created_at: 1 } as Written, `created_at is not known (known are ${KNOWN})`],
  [{ tags: {} } as Written, `tags is not known (known are ${KNOWN})`],
];

test.each(REFUSED.map(([written, ...expected]) => ({ written, expected, all: expected.join('; ').slice(0, 150) })))(
  'a campaign is refused: $all [R44]',
  ({ written, expected }) => {
    expect(problems(written)).toEqual(expected);
  },
);

test('all problems of a campaign are told at once [R44]', () => {
  const written = {
    baseUrl: 'http://alsona.com',
    apiKey: {},
    account_id: '',
    seats: [],
    schedule: { ...WEEK, monday: [true, 25, 26], tuesday: [true, 2, 1], friday: undefined },
    timezone: 900,
    status: 'STOP',
    color: 'red',
  };
  expect(problems(written)).toEqual([
    `${ADDRESS} "http://alsona.com"`,
    'apiKey.secretArn is required',
    `${ACCOUNT} ""`,
    'seats must have at least 1 element, got 0',
    'schedule.monday.1 must be at most 24, got 25',
    'schedule.monday.2 must be at most 24, got 26',
    'schedule.friday is required',
    'timezone must be at most 840, got 900',
    'status must be one of "DRAFT", "RUN", "PAUSE", "DONE", got "STOP"',
    `color is not known (known are ${KNOWN})`,
    'schedule.tuesday must end at a later hour than it starts, got [true,2,1]',
  ]);
});
