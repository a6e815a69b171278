import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment, startEngine, type Engine } from '../../emulator/aws/engine';

/* The command line as its users have it, against the engine. */

const CLI = require.resolve('aws-cdk/bin/cdk');
const APP = join(__dirname, 'support', 'cli-app.js');
/** Fails for one word, and waits for a file for another. */
const HANDLER = `const { existsSync } = require('node:fs');
exports.handler = async (event) => {
  const { word, go } = event.ResourceProperties;
  console.log(event.RequestType, word);
  while (word === 'slow' && !existsSync(go)) await new Promise((resolve) => setTimeout(resolve, 20));
  const Status = word === 'bad' && event.RequestType !== 'Delete' ? 'FAILED' : 'SUCCESS';
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = 'thing' } = event;
  const answer = { Status, Reason: 'no luck', PhysicalResourceId, StackId, RequestId, LogicalResourceId, Data: { Word: word } };
  await fetch(event.ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body: JSON.stringify(answer) });
};`;

interface Run {
  readonly code: number | null;
  readonly output: string;
}

let folder: string;
let engine: Engine;
const lines: string[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cdk-cli-'));
  mkdirSync(join(folder, 'handler'));
  writeFileSync(join(folder, 'handler', 'index.js'), HANDLER);
  engine = await startEngine({
    services: () => [],
    speed: 60,
    folder,
    onEvent: (event) => event.kind === 'log' && lines.push(`${event.function.split('-')[0] ?? ''} ${event.line}`),
  });
  execFileSync(process.execPath, [APP, folder, 'two', 'bad', 'slow', 'slower'], { env: environment() });
}, 30_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (): NodeJS.ProcessEnv => ({ ...processEnvironment(engine), CDK_VALIDATION: 'false' });

function cdk(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [CLI, '--ci', ...args], { env: environment(), cwd: folder });
  children.push(child);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() })),
  );
}

const QUIET = ['--require-approval', 'never', '--progress', 'events'];

const deploy = (app: string, stack: string, ...more: string[]): Promise<Run> =>
  cdk('deploy', stack, '--app', app, ...QUIET, ...more);

const shop = () => [...engine.stacks()].reverse().find(({ name }) => name === 'Shop');

/* Each test starts where the one before has ended: a run of the command line takes more than a second. */

test('two stacks side by side, a change, and a failure', async () => {
  const app = ['--app', `node ${APP} ${folder} one`, '--output', join(folder, 'out')];
  const first = await cdk('deploy', '*', ...app, ...QUIET, '--concurrency', '2');
  expect(first).toMatchObject({ code: 0, output: expect.stringContaining('Shop.Word = one') as string });
  expect(
    engine
      .stacks()
      .map(({ name, status }) => `${name} ${status}`)
      .sort(),
  ).toEqual(['Bar CREATE_COMPLETE', 'Shop CREATE_COMPLETE']);
  const changed = await deploy('two', 'Shop', '--method', 'direct');
  expect(changed).toMatchObject({ code: 0, output: expect.stringContaining('Shop.Word = two') as string });
  expect(shop()).toMatchObject({ status: 'UPDATE_COMPLETE', outputs: { Word: 'two' } });

  const failed = await deploy('bad', 'Shop');
  expect(failed).toMatchObject({ code: 1, output: expect.stringContaining('UPDATE_ROLLBACK_COMPLET') as string });
  expect(failed.output.replace(/\s+/g, ' ')).toContain(
    'Received response status [FAILED] from custom resource. Message returned: no luck',
  );
  expect(shop()).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', outputs: { Word: 'two' } });
  const asked = ['Shop Create one', 'Shop Update two', 'Shop Update bad', 'Shop Update two'];
  expect(lines.filter((line) => line.startsWith('Shop'))).toEqual(asked);
}, 60_000);

test('one stack twice at once: the second deploy is refused', async () => {
  const first = deploy('slow', 'Shop');
  while (shop()?.status !== 'UPDATE_IN_PROGRESS') await new Promise((resolve) => setTimeout(resolve, 20));
  const second = await deploy('slower', 'Shop');
  expect(second.code).toBe(1);
  expect(second.output.replace(/\s+/g, ' ')).toMatch(/is in UPDATE_IN_PROGRESS state and can not be updated/);
  writeFileSync(join(folder, 'go'), '');
  expect((await first).code).toBe(0);
  expect(shop()).toMatchObject({ status: 'UPDATE_COMPLETE', outputs: { Word: 'slow' } });
}, 60_000);

test('one of two stacks is destroyed, and nothing was asked that the engine does not know', async () => {
  const destroyed = await cdk('destroy', 'Bar', '--force', '--app', 'two');
  expect(destroyed).toMatchObject({ code: 0, output: expect.stringContaining('Bar: destroyed') as string });
  const bar = engine.stacks().find(({ name }) => name === 'Bar');
  expect(bar).toMatchObject({ status: 'DELETE_COMPLETE', resources: {} });
  expect(lines.filter((line) => line.startsWith('Bar'))).toEqual(['Bar Create same', 'Bar Delete same']);
  expect(engine.requests().filter(({ service }) => service === null)).toEqual([]);
  expect(engine.assumed()).toEqual([]);
}, 60_000);

test('closed in the middle of a deployment, it leaves nothing behind', async () => {
  const home = engine.environment.CDK_HOME ?? '';
  rmSync(join(folder, 'go'));
  const running = deploy('bad', 'Shop');
  while (shop()?.status !== 'UPDATE_ROLLBACK_IN_PROGRESS') await new Promise((resolve) => setTimeout(resolve, 20));
  await engine.close();
  expect(existsSync(join(home, '..'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith('campaign-engine-'))).toEqual([]);
  await expect(fetch(engine.url)).rejects.toThrow('fetch failed');
  // Left alone, the CLI would try again for a while.
  for (const child of children) child.kill('SIGKILL');
  expect((await running).code).toBe(null);
}, 60_000);
