import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from './support/demo-run';

/* The main job as its users run it. */

test('deploys, changes, rolls back and destroys, and leaves nothing [R32][R58]', async () => {
  const { code, stdout, stderr, left } = await demo(['--json']);
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(1);
  const { seconds, ...result } = JSON.parse(lines[0] ?? '') as { seconds: number };
  expect(result).toEqual({ ok: true, engine: 'embedded', deployed: 1, updated: 1, rolledBack: 1, left: 0 });
  expect(seconds).toBeGreaterThan(0);
  expect(stderr).toContain('is CREATE FAILED');
  expect(stderr).toContain('0 campaigns left');
  expect(code).toBe(0);
  expect(left).toEqual([]);
}, 120_000);

test('leaves nothing when it is interrupted in the middle of a deploy', async () => {
  const { code, stderr, left } = await demo([], { interrupt: { signal: 'SIGINT', after: 'CREATE PENDING' } });
  expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
  expect(left).toEqual([]);
}, 60_000);

test.each([
  [['--engine', 'moon'], '--engine must be embedded or ministack, got "moon"'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is told in one sentence', async (args, sentence) => {
  const { code, stderr } = await demo(args);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

describe('--engine ministack says in one sentence', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'campaigns-cache-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const failing = async (env: NodeJS.ProcessEnv) => {
    const { code, stdout, stderr, left } = await demo(['--engine', 'ministack', '--json'], { env });
    expect(JSON.parse(stdout)).toEqual({ ok: false, engine: 'ministack' });
    expect(code).toBe(1);
    expect(left).toEqual([]);
    return stderr.trim().replace(/^.*installing ministack.*\n/, '');
  };

  test('that there is no Python', async () => {
    const said = await failing({ PATH: folder, XDG_CACHE_HOME: folder });
    expect(said).toBe('ministack needs Python 3: there is no python3 on the PATH. The engine "embedded" needs none.');
  });

  test('that Python has no venv module', async () => {
    writeFileSync(join(folder, 'python3'), '#!/bin/sh\necho "No module named venv"; exit 1\n', { mode: 0o755 });
    const said = await failing({ PATH: `${folder}:/bin`, XDG_CACHE_HOME: folder });
    expect(said).toBe('ministack cannot be installed: python3 -m venv fails (No module named venv).');
  });

  test('that its cache cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const said = await failing({ XDG_CACHE_HOME: join(folder, 'file') });
    expect(said).toMatch(/^ministack cannot be installed: \S+ cannot be written \(.+\)\.$/);
  });
});
