import { adapterOf, BIRTH, campaignAt, CONTENT, MARK, MESSAGES, NAME } from './support/batch';
import { saved, settingOf } from './support/settings';
import fc from 'fast-check';
import type { Seen } from '../../lambda/engine/service';
import type { Options } from '../../lib/contract/contract';
import { check } from '../../lib/contract/check';
import type { BatchCampaign } from '../../lib/batch/contract';
import { batchContract } from '../../lib/batch/contract';
import { useEmulated } from './support/emulated';
import { refusal } from './support/refusal';
import { useScripted } from './support/scripted';

const emulated = useEmulated();
const scripted = useScripted();

const here = (given: Partial<BatchCampaign> = {}) => campaignAt(emulated, emulated, given);
const bodies = (operation: string) => emulated.sent(operation).map(({ body }) => body);
const channels = Object.entries(MESSAGES).map(([channel, message]) => ({ channel, message }));

const FULL = {
  state: 'RUNNING',
  send_rate: 100_000,
  labels: ['news', '007'],
  when: { start_time: '2030-01-01T08:00:00Z', local_time: true },
  targeting: { languages: ['fr'], regions: ['FR'], query: '{"age":{"$gt":18},"vip":true,"code":"007"}' },
  messages: [{ ...MESSAGES.email, languages: [{ ...MESSAGES.email, language: 'fr', channel_type: undefined }] }],
  variants: '[{"share":0.5},"b",null]',
} as unknown as Partial<BatchCampaign>;
delete (FULL.messages as unknown as { languages: { channel_type?: string }[] }[])[0]!.languages[0]!.channel_type;

/** The same as it is on the wire. */
const WIRE = {
  send_rate: FULL.send_rate,
  labels: FULL.labels,
  when: FULL.when,
  targeting: { languages: ['fr'], regions: ['FR'], query: { age: { $gt: 18 }, vip: true, code: '007' } },
  messages: FULL.messages,
  variants: [{ share: 0.5 }, 'b', null],
};

const text = fc.string({ minLength: 1 });
const json = fc.jsonValue({ maxDepth: 2 });
const contents = fc.record(
  {
    send_rate: fc.integer({ min: 1000, max: 1_000_000 }),
    labels: fc.uniqueArray(text, { maxLength: 5 }),
    when: fc.record({ start_time: fc.constantFrom('now', '2030-01-01T08:00:00Z'), local_time: fc.boolean() }),
    targeting: fc.record({ regions: fc.array(text), query: json.map((value) => JSON.stringify({ value })) }),
    messages: fc.tuple(
      fc.oneof(
        fc.record({ channel_type: fc.constant('email'), subject: text, sender_identity_id: text, html: text }),
        fc.record({
          channel_type: fc.constant('push'),
          platform_type: fc.shuffledSubarray(['ios', 'android', 'web'], { minLength: 1 }),
          body: text,
          title: text,
          time_to_live: fc.nat(2_419_200),
          priority: fc.constantFrom('normal', 'high'),
        }),
      ),
    ),
    variants: fc.array(json, { maxLength: 3 }).map((value) => JSON.stringify(value)),
  },
  { requiredKeys: ['when', 'messages'] },
);

describe('create', () => {
  test.each(channels)(
    'makes a draft under a name that tells whose it is: $channel [R8][R12][R60]',
    async ({ message }) => {
      const wanted = here({ messages: [message] as never, state: 'RUNNING' });
      const id = await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
      expect(bodies('createCampaign')).toEqual([
        { name: `${NAME}${MARK}`, state: 'DRAFT', when: CONTENT.when, messages: [message] },
      ]);
      expect(emulated.campaigns('batch')).toMatchObject([{ id, state: 'DRAFT', project: 'project_shop' }]);
    },
  );

  test('sends everything that was given, and query and variants as the JSON that they hold [R42][R54]', async () => {
    const wanted = here(FULL);
    await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
    expect(bodies('createCampaign')).toEqual([{ name: `${NAME}${MARK}`, state: 'DRAFT', ...WIRE }]);
  });

  test('keeps what is written where numbers, empty maps and lists are meant [R42]', async () => {
    const given = { targeting: { regions: [], query: '{}' }, labels: [], variants: '[]' };
    scripted.answer({ status: 201, body: { id: 'a' } });
    const wanted = campaignAt(scripted, emulated, given);
    expect(await adapterOf(wanted).create(wanted, NAME, {}, BIRTH)).toBe('a');
    expect(scripted.asked[0]?.body).toMatchObject({ targeting: { regions: [], query: {} }, labels: [], variants: [] });
    expect(scripted.asked[0]).toMatchObject({ method: 'POST', path: '/2.10/campaigns/create' });
    expect(scripted.asked[0]?.headers).toMatchObject({ 'x-batch-project': 'project_shop' });
  });

  test('whatever the contract takes goes over the wire as it is, and the service takes it [R12][R54]', async () => {
    const connection = here();
    await fc.assert(
      fc.asyncProperty(contents, async (value) => {
        const { baseUrl, apiVersion, projectKey, apiKey } = connection;
        const wanted = { ...value, baseUrl, apiVersion, projectKey, apiKey } as unknown as BatchCampaign;
        expect(check(batchContract, wanted)).toEqual([]);
        emulated.emulator.reset();
        emulated.emulator.settings.change({ rates: false });
        await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
        const { send_rate, labels, when, targeting, messages, variants } = wanted;
        const query = targeting?.query === undefined ? {} : { query: JSON.parse(targeting.query) as unknown };
        const sent = {
          ...{ name: `${NAME}${MARK}`, state: 'DRAFT', send_rate, labels, when, messages },
          targeting: targeting && { ...targeting, ...query },
          variants: variants === undefined ? undefined : (JSON.parse(variants) as unknown),
        };
        expect(bodies('createCampaign')).toEqual([JSON.parse(JSON.stringify(sent))]);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    { body: {} },
    { body: { id: '' } },
    { body: { id: 7 } },
    { body: '<p>hi</p>' },
    { status: 204 },
    { body: 'null' },
  ])('that is answered with no id, %j, may have made one [R8][R43]', async (answer) => {
    scripted.answer(answer);
    const wanted = campaignAt(scripted, emulated);
    const refused = await refusal(adapterOf(wanted).create(wanted, NAME, {}, BIRTH));
    expect(refused).toMatchObject({ name: 'UnreadableAnswer', class: 'unknown' });
  });
});

describe('whose a draft is', () => {
  const adapter = () => adapterOf(here());
  const seen = (name: string) => ({ name }) as Seen<BatchCampaign>;
  const birthOf = (change: object) => ({ ...BIRTH, identity: { ...BIRTH.identity, ...change } });

  test('is told by the whole mark at the end of its name, whatever its name was then [R6][R8]', () => {
    expect(adapter().proves?.(seen(`${NAME}${MARK}`), BIRTH)).toBe(true);
    expect(adapter().proves?.(seen(`other${MARK}`), { ...BIRTH, at: 0 })).toBe(true);
  });

  test.each([NAME, `${NAME}${MARK} copy`, `${NAME}${MARK.slice(0, -2)}]`, MARK.slice(1), ''])(
    'a campaign named %j is nobody’s [R6][R9]',
    (name) => expect(adapter().proves?.(seen(name), BIRTH)).toBe(false),
  );

  test.each([{ stack: 'arn:t' }, { resource: 'S' }, { generation: 'abd' }, { stack: 'arn:s\nR', resource: 'abc' }])(
    'another stack, resource or generation has another mark: %j [R6]',
    (change) => expect(adapter().proves?.(seen(`${NAME}${MARK}`), birthOf(change))).toBe(false),
  );

  test.each(channels)('is found in the list among namesakes: $channel [R8][R9]', async ({ message }) => {
    const wanted = here({ messages: [message] as never });
    const id = await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
    for (const name of [NAME, `${NAME}${MARK} copy`]) emulated.put('batch', { ...CONTENT, name });
    expect(await adapterOf(wanted).candidates(wanted, NAME, BIRTH)).toEqual([id]);
    expect(await adapterOf(wanted).candidates(wanted, NAME, birthOf({ resource: 'S' }))).toEqual([]);
  });

  test('two drafts of one identity are both told [R8]', async () => {
    const wanted = here();
    const ids = [];
    for (const name of [NAME, 'renamed']) ids.push(await adapterOf(wanted).create(wanted, name, {}, BIRTH));
    expect([...(await adapterOf(wanted).candidates(wanted, NAME, BIRTH))].sort()).toEqual(ids.sort());
  });
});

describe('an update', () => {
  const seenIn = (id: string, status: string) => ({ id, status, name: NAME }) as Seen<BatchCampaign>;

  test.each([
    ['draft', 'DRAFT'],
    ['stopped', 'STOPPED'],
    ['running', 'RUNNING'],
  ])('is the whole campaign, and leaves one that is %s %s [R15][R19][R60]', async (status, state) => {
    scripted.answer({ body: {} });
    const wanted = campaignAt(scripted, emulated, { ...FULL, state: 'RUNNING' });
    const adapter = adapterOf(wanted);
    await saved(settingOf(adapter, 'messages').save, wanted, seenIn('orchestration_1', status));
    expect(scripted.asked).toMatchObject([{ method: 'POST', path: '/2.10/campaigns/update' }]);
    expect(scripted.asked[0]?.body).toEqual({ id: 'orchestration_1', campaign: { name: NAME, state, ...WIRE } });
  });

  test.each(channels)(
    'takes away what the template has no more, in the service: $channel [R19]',
    async ({ message }) => {
      const all = here({ ...FULL, messages: [message] as never, targeting: { regions: ['FR'] } });
      const id = await adapterOf(all).create(all, NAME, {}, BIRTH);
      const less = { ...here(), apiKey: all.apiKey, messages: [message] as never };
      await saved(settingOf(adapterOf(less), 'labels').save, less, seenIn(id, 'draft'));
      const [left] = emulated.campaigns('batch');
      expect(left).toEqual({
        ...{ id, name: NAME, state: 'DRAFT', project: 'project_shop', source: 'api' },
        created_date: expect.any(String) as string,
        ...{ when: CONTENT.when, messages: [message] },
      });
    },
  );

  test('is one save, whatever changed: all settings share it [R15]', () => {
    const adapter = adapterOf(here());
    const rows = ['name', 'send_rate', 'labels', 'when', 'targeting', 'messages', 'variants'] as const;
    expect(new Set(rows.map((row) => settingOf(adapter, row).save)).size).toBe(1);
    const { baseUrl, projectKey, apiVersion, apiKey, state, ...settings } = adapter.changes;
    expect([baseUrl, projectKey, apiVersion, apiKey, state]).toEqual([
      ...['replace', 'replace', 'access', 'access', 'outreach'],
    ]);
    expect(Object.keys(settings)).toEqual([...rows]);
  });

  test('content is told apart by the template, the name by what is seen [R15][R16]', () => {
    const adapter = adapterOf(here());
    const differs = (row: keyof BatchCampaign, changed: boolean, name = NAME, asked = changed) =>
      settingOf(adapter, row).differs(here(), { name }, { changed, asked, removed: [] });
    for (const row of ['send_rate', 'labels', 'when', 'targeting', 'messages', 'variants'] as const) {
      expect([row, differs(row, false), differs(row, true)]).toEqual([row, false, true]);
    }
    expect([differs('name', true), differs('name', false, `${NAME}${MARK}`)]).toEqual([false, true]);
    // What an operator called it stays, until the template has another name.
    expect([differs('name', false, 'renamed'), differs('name', true, 'renamed')]).toEqual([false, true]);
    // A name that was asked for and does not show yet is no other name by that.
    expect(differs('name', false, 'renamed', true)).toBe(true);
  });

  test.each([
    ['draft', undefined],
    ['stopped', undefined],
    ['running', /only while the campaign is stopped/],
    ['completed', /only before the campaign is completed/],
  ])('of one that is %s is refused before it is sent: %s [R44][R60]', (status, expected) => {
    const adapter = adapterOf(here());
    for (const row of ['name', 'messages', 'when'] as const) {
      const why = settingOf(adapter, row).refusal?.(here(), seenIn('a', status));
      if (expected) expect(why).toMatch(expected);
      else expect(why).toBeUndefined();
    }
  });
});

describe('outreach', () => {
  const table = () => adapterOf(here()).outreach!.steps;

  test('every step of every state and status is as written [R30][R60]', async () => {
    const rows = Object.entries(table()).map(([state, steps]) => {
      const words = Object.entries(steps).map(([status, step]) => [status, typeof step === 'function' ? 'call' : step]);
      return [state, Object.fromEntries(words) as unknown];
    });
    expect(Object.fromEntries(rows)).toEqual({
      DRAFT: { draft: 'there', running: 'call', stopped: 'there', completed: 'never' },
      RUNNING: { draft: 'call', running: 'there', stopped: 'call', completed: 'there' },
      STOPPED: { draft: 'call', running: 'call', stopped: 'there', completed: 'there' },
    });
  });

  test.each([
    ['DRAFT', 'running', 'STOPPED'],
    ['RUNNING', 'draft', 'RUNNING'],
    ['RUNNING', 'stopped', 'RUNNING'],
    ['STOPPED', 'draft', 'STOPPED'],
    ['STOPPED', 'running', 'STOPPED'],
  ])('to %s from %s is an update of the whole campaign to %s [R10][R30]', async (state, status, sent) => {
    scripted.answer({ body: {} });
    const wanted = campaignAt(scripted, emulated, FULL);
    const step = adapterOf(wanted).outreach!.steps[state]![status];
    if (typeof step !== 'function') throw new Error('there is no step');
    await step('orchestration_1', wanted, {});
    const body = { id: 'orchestration_1', campaign: { name: NAME, state: sent, ...WIRE } };
    expect(scripted.asked.map((asked) => [asked.path, asked.body])).toEqual([['/2.10/campaigns/update', body]]);
  });

  test('a start whose time has passed would send at once, and is made only where that is meant [R44][R46][R60]', async () => {
    scripted.answer({ body: {} });
    const start = async (start_time: string, options: Options, status = 'draft') => {
      const wanted = campaignAt(scripted, emulated, { when: { start_time } });
      const step = adapterOf(wanted).outreach!.steps['RUNNING']![status];
      if (typeof step === 'function') await step('a', wanted, options);
    };
    for (const status of ['draft', 'stopped']) {
      const refused = await refusal(start('2020-01-01T08:00:00Z', {}, status));
      expect(refused).toMatchObject({ name: 'NotMeant', class: 'terminal' });
      expect(refused.words).toContain('2020-01-01T08:00:00Z has passed');
      expect(scripted.asked).toEqual([]);
    }
    await start('2020-01-01T08:00:00Z', { contactsAtOnce: true });
    await start('2100-01-01T08:00:00Z', {});
    // A check of the contract has asked whether that is meant.
    await start('now', {});
    expect(scripted.asked).toHaveLength(3);
  });

  test('what the engine goes by: what contacts, what stops, what is active and what is untouched [R30][R60]', () => {
    expect(adapterOf(here()).outreach).toEqual({
      steps: expect.anything() as unknown,
      ...{ contacts: 'RUNNING', stopped: 'STOPPED', active: ['running'], untouched: ['draft'] },
      ...{ carriesAll: true, stopMayBeRefused: true },
    });
  });
});

describe('delete', () => {
  test.each(['204', '200'])('sends the id alone, and takes the answer %s [R26][R54]', async (answer) => {
    emulated.choose('batch.deleteAnswer', answer);
    const id = emulated.put('batch', { ...CONTENT, name: NAME });
    await adapterOf(here()).remove(id);
    expect(bodies('deleteCampaign')).toEqual([{ id }]);
    expect(emulated.campaigns('batch')).toEqual([]);
  });

  test('of one that is gone is missing; of one that runs it is refused for good [R27][R43]', async () => {
    const id = emulated.put('batch', { ...CONTENT, name: NAME });
    emulated.control('batch', 'campaigns', { state: { name: id, to: 'RUNNING' } });
    expect(await refusal(adapterOf(here()).remove(id))).toMatchObject({ name: 'HTTP 403', class: 'terminal' });
    emulated.control('batch', 'campaigns', { remove: id });
    expect((await refusal(adapterOf(here()).remove(id))).class).toBe('missing');
  });
});
