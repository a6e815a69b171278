import { parseArgs } from 'node:util';
import { ROOT, services } from './bundle';
import { reportOn } from './rules/report';

/*
 * Which rules of docs/rules.md the last run of the tests has proved: it fails where one has no test that passed.
 * With --tests their titles, too; with --rule R7 those of one rule; with --json everything, to be read by a machine.
 */
const { values } = parseArgs({
  options: { rule: { type: 'string' }, tests: { type: 'boolean' }, json: { type: 'boolean' } },
});
const { lines, ok } = reportOn(ROOT, services(), values);
process.stdout.write(`${lines.join('\n')}\n`);
if (!ok) process.exitCode = 1;
