import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEY_PREFIX } from '../../demo/keys';
import { demo } from './support/demo-run';

/* The main job as its users run it. */

jest.setTimeout(300_000);

test('deploys, changes, rolls back and destroys, and leaves nothing; no key is anywhere [R32][R47][R58]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'campaigns-record-'));
  const file = join(folder, 'record.jsonl');
  const { code, stdout, stderr, left } = await demo(['--json', '--speed', '300', '--record', file]);
  const record = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true, force: true });
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(1);
  const { seconds, ...result } = JSON.parse(lines[0] ?? '') as { seconds: number };
  expect(result).toEqual({ ok: true, engine: 'embedded', deployed: 5, updated: 5, rolledBack: 1, left: 0 });
  expect(seconds).toBeGreaterThan(0);
  expect(stderr).toContain('is CREATE FAILED');
  expect(stderr).toContain('0 campaigns left');
  expect(code).toBe(0);
  expect(left).toEqual([]);
  for (const call of ['GetSecretValue', 'updateCampaign', 'CreateChangeSet']) expect(record).toContain(call);
  expect([stdout, stderr, record].filter((text) => text.includes(KEY_PREFIX))).toEqual([]);
});

test('leaves nothing when it is interrupted in the middle of a deploy', async () => {
  const { code, stderr, left } = await demo([], { interrupt: { signal: 'SIGINT', after: 'CREATE PENDING' } });
  expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
  expect(left).toEqual([]);
});

test('a wrong flag is told in one sentence', async () => {
  const { code, stdout, stderr, left } = await demo(['--engine', 'moon']);
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '--engine must be embedded or ministack, got "moon"\n' });
  expect(code).toBe(2);
  expect(left).toEqual([]);
});

test('an engine that cannot be had is told in one sentence', async () => {
  const env = { PATH: '', XDG_CACHE_HOME: '/dev/null' };
  const { code, stdout, stderr, left } = await demo(['--engine', 'ministack', '--json'], { env });
  expect(JSON.parse(stdout)).toEqual({ ok: false, engine: 'ministack' });
  expect(stderr).toMatch(/^ministack cannot be installed: .+\n$/);
  expect(code).toBe(1);
  expect(left).toEqual([]);
});
