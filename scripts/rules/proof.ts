import type { Rule } from './list';
import type { Test } from './results';

/** What proves a rule for one service. */
export interface ServiceProof {
  /** Of the one body of tests over the table of services. */
  readonly table: readonly Test[];
  /** In the folder of the service alone: no proof of a rule that every service is held to. */
  readonly own: readonly Test[];
  /** Why the rule cannot apply. */
  readonly notApplicable?: string;
}

export interface Proof {
  readonly rule: Rule;
  readonly passed: readonly Test[];
  readonly failed: readonly Test[];
  readonly services: Readonly<Record<string, ServiceProof>>;
}

/** Every rule, with the tests that name it. */
export function proofsOf(rules: readonly Rule[], tests: readonly Test[], services: readonly string[]): Proof[] {
  // What the emulator does proves nothing of the product.
  const product = tests.filter(({ file }) => !file.startsWith('test/emulator'));
  const [passed, failed] = ['passed', 'failed'].map((status) => product.filter((test) => test.status === status));
  return rules.map((rule) => proofOf(rule, passed ?? [], failed ?? [], services));
}

function proofOf(rule: Rule, passed: readonly Test[], failed: readonly Test[], services: readonly string[]): Proof {
  const naming = passed.filter((test) => titleOf(test).includes(`[${rule.id}]`));
  const exempting = passed.filter((test) => titleOf(test).includes(`[not ${rule.id}]`));
  const entries = services.map((service) => [service, serviceProof(service, naming, exempting)] as const);
  return {
    rule,
    passed: naming,
    failed: failed.filter((test) => rulesNamedBy(test).includes(rule.id)),
    services: Object.fromEntries(entries),
  };
}

function serviceProof(service: string, naming: readonly Test[], exempting: readonly Test[]): ServiceProof {
  const why = exempting.find((test) => isOver(service, test))?.title.replace(/( \[[^\]]*\])+$/, '');
  return {
    table: naming.filter((test) => isOver(service, test)),
    own: naming.filter((test) => isAlone(service, test)),
    ...(why === undefined ? {} : { notApplicable: why }),
  };
}

/** Also the rule that a test says not to apply. */
export function rulesNamedBy(test: Test): string[] {
  return [...titleOf(test).matchAll(/\[(?:not )?(R\d+)\]/g)].map(([, id = '']) => id);
}

/** The table's row gives the service's name to the title. */
function isOver(service: string, test: Test): boolean {
  return (
    !isAlone(service, test) &&
    titleOf(test)
      .split(/[^A-Za-z0-9]+/)
      .includes(service)
  );
}

function isAlone(service: string, { file }: Test): boolean {
  return file.startsWith(`test/${service}/`);
}

export function titleOf(test: Test): string {
  return [...test.in, test.title].join(' › ');
}
