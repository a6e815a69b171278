import type { Proof, ServiceProof } from './proof';
import { located } from './verdict';

const TEXT = 60;

/** The head of the list. */
export function head(services: readonly string[]): string {
  return row('rule', 'tests', services, services, '');
}

/** A rule, how many tests have passed for it, and where it is every service's how many of each. */
export function line({ rule, passed, services }: Proof): string {
  const names = Object.keys(services);
  const counts = names.map((name) => (rule.everyService ? count(services[name]) : ''));
  const text = rule.text.length <= TEXT ? rule.text : `${rule.text.slice(0, TEXT - 1).trimEnd()}…`;
  return row(`${rule.id}${rule.everyService ? '*' : ''}`, String(passed.length), counts, names, text);
}

function row(id: string, tests: string, cells: readonly string[], widths: readonly string[], text: string): string {
  const columns = cells.map((cell, index) => cell.padStart(Math.max(4, widths[index]?.length ?? 0)));
  return [id.padEnd(4), tests.padStart(5), ...columns, '', text].join(' ').trimEnd();
}

function count(proof: ServiceProof | undefined): string {
  if (!proof) return '';
  return proof.notApplicable === undefined ? String(proof.table.length) : 'n/a';
}

export function testLines({ passed }: Proof): string[] {
  return passed.map((test) => `       ${located(test)}`);
}

/** Why rules cannot apply. */
export function reasons({ rule, services }: Proof): string[] {
  return Object.entries(services).flatMap(([service, { notApplicable }]) =>
    notApplicable === undefined ? [] : [`${rule.id} does not apply to ${service}: ${notApplicable}`],
  );
}
