import type { Rule } from './list';
import type { Proof, ServiceProof } from './proof';
import { rulesNamedBy, titleOf } from './proof';
import type { Test } from './results';

/** What keeps a rule from being proved; empty where it is. */
export function lackOf({ rule, passed, failed, services }: Proof): string {
  if (failed.length > 0) return `${rule.id} (a test of it failed)`;
  if (passed.length === 0) return rule.id;
  if (!rule.everyService) return '';
  const open = Object.entries(services).filter(([, proof]) => isOpen(proof));
  return open.length === 0 ? '' : `${rule.id} (${open.map(openService).join(', ')})`;
}

function isOpen({ table, notApplicable }: ServiceProof): boolean {
  return table.length === 0 && notApplicable === undefined;
}

function openService([service, { own }]: readonly [string, ServiceProof]): string {
  return own.length === 0 ? service : `${service}: only by tests of its own`;
}

/** What is wrong with the list, or with the titles of tests. */
export function mistakes(rules: readonly Rule[], proofs: readonly Proof[], tests: readonly Test[]): string[] {
  const ids = rules.map(({ id }) => id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  const broken = tests.filter(({ status, title }) => status === 'failed' && title === CANNOT_BE_RUN);
  return [
    ...(rules.length === 0 ? ['docs/rules.md lists no rule'] : []),
    ...[...twice].map((id) => `docs/rules.md lists ${id} twice`),
    ...tests.flatMap((test) =>
      rulesNamedBy(test)
        .filter((id) => !ids.includes(id))
        .map((id) => `there is no ${id}: ${located(test)}`),
    ),
    ...proofs.flatMap(({ failed }) => failed).map((test) => `failed: ${located(test)}`),
    ...broken.map(({ file }) => `${file} ${CANNOT_BE_RUN}`),
    ...proofs.flatMap(contradictions),
  ];
}

const CANNOT_BE_RUN = 'cannot be run';

/** What does not apply to a service has no tests of it there. */
function contradictions({ rule, services }: Proof): string[] {
  return Object.entries(services)
    .filter(([, { table, notApplicable }]) => notApplicable !== undefined && table.length > 0)
    .map(([service]) => `${rule.id} is said not to apply to ${service}, and tests of ${service} name it`);
}

export function located(test: Test): string {
  return `${titleOf(test)} (${test.file})`;
}
