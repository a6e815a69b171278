import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { BadArguments, readCommandLine } from '../../emulator/core/command-line';

const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
const program = join(folder, 'main.js');

beforeAll(() => {
  const main = resolve(__dirname, '../../emulator/main.ts');
  buildSync({ entryPoints: [main], outfile: program, bundle: true, platform: 'node', target: 'node20' });
});

afterAll(() => rmSync(folder, { recursive: true }));

function start(...args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

test('flags have defaults', () => {
  expect(readCommandLine([])).toEqual({ port: 0, speed: 1 });
  expect(readCommandLine(['--port', '80', '--speed=2.5', '--record', 'x.jsonl'])).toEqual({
    port: 80,
    speed: 2.5,
    record: 'x.jsonl',
  });
});

test.each([
  [['--port', 'x'], /^--port must be a port from 0 to 65535, got "x"; usage/],
  [['--port', '65536'], /^--port/],
  [['--port', '1.5'], /^--port/],
  [['--port='], /^--port/],
  [['--port'], /^Option '--port <value>' argument missing; usage/],
  [['--speed', '0'], /^--speed must be a number greater than 0, got "0"; usage/],
  [['--speed', '1e3'], /^--speed/],
  [['--record', ''], /^--record must be a file name/],
  [['--bogus'], /^Unknown option '--bogus'; usage/],
  [['bogus'], /^Unexpected argument 'bogus'; usage/],
])('%j is refused in one sentence', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(BadArguments);
  expect(() => readCommandLine(args)).toThrow(message);
});

test('bad flags end the program with code 2', async () => {
  const bin = start('--bogus');
  const [said, exit] = await Promise.all([text(bin.stderr), once(bin, 'exit')]);
  expect(said).toMatch(/^campaign-emulator: Unknown option '--bogus'; usage: .*\n$/);
  expect(exit).toEqual([2, null]);
});

test('a file that cannot be written ends the program with code 1', async () => {
  const bin = start('--record', join(folder, 'nowhere', 'calls.jsonl'));
  const [said, exit] = await Promise.all([text(bin.stderr), once(bin, 'exit')]);
  expect(said).toMatch(/^campaign-emulator: ENOENT/);
  expect(exit).toEqual([1, null]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('the URL is the first line, and %s ends it cleanly', async (signal) => {
  const record = join(folder, `${signal}.jsonl`);
  const bin = start('--speed', '60', '--record', record);
  const [url] = (await once(createInterface(bin.stdout), 'line')) as [string];
  const health: unknown = await (await fetch(`${url}/_emulator/health`)).json();
  expect(health).toMatchObject({ ok: true, settings: { speed: 60 } });
  await fetch(`${url}/nothing`);
  bin.kill(signal);
  expect(await once(bin, 'exit')).toEqual([0, null]);
  expect(readFileSync(record, 'utf8')).toContain('"path":"/nothing"');
});
