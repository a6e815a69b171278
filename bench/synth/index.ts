import type { Part } from '../support/report';
import type { Settings as EachSettings } from './each';
import { eachGoals, eachTable, fixedTable, synthesesOf } from './each';
import { imports } from './imports';
import type { Service } from './settings';
import { SERVICES } from './settings';
import type { Whole } from './whole';
import { wholeTable } from './whole';

interface Settings {
  /** Whole processes. */
  readonly whole: readonly Whole[];
  readonly services: readonly Service[];
  /** What one process synthesises, again and again. */
  readonly each: readonly EachSettings[];
  readonly importRuns: number;
}

const COUNTS = [1, 10, 100, 450];
const PROPS = { validation: 'props', runs: 3 } as const;
const WHOLE: Settings = {
  whole: [
    { ...PROPS, service: 'personalize', counts: COUNTS },
    // The rules that the CDK holds a template against take most of the time, of every peer.
    { validation: 'all', runs: 1, service: 'personalize', counts: [450] },
    { ...PROPS, service: 'connectv2', counts: [450] },
  ],
  services: SERVICES,
  each: [
    { validation: 'props', counts: COUNTS, rounds: 5 },
    { validation: 'off', counts: COUNTS, rounds: 5 },
  ],
  importRuns: 11,
};
const QUICK: Settings = {
  whole: [{ service: 'personalize', validation: 'props', counts: [1], runs: 1 }],
  services: ['personalize'],
  each: [{ validation: 'props', counts: [1, 100], rounds: 5 }],
  importRuns: 3,
};

export function synth(isQuick: boolean): Part {
  const { whole, services, each, importRuns } = isQuick ? QUICK : WHOLE;
  const wholes = whole.map(wholeTable);
  const syntheses = services.flatMap((service) => each.flatMap((settings) => synthesesOf(service, settings)));
  const imported = imports(importRuns);
  return {
    tables: [...wholes, eachTable(syntheses), fixedTable(syntheses), ...imported.tables],
    goals: [...eachGoals(syntheses), ...imported.goals],
  };
}
