import { ACCOUNT, AlsonaCalls, CONTENT, CREATED_AT, NOWHERE, SCHEDULE, told } from './alsona-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new AlsonaCalls(harness);

const monday = (triple: unknown): object => ({ schedule: { ...SCHEDULE, monday: triple } });

test('a create is answered with the campaign', async () => {
  const answer = await calls.post();
  const campaign = {
    ...CONTENT,
    campaign_id: expect.stringMatching(/^campaign_[0-9a-f]{20}$/) as string,
    account_id: ACCOUNT,
    status: 'DRAFT',
    timezone: 0,
    created_at: CREATED_AT,
    priority: CREATED_AT,
    wait_until: harness.emulator.clock.now(),
  };
  expect(answer).toEqual({ status: 200, body: { success: true, campaign } });
  expect(await calls.get((answer.body as { campaign: { campaign_id: string } }).campaign.campaign_id)).toEqual(answer);
});

test.each<[string, object]>([
  ['an id', { campaign_id: 'CAMPa b/c' }],
  ['the least time zone', { timezone: -720 }],
  ['the greatest time zone', { timezone: 840 }],
  ['hours', monday([true, 0, 24])],
  ['hours of a day that is off', monday([false, 9, 17])],
  ['booleans', monday([true, false, false])],
  ['every status', { status: 'DONE' }],
  ['several seats', { seats: ['a', 'b'] }],
])('%s is taken as it is', async (_, change) => {
  const id = await calls.create(change);
  const answer = await calls.get(encodeURIComponent(id));
  expect(answer).toMatchObject({ status: 200, body: { campaign: change } });
  const status = 'status' in change ? change.status : 'DRAFT';
  const shown = { ...CONTENT, ...change, campaign_id: undefined, id, account_id: ACCOUNT, created_at: CREATED_AT };
  expect(harness.campaigns('alsona')).toEqual([{ ...shown, status, state: status }]);
});

const REFUSED: readonly (readonly [object, string])[] = [
  [{ name: undefined }, 'campaign.name: Member must not be null'],
  [{ name: '' }, 'campaign.name'],
  [{ name: 7 }, 'campaign.name: Expected string'],
  [{ account_id: undefined }, 'campaign.account_id'],
  [{ account_id: 'account_other' }, 'campaign.account_id: Member must be account_shop, as in the path'],
  [{ seats: undefined }, 'campaign.seats'],
  [{ seats: [] }, 'campaign.seats: Member must have length greater'],
  [{ seats: ['a', 'b', 'a'] }, 'campaign.seats: a is repeated'],
  [{ seats: [''] }, 'campaign.seats[0]'],
  [{ seats: [1] }, 'campaign.seats[0]: Expected string'],
  [{ seats: 'a' }, 'campaign.seats: Expected list'],
  [{ schedule: undefined }, 'campaign.schedule'],
  [{ schedule: { ...SCHEDULE, sunday: undefined } }, 'campaign.schedule.sunday: Member must not be null'],
  [{ schedule: { ...SCHEDULE, Monday: [true, true, true] } }, 'campaign.schedule.Monday: Member is unknown'],
  [{ schedule: [] }, 'campaign.schedule: Expected structure'],
  [monday(true), 'campaign.schedule.monday: Expected list'],
  [monday(null), 'campaign.schedule.monday'],
  [monday([]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, true]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, true, true, true]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([1, true, true]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, true, 17]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, 9, true]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, 9, 9]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, -1, 9]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, 9, 25]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, 9.5, 17]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, '9', '17']), 'campaign.schedule.monday: Member must be three booleans'],
  [monday([true, null, null]), 'campaign.schedule.monday: Member must be three booleans'],
  [monday(['true', 'true', 'true']), 'campaign.schedule.monday: Member must be three booleans'],
  [{ status: undefined }, 'campaign.status'],
  [{ status: 'RUNNING' }, 'campaign.status: Member must satisfy enum value set: [DRAFT, RUN, PAUSE, DONE]'],
  [{ status: 'draft' }, 'campaign.status'],
  [{ created_at: undefined }, 'campaign.created_at'],
  [{ created_at: '1756551947499' }, 'campaign.created_at: Expected number'],
  [{ created_at: 1.5 }, 'campaign.created_at: Expected integer'],
  [{ created_at: -1 }, 'campaign.created_at'],
  [{ timezone: -721 }, 'campaign.timezone'],
  [{ timezone: 841 }, 'campaign.timezone'],
  [{ timezone: 0.5 }, 'campaign.timezone: Expected integer'],
  [{ timezone: '180' }, 'campaign.timezone: Expected integer'],
  [{ timezone: null }, 'campaign.timezone: Member is null'],
  [{ campaign_id: '' }, 'campaign.campaign_id'],
  [{ campaign_id: 7 }, 'campaign.campaign_id: Expected string'],
  [{ priority: 1 }, 'campaign.priority: Member is unknown'],
];

test.each(REFUSED.map(([change, text]) => ({ change, text })))('refused: $text', async ({ change, text }) => {
  expect(told(await calls.post(change))).toContain(`400 Bad Request: ${text}`);
  expect(harness.campaigns('alsona')).toEqual([]);
});

test.each<[object, string]>([
  [{ name: undefined }, 'campaign.name'],
  [{ seats: undefined }, 'campaign.seats'],
  [{ seats: ['a', 'a'] }, 'campaign.seats: a is repeated'],
  [{ schedule: undefined }, 'campaign.schedule'],
  [monday([true, 17, 9]), 'campaign.schedule.monday'],
  [{ status: 'PAUSED' }, 'campaign.status'],
  [{ timezone: 900 }, 'campaign.timezone'],
  [{ account_id: ACCOUNT }, 'campaign.account_id: Member is unknown'],
  [{ created_at: CREATED_AT }, 'campaign.created_at: Member is unknown'],
  [{ campaign_id: NOWHERE }, 'campaign.campaign_id: Member is unknown'],
])('an update with %j is refused', async (change, text) => {
  const id = await calls.create();
  expect(told(await calls.put(id, change))).toContain(`400 Bad Request: ${text}`);
  expect(harness.campaigns('alsona')).toMatchObject([{ ...CONTENT, status: 'DRAFT' }]);
});

test('a body has a campaign and nothing else, and is JSON', async () => {
  expect(told(await calls.request('POST', '', {}))).toContain('400 Bad Request: campaign:');
  expect(told(await calls.request('POST', '', { campaign: [] }))).toContain('400 Bad Request: campaign: Expected');
  expect(told(await calls.request('POST', '', { campaign: {}, dry: true }))).toContain('400 Bad Request: dry:');
  for (const body of ['{"campaign"', '[]', undefined]) {
    expect(told(await calls.request('POST', '', body))).toContain('400 Bad Request: body:');
  }
  const headers = { 'x-api-key': 'key', 'content-type': 'text/plain' };
  const answer = await harness.call('POST', `/rest/accounts/${ACCOUNT}/campaigns`, { campaign: CONTENT }, headers);
  expect(told(answer)).toContain('400 Bad Request: body:');
});

test.each(['?limit=1', '?last_key=7', '?last_key=a&last_key=b'])('the list with %s is refused', async (query) => {
  expect(told(await calls.request('GET', query))).toContain('400 Bad Request');
});

describe('routes', () => {
  const statusOf = async (method: string, path: string): Promise<number> =>
    (await harness.call(method, path, undefined, { 'x-api-key': 'key' })).status;

  test.each([
    ['PUT', '/rest/accounts/a/campaigns'],
    ['POST', '/rest/accounts/a/campaigns/1'],
    ['PATCH', '/rest/accounts/a/campaigns/1'],
    ['GET', '/rest/accounts/a/campaigns/'],
    ['GET', '/rest/accounts//campaigns'],
    ['GET', '/rest/accounts/a/campaigns/1/stats'],
    ['GET', '/rest/accounts/a/seats'],
    ['GET', '/rest/accounts'],
    ['DELETE', '/rest/accounts/a'],
    ['GET', '/rest/agency/accounts/a'],
    ['GET', '/rest/v1/accounts/a/campaigns'],
  ])('%s %s is unknown', async (method, path) => {
    expect(told(await harness.call(method, path, undefined, { 'x-api-key': 'key' }))).toContain('404 Not Found: Route');
    expect(harness.emulator.requests()).toMatchObject([{ service: 'alsona', operation: 'unknownRoute', status: 404 }]);
  });

  test('both kinds reach the same account', async () => {
    const agency = new AlsonaCalls(harness);
    agency.root = '/rest/agency';
    const id = await agency.create();
    expect(await calls.status(id)).toBe('DRAFT');
    await agency.set(id, { status: 'PAUSE' });
    expect((await calls.list()).campaigns).toEqual((await agency.list()).campaigns);
    expect(await agency.get(id)).toEqual(await calls.get(id));
    expect(await agency.delete(id)).toEqual({ status: 200, body: { success: true } });
    expect(told(await calls.get(id))).toContain('404 Not Found: Campaign');
    expect(harness.emulator.requests().map(({ operation }) => operation)).toEqual(
      (
        'createCampaign getCampaign updateCampaign listCampaigns listCampaigns ' +
        'getCampaign getCampaign deleteCampaign getCampaign'
      ).split(' '),
    );
  });

  test('an account is told, or some of it', async () => {
    const path = `/rest/accounts/${ACCOUNT}`;
    const answer = await harness.call('GET', path, undefined, { 'x-api-key': 'key' });
    expect(answer).toMatchObject({ status: 200, body: { success: true, account: { account_id: ACCOUNT } } });
    const some = `${path}?specific_attributes=account_id,status`;
    const account = { account_id: ACCOUNT, status: 'ACTIVE' };
    expect((await harness.call('GET', some, undefined, { 'x-api-key': 'key' })).body).toEqual({
      success: true,
      account,
    });
    expect(await statusOf('GET', `${path}?attributes=status`)).toBe(400);
    expect(harness.emulator.requests()[0]).toMatchObject({ operation: 'getAccount' });
  });

  test('what is not there is told', async () => {
    const id = await calls.create();
    await calls.delete(id);
    for (const missing of [id, NOWHERE]) {
      for (const call of [calls.get(missing), calls.put(missing), calls.delete(missing)]) {
        expect(told(await call)).toBe(`404 Not Found: Campaign ${missing} not found.`);
      }
    }
  });
});
