import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ROOT } from '../../scripts/bundle';

/* The main job as its users run it, in processes of its own. */

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Ends it with the signal once it has printed the given words. */
function demo(args: string[], interrupt?: { signal: NodeJS.Signals; after: string }): Promise<Run> {
  const child = spawn(process.execPath, ['-r', 'ts-node/register', 'demo/main.ts', ...args], { cwd: ROOT });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      said[name] += chunk.toString();
      if (interrupt && said[name].includes(interrupt.after)) child.kill(interrupt.signal);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('campaigns-demo-'));

test('deploys, changes, rolls back and destroys, and leaves nothing [R32][R58]', async () => {
  const before = leftovers();
  const { code, stdout, stderr } = await demo(['--json']);
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(1);
  const { seconds, ...result } = JSON.parse(lines[0] ?? '') as { seconds: number };
  expect(result).toEqual({ ok: true, engine: 'embedded', deployed: 1, updated: 1, rolledBack: 1, left: 0 });
  expect(seconds).toBeGreaterThan(0);
  expect(stderr).toContain('is CREATE FAILED');
  expect(stderr).toContain('0 campaigns left');
  expect(code).toBe(0);
  expect(leftovers()).toEqual(before);
}, 120_000);

test('leaves nothing when it is interrupted in the middle of a deploy', async () => {
  const before = leftovers();
  const { code } = await demo([], { signal: 'SIGINT', after: 'CREATE PENDING' });
  expect(code).toBe(130);
  expect(leftovers()).toEqual(before);
}, 60_000);

test.each([
  [['--engine', 'moon'], '--engine must be'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is told in one sentence', async (args, sentence) => {
  const { code, stderr } = await demo(args);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});
