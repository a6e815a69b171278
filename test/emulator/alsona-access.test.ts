import { ACCOUNT, AlsonaCalls, CONTENT, CREATED_AT, told } from './alsona-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new AlsonaCalls(harness);

const CAMPAIGNS = `/rest/accounts/${ACCOUNT}/campaigns`;
const UNAUTHORIZED = '401 Unauthorized: The API key has no access to this account.';

async function three(path = CAMPAIGNS): Promise<number[]> {
  const answers = ['key', 'one', 'two'].map((key) => harness.call('GET', path, undefined, { 'x-api-key': key }));
  return (await Promise.all(answers)).map(({ status }) => status);
}

test.each<[string, Record<string, string>]>([
  ['no key', {}],
  ['an empty key', { 'x-api-key': '' }],
  ['another header', { authorization: 'Bearer key' }],
])('%s is refused', async (_, headers) => {
  const campaign = { ...CONTENT, status: 'RUN', account_id: ACCOUNT, created_at: CREATED_AT };
  expect(told(await harness.call('GET', CAMPAIGNS, undefined, headers))).toBe(UNAUTHORIZED);
  expect(told(await harness.call('GET', `/rest/accounts/${ACCOUNT}`, undefined, headers))).toBe(UNAUTHORIZED);
  expect(told(await harness.call('POST', CAMPAIGNS, { campaign }, headers))).toBe(UNAUTHORIZED);
  expect(harness.campaigns('alsona')).toEqual([]);
});

test('a key is any, unless all were declared', async () => {
  expect(await three()).toEqual([200, 200, 200]);
  await calls.control('keys', { keys: ['one', 'two'] });
  expect(await three()).toEqual([401, 200, 200]);
  await calls.control('keys', { keys: [] });
  expect(await three()).toEqual([401, 401, 401]);
  await calls.control('keys', {});
  expect(await three()).toEqual([200, 200, 200]);
});

test('an account is any, unless all were declared', async () => {
  await calls.control('accounts', { accounts: ['account_other'] });
  expect(await three()).toEqual([401, 401, 401]);
  expect(await three('/rest/agency/accounts/account_other/campaigns')).toEqual([200, 200, 200]);
  expect(told(await calls.post())).toBe(UNAUTHORIZED);
  await calls.control('accounts', {});
  expect(await three()).toEqual([200, 200, 200]);
});

test('a key is not in the record', async () => {
  await harness.call('GET', CAMPAIGNS, undefined, { 'X-API-KEY': 's3cret' });
  expect(harness.emulator.requests()).toMatchObject([{ service: 'alsona', operation: 'listCampaigns', status: 200 }]);
  expect(JSON.stringify(harness.emulator.requests())).not.toContain('s3cret');
});

test('there is no rate', async () => {
  harness.emulator.settings.change({ rates: true });
  for (let call = 0; call < 5; call += 1) await calls.create();
});

test.each([
  ['throttle', 429, { message: 'Too Many Requests' }],
  ['error', 500, { error: 'Internal Server Error', message: 'An unexpected error occurred.' }],
  ['unavailable', 503, { message: 'Service Unavailable' }],
  ['denied', 401, { error: 'Unauthorized', message: 'The API key has no access to this account.' }],
])('the fault %s is told in the words of the service', async (kind, status, body) => {
  await harness.fault('alsona', 'createCampaign', kind);
  expect(await calls.post()).toEqual({ status, body });
  expect(harness.campaigns('alsona')).toEqual([]);
});

test('a fault names an operation of the service', async () => {
  const fault = { service: 'alsona', operation: 'startCampaign', kind: 'error' };
  expect(await harness.call('POST', '/_emulator/faults', fault, {})).toMatchObject({ status: 400 });
});
