import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allServices } from '../emulator';
import type { Engine } from '../emulator/aws/engine';
import { processEnvironment, startEngine } from '../emulator/aws/engine';
import { bundleHandlers } from '../scripts/bundle';
import { CampaignLines } from './campaign-lines';
import { Cdk } from './cdk';
import type { Run } from './cdk';
import type { Settings } from './command-line';
import { settingsOf } from './command-line';

/* npm run demo: the real cdk CLI deploys, changes, fails, rolls back and destroys the example app, all on this machine. */

/** Ten minutes of a campaign pass in five seconds. */
const SPEED = 120;
const STACK = 'Shop';
const BROKEN_VERSION = 'b40ken00';

interface Counts {
  deployed: number;
  updated: number;
  rolledBack: number;
}

const started = Date.now();
const elapsed = () => `${((Date.now() - started) / 1000).toFixed(1)}s`.padStart(6);

async function main(settings: Settings): Promise<boolean> {
  const say = (line: string) => void (settings.json ? process.stderr : process.stdout).write(`${elapsed()}  ${line}\n`);
  await bundleHandlers();
  const folder = mkdtempSync(join(tmpdir(), 'campaigns-demo-'));
  const engine = await startEngine({
    services: allServices,
    endpoints: (url) => ({ AWS_ENDPOINT_URL_PERSONALIZE: url }),
    speed: SPEED,
    folder,
    record: settings.record,
  });
  const cdk = new Cdk(processEnvironment(engine), folder);
  const lines = new CampaignLines(() => engine.campaigns(), say);
  const end = once(async () => {
    lines.stop();
    await cdk.stop();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  onSignal(end);
  try {
    say(`a local AWS at ${engine.url}, ${SPEED} times as fast as real time`);
    const counts = await tell(engine, cdk, say, settings.keep);
    if (settings.keep) return await keep(engine, say);
    return report(counts, engine, settings, say);
  } finally {
    await end();
  }
}

/** The story: a deploy, a change, a failure that is rolled back, and the end. */
async function tell(engine: Engine, cdk: Cdk, say: (line: string) => void, keeps: boolean): Promise<Counts> {
  const counts: Counts = { deployed: 0, updated: 0, rolledBack: 0 };
  say('cdk deploy');
  expectEnd(await cdk.deploy(), 0);
  counts.deployed = active(engine, 1);
  if (keeps) return counts;

  say('cdk deploy -c tps=2: updated in place');
  expectEnd(await cdk.deploy('tps=2'), 0);
  counts.updated = active(engine, 2);

  say(`cdk deploy -c tps=2 -c version=${BROKEN_VERSION}: a solution version whose training has failed`);
  await declareBroken(engine);
  expectEnd(await cdk.deploy('tps=2', `version=${BROKEN_VERSION}`), 1);
  for (const reason of failures(engine)) say(`failed: ${reason}`);
  const rolledBack = engine.stacks().find(({ name }) => name === STACK)?.status === 'UPDATE_ROLLBACK_COMPLETE';
  counts.rolledBack = rolledBack ? active(engine, 2) : 0;
  say(rolledBack ? 'rolled back: the campaign serves what it served before' : 'the rollback did not end well');

  say('cdk destroy');
  expectEnd(await cdk.destroy(), 0);
  return counts;
}

function report(counts: Counts, engine: Engine, settings: Settings, say: (line: string) => void): boolean {
  const left = engine.campaigns().length;
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  say(`${left} campaigns left`);
  const ok = left === 0 && counts.deployed === 1 && counts.updated === 1 && counts.rolledBack === 1;
  const result = { ok, engine: settings.engine, ...counts, left, seconds };
  if (settings.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  return ok;
}

/** How many campaigns are live with this many transactions per second. */
function active(engine: Engine, tps: number): number {
  const campaigns = engine.campaigns() as { status: string; minProvisionedTPS: number }[];
  return campaigns.filter(({ status, minProvisionedTPS }) => status === 'ACTIVE' && minProvisionedTPS === tps).length;
}

async function declareBroken(engine: Engine): Promise<void> {
  const arn = `arn:aws:personalize:us-east-1:123456789012:solution/movies/${BROKEN_VERSION}`;
  await fetch(`${engine.url}/_emulator/personalize/solution-versions`, {
    method: 'PUT',
    body: JSON.stringify({ [arn]: 'failed' }),
  });
}

function failures(engine: Engine): string[] {
  const events = engine.stackEvents(STACK) as readonly { status: string; reason?: string; logicalId: string }[];
  return events.flatMap(({ status, reason }) => (status === 'UPDATE_FAILED' && reason ? [reason] : []));
}

function expectEnd({ code, output }: Run, wanted: number): void {
  if (code !== wanted) throw new Error(`cdk ended with ${String(code)}, expected ${wanted}:\n${output}`);
}

/** Stays until Ctrl-C. */
async function keep(engine: Engine, say: (line: string) => void): Promise<boolean> {
  const variables = Object.entries(engine.environment).map(([name, value]) => `export ${name}=${value}`);
  say(`it stays until Ctrl-C. To use it from another terminal:\n\n${variables.join('\n')}\nnpx cdk deploy\n`);
  return new Promise(() => undefined);
}

function onSignal(end: () => Promise<void>): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => void end().finally(() => process.exit(code)));
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

try {
  const settings = settingsOf(process.argv.slice(2));
  main(settings).then(
    (ok) => (process.exitCode = ok ? 0 : 1),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      if (settings.json) process.stdout.write(`${JSON.stringify({ ok: false, engine: settings.engine })}\n`);
      process.exitCode = 1;
    },
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
