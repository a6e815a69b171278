import { sleeps } from './support/sleeps';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RestService } from '../../lambda/rest/client';
import { apiOf } from '../../lambda/batch/api';
import { restClient } from '../../lambda/rest/client';
import { useEmulated } from './support/emulated';
import { refusal } from './support/refusal';
import { useScripted } from './support/scripted';
import { ALSONA, BATCH, GET, SERVICES } from './support/services';
import type { Service } from './support/services';

const emulated = useEmulated();
const scripted = useScripted();

/** Time of the client, which sleeping moves on. */
let now = Date.UTC(2026, 0, 1);

beforeEach(() => {
  // What tests before have sent is long ago.
  now = Math.ceil(now / 1000) * 1000 + 3_600_000;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  scripted.answer({ body: {} });
  jest.mocked(sleep).mockImplementation(async (milliseconds = 0) => void sleeps.push(milliseconds));
});
afterEach(() => jest.restoreAllMocks());

function sleepsInTime(): void {
  jest.mocked(sleep).mockImplementation(async (milliseconds = 0) => {
    sleeps.push(milliseconds);
    now += milliseconds;
  });
}

describe('pace', () => {
  const slow: RestService = { authorization: () => ({}), messageOf: () => undefined, pauses: {}, paceMs: 500 };

  const client = (rateOf = 'a') => restClient(slow, { baseUrl: scripted.url, apiKey: emulated.key(), rateOf });

  test('calls that the service counts together are spaced, however many clients make them at once [R45]', async () => {
    await Promise.all([1, 2, 3, 4].map(async () => client()(GET)));
    expect(sleeps).toEqual([500, 1000, 1500]);
    expect(scripted.asked).toHaveLength(4);
  });

  test('so are calls one after the other, and the first one does not wait [R45]', async () => {
    sleepsInTime();
    const send = client();
    await send(GET);
    expect(sleeps).toEqual([]);
    now += 120;
    await send(GET);
    await send(GET);
    expect(sleeps).toEqual([380, 500]);
  });

  test('calls are not held back for time that has passed already', async () => {
    const send = client();
    await send(GET);
    now += 500;
    await send(GET);
    expect(sleeps).toEqual([]);
  });

  test('a call that waits is sent when its time has come', async () => {
    const send = client();
    await send(GET);
    let wake = () => {};
    const slept = new Promise<void>((resolve) => {
      jest.mocked(sleep).mockImplementationOnce(() => {
        resolve();
        return new Promise((end) => (wake = () => end(undefined)));
      });
    });
    const second = send(GET);
    await slept;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(scripted.asked).toHaveLength(1);
    wake();
    await second;
    expect(scripted.asked).toHaveLength(2);
  });

  test('what is counted apart does not wait for each other', async () => {
    await Promise.all(['a', 'b', 'c'].map((project) => client(project)(GET)));
    expect(sleeps).toEqual([]);
    await client('b')(GET);
    expect(sleeps).toEqual([500]);
  });

  test('a call that fails counts, and so does the second one after a refused key [R45]', async () => {
    sleepsInTime();
    scripted.answer({ status: 500 }, { status: 401 }, { body: {} });
    await refusal(client()(GET));
    await client()(GET);
    expect(sleeps).toEqual([500, 500]);
  });

  test('a project of Batch takes a call a second, and so does an account of Alsona [R45]', async () => {
    const apiKey = emulated.key();
    for (const service of SERVICES) {
      const send = service.send(scripted.url, apiKey);
      await send(GET);
      await send(GET);
    }
    expect(sleeps).toEqual([1050, 1000]);
  });

  test('by whatever address and version, and another project beside it [R45]', async () => {
    const apiKey = emulated.key();
    const of = (projectKey: string, apiVersion: string) =>
      apiOf({ baseUrl: scripted.url, apiVersion, projectKey, apiKey })(GET);
    await of('one', '2.10');
    await of('two', '2.10');
    expect(sleeps).toEqual([]);
    await of('one', '2.11');
    expect(sleeps).toEqual([1050]);
  });
});

describe('how long a service is left alone', () => {
  const later = (seconds: number) => (at: number) => new Date(at + seconds * 1000).toUTCString();

  async function pause(service: Service, status: number, asked: string | undefined): Promise<number> {
    const headers: Record<string, string> = asked === undefined ? {} : { 'retry-after': asked };
    scripted.answer({ status, headers, body: {} });
    return (await refusal(service.send(scripted.url, emulated.key())(GET))).pause;
  }

  test.each<[string, Service, number, string | ReturnType<typeof later> | undefined, number]>([
    ['Batch', BATCH, 429, undefined, 5],
    ['Batch', BATCH, 429, '2', 5],
    ['Batch', BATCH, 429, '7', 7],
    ['Batch', BATCH, 429, '0', 5],
    ['Batch', BATCH, 503, undefined, 30],
    ['Batch', BATCH, 503, '10', 30],
    ['Batch', BATCH, 503, '45', 45],
    ['Batch', BATCH, 503, later(120), 120],
    ['Batch', BATCH, 503, later(3), 30],
    ['Batch', BATCH, 503, later(-3600), 30],
    ['Batch', BATCH, 429, 'soon', 5],
    ['Batch', BATCH, 429, '-1', 5],
    ['Batch', BATCH, 429, '86400', 600],
    ['Batch', BATCH, 503, later(86_400), 600],
    ['Batch', BATCH, 500, undefined, 0],
    ['Batch', BATCH, 500, '12', 12],
    ['Batch', BATCH, 400, undefined, 0],
    ['Alsona', ALSONA, 429, undefined, 5],
    ['Alsona', ALSONA, 429, '1', 5],
    ['Alsona', ALSONA, 429, later(20), 20],
    ['Alsona', ALSONA, 429, '9999999999999', 600],
    ['Alsona', ALSONA, 500, undefined, 2],
    ['Alsona', ALSONA, 503, undefined, 0],
    ['Alsona', ALSONA, 503, '15', 15],
  ])(
    '%s, case %#: the seconds that it asks for, from its least to ten minutes [R45]',
    async (_, service, status, asked, expected) => {
      expect(await pause(service, status, typeof asked === 'function' ? asked(now) : asked)).toBe(expected);
    },
  );
});
