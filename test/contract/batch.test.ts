import type { BatchCampaign } from '../../lib/batch/contract';
import { batchContract } from '../../lib/batch/contract';
import { check } from '../../lib/contract/check';
import type { Options } from '../../lib/contract/contract';
import { EMAIL, MINIMAL, PUSH } from './support/batch';

/** Whatever a user may write: JavaScript has no types, and a template has none either. */
type Written = Partial<Record<keyof BatchCampaign, unknown>>;

const MEANT = { contactsAtOnce: true, contactsEveryone: true };

function problems(written: Written, options: Options = MEANT): string[] {
  return check(batchContract, { ...MINIMAL, ...written }, options).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
}

const email = (members: object): Written => ({ messages: [{ ...EMAIL, ...members }] });
const push = (members: object): Written => ({ messages: [{ ...PUSH, ...members }] });
const when = (members: object): Written => ({ when: { start_time: 'now', ...members } });
const at = (start_time: unknown): Written => ({ when: { start_time } });
const TRANSLATION = { language: 'fr', subject: 'Soldes', sender_identity_id: '1', html: 'a' };
const payload = (custom_payload: unknown): Written => push({ ios: { custom_payload } });
const ARN = MINIMAL.apiKey.secretArn;

const ALLOWED: readonly (readonly [string, Written])[] = [
  ['nothing but what is required', {}],
  ['members that are undefined', { name: undefined, targeting: undefined, variants: undefined }],
  ['an address of the loopback', { baseUrl: 'http://127.0.0.1:8080' }],
  ['an address with a path', { baseUrl: 'https://example.com/batch' }],
  ['the next version', { apiVersion: '2.11' }],
  ['a version far ahead', { apiVersion: '2.100' }],
  ['the key in a member of a secret', { apiKey: { secretArn: ARN, jsonField: 'rest key' } }],
  ['a name of any characters', { name: '日 "\n' }],
  ...['DRAFT', 'RUNNING', 'STOPPED'].map((state): [string, Written] => [`the state ${state}`, { state }]),
  ['the slowest rate', { send_rate: 1000 }],
  ['the fastest rate', { send_rate: 1_000_000 }],
  ['no labels', { labels: [] }],
  ['five labels', { labels: ['a', 'b', 'c', 'd', 'e'] }],
  ['now', at('now')],
  ['a moment to the millisecond', at('2030-01-31T08:00:00.123Z')],
  ['the last day of a leap year', at('2028-02-29T23:59:59Z')],
  ['a moment that is past', at('2001-01-01T00:00:00Z')],
  ['local time', when({ local_time: true })],
  ['targeting of nothing', { targeting: {} }],
  ['languages without translations', { targeting: { languages: ['fr', 'de'] } }],
  ['languages with their translations', { ...email({ languages: [TRANSLATION] }), targeting: { languages: ['fr'] } }],
  ['more translations than languages', { ...email({ languages: [TRANSLATION] }), targeting: { languages: [] } }],
  ['a query of nothing', { targeting: { query: '{}' } }],
  ['a query', { targeting: { query: ' {"$and":[]} ' } }],
  ['variants', { variants: '[{},1,null]' }],
  ['a mail with an answer address', email({ reply_to: { email_address: 'a' } })],
  ['a mail with no translation', email({ languages: [] })],
  ['a notification', push({})],
  ['a notification to all platforms', push({ platform_type: ['web', 'android', 'ios'] })],
  ['a notification of no time to live', push({ time_to_live: 0 })],
  ['a notification of 28 days to live', push({ time_to_live: 2_419_200 })],
  ['a background notification of normal priority', push({ push_type: 'background', priority: 'normal' })],
  ['an alert of normal priority', push({ push_type: 'alert', priority: 'normal' })],
  ['a deeplink of 1,024 characters', push({ ios: { deeplink: 'x'.repeat(1024) } })],
  ['blocks of nothing', push({ media: {}, ios: {}, android: { media: {}, collapse_key: {} }, web: { media: {} } })],
  ['a block for a platform that is not meant', push({ web: {} })],
  ['a payload of nothing', payload('{}')],
  ['a payload that replaces keys of the platform', payload('{"aps":{"com.batch":1}}')],
  ['a personalised payload', payload('{"a":"{{ b }}"}')],
  ['a payload that becomes JSON', payload('{"a":{{ b }}}')],
  ['a payload that becomes JSON by a condition', payload('{% if a %}{}{% endif %}')],
  ['a translated notification', push({ languages: [{ language: 'fr', body: 'x', media: {}, ios: {}, web: {} }] })],
];

test.each(ALLOWED)('%s: that can be written', (_, written) => {
  expect(problems(written)).toEqual([]);
});

const VERSION = 'apiVersion must be a version of the API from "2.10" on, such as "2.11", as a text, got';
const TIME = 'when.start_time must be "now" or a time in UTC such as "2030-01-31T08:00:00Z", got';
const KIND = 'messages.0.channel_type must be of a known kind, got';
const PAYLOAD = 'messages.0.ios.custom_payload must';
const RESERVED = `${PAYLOAD} not have the key "com.batch", which is the service's own`;
const empty = (place: string) => `${place} must have at least 1 character, got 0`;

const REFUSED: readonly (readonly [Written, ...string[]])[] = [
  ...['http://api.batch.com', 'https://api.batch.com/', 'api.batch.com', 'https://a:b@c.de', 'https://c.de?a', ''].map(
    (baseUrl): [Written, string] => [{ baseUrl }, expect.stringMatching(/^baseUrl must be an https address/) as string],
  ),
  [{ baseUrl: undefined }, 'baseUrl is required'],
  ...['2.9', '2.09', '2.010', '3.10', '1.1', '2', '2.10.1', ' 2.10', '2.10\n'].map((apiVersion): [Written, string] => [
    { apiVersion },
    `${VERSION} ${JSON.stringify(apiVersion)}`,
  ]),
  [{ apiVersion: 2.11 }, 'apiVersion must be a text, got 2.11'],
  ...['', 'a b', 'é', 'a\n'].map((projectKey): [Written, string] => [
    { projectKey },
    `projectKey must be the key of a project: visible characters of ASCII, and no spaces, got ${JSON.stringify(projectKey)}`,
  ]),
  [{ projectKey: undefined }, 'projectKey is required'],
  [{ apiKey: undefined }, 'apiKey is required'],
  [{ apiKey: 'bcd38d9rfb38ra28' }, 'apiKey must be a structure, got what is not shown here'],
  [{ apiKey: { secretArn: '', jsonField: '' } }, empty('apiKey.secretArn'), empty('apiKey.jsonField')],
  [{ name: '' }, empty('name')],
  [{ name: 7 }, 'name must be a text, got 7'],
  ...['running', 'COMPLETED', ''].map((state): [Written, string] => [
    { state },
    `state must be one of "DRAFT", "RUNNING", "STOPPED", got "${state}"`,
  ]),
  [{ send_rate: 999 }, 'send_rate must be at least 1000, got 999'],
  [{ send_rate: 1_000_001 }, 'send_rate must be at most 1000000, got 1000001'],
  [{ send_rate: 1000.5 }, 'send_rate must be a whole number, got 1000.5'],
  [{ send_rate: '1000' }, 'send_rate must be a number, got "1000"'],
  [{ labels: [''] }, empty('labels.0')],
  [{ labels: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'labels must have at most 5 elements, got 6'],
  [{ labels: ['a', 'b', 'a', 'b', 'a'] }, 'labels must be different, got "a", "b" twice'],
  [{ labels: 'a' }, 'labels must be a list, got "a"'],

  [{ when: undefined }, 'when is required'],
  [{ when: {} }, 'when.start_time is required'],
  ...[
    ...['', 'NOW', 'today', '2030-01-31', '2030-01-31T08:00:00', '2030-01-31T08:00:00+01:00', '2030-01-31 08:00:00Z'],
    ...['2030-02-29T08:00:00Z', '2030-01-32T08:00:00Z', '2030-01-31T24:00:00Z', '2030-01-31T08:00Z', 'now\n'],
  ].map((time): [Written, string] => [at(time), `${TIME} ${JSON.stringify(time)}`]),
  [at(7), 'when.start_time must be a text, got 7'],
  [when({ local_time: 'true' }), 'when.local_time must be true or false, got "true"'],
  [when({ end_time: 'x' }), 'when.end_time is not known (known are start_time, local_time)'],

  [{ targeting: [] }, 'targeting must be a structure, got []'],
  [{ targeting: { languages: [''], regions: [''] } }, empty('targeting.languages.0'), empty('targeting.regions.0')],
  ...['', 'a', '[]', 'null', '1', '{a:1}'].map((query): [Written, string] => [
    { targeting: { query } },
    `targeting.query must be a JSON object, got ${JSON.stringify(query)}`,
  ]),
  [{ targeting: { query: {} } }, 'targeting.query must be a text, got {}'],
  [
    { ...email({ languages: [TRANSLATION] }), targeting: { languages: ['de', 'fr', 'it'] } },
    'targeting.languages must each have a translation of the message, got none for "de", "it"',
  ],
  ...['', '{}', 'null', 'a'].map((variants): [Written, string] => [
    { variants },
    `variants must be a JSON list, got ${JSON.stringify(variants)}`,
  ]),

  [{ messages: undefined }, 'messages is required'],
  [{ messages: [] }, 'messages must have at least 1 element, got 0'],
  [{ messages: [EMAIL, PUSH] }, 'messages must have at most 1 element, got 2'],
  [{ messages: [{}] }, `${KIND} {}`],
  [{ messages: ['a'] }, 'messages.0 must be a structure, got "a"'],
  [{ messages: [{ channel_type: 'sms' }] }, `${KIND} {"channel_type":"sms"}`],

  [
    { messages: [{ channel_type: 'email' }] },
    ...['subject', 'sender_identity_id', 'html'].map((member) => `messages.0.${member} is required`),
  ],
  [
    email({ subject: '', sender_identity_id: '', html: '' }),
    ...['subject', 'sender_identity_id', 'html'].map((member) => empty(`messages.0.${member}`)),
  ],
  [email({ sender_identity_id: 4012 }), 'messages.0.sender_identity_id must be a text, got 4012'],
  [email({ reply_to: {} }), 'messages.0.reply_to.email_address is required'],
  [email({ reply_to: { email_address: '' } }), empty('messages.0.reply_to.email_address')],
  [email({ body: 'x' }), expect.stringContaining('messages.0.body is not known') as string],
  [
    email({ languages: [{}] }),
    ...['language', 'subject', 'sender_identity_id', 'html'].map((key) => `messages.0.languages.0.${key} is required`),
  ],
  [
    email({ languages: [TRANSLATION, TRANSLATION] }),
    'messages.0.languages must be one for each language, got "fr" twice',
  ],

  [{ messages: [{ channel_type: 'push' }] }, 'messages.0.platform_type is required', 'messages.0.body is required'],
  [push({ platform_type: [] }), 'messages.0.platform_type must have at least 1 element, got 0'],
  [push({ platform_type: ['ios', 'ios'] }), 'messages.0.platform_type must name each platform once, got ["ios","ios"]'],
  [push({ platform_type: ['iOS'] }), 'messages.0.platform_type.0 must be one of "ios", "android", "web", got "iOS"'],
  [
    push({ title: '', body: '', media: { picture: '' } }),
    ...['title', 'body', 'media.picture'].map((member) => empty(`messages.0.${member}`)),
  ],
  [push({ priority: 'low' }), 'messages.0.priority must be one of "normal", "high", got "low"'],
  [push({ push_type: 'silent' }), 'messages.0.push_type must be one of "alert", "background", got "silent"'],
  [
    push({ push_type: 'background' }),
    'messages.0.priority must be "normal" for a background push, got none, which is high',
  ],
  [
    push({ push_type: 'background', priority: 'high' }),
    'messages.0.priority must be "normal" for a background push, got "high"',
  ],
  [push({ time_to_live: -1 }), 'messages.0.time_to_live must be at least 0, got -1'],
  [push({ time_to_live: 2_419_201 }), 'messages.0.time_to_live must be at most 2419200, got 2419201'],
  [push({ time_to_live: 0.5 }), 'messages.0.time_to_live must be a whole number, got 0.5'],
  [
    push({ filter_push_tokens: 'none' }),
    'messages.0.filter_push_tokens must be one of "all", "collected", "imported", got "none"',
  ],
  ...['ios', 'android', 'web'].map((platform): [Written, string] => [
    push({ [platform]: { deeplink: 'x'.repeat(1025) } }),
    `messages.0.${platform}.deeplink must have at most 1024 characters, got 1025`,
  ]),
  [push({ web: { custom_payload: '{}' } }), 'messages.0.web.custom_payload is not known (known are deeplink, media)'],
  [push({ ios: { media: {} } }), 'messages.0.ios.media is not known (known are deeplink, custom_payload)'],
  [push({ android: { media: { icon: '' } } }), empty('messages.0.android.media.icon')],
  [
    push({ android: { collapse_key: { enabled: 'yes', key: '' } } }),
    'messages.0.android.collapse_key.enabled must be true or false, got "yes"',
    empty('messages.0.android.collapse_key.key'),
  ],
  ...['[]', 'null', '1', '"a"', 'a', '{a:1}', '{'].map((text): [Written, string] => [
    payload(text),
    `${PAYLOAD} be the text of a JSON object, got ${JSON.stringify(text)}`,
  ]),
  [payload(''), empty('messages.0.ios.custom_payload')],
  [payload({}), `${PAYLOAD} be a text, got {}`],
  [payload('{"com.batch":{}}'), RESERVED],
  [payload('{"a":{{ b }},"com.batch":1}'), RESERVED],
  [push({ android: { custom_payload: '{"com.batch":{}}' } }), RESERVED.replace('ios', 'android')],
  [
    push({ languages: [{ language: 'fr', body: 'x', priority: 'high' }] }),
    expect.stringContaining('messages.0.languages.0.priority is not known') as string,
  ],
  [
    push({ languages: [{ language: 'fr', body: 'x', ios: { custom_payload: '{}' } }] }),
    'messages.0.languages.0.ios.custom_payload is not known (known are deeplink)',
  ],
  [{ tags: {} } as Written, expect.stringContaining('tags is not known (known are baseUrl, apiVersion') as string],
];

test.each(
  REFUSED.map(([written, ...expected]) => ({ written, expected, all: expected.map(String).join('; ').slice(0, 150) })),
)('a campaign is refused: $all', ({ written, expected }) => {
  expect(problems(written)).toEqual(expected);
});

describe('what has to be meant', () => {
  const RUNNING = { state: 'RUNNING', targeting: { regions: ['FR'] } };
  const AT_ONCE = expect.stringMatching(/^when\.start_time is "now" for a campaign that is RUNNING/) as string;
  const EVERYONE = expect.stringMatching(/^targeting is absent or empty for a campaign that is RUNNING/) as string;

  test.each<[Written, Options, string[]]>([
    [{ ...RUNNING, ...at('now') }, {}, [AT_ONCE]],
    [{ ...RUNNING, ...at('now') }, { contactsAtOnce: false, contactsEveryone: true }, [AT_ONCE]],
    [{ ...RUNNING, ...at('now') }, { contactsAtOnce: true }, []],
    [RUNNING, {}, []],
    [{ ...RUNNING, targeting: undefined }, {}, [EVERYONE]],
    [{ ...RUNNING, targeting: {} }, { contactsAtOnce: true }, [EVERYONE]],
    [{ ...RUNNING, targeting: { languages: [], regions: [], query: '{}' } }, {}, [EVERYONE]],
    [{ ...RUNNING, targeting: { query: '{"a":1}' } }, {}, []],
    [{ ...RUNNING, targeting: {} }, { contactsEveryone: true }, []],
    [{ state: 'RUNNING', ...at('now') }, {}, [AT_ONCE, EVERYONE]],
    [{ state: 'DRAFT', ...at('now') }, {}, []],
    [{ state: 'STOPPED', ...at('now') }, {}, []],
    [at('now'), {}, []],
  ])('%j with %j has these problems: %j [R60]', (written, options, expected) => {
    expect(problems(written, options)).toEqual(expected);
  });
});

test('all problems of a campaign are told at once [R44]', () => {
  const written = {
    apiVersion: '2.1',
    name: '',
    state: 'PAUSED',
    send_rate: 1,
    labels: ['a', 'a'],
    when: { start_time: 'later' },
    messages: [{ ...PUSH, push_type: 'background', time_to_live: -1, ios: { custom_payload: 'x' } }],
    color: 'red',
  };
  expect(problems(written).map((problem) => problem.split(' ').slice(0, 3).join(' '))).toEqual([
    'apiVersion must be',
    'name must have',
    'state must be',
    'send_rate must be',
    'when.start_time must be',
    'messages.0.time_to_live must be',
    'color is not',
    'labels must be',
    'messages.0.priority must be',
    'messages.0.ios.custom_payload must be',
  ]);
});
