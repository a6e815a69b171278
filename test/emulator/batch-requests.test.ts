import { BatchCalls, DRAFT, EMAIL, NOWHERE, PUSH, told } from './batch-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new BatchCalls(harness);

async function refused(change: object): Promise<string> {
  const answer = told(await calls.post('create', { ...DRAFT, ...change }));
  expect(harness.campaigns('batch')).toEqual([]);
  return answer;
}

const email = (change: object): object => ({ messages: [{ ...EMAIL, ...change }] });
const push = (change: object): object => ({ messages: [{ ...PUSH, ...change }] });

const FULL_PUSH = {
  ...PUSH,
  platform_type: ['ios', 'android', 'web'],
  title: 'Films {{first_name}}',
  media: { picture: 'https://example.com/a.png' },
  priority: 'normal',
  push_type: 'background',
  time_to_live: 2_419_200,
  filter_push_tokens: 'all',
  ios: { deeplink: 'd'.repeat(1024), custom_payload: '{"aps":{"badge":1}}' },
  android: {
    deeplink: 'd',
    custom_payload: '{"a": {{ age }}}',
    media: { icon: 'https://example.com/i.png' },
    collapse_key: { enabled: true, key: 'films' },
  },
  web: { deeplink: 'd', media: { icon: 'https://example.com/i.png' } },
  languages: [
    {
      language: 'fr',
      title: 'Des films',
      body: 'Nouveau',
      media: { picture: 'p' },
      ios: { deeplink: 'd' },
      android: { deeplink: 'd', media: { icon: 'i' } },
      web: { deeplink: 'd', media: { icon: 'i' } },
    },
    { language: 'de', body: 'Neu' },
  ],
};

const FULL = {
  send_rate: 1_000_000,
  labels: ['a', 'b', 'c', 'd', 'e'],
  when: { start_time: '2026-10-24T10:22:00.5Z', local_time: true },
  targeting: { languages: ['fr', 'de'], regions: ['FR'], query: { age: { $gt: 3, $in: [null, 'a'] } } },
  variants: [{ anything: [1, null] }],
};

test.each<[string, object]>([
  ['the least', {}],
  ['everything of a push', { ...FULL, messages: [FULL_PUSH] }],
  [
    'everything of an email',
    {
      ...FULL,
      ...email({
        reply_to: { email_address: 'a@example.com' },
        languages: ['fr', 'de'].map((language) => ({
          language,
          subject: '',
          html: '',
          sender_identity_id: '1',
          reply_to: { email_address: 'a' },
        })),
      }),
    },
  ],
  ['a language without any translation', { targeting: { languages: ['fr'] } }],
  ['a language with an empty list of translations', { targeting: { languages: ['fr'] }, ...push({ languages: [] }) }],
  ['a start in the past', { when: { start_time: '2020-02-29T00:00:00Z' } }],
])('%s is taken as it is', async (_, change) => {
  const id = await calls.create(change);
  expect(id).toMatch(/^orchestration_[0-9a-f]{24}$/);
  const rest = { id, project: 'project_shop', source: 'api', created_date: '2026-01-01T00:00:00' };
  expect(harness.campaigns('batch')).toEqual([{ ...DRAFT, ...change, ...rest }]);
});

const REFUSED: readonly (readonly [object, string])[] = [
  [{ name: undefined }, '400 30 name: Member must not be null'],
  [{ name: '' }, '400 31 name'],
  [{ name: 7 }, '400 31 name: Expected string'],
  [{ name: null }, '400 30 name'],
  [{ nonsense: 1 }, '400 31 nonsense: Member is unknown'],
  [{ nonsense: null }, '400 31 nonsense: Member is null'],
  [{ state: undefined }, '400 30 state'],
  [{ state: 'draft' }, '400 31 state'],
  [{ state: 'COMPLETED' }, '400 31 state: Member must be one of: [DRAFT, RUNNING, STOPPED]'],
  [{ send_rate: 999 }, '400 31 send_rate'],
  [{ send_rate: 1_000_001 }, '400 31 send_rate'],
  [{ send_rate: 1000.5 }, '400 31 send_rate: Expected integer'],
  [{ send_rate: '1000' }, '400 31 send_rate: Expected integer'],
  [{ send_rate: null }, '400 31 send_rate: Member is null'],
  [{ when: {} }, '400 30 when.start_time'],
  [{ when: { start_time: 'Now' } }, '400 31 when.start_time: Member must be now or a moment in UTC'],
  [{ when: { start_time: '2026-10-24 10:22:00Z' } }, '400 31 when.start_time'],
  [{ when: { start_time: '2026-10-24T10:22:00' } }, '400 31 when.start_time'],
  [{ when: { start_time: '2026-10-24T10:22:00+02:00' } }, '400 31 when.start_time'],
  [{ when: { start_time: '2026-02-30T10:22:00Z' } }, '400 31 when.start_time'],
  [{ when: { start_time: '2026-13-01T10:22:00Z' } }, '400 31 when.start_time'],
  [{ when: { start_time: 'now', local_time: 'true' } }, '400 31 when.local_time: Expected boolean'],
  [{ when: { start_time: 'now', end_time: 'now' } }, '400 31 when.end_time: Member is unknown'],
  [{ targeting: { languages: 'fr' } }, '400 31 targeting.languages: Expected list'],
  [{ targeting: { regions: [''] } }, '400 31 targeting.regions[0]'],
  [{ targeting: { query: [] } }, '400 31 targeting.query: Expected structure'],
  [{ targeting: { query: '{}' } }, '400 31 targeting.query: Expected structure'],
  [{ targeting: { audience: [] } }, '400 31 targeting.audience: Member is unknown'],
  [{ labels: ['a', 'b', 'c', 'd', 'e', 'f'] }, '400 31 labels'],
  [{ labels: ['a', 'b', 'a'] }, '400 31 labels: a is repeated'],
  [{ labels: [1] }, '400 31 labels[0]: Expected string'],
  [{ messages: undefined }, '400 30 messages'],
  [{ messages: [] }, '400 31 messages: Member must have length greater'],
  [{ messages: [PUSH, PUSH] }, '400 31 messages: Member must have length less'],
  [{ messages: ['push'] }, '400 31 messages[0]: Expected structure'],
  [{ messages: PUSH }, '400 31 messages: Expected list'],
  [{ messages: [{ ...PUSH, channel_type: 'sms' }] }, '400 31 messages[0].channel_type'],
  [{ messages: [{ body: 'x' }] }, '400 30 messages[0].channel_type'],
  [{ variants: {} }, '400 31 variants: Expected list'],
  [email({ html: undefined }), '400 30 messages[0].html'],
  [email({ sender_identity_id: 4012 }), '400 31 messages[0].sender_identity_id: Expected string'],
  [email({ reply_to: {} }), '400 30 messages[0].reply_to.email_address'],
  [email({ body: 'x' }), '400 31 messages[0].body: Member is unknown'],
  [email({ languages: [{ language: 'fr', subject: '', html: '' }] }), '400 30 messages[0].languages[0].sender'],
  [push({ platform_type: undefined }), '400 30 messages[0].platform_type'],
  [push({ platform_type: [] }), '400 31 messages[0].platform_type'],
  [push({ platform_type: ['ios', 'ios'] }), '400 31 messages[0].platform_type: ios is repeated'],
  [push({ platform_type: ['windows'] }), '400 31 messages[0].platform_type[0]'],
  [push({ html: 'x' }), '400 31 messages[0].html: Member is unknown'],
  [push({ priority: 'low' }), '400 31 messages[0].priority'],
  [push({ push_type: 'background' }), '400 31 messages[0].priority: Member must be normal'],
  [push({ push_type: 'background', priority: 'high' }), '400 31 messages[0].priority: Member must be normal'],
  [push({ time_to_live: -1 }), '400 31 messages[0].time_to_live'],
  [push({ time_to_live: 2_419_201 }), '400 31 messages[0].time_to_live'],
  [push({ filter_push_tokens: 'none' }), '400 31 messages[0].filter_push_tokens'],
  [push({ ios: { deeplink: 'd'.repeat(1025) } }), '400 31 messages[0].ios.deeplink'],
  [push({ web: { custom_payload: '{}' } }), '400 31 messages[0].web.custom_payload: Member is unknown'],
  [push({ ios: { custom_payload: {} } }), '400 31 messages[0].ios.custom_payload: Expected string'],
  [push({ ios: { custom_payload: '[]' } }), '400 31 messages[0].ios.custom_payload: Member must be a JSON object'],
  [push({ ios: { custom_payload: '{a}' } }), '400 31 messages[0].ios.custom_payload: Member must be a JSON object'],
  [push({ android: { custom_payload: '{"com.batch":1}' } }), '400 31 messages[0].android.custom_payload: The key'],
  [push({ android: { collapse_key: { enabled: 1 } } }), '400 31 messages[0].android.collapse_key.enabled'],
  [push({ ios: { media: { icon: 'i' } } }), '400 31 messages[0].ios.media: Member is unknown'],
  [push({ media: { icon: 'i' } }), '400 31 messages[0].media.icon: Member is unknown'],
  [push({ languages: [{ language: '', body: 'x' }] }), '400 31 messages[0].languages[0].language'],
  [push({ languages: [{ language: 'fr' }] }), '400 30 messages[0].languages[0].body'],
  [push({ languages: [{ language: 'fr', body: '', ios: { custom_payload: '{}' } }] }), '400 31 messages[0].languages'],
  [
    push({ languages: ['fr', 'fr'].map((language) => ({ language, body: '' })) }),
    '400 31 messages[0].languages: fr is',
  ],
  [
    { targeting: { languages: ['fr', 'de'] }, ...push({ languages: [{ language: 'fr', body: '' }] }) },
    '400 31 targeting.languages: de is not in the message',
  ],
];

test.each(REFUSED.map(([change, text]) => ({ change, text })))('refused: $text', async ({ change, text }) => {
  expect(await refused(change)).toContain(text);
});

test('a problem of an update names the member of its campaign', async () => {
  const id = await calls.create();
  expect(told(await calls.update(id, { name: '' }))).toContain('400 31 campaign.name:');
  expect(told(await calls.update(id, { labels: ['a', 'a'] }))).toContain('400 31 campaign.labels:');
  expect(told(await calls.update(id, push({ body: 1 })))).toContain('400 31 campaign.messages[0].body:');
  expect(told(await calls.post('update', { id }))).toContain('400 30 campaign:');
  expect(told(await calls.post('update', { campaign: DRAFT }))).toContain('400 30 id:');
  expect(told(await calls.post('update', { id, campaign: DRAFT, partial: true }))).toContain('400 31 partial:');
  expect(told(await calls.post('update', { id, campaign: 'films' }))).toContain('400 31 campaign: Expected structure');
});

test('a delete needs an id and nothing else', async () => {
  expect(told(await calls.post('delete', {}))).toContain('400 30 id');
  expect(told(await calls.post('delete', { id: 7 }))).toContain('400 31 id');
  expect(told(await calls.post('delete', { id: NOWHERE, force: true }))).toContain('400 31 force');
});

test('a body must be a JSON object that says what it is', async () => {
  for (const body of ['{"name"', '[]', '7', undefined]) {
    expect(told(await calls.post('create', body))).toContain('400 32');
  }
  expect(told(await calls.post('create', DRAFT, { 'content-type': 'text/plain' }))).toContain('400 32');
  const answer = await calls.post('create', DRAFT, { 'content-type': 'application/json; charset=utf-8' });
  expect(answer.status).toBe(201);
});

test.each([
  ['list', '?limit=0', '400 31 limit'],
  ['list', '?limit=101', '400 31 limit'],
  ['list', '?limit=ten', '400 31 limit'],
  ['list', '?limit=1&limit=2', '400 31 limit: Parameter is repeated'],
  ['list', '?from=7', '400 31 from'],
  ['list', '?name=films', '400 31 name: Parameter is unknown'],
  ['view', '', '400 30 orchestration_id'],
  ['view', '?id=1', '400 30 orchestration_id'],
  ['stats', `?orchestration_id=${NOWHERE}&from=2026-01-01`, '400 30 to'],
  ['stats', `?orchestration_id=${NOWHERE}&from=2026-01-01&to=tomorrow`, '400 31 from, to'],
  ['stats', `?orchestration_id=${NOWHERE}&from=2026-01-02&to=2026-01-01`, '400 31 from'],
  ['stats', `?orchestration_id=${NOWHERE}&from=2025-06-01&to=2026-01-01`, '400 31 from'],
  ['stats', `?orchestration_id=${NOWHERE}&from=2025-07-01&to=2026-01-01`, '404 20'],
])('%s%s is refused', async (name, query, text) => {
  expect(told(await calls.get(name, query))).toContain(text);
});

describe('routes', () => {
  const statusOf = async (method: string, path: string): Promise<number> => {
    const headers = { authorization: 'Bearer key', 'x-batch-project': 'p' };
    return (await harness.call(method, path, undefined, headers)).status;
  };

  test.each(['2.1', '2.10', '2.11', '2.99'])('version %s is there', async (version) => {
    expect(await statusOf('GET', `/${version}/orchestrations/list`)).toBe(200);
  });

  test.each(['2.0', '2.100', '2.010', '2', '1.1', '3.0', '2.10.1', '2.x'])('version %s is not', async (version) => {
    calls.version = version;
    expect(told(await calls.get('list'))).toContain('404 20 Route GET');
    calls.version = '2.10';
  });

  test.each([
    ['GET', 'campaigns/create'],
    ['POST', 'orchestrations/list'],
    ['GET', 'campaigns/list'],
    ['POST', 'campaigns/stop'],
    ['POST', 'campaigns/create/'],
    ['GET', 'campaigns'],
    ['GET', 'orchestrations/list/1'],
  ])('%s %s is unknown', async (method, path) => {
    expect(await statusOf(method, `/2.10/${path}`)).toBe(404);
    expect(harness.emulator.requests()).toMatchObject([{ service: 'batch', operation: 'unknownRoute', status: 404 }]);
  });

  test('operations are recorded by name', async () => {
    const id = await calls.create();
    await calls.update(id);
    for (const [name, query] of [
      ['list', ''],
      ['view', `?orchestration_id=${id}`],
      ['stats', `?orchestration_id=${id}&from=2026-01-01&to=2026-01-01`],
    ] as const) {
      expect((await calls.get(name, query)).status).toBe(200);
    }
    await calls.delete(id);
    expect(harness.emulator.requests().map(({ operation }) => operation)).toEqual([
      'createCampaign',
      'updateCampaign',
      'listOrchestrations',
      'viewOrchestration',
      'statsOrchestration',
      'deleteCampaign',
    ]);
  });
});

test('versions before 2.10 know RUNNING only', async () => {
  calls.version = '2.9';
  for (const state of ['DRAFT', 'STOPPED'])
    expect(await refused({ state })).toContain('400 31 state: Member must be one');
  const id = await calls.create({ state: 'RUNNING', when: { start_time: '2027-01-01T00:00:00Z' } });
  expect(told(await calls.update(id, { state: 'STOPPED' }))).toContain('400 31 campaign.state');
  calls.version = '2.10';
});
