import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/bundle';

export interface DemoRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Its files and processes that are still there. */
  readonly left: readonly string[];
}

interface Circumstances {
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it with the signal once it has printed the given words. */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly after: string };
}

/** The demo as its users run it, in processes of its own. */
export async function demo(args: string[], circumstances: Circumstances = {}): Promise<DemoRun> {
  const TMPDIR = mkdtempSync(join(tmpdir(), 'campaigns-e2e-'));
  try {
    // A cache of ts-node's, which everything that runs with it shares, is not the demo's.
    const env = { ...process.env, DISABLE_V8_COMPILE_CACHE: '1', TMPDIR, ...circumstances.env };
    const run = await running(args, env, circumstances);
    return { ...run, left: [...readdirSync(TMPDIR), ...processesWith(TMPDIR)] };
  } finally {
    rmSync(TMPDIR, { recursive: true, force: true });
  }
}

function running(args: string[], env: NodeJS.ProcessEnv, { interrupt }: Circumstances): Promise<Omit<DemoRun, 'left'>> {
  const child = spawn(process.execPath, ['-r', 'ts-node/register', 'demo/main.ts', ...args], { cwd: ROOT, env });
  const said = { stdout: '', stderr: '' };
  let interrupted = false;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      said[name] += chunk.toString();
      // Who presses it twice wants it to end at once.
      if (interrupted || !interrupt || !said[name].includes(interrupt.after)) return;
      interrupted = child.kill(interrupt.signal);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

/** Every process of the demo has its folder in its command line or its environment. */
function processesWith(folder: string): string[] {
  const lines = execFileSync('ps', ['axeww'], { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n');
  return lines.filter((line) => line.includes(folder));
}
