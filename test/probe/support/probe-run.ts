import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../../probe/finding';
import type { Line, Totals } from '../../../probe/report';
import { ROOT } from '../../../scripts/bundle';

export interface ProbeRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Whole {
  readonly totals: Totals;
  readonly claims: readonly Line[];
}

/** The probe as its users run it, with nothing of AWS in its environment but what is given. */
export async function probe(
  args: readonly string[],
  onStart: (child: ChildProcess) => void = () => undefined,
  env: NodeJS.ProcessEnv = {},
): Promise<ProbeRun> {
  const rest = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const child = spawn(process.execPath, ['-r', 'ts-node/register', 'probe/main.ts', ...args], {
    cwd: ROOT,
    env: { ...Object.fromEntries(rest), AWS_EC2_METADATA_DISABLED: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => (said[name] += chunk.toString()));
  }
  onStart(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

export function wholeOf({ code, stdout, stderr }: ProbeRun): Whole {
  if (stdout === '') throw new Error(`the probe ended with ${code ?? 'a signal'}:\n${stderr}`);
  return JSON.parse(stdout) as Whole;
}

export function verdictsOf({ claims }: Whole): Record<string, Verdict> {
  return Object.fromEntries(claims.map(({ id, verdict }) => [id, verdict]));
}

/** What the documents say that a probe of an engine has shown. */
export function savedVerdicts(engine: string): Record<string, Verdict> {
  const text = readFileSync(join(ROOT, 'probe', 'seen', `${engine}.json`), 'utf8');
  const { findings } = JSON.parse(text) as { findings: Record<string, { verdict: Verdict }> };
  return Object.fromEntries(Object.entries(findings).map(([id, { verdict }]) => [id, verdict]));
}
