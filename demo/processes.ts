import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ending } from './ending';

export interface Run {
  readonly code: number | null;
  readonly output: string;
}

const LOOK_EVERY_MS = 20;

/** A process in a group of its own, which is ended with everything that it has started. */
export function start(command: string, args: readonly string[], options: SpawnOptions, ending: Ending): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  const { pid } = child;
  if (pid === undefined) return child;
  const forget = ending.add(() => endGroup(pid));
  // Its number may soon be another's.
  child.once('close', forget);
  return child;
}

/** Runs a command to its end; rejects where it cannot be started. */
export function run(command: string, args: readonly string[], options: SpawnOptions, ending: Ending): Promise<Run> {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }, ending);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

/** Waits until none is left: nothing may write after its folder is gone. */
async function endGroup(group: number): Promise<void> {
  while (signal(group, 'SIGKILL')) await sleep(LOOK_EVERY_MS);
}

/** Whether there was a process to take it. */
function signal(group: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}
