import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ending } from '../../demo/ending';
import { installMinistack } from '../../demo/engines/ministack-install';

describe('where ministack cannot be installed, it is told', () => {
  const before = { ...process.env };
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'campaigns-cache-'))));

  afterEach(() => {
    process.env = { ...before };
    rmSync(folder, { recursive: true, force: true });
  });

  const failing = async (env: NodeJS.ProcessEnv) => {
    Object.assign(process.env, env);
    const ending = new Ending();
    const failure = await installMinistack({ say: () => undefined, ending }).catch((error: unknown) => error);
    await ending.run();
    return (failure as Error).message;
  };

  test('that there is no Python', async () => {
    expect(await failing({ PATH: folder, XDG_CACHE_HOME: folder })).toBe(
      'ministack needs Python 3.10 or newer: there is no python3 on the PATH. The engine "embedded" needs none.',
    );
  });

  test('that Python has no venv module', async () => {
    writeFileSync(join(folder, 'python3'), '#!/bin/sh\necho "No module named venv"; exit 1\n', { mode: 0o755 });
    expect(await failing({ PATH: `${folder}:/bin`, XDG_CACHE_HOME: folder })).toBe(
      'ministack cannot be installed: python3 -m venv fails (No module named venv).',
    );
  });

  test('that its cache cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await failing({ XDG_CACHE_HOME: join(folder, 'file') })).toMatch(
      /^ministack cannot be installed: \S+ cannot be written \(.+\)\.$/,
    );
  });
});
