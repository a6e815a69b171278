import type { Scenario } from '../lab';
import { ANSWERS } from './answers';
import { FUNCTIONS } from './functions';
import { MACHINES } from './machines';
import { STACKS } from './stacks';
import { TIME_OUTS } from './time-outs';
import { UPDATES } from './updates';
import { WHAT_STAYS } from './what-stays';

/** Those that take longest first. */
export const SCENARIOS: readonly Scenario[] = [
  ...TIME_OUTS,
  ...FUNCTIONS,
  ...MACHINES,
  ...ANSWERS,
  ...UPDATES,
  ...WHAT_STAYS,
  ...STACKS,
];
