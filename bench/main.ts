import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandlers } from '../scripts/bundle';
import { deploy } from './deploy';
import { handler } from './handler';
import { scale } from './scale';
import type { Part } from './support/report';
import { goalsTable, machine, textOf } from './support/report';
import { buildPrograms } from './support/programs';
import { synth } from './synth';
import { waiting } from './waiting';

/*
 * npm run bench: everything that is measured, beside its peers in the same run; the tables, and bench/results.json. With --quick
 * less of it, in less than a minute. With names of parts those alone.
 */

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const PARTS: Readonly<Record<string, (isQuick: boolean) => Part | Promise<Part>>> = {
  synth,
  handler,
  deploy,
  scale,
  waiting,
};
const RESULTS = join(__dirname, 'results.json');

async function main(): Promise<void> {
  const isQuick = process.argv.includes('--quick');
  const parts = partsOf(process.argv.slice(2));
  await bundleHandlers();
  await buildPrograms();
  const about = machine();
  process.stdout.write(`${JSON.stringify(about)}\nmedians, with the quartiles around them\n\n`);
  const results: Record<string, Part> = {};
  for (const name of parts) {
    const began = Date.now();
    const part = await PARTS[name]!(isQuick);
    results[name] = part;
    for (const table of part.tables) process.stdout.write(`${textOf(table)}\n`);
    process.stdout.write(`(${name}: ${Math.round((Date.now() - began) / 1000)} s)\n\n`);
  }
  const goals = Object.values(results).flatMap((part) => part.goals);
  process.stdout.write(`${textOf(goalsTable(goals))}\n`);
  const isAll = !isQuick && parts.length === Object.keys(PARTS).length;
  if (isAll) writeFileSync(RESULTS, `${JSON.stringify({ machine: about, results, goals }, undefined, 2)}\n`);
}

function partsOf(args: readonly string[]): string[] {
  const wrong = args.filter((arg) => arg !== '--quick' && !(arg in PARTS));
  if (wrong.length > 0) {
    throw new Error(`${wrong.join(', ')} is not known: what there is, is --quick, ${Object.keys(PARTS).join(', ')}`);
  }
  const named = args.filter((arg) => arg in PARTS);
  return named.length > 0 ? named : Object.keys(PARTS);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
