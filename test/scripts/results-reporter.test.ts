import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/bundle';
import { newFolder, put, STARTED } from './support/results';

interface Reporter {
  onRunStart(run: { startTime: number }): void;
  onRunComplete(contexts: unknown, run: { testResults: readonly object[]; wasInterrupted?: boolean }): void;
}

const ResultsReporter = jest.requireActual<new (run: object) => Reporter>('../support/results-reporter.js');

const passed = { ancestorTitles: ['kite: create'], title: 'flies [R1]', status: 'passed', duration: 3 };

describe('results of a run', () => {
  let rootDir: string;
  beforeEach(() => {
    rootDir = newFolder();
    delete process.env.TEST_RESULTS;
  });
  afterAll(() => delete process.env.TEST_RESULTS);

  const whole = () => ({ rootDir, testPathPatterns: { patterns: [] as string[] } });
  const file = (name = 'tests') => join(rootDir, 'dist', 'test-results', `${name}.json`);
  const written = (name?: string) => JSON.parse(readFileSync(file(name), 'utf8')) as unknown;
  const results = () => [{ testFilePath: join(rootDir, 'test', 'kite.test.ts'), testResults: [passed] }];

  function run(settings: object, testResults: readonly object[] = results()): void {
    const reporter = new ResultsReporter(settings);
    reporter.onRunStart({ startTime: STARTED });
    reporter.onRunComplete([], { testResults });
  }

  test('of everything are when it began, and the titles and the outcome of every test', () => {
    run(whole());
    const tests = [{ file: 'test/kite.test.ts', in: ['kite: create'], title: 'flies [R1]', status: 'passed' }];
    expect(written()).toEqual({ started: STARTED, tests });
  });

  test('tell of a file that cannot be run', () => {
    run(whole(), [{ ...results()[0], testResults: [], testExecError: { message: 'no such module' } }]);
    const tests = [{ file: 'test/kite.test.ts', in: [], title: 'cannot be run', status: 'failed' }];
    expect(written()).toEqual({ started: STARTED, tests });
  });

  test.each([
    ['by path', { testPathPatterns: { patterns: ['test/kite'] } }],
    ['by name', { testNamePattern: 'flies' }],
    ['that changed', { onlyChanged: true }],
    ['that failed', { onlyFailures: true }],
    ['of a shard', { shard: { shardIndex: 1, shardCount: 2 } }],
    ['that are watched', { watch: true }],
  ])('of some tests, %s, leave those of everything alone', (_, some) => {
    put(rootDir, 'dist/test-results/tests.json', '"of everything"');
    run({ ...whole(), ...some });
    expect(written()).toBe('of everything');
  });

  test('of the last run are gone once the next has begun, so one that breaks off leaves none', () => {
    run(whole());
    const reporter = new ResultsReporter(whole());
    reporter.onRunStart({ startTime: STARTED });
    expect(existsSync(file())).toBe(false);
    reporter.onRunComplete([], { testResults: results(), wasInterrupted: true });
    expect(existsSync(file())).toBe(false);
  });

  test('have a name of their own where one is given, by paths too, but not by names of tests', () => {
    process.env.TEST_RESULTS = 'faults';
    const paths = { ...whole(), testPathPatterns: { patterns: ['test/faults'] } };
    run({ ...paths, testNamePattern: 'flies' });
    expect(existsSync(file('faults'))).toBe(false);
    run(paths);
    expect(existsSync(file('faults'))).toBe(true);
    expect(existsSync(file())).toBe(false);
  });
});

test('runs by other settings of jest leave no results: they are not what npm test runs', () => {
  const files = readdirSync(join(ROOT, 'test')).map((folder) => join(ROOT, 'test', folder, 'jest.config.js'));
  const others = files.filter((file) => existsSync(file));
  expect(others.length).toBeGreaterThan(0);
  for (const file of others) {
    expect(jest.requireActual<object>(file)).toMatchObject({ reporters: ['default'] });
  }
});
