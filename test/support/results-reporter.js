const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, sep } = require('node:path');

/** What makes a run one of some tests only. */
const SOME = [
  'testNamePattern',
  'onlyChanged',
  'onlyFailures',
  'findRelatedTests',
  'runTestsByPath',
  'filter',
  'shard',
  'watch',
  'watchAll',
];

/**
 * Writes what `npm run rules` reads: dist/test-results/tests.json after a run of everything. A run of some tests writes nothing,
 * unless TEST_RESULTS gives its results a name, as `npm run faults` does.
 */
module.exports = class ResultsReporter {
  constructor(run) {
    const name = process.env.TEST_RESULTS;
    const some = SOME.some((option) => run[option]) || (!name && run.testPathPatterns.patterns.length > 0);
    this.rootDir = run.rootDir;
    this.file = some ? undefined : join(run.rootDir, 'dist', 'test-results', `${name || 'tests'}.json`);
  }

  onRunStart({ startTime }) {
    this.startTime = startTime;
    // A run that breaks off leaves no results, rather than those of another.
    if (this.file) rmSync(this.file, { force: true });
  }

  onRunComplete(_contexts, { testResults, wasInterrupted }) {
    if (!this.file || wasInterrupted) return;
    const tests = testResults.flatMap((result) => this.testsOf(result));
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify({ started: this.startTime, tests }));
  }

  testsOf({ testFilePath, testExecError, testResults }) {
    const file = relative(this.rootDir, testFilePath).split(sep).join('/');
    const tests = testResults.map(({ ancestorTitles, title, status }) => ({ file, in: ancestorTitles, title, status }));
    // What cannot even be loaded has no tests that could fail.
    return testExecError ? [...tests, { file, in: [], title: 'cannot be run', status: 'failed' }] : tests;
  }
};
