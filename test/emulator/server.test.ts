import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeCampaignCommand, ListCampaignsCommand } from '@aws-sdk/client-personalize';
import { startEmulator, type EmulatedService, type EmulatorContext } from '../../emulator';
import { RequestRecord } from '../../emulator/core/record';
import { arnOf, clientOf, ManualClock, MINUTE, refusal, useEmulator, VERSION } from './harness';

const harness = useEmulator();

const PUT_FILMS = { put: { name: 'films', solutionVersionArn: VERSION } };

function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Answers what its path says. */
function echo(): EmulatedService {
  return {
    name: 'echo',
    route: ({ path }) => (path.startsWith('/echo') ? 'echo' : undefined),
    handle: (_, { path, query, body }) => {
      if (path === '/echo/throws') throw new Error('broken');
      if (path === '/echo/bytes') return { status: 200, body: Buffer.from([1, 2]) };
      if (path === '/echo/text') return { status: 201, body: 'text' };
      if (path === '/echo/nothing') return { status: 204 };
      return { status: 200, headers: { 'x-echo': 'yes' }, body: { query, body } };
    },
    refuse: () => ({ status: 418 }),
    campaigns: () => [],
    reset: () => undefined,
  };
}

describe('control calls', () => {
  test('health names the services, the settings and the time', async () => {
    expect(await harness.control('GET', 'health')).toMatchObject({
      status: 200,
      body: { ok: true, services: ['personalize'], settings: { speed: 1, lagMs: 0, switches: {} } },
    });
  });

  test('campaigns of every service carry its name', async () => {
    await harness.control('PUT', 'personalize/campaigns', PUT_FILMS);
    const { body } = await harness.control('GET', 'campaigns');
    expect(body).toEqual([
      {
        service: 'personalize',
        name: 'films',
        arn: arnOf('films'),
        status: 'ACTIVE',
        solutionVersionArn: VERSION,
        minProvisionedTPS: 1,
        tags: [],
      },
    ]);
  });

  test('reset makes everything as it was at the start', async () => {
    await harness.control('PUT', 'personalize/campaigns', PUT_FILMS);
    await harness.control('POST', 'faults', { kind: 'error', times: 9 });
    await harness.control('PUT', 'settings', { speed: 5, lagMs: 7, switches: { 'personalize.noOpUpdate': 'ignored' } });
    await harness.raw('ListCampaigns', {});
    expect(await harness.control('POST', 'reset')).toMatchObject({ status: 200 });
    expect((await harness.control('GET', 'campaigns')).body).toEqual([]);
    expect((await harness.control('GET', 'faults')).body).toEqual([]);
    expect((await harness.control('GET', 'requests')).body).toEqual([]);
    expect(harness.emulator.settings.values()).toEqual({ speed: 1, lagMs: 0, rates: true, switches: {} });
  });

  test('settings keep what is left out', async () => {
    await harness.control('PUT', 'settings', { speed: 60, switches: { 'personalize.latestShows': 'resolved' } });
    const { body } = await harness.control('PUT', 'settings', {
      lagMs: 9,
      switches: { 'personalize.noOpUpdate': 'ignored' },
    });
    const switches = { 'personalize.latestShows': 'resolved', 'personalize.noOpUpdate': 'ignored' };
    expect(body).toEqual({ speed: 60, lagMs: 9, rates: true, switches });
  });

  test('the clock moves ahead', async () => {
    const before = harness.emulator.clock.now();
    const { body } = await harness.control('POST', 'clock', { advanceMs: MINUTE });
    expect(body).toEqual({ time: new Date(before + MINUTE).toISOString() });
  });

  test.each([
    ['PUT', 'settings', { speed: 0 }, /speed: Member must have value greater/],
    ['PUT', 'settings', { speed: '2' }, /speed: Expected number, got string/],
    ['PUT', 'settings', { lagMs: -1 }, /lagMs/],
    ['PUT', 'settings', { lag: 1 }, /lag: Member is unknown, expected one of: \[speed, lagMs, rates, switches\]/],
    [
      'PUT',
      'settings',
      { switches: { nothing: 'x' } },
      /unknown switch nothing; expected one of personalize.latestShows/,
    ],
    ['PUT', 'settings', { switches: { 'personalize.noOpUpdate': 'x' } }, /expected one of redeploys, ignored, refused/],
    ['PUT', 'settings', undefined, /body: Expected structure, got null/],
    ['POST', 'clock', { advanceMs: -1 }, /advanceMs/],
    ['POST', 'clock', {}, /advanceMs: Member must not be null/],
    ['POST', 'faults', { kind: 'nope' }, /\[throttle, error, .*garbage\]/],
    ['POST', 'faults', {}, /kind: Member must not be null/],
    [
      'POST',
      'faults',
      { kind: 'error', time: 1 },
      /time: Member is unknown, expected one of: \[service, operation, kind/,
    ],
    ['POST', 'faults', { kind: 'error', times: 0 }, /times/],
    ['POST', 'faults', { kind: 'error', service: 'nope' }, /unknown service nope; expected one of personalize/],
    ['POST', 'faults', { kind: 'error', operation: 'Nope' }, /unknown operation Nope; expected one of CreateCampaign/],
    ['POST', 'faults', { kind: 'delay' }, /delayMs belongs to the kind delay/],
    ['POST', 'faults', { kind: 'error', delayMs: 1 }, /delayMs belongs to the kind delay/],
  ])('%s %s %j is refused', async (method, path, body, message) => {
    const answer = await harness.control(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { message: textLike(message) } });
  });

  test.each(['GET nothing', 'POST health', 'PUT personalize/nothing'])('there is no %s', async (call) => {
    const [method = '', path = ''] = call.split(' ');
    const answer = await harness.control(method, path, method === 'GET' ? undefined : {});
    expect(answer).toMatchObject({
      status: 404,
      body: { message: textLike(/expected one of GET health/) },
    });
  });
});

describe('the record', () => {
  test('has one entry for a call, without credentials and with what went over the wire', async () => {
    await refusal(harness.client.send(new DescribeCampaignCommand({ campaignArn: arnOf('films') })));
    await harness.control('GET', 'health');
    const [entry, ...others] = harness.emulator.requests();
    expect(others).toEqual([]);
    expect(Object.keys(entry ?? {})).toEqual(
      'time service operation method path query headers body status response'.split(' '),
    );
    expect(entry).toMatchObject({
      time: new Date(harness.emulator.clock.now()).toISOString(),
      service: 'personalize',
      operation: 'DescribeCampaign',
      method: 'POST',
      path: '/',
      query: {},
      body: { campaignArn: arnOf('films') },
      status: 400,
      response: { __type: 'ResourceNotFoundException', message: textLike(/films/) },
    });
    expect(entry?.headers).toHaveProperty('x-amz-target', 'AmazonPersonalize.DescribeCampaign');
    expect(entry?.headers).not.toHaveProperty('authorization');
    expect(entry?.headers).not.toHaveProperty('x-amz-security-token');
  });

  test('drops keys but not the project', async () => {
    const headers = { 'X-Api-Key': 'secret', 'X-Batch-Project': 'project_1' };
    await fetch(`${harness.emulator.url}/unknown?a=1&a=2&b=3`, { headers });
    expect(harness.emulator.requests()).toMatchObject([
      { service: null, operation: null, status: 404, query: { a: ['1', '2'], b: '3' }, body: null },
    ]);
    const [entry] = harness.emulator.requests();
    expect(entry?.headers).toHaveProperty('x-batch-project', 'project_1');
    expect(JSON.stringify(entry)).not.toContain('secret');
  });

  test('is bounded in memory', () => {
    const record = new RequestRecord(undefined, 2);
    const entry = { time: '', service: null, operation: null, method: 'GET', query: {}, headers: {}, body: null };
    for (const path of ['/1', '/2', '/3']) record.add({ ...entry, path, status: 404, response: null });
    expect(record.list().map(({ path }) => path)).toEqual(['/2', '/3']);
  });

  test('is a file of JSON lines where one is asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
    const record = join(folder, 'calls.jsonl');
    const emulator = await startEmulator({ services: () => [echo()], record });
    await fetch(`${emulator.url}/echo`, { method: 'POST', body: 'no json' });
    await fetch(`${emulator.url}/echo`, { method: 'POST', body: '{"a":1}' });
    await emulator.close();
    const lines = readFileSync(record, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { body: unknown }).body)).toEqual(['no json', { a: 1 }]);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(emulator.requests());
    rmSync(folder, { recursive: true });
  });
});

describe('any service', () => {
  const silent = jest.spyOn(process.stderr, 'write');

  async function withEcho<T>(act: (url: string) => Promise<T>): Promise<T> {
    const emulator = await startEmulator({ services: () => [echo()], clock: new ManualClock() });
    try {
      return await act(emulator.url);
    } finally {
      await emulator.close();
    }
  }

  test.each([
    ['/echo?x=1', 200, 'application/json', '{"query":{"x":"1"},"body":null}'],
    ['/echo/bytes', 200, 'application/octet-stream', '\u0001\u0002'],
    ['/echo/text', 201, 'text/plain; charset=utf-8', 'text'],
    ['/echo/nothing', 204, null, ''],
    ['/other', 404, 'application/json', '{"message":"no service knows GET /other"}'],
  ])('answers %s', async (path, status, type, body) => {
    const answer = await withEcho(async (url) => {
      const response = await fetch(url + path);
      return [response.status, response.headers.get('content-type'), await response.text()];
    });
    expect(answer).toEqual([status, type, body]);
  });

  test('that throws is answered with 500 and said on stderr', async () => {
    silent.mockReturnValueOnce(true);
    const answer = await withEcho(async (url) => (await fetch(`${url}/echo/throws`)).text());
    expect(answer).toBe('{"message":"broken"}');
    expect(silent).toHaveBeenCalledWith('campaign-emulator: broken\n');
  });

  test('gets no body of more than 8 MiB', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024 + 1, 32);
    const status = await withEcho(
      (url) =>
        new Promise((resolve) => {
          const call = request(`${url}/echo`, { method: 'POST' }, ({ statusCode }) => resolve(statusCode));
          call.on('error', () => undefined).write(body);
        }),
    );
    expect(status).toBe(413);
  });

  test('without declared operations takes a fault for any', async () => {
    const status = await withEcho(async (url) => {
      await fetch(`${url}/_emulator/faults`, { method: 'POST', body: '{"operation":"echo","kind":"throttle"}' });
      return (await fetch(`${url}/echo`)).status;
    });
    expect(status).toBe(418);
  });
});

describe('the server', () => {
  test('listens on no other address', async () => {
    const emulator = await startEmulator({ services: () => [] });
    const other = emulator.url.replace('127.0.0.1', '127.0.0.2');
    await expect(fetch(`${other}/_emulator/health`)).rejects.toThrow('fetch failed');
    await emulator.close();
  });

  test('listens on the loopback address and on the port that was asked for', async () => {
    const first = await startEmulator({ services: () => [] });
    const port = Number(new URL(first.url).port);
    await expect(startEmulator({ services: () => [], port })).rejects.toThrow('EADDRINUSE');
    await first.close();
    const second = await startEmulator({ services: () => [], port });
    expect(second.url).toBe(`http://127.0.0.1:${port}`);
    await second.close();
  });

  test('ends open sockets when it is closed', async () => {
    const emulator = await startEmulator({ services: () => [] });
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await emulator.close();
    await ended;
  });

  test('speed divides durations', async () => {
    let context: EmulatorContext | undefined;
    const emulator = await startEmulator({ speed: 60, services: (given) => ((context = given), []) });
    expect(context?.duration(MINUTE)).toBe(1000);
    emulator.settings.change({ speed: 6 });
    expect(context?.duration(MINUTE)).toBe(10_000);
    await emulator.close();
    await expect(startEmulator({ speed: 0, services: () => [] })).rejects.toThrow('speed');
  });

  test('the machine clock can be moved ahead', async () => {
    const emulator = await startEmulator({ services: () => [] });
    const before = Date.now();
    emulator.clock.advance(MINUTE);
    expect(emulator.clock.now()).toBeGreaterThanOrEqual(before + MINUTE);
    await emulator.close();
  });

  test('serves clients of its own at the same time', async () => {
    const other = clientOf(harness.emulator.url);
    const calls = [harness.client, other].map((client) => client.send(new ListCampaignsCommand({})));
    expect((await Promise.all(calls)).map(({ campaigns }) => campaigns)).toEqual([[], []]);
    other.destroy();
  });
});
