import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHandlers } from '../scripts/bundle';
import { CampaignLines } from './campaign-lines';
import { Cdk } from './cdk';
import type { Settings } from './command-line';
import { settingsOf } from './command-line';
import { Ending } from './ending';
import type { Engine } from './engines/engine';
import { placesOf } from './engines/endpoints';
import { ENGINES } from './engines/engine';
import type { Counts } from './story';
import { ALL, tell } from './story';

/* npm run demo: the real cdk CLI deploys, changes, fails, rolls back and destroys the example app, all on this machine. */

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

type Say = (line: string) => void;

const started = Date.now();
const elapsed = () => `${((Date.now() - started) / 1000).toFixed(1)}s`.padStart(6);

async function main(settings: Settings, ending: Ending): Promise<boolean> {
  const say = (line: string) => void (settings.json ? process.stderr : process.stdout).write(`${elapsed()}  ${line}\n`);
  await bundleHandlers();
  const folder = mkdtempSync(join(tmpdir(), 'campaigns-demo-'));
  ending.add(() => rmSync(folder, { recursive: true, force: true }));
  const engine = await ENGINES[settings.engine]({ ...settings, folder, say, ending });
  say(engine.about);
  const lines = new CampaignLines(() => engine.campaigns(), say);
  ending.add(() => lines.stop());
  const context = placesOf(engine);
  const cdk = new Cdk({ environment: engine.environment, folder, context, ending });
  const counts = await tell(engine, cdk, say, settings.keep);
  return settings.keep ? keep(engine, context, say) : report(counts, engine, settings, say);
}

function report(counts: Counts, engine: Engine, settings: Settings, say: Say): boolean {
  const left = engine.campaigns().length;
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  say(`${left} campaigns left`);
  const ok = left === 0 && counts.deployed === ALL && counts.updated === ALL && counts.rolledBack === 1;
  const result = { ok, engine: settings.engine, ...counts, left, seconds };
  if (settings.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  return ok;
}

/** Stays until Ctrl-C. */
async function keep(engine: Engine, context: Readonly<Record<string, string>>, say: Say): Promise<boolean> {
  const told = Object.entries(context)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const variables = Object.entries(engine.environment).map(([name, value]) => `export ${name}=${value}`);
  say(`it stays until Ctrl-C. To use it from another terminal:\n\n${variables.join('\n')}\nnpx cdk deploy ${told}\n`);
  return new Promise(() => undefined);
}

/** Also for a terminal that is closed, and for a reader of what is said that has gone. */
function onSignal(ending: Ending): void {
  const end = (code: number) => void ending.run().finally(() => process.exit(code));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => end(141));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => end(code));
  }
}

function failed(error: unknown, code: number): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = code;
}

async function run(settings: Settings): Promise<void> {
  const ending = new Ending();
  onSignal(ending);
  try {
    const ok = await main(settings, ending);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    if (ending.begun) return;
    failed(error, 1);
    if (settings.json) process.stdout.write(`${JSON.stringify({ ok: false, engine: settings.engine })}\n`);
  } finally {
    await ending.run();
  }
}

try {
  run(settingsOf(process.argv.slice(2))).catch((error: unknown) => failed(error, 1));
} catch (error) {
  failed(error, 2);
}
