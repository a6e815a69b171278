import { ACCOUNT, adapterOf, AT, BIRTH, campaignAt, CONTENT, ID, NAME, SCHEDULE, STAMP } from './support/alsona';
import fc from 'fast-check';
import type { Seen } from '../../lambda/engine/service';
import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { alsonaContract } from '../../lib/alsona/contract';
import { check } from '../../lib/contract/check';
import { KEY, useEmulated } from './support/emulated';
import { refusal } from './support/refusal';
import { useScripted } from './support/scripted';
import { saved, settingOf } from './support/settings';

const emulated = useEmulated();
const scripted = useScripted();

const here = (given: Partial<AlsonaCampaign> = {}) => campaignAt(emulated, emulated, given);
const there = (given: Partial<AlsonaCampaign> = {}) => campaignAt(scripted, emulated, given);
const bodies = (operation: string) => emulated.sent(operation).map(({ body }) => body);
const PATH = `/rest/accounts/${ACCOUNT}/campaigns`;

const flags = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
const hours = fc
  .tuple(fc.boolean(), fc.nat(23), fc.integer({ min: 1, max: 24 }))
  .map(([on, from, span]) => [on, from, Math.min(24, from + span)]);
const day = fc.oneof(flags, hours);
const part = fc.stringMatching(/^[a-zA-Z0-9_~:-][a-zA-Z0-9_.~:-]{0,11}$/);
const campaigns = fc.record(
  {
    account_id: part,
    campaign_id: part,
    seats: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
    schedule: fc.record(Object.fromEntries(Object.keys(SCHEDULE).map((name) => [name, day]))),
    timezone: fc.integer({ min: -720, max: 840 }),
  },
  { requiredKeys: ['account_id', 'seats', 'schedule'] },
);

/** What is logged. */
let lines: string[] = [];
beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

describe('create', () => {
  test('makes a draft under an id and with a time of the stack’s own [R1][R7][R60]', async () => {
    const wanted = here({ timezone: -300, status: 'RUN' });
    expect(await adapterOf(wanted).create(wanted, NAME, {}, BIRTH)).toBe(ID);
    const campaign = { name: NAME, account_id: ACCOUNT, ...CONTENT, status: 'DRAFT', timezone: -300 };
    expect(bodies('createCampaign')).toEqual([{ campaign: { ...campaign, campaign_id: ID, created_at: STAMP } }]);
    expect(emulated.sent('createCampaign')).toMatchObject([{ path: PATH }]);
    expect(emulated.campaigns('alsona')).toMatchObject([{ id: ID, state: 'DRAFT' }]);
  });

  test('sends no time zone where none is given [R54]', async () => {
    const wanted = here();
    await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
    expect(JSON.stringify(bodies('createCampaign'))).not.toContain('timezone');
  });

  test('whatever the contract takes goes over the wire as it is, and the service takes it [R12][R42][R54]', async () => {
    const { baseUrl, apiKey } = here();
    await fc.assert(
      fc.asyncProperty(campaigns, async (value) => {
        const wanted = { ...value, baseUrl, apiKey } as AlsonaCampaign;
        expect(check(alsonaContract, wanted)).toEqual([]);
        emulated.emulator.reset();
        await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
        const { account_id, campaign_id = ID, seats, schedule, timezone } = wanted;
        const zone = timezone === undefined ? {} : { timezone };
        const sent = { name: NAME, account_id, seats, schedule, status: 'DRAFT', campaign_id, created_at: STAMP };
        expect(bodies('createCampaign')).toEqual([{ campaign: { ...sent, ...zone } }]);
        expect((await adapterOf(wanted).read(campaign_id)).properties).toMatchObject({ name: NAME, seats, ...zone });
      }),
      { numRuns: 40 },
    );
  });

  test('under a given id sends that one [R54]', async () => {
    const wanted = here({ campaign_id: 'CAMP1' });
    expect(await adapterOf(wanted).create(wanted, NAME, {}, BIRTH)).toBe('CAMP1');
    expect(bodies('createCampaign')).toMatchObject([{ campaign: { campaign_id: 'CAMP1', created_at: STAMP } }]);
  });

  test('a second time is refused, as the id is taken [R7][R9][R43]', async () => {
    const wanted = here();
    const adapter = adapterOf(wanted);
    await adapter.create(wanted, NAME, {}, BIRTH);
    const table = { ...adapter.errors, ...adapter.createErrors };
    expect(await refusal(adapter.create(wanted, NAME, {}, BIRTH), table)).toMatchObject({ class: 'taken' });
  });

  test('goes by the id that the service answers, if that is another [R1]', async () => {
    emulated.choose('alsona.givenId', 'ignored');
    const wanted = here();
    const id = await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
    expect(id).not.toBe(ID);
    expect(emulated.campaigns('alsona')).toMatchObject([{ id }]);
    // It is found again all the same, by its time.
    expect(await adapterOf(wanted).candidates(wanted, NAME, BIRTH)).toEqual([id]);
    expect(adapterOf(wanted).proves?.(await adapterOf(wanted).read(id), BIRTH)).toBe(true);
  });

  test('that the service does not accept fails in its words [R11][R44][R46]', async () => {
    emulated.control('alsona', 'outcomes', { create: 'fail', reason: 'The seat is not paid.' });
    const wanted = here();
    const refused = await refusal(adapterOf(wanted).create(wanted, NAME, {}, BIRTH));
    expect(refused).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(refused.words).toContain('The seat is not paid.');
  });

  test.each([
    { body: {} },
    { body: { success: true } },
    { body: { campaign: null } },
    { body: '<p>hi</p>' },
    { status: 204 },
  ])('that is answered without a campaign, %j, may have made one [R8][R43]', async (answer) => {
    scripted.answer(answer);
    const wanted = there();
    const refused = await refusal(adapterOf(wanted).create(wanted, NAME, {}, BIRTH));
    expect(refused).toMatchObject({ name: 'UnreadableAnswer', class: 'unknown' });
  });

  test.each([{ agency: true }, { agency: false }, {}])('of an agency, %j, has the path of agencies', async (given) => {
    const wanted = there({ ...given, account_id: 'a/b?c' });
    const adapter = adapterOf(wanted);
    scripted.answer({ body: { success: true, campaign: { campaign_id: 'x/y' } } });
    await adapter.create(wanted, NAME, {}, BIRTH);
    await adapter.read('x/y');
    await adapter.remove('x/y');
    await saved(settingOf(adapter, 'name').save, wanted, { id: 'x/y', status: 'RUN' } as Seen<AlsonaCampaign>);
    const root = `/rest/${given.agency ? 'agency/' : ''}accounts/a%2Fb%3Fc/campaigns`;
    expect(scripted.asked.map(({ method, target }) => [method, target])).toEqual([
      ['POST', root],
      ['GET', `${root}/x%2Fy`],
      ['DELETE', `${root}/x%2Fy`],
      ['PUT', `${root}/x%2Fy`],
    ]);
  });
});

describe('the id and the time that the stack gives', () => {
  const created = async (birth: typeof BIRTH) => {
    emulated.emulator.reset();
    const wanted = here();
    await adapterOf(wanted).create(wanted, NAME, {}, birth);
    const [body] = bodies('createCampaign') as { campaign: { campaign_id: string; created_at: number } }[];
    return body!.campaign;
  };

  test.each([{ stack: 'arn:t' }, { resource: 'S' }, { generation: 'abd' }])(
    'depend on whose it is: %j [R5][R6][R9]',
    async (change) => {
      const { campaign_id, created_at } = await created({ ...BIRTH, identity: { ...BIRTH.identity, ...change } });
      expect(campaign_id).toMatch(/^campaign_[0-9a-f]{20}$/);
      expect(campaign_id).not.toBe(ID);
      expect([Math.floor(created_at / 1000), created_at]).not.toEqual([Math.floor(STAMP / 1000), STAMP]);
    },
  );

  test('the id does not depend on the time, and the time on the second alone [R7][R8]', async () => {
    expect(await created({ ...BIRTH, at: AT - 999 })).toMatchObject({ campaign_id: ID, created_at: STAMP });
    expect(await created({ ...BIRTH, at: AT + 1 })).toMatchObject({ campaign_id: ID, created_at: STAMP + 1000 });
  });

  const seen = (id: string, born: number | undefined) =>
    ({ id, born: born === undefined ? '' : new Date(born).toISOString() }) as Seen<AlsonaCampaign>;

  test.each<[string, string, number | undefined, object, boolean]>([
    ['the id', ID, undefined, BIRTH, true],
    ['another id', `${ID}0`, undefined, BIRTH, false],
    ['the time', 'campaign_made_up', STAMP, BIRTH, true],
    ['the time of another request', 'campaign_made_up', STAMP + 9000, { ...BIRTH, others: [AT + 9000] }, true],
    ['a time that nobody asked at', 'campaign_made_up', STAMP + 9000, BIRTH, false],
    ['the same second of another', 'campaign_made_up', STAMP + 1, BIRTH, false],
  ])('%s proves whose it is: %s, %s [R6][R8]', (_, id, born, birth, expected) => {
    expect(adapterOf(here()).proves?.(seen(id, born), birth as typeof BIRTH)).toBe(expected);
  });

  test('an id that the template gives is anybody’s, and its time is what proves [R6][R9]', () => {
    const adapter = adapterOf(here({ campaign_id: ID }));
    const proved = [undefined, STAMP + 1, STAMP].map((born) => adapter.proves?.(seen(ID, born), BIRTH));
    expect(proved).toEqual([false, false, true]);
  });

  test('what may be the campaign is the id, whether it is there or not [R8]', async () => {
    const wanted = here();
    expect(await adapterOf(wanted).candidates(wanted, NAME, BIRTH)).toEqual([ID]);
    const given = here({ campaign_id: 'CAMP1' });
    expect(await adapterOf(given).candidates(given, NAME, BIRTH)).toEqual(['CAMP1']);
  });

  test('a namesake of another time is left alone [R9]', async () => {
    const wanted = here();
    emulated.put('alsona', { ...CONTENT, name: NAME, created_at: STAMP + 1 });
    emulated.put('alsona', { ...CONTENT, name: 'other', created_at: STAMP });
    expect(await adapterOf(wanted).candidates(wanted, NAME, BIRTH)).toEqual([ID]);
  });
});

describe('an update', () => {
  const seenIn = (status: string) => ({ id: ID, status, name: NAME }) as Seen<AlsonaCampaign>;
  const save = (wanted: AlsonaCampaign, status = 'PAUSE') =>
    saved(settingOf(adapterOf(wanted), 'seats').save, wanted, seenIn(status));

  test.each(['DRAFT', 'RUN', 'PAUSE'])(
    'is the whole campaign, and leaves one that is %s as it is [R15][R60]',
    async (status) => {
      scripted.answer({ body: { success: true, campaign: { campaign_id: ID, schedule: SCHEDULE } } });
      await save(there({ status: 'RUN', timezone: 0 }), status);
      const campaign = { name: NAME, ...CONTENT, status, timezone: 0 };
      expect(scripted.asked.map(({ method, path, body }) => [method, path, body])).toEqual([
        ['PUT', `${PATH}/${ID}`, { campaign }],
      ]);
    },
  );

  test('says the account once more only where the service asks for it [R24]', async () => {
    for (const [truth, calls] of [
      ['refused', 1],
      ['tolerated', 1],
      ['required', 2],
    ] as const) {
      emulated.emulator.reset();
      emulated.choose('alsona.accountInUpdate', truth);
      const wanted = here();
      await adapterOf(wanted).create(wanted, NAME, {}, BIRTH);
      await save({ ...wanted, seats: ['seat_9'] }, 'DRAFT');
      const plain = { name: NAME, seats: ['seat_9'], schedule: SCHEDULE, status: 'DRAFT' };
      const sent = [{ campaign: plain }, { campaign: { ...plain, account_id: ACCOUNT } }].slice(0, calls);
      expect([truth, ...bodies('updateCampaign')]).toEqual([truth, ...sent]);
      expect(emulated.campaigns('alsona')).toMatchObject([{ seats: ['seat_9'] }]);
    }
  });

  test.each([
    ['is about something else', 400, 'seats: unknown seat', 1],
    ['names it, and is no 400', 403, 'account_id is not yours', 1],
    ['names it again', 400, 'account_id must be there', 2],
  ])('is not made again where the refusal %s [R43][R46]', async (_, status, message, calls) => {
    scripted.answer({ status, body: { error: 'No', message } });
    expect(await refusal(save(there()))).toMatchObject({ name: `HTTP ${status}`, class: 'terminal' });
    expect(scripted.asked).toHaveLength(calls);
  });

  test('that is answered with another schedule is told in the log, and is no failure [R47]', async () => {
    const campaign = { campaign_id: ID, schedule: { ...SCHEDULE, monday: [true, 9, 17] } };
    scripted.answer({ body: { success: true, campaign } });
    await save(there());
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'WARN', message: 'the schedule came back otherwise than it was sent', campaign: ID },
    ]);
    expect(lines.join()).not.toContain(KEY);
  });

  test('so it is for a create', async () => {
    scripted.answer(
      { body: { success: true, campaign: { campaign_id: ID, schedule: '{}' } } },
      {
        body: { success: true, campaign: { campaign_id: ID, schedule: {} } },
      },
    );
    const wanted = there();
    for (const logged of [0, 1]) {
      expect(await adapterOf(wanted).create(wanted, NAME, {}, BIRTH)).toBe(ID);
      expect(lines).toHaveLength(logged);
    }
  });

  test.each([
    ['the same', SCHEDULE],
    ['the same in another order', Object.fromEntries(Object.entries(SCHEDULE).reverse())],
    ['no schedule', undefined],
    ['null', null],
  ])('that is answered with %s tells nothing', async (_, schedule) => {
    scripted.answer({ body: { success: true, campaign: { campaign_id: ID, schedule } } });
    await save(there());
    expect(lines).toEqual([]);
  });

  test('stops also what has last year’s shape, without a schedule [R34]', async () => {
    scripted.answer({ body: { success: true, campaign: { campaign_id: ID, schedule: SCHEDULE } } });
    const wanted = there();
    Reflect.deleteProperty(wanted, 'schedule');
    const step = adapterOf(wanted).outreach!.steps['PAUSE']!['RUN'];
    if (typeof step === 'function') await step(ID, wanted, {});
    expect(scripted.asked).toHaveLength(1);
  });

  test('that the service does not accept fails in its words [R44]', async () => {
    scripted.answer({ body: { success: false, message: 'Not now.' } });
    expect((await refusal(save(there()))).words).toContain('Not now.');
  });
});

describe('outreach', () => {
  const table = {
    DRAFT: { DRAFT: 'there', RUN: 'PAUSE', PAUSE: 'there', DONE: 'never' },
    RUN: { DRAFT: 'RUN', RUN: 'there', PAUSE: 'RUN', DONE: 'there' },
    PAUSE: { DRAFT: 'PAUSE', RUN: 'PAUSE', PAUSE: 'there', DONE: 'there' },
    DONE: { DRAFT: 'DONE', RUN: 'DONE', PAUSE: 'DONE', DONE: 'there' },
  };

  test.each(Object.entries(table))(
    'to %s is a whole update from where it is not there [R10][R30][R60]',
    async (state, steps) => {
      scripted.answer({ body: { success: true } });
      const wanted = there({ timezone: 60 });
      for (const [status, expected] of Object.entries(steps)) {
        scripted.asked = [];
        const step = adapterOf(wanted).outreach!.steps[state]![status];
        if (typeof step === 'function') await step(ID, wanted, {});
        const told = typeof step === 'function' ? scripted.asked.map(({ body }) => body) : step;
        const calls = [{ campaign: { name: NAME, ...CONTENT, status: expected, timezone: 60 } }];
        expect([status, told]).toEqual([status, ['there', 'never'].includes(expected) ? expected : calls]);
      }
    },
  );

  test('what the engine goes by [R30][R60]', () => {
    expect(adapterOf(here()).outreach).toEqual({
      steps: expect.anything() as unknown,
      ...{ contacts: 'RUN', stopped: 'PAUSE', active: ['RUN'], untouched: ['DRAFT'] },
      ...{ carriesAll: true, stopMayBeRefused: true },
    });
  });
});
