import { CreateCampaignCommand, DescribeCampaignCommand, ListCampaignsCommand } from '@aws-sdk/client-personalize';
import { FAULT_KINDS, type FaultKind } from '../../emulator';
import { refusal, useEmulator, VERSION } from './harness';

const harness = useEmulator();

interface Expected {
  /** What the SDK says. */
  readonly says: RegExp;
  readonly effect: boolean;
  readonly status: number | null;
  readonly kills?: number;
}

const EXPECTED: Readonly<Record<FaultKind, Expected>> = {
  throttle: { says: /^ThrottlingException/, effect: false, status: 400 },
  error: { says: /^InternalServerError/, effect: false, status: 500 },
  unavailable: { says: /^ServiceUnavailable/, effect: false, status: 503 },
  denied: { says: /^AccessDeniedException/, effect: false, status: 400 },
  timeout: { says: /^TimeoutError/, effect: true, status: null },
  'timeout-before': { says: /^TimeoutError/, effect: false, status: null },
  'reset-before': { says: /ECONNRESET|socket hang up/, effect: false, status: null },
  'reset-after': { says: /ECONNRESET|socket hang up/, effect: true, status: null },
  delay: { says: /^answered/, effect: true, status: 200 },
  'kill-before': { says: /^TimeoutError/, effect: false, status: null, kills: 1 },
  'kill-after': { says: /^TimeoutError/, effect: true, status: null, kills: 1 },
  html: { says: /^SyntaxError/, effect: false, status: 502 },
  truncated: { says: /aborted/, effect: true, status: null },
  garbage: { says: /^answered/, effect: true, status: 200 },
};

function create(name = 'films'): Promise<unknown> {
  return harness.client.send(new CreateCampaignCommand({ name, solutionVersionArn: VERSION }));
}

function list(): Promise<unknown> {
  return harness.client.send(new ListCampaignsCommand({}));
}

/** Jest's own realm makes the SDK wrap socket errors, so their code is in the message only. */
async function outcome(call: Promise<unknown>): Promise<string> {
  const [settled] = await Promise.allSettled([call]);
  if (settled.status === 'fulfilled') return 'answered';
  const { name, message } = settled.reason as Error;
  return `${name}: ${message}`;
}

test.each(FAULT_KINDS)('%s', async (kind) => {
  const { says, effect, status, kills = 0 } = EXPECTED[kind];
  const delay = kind === 'delay' ? { delayMs: 50 } : {};
  await harness.control('POST', 'faults', { operation: 'CreateCampaign', kind, ...delay });
  const before = Date.now();
  expect(await outcome(create())).toMatch(says);
  expect(Date.now() - before).toBeGreaterThanOrEqual(kind === 'delay' ? 49 : 0);
  expect(harness.emulator.services[0]?.campaigns()).toHaveLength(effect ? 1 : 0);
  expect(harness.emulator.requests()).toMatchObject([{ operation: 'CreateCampaign', status }]);
  expect(harness.kills).toBe(kills);
  expect(await outcome(create('next'))).toBe('answered');
});

test('a held call is not answered, and ends with the emulator or the client only', async () => {
  harness.emulator.faults.add({ kind: 'timeout' });
  const controller = new AbortController();
  const call = fetch(harness.emulator.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonPersonalize.ListCampaigns' },
    body: '{}',
    signal: controller.signal,
  });
  const soon = new Promise((resolve) => setTimeout(resolve, 300, 'still waiting'));
  expect(await Promise.race([call, soon])).toBe('still waiting');
  controller.abort();
  await expect(call).rejects.toThrow('abort');
});

test('a truncated answer promises its whole length', async () => {
  harness.emulator.faults.add({ kind: 'truncated' });
  const response = await fetch(harness.emulator.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonPersonalize.ListCampaigns' },
    body: '{}',
  });
  expect(response.headers.get('content-length')).toBe(String('{"campaigns":[]}'.length));
  await expect(response.text()).rejects.toThrow('terminated');
});

test('an answer without a body can be truncated', async () => {
  await harness.control('PUT', 'personalize/campaigns', { put: { name: 'films', solutionVersionArn: VERSION } });
  harness.emulator.faults.add({ kind: 'truncated' });
  const arn = 'arn:aws:personalize:us-east-1:123456789012:campaign/films';
  await expect(harness.raw('DeleteCampaign', { campaignArn: arn })).rejects.toThrow('terminated');
});

test('an html answer has a status of its own', async () => {
  harness.emulator.faults.add({ kind: 'html' });
  const response = await fetch(harness.emulator.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonPersonalize.ListCampaigns' },
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
  expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
});

describe('a garbled answer', () => {
  const listed = () =>
    fetch(harness.emulator.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonPersonalize.ListCampaigns' },
      body: '{}',
    });

  test('is as it is told, and as it would be otherwise', async () => {
    const headers = { 'content-type': 'text/html', 'x-padding': 'x' };
    harness.emulator.faults.add({ kind: 'garbage', status: 418, headers, body: '<p>tea</p>' });
    harness.emulator.faults.add({ kind: 'garbage', from: '"campaigns":', to: '"others":' });
    harness.emulator.faults.add({ kind: 'garbage', body: '\xff', encoding: 'latin1' });
    const [told, changed, bytes] = [await listed(), await listed(), await listed()];
    expect([told.status, told.headers.get('content-type'), told.headers.get('x-padding')]).toEqual([
      418,
      'text/html',
      'x',
    ]);
    expect(await told.text()).toBe('<p>tea</p>');
    expect([changed.status, await changed.json()]).toEqual([200, { others: [] }]);
    expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(new Uint8Array([0xff]));
  });

  test('can be to a call that was not made', async () => {
    harness.emulator.faults.add({ operation: 'CreateCampaign', kind: 'garbage', made: false, body: '{}' });
    expect(await outcome(create())).toBe('answered');
    expect(harness.emulator.services[0]?.campaigns()).toEqual([]);
  });

  test('is asked for by that kind alone', async () => {
    const wrong = { kind: 'throttle', body: '{}', status: 200 };
    expect(await harness.control('POST', 'faults', wrong)).toMatchObject({
      status: 400,
      body: { message: 'status, body: only for the kind garbage' },
    });
    expect((await harness.control('POST', 'faults', { kind: 'garbage', status: 99 })).status).toBe(400);
  });
});

test('after passes calls, times hits calls, and the rest pass', async () => {
  await harness.control('POST', 'faults', { operation: 'ListCampaigns', kind: 'throttle', after: 1, times: 2 });
  const seen = [];
  for (let call = 0; call < 5; call += 1) seen.push((await outcome(list())).split(':')[0]);
  expect(seen).toEqual(['answered', 'ThrottlingException', 'ThrottlingException', 'answered', 'answered']);
});

test('a fault for another operation does not count', async () => {
  harness.emulator.faults.add({ service: 'personalize', operation: 'CreateCampaign', kind: 'denied' });
  await list();
  const missing = new DescribeCampaignCommand({ campaignArn: 'arn:aws:personalize:us-east-1:1:campaign/x' });
  expect(await refusal(harness.client.send(missing))).toBe('ResourceNotFoundException');
  expect(await refusal(create())).toBe('AccessDeniedException');
});

test('faults are taken in their order, one for a call', async () => {
  harness.emulator.faults.add({ kind: 'throttle' });
  harness.emulator.faults.add({ kind: 'error' });
  expect([await refusal(list()), await refusal(list())]).toEqual(['ThrottlingException', 'InternalServerError']);
  await list();
});

test('faults are listed with what is left of them, and taken back', async () => {
  await harness.control('POST', 'faults', { kind: 'throttle', times: 3 });
  await refusal(list());
  const { body } = await harness.control('GET', 'faults');
  expect(body).toEqual([{ kind: 'throttle', after: 0, times: 2 }]);
  await harness.control('DELETE', 'faults');
  await list();
});
