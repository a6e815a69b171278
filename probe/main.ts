import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { ASSUMPTIONS } from '../emulator/aws/assumptions';
import type { ClientSettings } from './clients';
import type { Settings } from './command-line';
import { HELP, settingsOf } from './command-line';
import { agrees, planOf, whereabouts } from './consent';
import type { Scenario } from './lab';
import { Pace } from './pace';
import type { Line } from './report';
import { linesOf, savedOf, textOf, totalsOf } from './report';
import { Run } from './run';
import { SCENARIOS } from './scenarios';
import { leftWords } from './stacks';

/* npm run probe: which of the assumptions about AWS hold on an account, or on a local engine. */

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const AT_ONCE = { aws: 4, local: 6 };
const LOCAL_REGION = 'us-east-1';
/** Where there is no terminal. */
const WIDTH = 160;

for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const say = (line: string) => void process.stderr.write(`${line}\n`);
const prefix = `cdk-campaigns-probe-${randomBytes(3).toString('hex')}`;

async function main(settings: Settings): Promise<number> {
  const { isLocal, yes, only } = settings;
  const clients = clientsOf(settings);
  const scenarios = SCENARIOS.filter(({ claims }) => only.length === 0 || claims.some((id) => only.includes(id)));
  const where = isLocal ? undefined : await whereabouts(clients);
  if (where !== undefined) {
    say(planOf(where, prefix, Math.ceil(scenarios.length * 1.3)));
    if (!yes && !(await agrees(process.stdin, process.stderr))) {
      say('Nothing was made: it has to be told to go on, by --yes or at a terminal.');
      return 2;
    }
  }
  return play(settings, clients, scenarios, where?.region);
}

async function play(
  settings: Settings,
  clients: ClientSettings,
  scenarios: readonly Scenario[],
  region: string | undefined,
): Promise<number> {
  const { isLocal, keep } = settings;
  const controller = new AbortController();
  const { signal } = controller;
  const atOnce = isLocal ? AT_ONCE.local : AT_ONCE.aws;
  const run = new Run({ clients, pace: new Pace(settings), prefix, scenarios, atOnce, say, signal });
  const code = onSignals(controller, run);
  const lines = await findingsOf(run, settings, region).catch((error: unknown) => {
    code.is ??= 1;
    if (!signal.aborted) say(messageOf(error));
    return undefined;
  });
  if (keep) say(leftWords(run.stacks.names.reverse()));
  else if ((await run.stacks.tearDown()).length > 0) code.is ??= 1;
  if (lines) process.stdout.write(reportOf(lines, settings));
  run.close();
  return code.is ?? 0;
}

/** A runner may pass on what the terminal has sent to all: two signals at once are one. */
const AT_ONCE_MS = 1000;

/** The first signal ends the run in good order, the second one at once. */
function onSignals(controller: AbortController, run: Run): { is: number | undefined } {
  const code: { is: number | undefined } = { is: undefined };
  let first: number | undefined;
  const onSignal = (number: number): void => {
    if (first === undefined) {
      first = Date.now();
      code.is = number;
      say('it ends: what was made is deleted first. Once more leaves it where it is');
      controller.abort();
    } else if (Date.now() - first > AT_ONCE_MS) {
      say(leftWords(run.stacks.names.reverse()));
      process.exit(number);
    }
  };
  process.on('SIGINT', () => onSignal(130));
  process.on('SIGTERM', () => onSignal(143));
  process.on('SIGHUP', () => onSignal(129));
  return code;
}

function clientsOf({ region, endpoint, isLocal }: Settings): ClientSettings {
  if (!isLocal) return { region, endpoint, maxAttempts: 8 };
  const credentials = { accessKeyId: '123456789012', secretAccessKey: 'local' };
  return { region: region ?? LOCAL_REGION, endpoint, maxAttempts: 3, credentials };
}

/** Kept at once, whatever the deletion of the stacks comes to. */
async function findingsOf(run: Run, { only, save }: Settings, region: string | undefined): Promise<Line[]> {
  const findings = await run.play();
  const lines = linesOf(
    ASSUMPTIONS.filter(({ id }) => only.length === 0 || only.includes(id)),
    findings,
  );
  if (save !== undefined) writeFileSync(save, savedOf(lines, region));
  return lines;
}

function reportOf(lines: readonly Line[], { json }: Settings): string {
  if (json) return `${JSON.stringify({ totals: totalsOf(lines), claims: lines })}\n`;
  return textOf(lines, process.stdout.isTTY ? process.stdout.columns : WIDTH);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function failed(error: unknown, code: number): void {
  say(messageOf(error));
  process.exitCode = code;
}

try {
  const settings = settingsOf(process.argv.slice(2), process.env);
  if (settings)
    main(settings).then(
      (code) => (process.exitCode = code),
      (error: unknown) => failed(error, 1),
    );
  else process.stdout.write(HELP);
} catch (error) {
  failed(error, 2);
}
