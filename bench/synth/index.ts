import type { Part } from '../support/report';
import { buildPrograms } from './build';
import type { Settings as EachSettings } from './each';
import { eachGoals, eachTable, fixedTable, synthesesOf } from './each';
import { imports } from './imports';
import type { Service } from './settings';
import { SERVICES } from './settings';
import { wholeTable } from './whole';

interface Settings {
  /** How often a whole process is run, with how many campaigns. */
  readonly runs: number;
  readonly whole: readonly (readonly [Service, readonly number[]])[];
  readonly services: readonly Service[];
  /** What one process synthesises, again and again. */
  readonly each: EachSettings;
  readonly importRuns: number;
}

const COUNTS = [1, 10, 100, 450];
const WHOLE: Settings = {
  runs: 3,
  whole: SERVICES.map((service) => [service, service === 'personalize' ? COUNTS : [1, 450]]),
  services: SERVICES,
  each: { counts: COUNTS, rounds: 4, validations: ['on', 'off'] },
  importRuns: 15,
};
const QUICK: Settings = {
  runs: 1,
  whole: [['personalize', [1]]],
  services: ['personalize'],
  each: { counts: [1, 100], rounds: 3, validations: ['on'] },
  importRuns: 5,
};

export async function synth(isQuick: boolean): Promise<Part> {
  await buildPrograms();
  const { whole, runs, services, each, importRuns } = isQuick ? QUICK : WHOLE;
  const wholes = whole.map(([service, counts]) => wholeTable(service, counts, runs));
  const syntheses = services.flatMap((service) => synthesesOf(service, each));
  const imported = imports(importRuns);
  return {
    tables: [...wholes, eachTable(syntheses), fixedTable(syntheses), ...imported.tables],
    goals: [...eachGoals(syntheses), ...imported.goals],
  };
}
