import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/bundle';
import { rulesIn } from '../../scripts/rules/list';
import { reportOn } from '../../scripts/rules/report';
import type { Asked, Report } from '../../scripts/rules/report';
import type { Test } from '../../scripts/rules/results';
import { project, put, tested } from './support/results';

const SERVICES = ['kite', 'kitebox'];
const RULES = `# Rules

## Create

- R1* A kite flies, for as
  long as there is wind.
- R2 The wind is measured.
`;

const MEASURED = tested('the wind > is measured [R2]');
const FLIES = [tested('kite: create > flies [R1]'), tested('kitebox: create > flies [R1]')];
const ALL = [...FLIES, MEASURED];

function report(tests: readonly Test[], asked?: Asked, rules = RULES): Report {
  return reportOn(project(rules, { tests }), SERVICES, asked);
}

const lastOf = ({ lines }: Report) => lines.at(-1);

describe('the list of rules', () => {
  test('is that of the document, with its stars and texts', () => {
    expect(rulesIn(RULES)).toEqual([
      { id: 'R1', everyService: true, text: 'A kite flies, for as long as there is wind.' },
      { id: 'R2', everyService: false, text: 'The wind is measured.' },
    ]);
  });

  test('has sixty rules in this project, in order', () => {
    const rules = rulesIn(readFileSync(join(ROOT, 'docs', 'rules.md'), 'utf8'));
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 60 }, (_, index) => `R${index + 1}`));
    expect(rules.filter(({ everyService }) => everyService)).toHaveLength(48);
  });

  test('fails where it has a rule twice, or none', () => {
    const twice = report(ALL, {}, `${RULES}- R2 The wind is measured again.\n`);
    expect(twice.ok).toBe(false);
    expect(twice.lines).toContain('docs/rules.md lists R2 twice');
    expect(report(ALL, {}, 'No rules.')).toMatchObject({ ok: false });
  });
});

describe('a run in which everything has passed', () => {
  test('proves every rule, and shows how often for which service', () => {
    const { ok, lines } = report([...ALL, tested('kite: delete > flies no more [R1][R2]')]);
    expect(ok).toBe(true);
    expect(lines).toEqual([
      'rule tests kite kitebox',
      'R1*      3    2       1  A kite flies, for as long as there is wind.',
      'R2       2               The wind is measured.',
      '',
      '2 of 2 rules proved',
    ]);
  });

  test('is listed with its titles on request, also of one rule', () => {
    const title = '       the wind › is measured [R2] (test/every.test.ts)';
    expect(report(ALL, { tests: true }).lines).toContain(title);
    const { lines } = report(ALL, { rule: 'R2' });
    expect(lines).toContain(title);
    expect(lines.filter((line) => line.includes('flies'))).toEqual([]);
  });

  test('is told to machines', () => {
    const { lines } = report(ALL, { json: true });
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ ok: true, missing: [], mistakes: [] });
  });
});

describe('a rule is missing', () => {
  test('where no test names it', () => {
    const told = report(FLIES);
    expect(told.ok).toBe(false);
    expect(lastOf(told)).toBe('1 of 2 rules proved; missing: R2');
  });

  test.each(['failed', 'pending', 'todo', 'skipped', 'disabled'])('where its only test is %s', (status) => {
    const told = report([...FLIES, tested('the wind > is measured [R2]', { status })]);
    expect(told.ok).toBe(false);
    expect(lastOf(told)).toMatch(/^1 of 2 rules proved; missing: R2/);
  });

  test('where one of its tests failed, which is named', () => {
    const told = report([...ALL, tested('the wind > is measured twice [R2]', { status: 'failed' })]);
    expect(told.ok).toBe(false);
    expect(told.lines).toContain('failed: the wind › is measured twice [R2] (test/every.test.ts)');
    expect(lastOf(told)).toBe('1 of 2 rules proved; missing: R2 (a test of it failed)');
  });

  test('where a service has no test, though its name is the beginning of another', () => {
    const told = report([MEASURED, tested('kitebox: create > flies [R1]')]);
    expect(told.ok).toBe(false);
    expect(lastOf(told)).toBe('1 of 2 rules proved; missing: R1 (kite)');
  });

  test('where a service has only tests of its own', () => {
    const own = tested('kite: create > flies [R1]', { file: 'test/kite/create.test.ts' });
    const told = report([MEASURED, tested('kitebox: create > flies [R1]'), own]);
    expect(told.ok).toBe(false);
    expect(lastOf(told)).toBe('1 of 2 rules proved; missing: R1 (kite: only by tests of its own)');
  });

  test('where tests name no service', () => {
    expect(lastOf(report([MEASURED, tested('flies [R1]')]))).toBe('1 of 2 rules proved; missing: R1 (kite, kitebox)');
  });

  test('where only the emulator is tested', () => {
    const emulated = tested('the wind > is measured [R2]', { file: 'test/emulator/wind.test.ts' });
    expect(lastOf(report([...FLIES, emulated]))).toBe('1 of 2 rules proved; missing: R2');
  });
});

describe('a rule that does not apply', () => {
  const why = tested('kite: what cannot apply > it is made of lead [not R1]');

  test('to a service is not missing there, and the reason is told', () => {
    const { ok, lines } = report([MEASURED, tested('kitebox: create > flies [R1]'), why]);
    expect(ok).toBe(true);
    expect(lines[1]).toBe('R1*      1  n/a       1  A kite flies, for as long as there is wind.');
    expect(lines).toContain('R1 does not apply to kite: it is made of lead');
  });

  test('is missing all the same where the test of that failed', () => {
    const told = report([MEASURED, tested('kitebox: create > flies [R1]'), { ...why, status: 'failed' }]);
    expect(told.ok).toBe(false);
  });

  test('to a service that has tests of it is a mistake', () => {
    const told = report([...ALL, why]);
    expect(told.ok).toBe(false);
    expect(told.lines).toContain('R1 is said not to apply to kite, and tests of kite name it');
  });
});

describe('titles and files', () => {
  test.each([
    ['to be proved', 'kite: create > flies [R99]'],
    ['not to apply', 'kite: what cannot apply > lead [not R99]'],
  ])('that say a rule %s which there is not fail', (_, titles) => {
    const told = report([...ALL, tested(titles)]);
    expect(told.ok).toBe(false);
    expect(told.lines.join('\n')).toContain('there is no R99: kite: ');
    expect(lastOf(told)).toBe('2 of 2 rules proved');
  });

  test('that cannot be run fail', () => {
    const told = report([...ALL, tested('cannot be run', { status: 'failed', file: 'test/broken.test.ts' })]);
    expect(told.ok).toBe(false);
    expect(told.lines).toContain('test/broken.test.ts cannot be run');
  });
});

describe('results', () => {
  const old = (file: string) => [`The results are old (${file}): run npm test first.`];

  test('are asked for where there are none', () => {
    const lines = ['There are no results: run npm test first.'];
    expect(reportOn(project(RULES, {}), SERVICES)).toEqual({ lines, ok: false });
    expect(reportOn(project(RULES, { faults: ALL }), SERVICES)).toEqual({ lines, ok: false });
  });

  test.each(['lib/index.ts', 'lambda/engine/pass.ts', 'test/every.test.ts', 'package.json', 'README.md'])(
    'are old where %s was changed since the run began',
    (file) => {
      const root = project(RULES, { tests: ALL });
      put(root, file, '', 1);
      expect(reportOn(root, SERVICES)).toEqual({ lines: old(`${file} is newer`), ok: false });
    },
  );

  test('are old where they are of a test that is there no more', () => {
    const root = project(RULES, { tests: ALL });
    put(
      root,
      'dist/test-results/tests.json',
      JSON.stringify({ started: Date.now(), tests: [{ ...MEASURED, file: 'test/gone.test.ts' }] }),
    );
    expect(reportOn(root, SERVICES).lines).toEqual(old('test/gone.test.ts is there no more'));
  });

  test('are not old for what is built, installed or written about', () => {
    const root = project(RULES, { tests: ALL });
    for (const file of ['dist/lib/index.js', 'emulator/dist/a.js', 'emulator/node_modules/a.js', 'docs/rules.md']) {
      put(root, file, file === 'docs/rules.md' ? RULES : '', 1);
    }
    expect(reportOn(root, SERVICES).ok).toBe(true);
  });

  test('of other runs count too, but for old ones', () => {
    const root = project(RULES, { tests: FLIES, faults: [MEASURED] });
    expect(lastOf(reportOn(root, SERVICES))).toBe('2 of 2 rules proved');
    put(root, 'dist/test-results/faults.json', JSON.stringify({ started: 0, tests: [MEASURED] }));
    const told = reportOn(root, SERVICES);
    expect(told.lines).toContain('the results of faults are left out: lib/index.ts is newer');
    expect(lastOf(told)).toBe('1 of 2 rules proved; missing: R2');
  });
});
