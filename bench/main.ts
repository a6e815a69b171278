import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandlers } from '../scripts/bundle';
import { handler } from './handler';
import type { Part } from './support/report';
import { goalsTable, machine, textOf } from './support/report';
import { scale } from './scale';
import { synth } from './synth';
import { waiting } from './waiting';

/*
 * npm run bench: everything that is measured, beside its peers in the same run; the tables, and bench/results.json. With --quick
 * less of it, in less than a minute.
 */
const PARTS: Readonly<Record<string, (isQuick: boolean) => Promise<Part>>> = { synth, handler, scale, waiting };
const RESULTS = join(__dirname, 'results.json');

async function main(): Promise<void> {
  const isQuick = process.argv.includes('--quick');
  await bundleHandlers();
  const about = machine();
  process.stdout.write(`${JSON.stringify(about)}\nmedians, with the quartiles around them\n\n`);
  const results: Record<string, Part> = {};
  for (const [name, measure] of Object.entries(PARTS)) {
    const part = await measure(isQuick);
    results[name] = part;
    for (const table of part.tables) process.stdout.write(`${textOf(table)}\n`);
  }
  const goals = Object.values(results).flatMap((part) => part.goals);
  process.stdout.write(`${textOf(goalsTable(goals))}\n`);
  if (!isQuick) writeFileSync(RESULTS, `${JSON.stringify({ machine: about, results, goals }, undefined, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
