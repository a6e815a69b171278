import type { Emulator } from '../../emulator';
import { createBatch, startEmulator } from '../../emulator';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { HandlerFiles } from './handler-files';

const CALLS = `
const http = require('node:http');
const give = { fetch: (url) => fetch(url, { signal: AbortSignal.timeout(8000) }).then(({ status }) => status),
  timer: (url) => new Promise((resolve, reject) => {
    const call = http.get(url, ({ statusCode }) => { clearTimeout(timer); resolve(statusCode); });
    const timer = setTimeout(() => { call.destroy(); reject(new Error('given up')); }, 10_000);
    call.on('error', () => {});
  }) };
exports.handler = async ({ by, url }) => {
  const began = Date.now();
  const end = await give[by](url).catch(({ name, message }) => name + ': ' + message);
  return { end, after: Date.now() - began };
};`;

describe('a call that is never answered', () => {
  const files = new HandlerFiles();
  const time = new VirtualTime();
  const functions = files.functions(CALLS, { time });
  let emulator: Emulator;
  beforeAll(async () => {
    const services = (context: Parameters<typeof createBatch>[0]) => [createBatch(context)];
    emulator = await startEmulator({ services, clock: time, onHold: () => functions.timeOut() });
  });
  afterAll(async () => {
    await emulator.close();
    await files.close();
  });

  const call = async (by: string) => {
    emulator.faults.add({ kind: 'timeout-before' });
    const { payload } = await Promise.all([
      functions.invoke({ by, url: `${emulator.url}/2.10/orchestrations/list` }),
      time.settle(),
    ]).then(([answered]) => answered);
    return payload;
  };

  test('is given up when its time-out comes, at once and in moved time: one of a signal', async () => {
    await expect(call('fetch')).resolves.toEqual({
      end: 'TimeoutError: The operation was aborted due to timeout',
      after: 8000,
    });
  });

  test('one of a timer', async () => {
    await expect(call('timer')).resolves.toEqual({ end: 'Error: given up', after: 10_000 });
  });

  test('and another call of the same function is answered', async () => {
    const { payload } = await functions.invoke({ by: 'timer', url: `${emulator.url}/_emulator/health` });
    expect(payload).toEqual({ end: 200, after: 0 });
  });
});
