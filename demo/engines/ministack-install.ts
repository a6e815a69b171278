import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Ending } from '../ending';
import type { Run } from '../processes';
import { run } from '../processes';

const REQUIREMENTS = join(__dirname, 'ministack-requirements.txt');
const PINS = readFileSync(REQUIREMENTS, 'utf8');

/** It moves fast: what differs from release to release is in docs/ministack.md. */
export const MINISTACK = /^ministack==(\S+)$/m.exec(PINS)?.[1] ?? '';

export interface Installation {
  readonly say: (line: string) => void;
  readonly ending: Ending;
}

/** The Python of an environment that has the pinned releases: made once for each user, and used again. */
export async function installMinistack({ say, ending }: Installation): Promise<string> {
  const folder = join(cacheFolder(), `ministack-${MINISTACK}-${digest(PINS)}`);
  if (existsSync(folder)) return pythonOf(folder);
  const making = makeFolder(folder);
  ending.add(() => rmSync(making, { recursive: true, force: true }));
  await makeEnvironment(making, ending);
  say(`installing ministack ${MINISTACK} from PyPI into ${folder}`);
  await install(making, ending);
  keep(making, folder);
  return pythonOf(folder);
}

function digest(pins: string): string {
  return createHash('sha256').update(pins).digest('hex').slice(0, 8);
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk-campaigns');
}

function pythonOf(folder: string): string {
  return join(folder, 'bin', 'python');
}

/** Beside its place, so that an installation that is interrupted is never taken for a whole one. */
function makeFolder(folder: string): string {
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    return mkdtempSync(`${folder}-`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`ministack cannot be installed: ${cacheFolder()} cannot be written (${reason}).`, {
      cause: error,
    });
  }
}

async function makeEnvironment(folder: string, ending: Ending): Promise<void> {
  const { code, output } = await python(['-m', 'venv', folder], ending);
  if (code === 0) return;
  throw new Error(`ministack cannot be installed: python3 -m venv fails (${said(output)}).`);
}

function python(args: string[], ending: Ending): Promise<Run> {
  return run('python3', args, { env: process.env }, ending).catch(() => {
    throw new Error(
      'ministack needs Python 3.10 or newer: there is no python3 on the PATH. The engine "embedded" needs none.',
    );
  });
}

async function install(folder: string, ending: Ending): Promise<void> {
  const options = ['--quiet', '--no-cache-dir', '--disable-pip-version-check', '--no-input', '--retries', '1'];
  const args = ['-m', 'pip', 'install', ...options, '--no-deps', '--requirement', REQUIREMENTS];
  const { code, output } = await run(pythonOf(folder), args, {}, ending);
  if (code === 0) return;
  throw new Error(
    `ministack cannot be installed: pip does not get what ministack ${MINISTACK} needs, on Python 3.10 or newer (${said(output)}).`,
  );
}

/** Another run may have been faster. */
function keep(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** The last words of a command, as part of a sentence. */
function said(output: string): string {
  const lines = output.trim().split('\n');
  return (lines.at(-1) ?? '').trim().replace(/\.$/, '') || 'it says nothing';
}
