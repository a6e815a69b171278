import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Counts } from '../test/faults/support/counts';
import { COUNTS } from '../test/faults/support/counts';
import { ROOT } from './bundle';

/*
 * npm run faults: every step of a campaign's life with every kind of fault at every call, on every service; then the table of what
 * was tried. With --all also what is otherwise met in turn, and every fault in the tests beside it.
 */
const COLUMNS = ['service', 'steps', 'calls', 'cases', 'run', 'same', 'in turn', 'given up', 'violations', 'seconds'];

function main(): number {
  rmSync(COUNTS, { recursive: true, force: true });
  const isAll = process.argv.includes('--all');
  const env = { ...process.env, FAULTS: isAll ? 'all' : 'every', TEST_RESULTS: 'faults' };
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const tests = isAll ? ['test/faults', 'test/every-service/synthesised', 'test/attack'] : ['test/faults/sweep'];
  // One more than the cores: the services take unlike times.
  const settings = [`--maxWorkers=${availableParallelism() + 1}`];
  const { status } = spawnSync(process.execPath, [jest, ...settings, ...tests], { cwd: ROOT, env, stdio: 'inherit' });
  const counts = counted();
  if (counts.length > 0) print(counts);
  return status ?? 1;
}

function counted(): Counts[] {
  if (!existsSync(COUNTS)) return [];
  return readdirSync(COUNTS).map((file) => JSON.parse(readFileSync(join(COUNTS, file), 'utf8')) as Counts);
}

function print(counts: readonly Counts[]): void {
  const total = counts.reduce((sum, one) => added(sum, one));
  const rows = [COLUMNS, ...[...counts, { ...total, service: 'all' }].map(rowOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
  process.stdout.write(
    'same: leaves exactly what another case leaves. in turn: a kind of fault that other calls meet.\n' +
      "given up: three deaths before anything was done, after which Lambda drops the event and CloudFormation's ServiceTimeout ends the request.\n",
  );
  process.stdout.write(
    `faults: ${total.boundaries} calls, ${total.cases} cases, ${total.run} run, ${total.violations} violations\n`,
  );
}

function rowOf(counts: Counts): string[] {
  const { service, steps, boundaries, cases, run, same, inTurn, givenUp, violations, seconds } = counts;
  return [service, steps, boundaries, cases, run, same, inTurn, givenUp, violations, seconds].map(String);
}

function added(one: Counts, other: Counts): Counts {
  const sums = Object.entries(one).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'number' ? value + Number(other[name as keyof Counts]) : value,
  ]);
  return Object.fromEntries(sums) as unknown as Counts;
}

process.exitCode = main();
