import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ending } from '../../demo/ending';
import type { Engine } from '../../demo/engines/engine';
import { startMinistack } from '../../demo/engines/ministack';
import { probe, savedVerdicts, verdictsOf, wholeOf } from '../probe/support/probe-run';

/* What the pinned ministack does otherwise than we take AWS to do. A claim that leaves a list is a gap that has closed. */

const PATIENCE = '60';
const ending = new Ending();
let engine: Engine;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'campaigns-e2e-'));
  ending.add(() => rmSync(folder, { recursive: true, force: true }));
  engine = await startMinistack({ speed: 1, folder, ending, say: () => undefined });
}, 120_000);

afterAll(() => ending.run(), 30_000);

const REFUTED = [
  'service-timeout-range',
  'response-url-date',
  'answer-too-long',
  'answer-without-id',
  'answer-wrong-format',
  'first-answer-counts',
  'cancelled-create',
  'invented-id-form',
  'delete-after-failed-create',
  'rollback-after-replacement',
  'rollback-neither-id',
  'failed-update-id',
  'service-token-change',
  'cleanup-last',
  'cleanup-failure-leaves',
  'no-rollback-goes-on',
  'failed-create-made-anew',
  'new-code-next-invocation',
  'deleted-machine',
  'same-name-while-running',
  'dead-function-caught',
];

const NOT_PROBED = [
  // It has no attempts in the background, and an hour is an hour.
  'service-timeout-default',
  'async-tried-thrice',
  // On no engine.
  'step-functions-rates',
  'throttles-do-not-count',
  'function-timeouts-are-real',
  'runtime-of-the-engine',
  'cli-knows-no-changes',
  'cli-compares-times',
  'cli-asks-by-id',
];

test('the probe runs to its end on ministack, which refutes what it is known to', async () => {
  const run = await probe(['--endpoint', engine.url, '--patience', PATIENCE, '--json']);
  const whole = wholeOf(run);
  const those = (wanted: string) => whole.claims.filter(({ verdict }) => verdict === wanted).map(({ id }) => id);
  expect(those('refuted').sort()).toEqual([...REFUTED].sort());
  expect(those('not probed').sort()).toEqual([...NOT_PROBED].sort());
  expect(verdictsOf(whole)).toEqual(savedVerdicts('ministack'));
  expect(run.stderr).toMatch(/deleted all \d+ stacks: nothing is left\n$/);
  expect(run.code).toBe(0);
}, 120_000);
