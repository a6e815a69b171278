import { spawnSync } from 'node:child_process';
import { ASSUMPTIONS } from '../../emulator/aws/assumptions';
import { CODE } from '../../probe/base';
import { linesOf, savedOf, textOf } from '../../probe/report';
import { SCENARIOS } from '../../probe/scenarios';
import { ROOT } from '../../scripts/bundle';
import { EITHER_TRUTH } from '../../scripts/either-truth';

test('every claim names the scenario that judges it, or why none does', () => {
  const named = ASSUMPTIONS.flatMap(({ id, probe }) => (typeof probe === 'string' ? [`${probe}: ${id}`] : []));
  const judged = SCENARIOS.flatMap(({ name, claims }) => claims.map((id) => `${name}: ${id}`));
  expect([...named].sort()).toEqual([...judged].sort());
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
});

test('ids are words that can be typed, each for one claim', () => {
  const ids = ASSUMPTIONS.map(({ id }) => id);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what is not confirmed is safe either way, or said not to be', () => {
  const unconfirmed = ASSUMPTIONS.filter(({ confirmed }) => !confirmed).map(({ id }) => id);
  expect(Object.keys(EITHER_TRUTH).sort()).toEqual([...unconfirmed].sort());
});

test('the document of the assumptions is what the tables and the probes say', () => {
  const args = ['-r', 'ts-node/register', 'scripts/assumptions.ts', '--check'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 30_000);

test('the function fits into a template', () => {
  expect(Buffer.byteLength(CODE)).toBeLessThanOrEqual(4096);
});

describe('the report', () => {
  const found = {
    'answer-too-long': { verdict: 'refuted', words: 'A did not fail' },
    'rollback-swaps': { verdict: 'confirmed', words: 'A was updated' },
  } as const;
  const chosen = ASSUMPTIONS.filter(({ id }) => id in found || id === 'throttles-do-not-count');
  const lines = linesOf(chosen, found);

  test('is a table with what is on record and what was seen, and the total in its last line', () => {
    const text = textOf(lines, 2000);
    const [head = '', , ...rows] = text.trimEnd().split('\n');
    expect(head).toMatch(/^id +claim +source +on record +this run$/);
    expect(rows.slice(0, 3)).toEqual([
      expect.stringMatching(
        /^answer-too-long +CloudFormation: an answer .* awsdocs.* confirmed +refuted: A did not fail$/,
      ),
      expect.stringMatching(/^rollback-swaps +CloudFormation: .* confirmed +confirmed: A was updated$/),
      expect.stringMatching(/^throttles-do-not-count +Lambda: .* not probed: it would take/),
    ]);
    expect(rows.slice(3)).toEqual(['', '1 confirmed, 1 refuted, 1 not probed of 3']);
  });

  test('fits a terminal, and loses nothing in it', () => {
    const text = textOf(lines, 120);
    expect(text.split('\n').filter(({ length }) => length > 120)).toEqual([]);
    const letters = (all: string) => Array.from(all.replace(/[-\s]/g, '')).sort().join('');
    expect(letters(text)).toEqual(letters(textOf(lines, 2000)));
  });

  test('is kept without what differs from run to run', () => {
    expect(JSON.parse(savedOf(lines, 'eu-west-1'))).toEqual({
      region: 'eu-west-1',
      findings: {
        'answer-too-long': { verdict: 'refuted', words: 'A did not fail' },
        'rollback-swaps': { verdict: 'confirmed' },
        'throttles-do-not-count': { verdict: 'not probed', words: expect.stringContaining('it would take') as string },
      },
    });
  });
});
