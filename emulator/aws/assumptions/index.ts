import { CLI, LAMBDA } from './around';
import type { Assumption } from './assumption';
import { CUSTOM_RESOURCES } from './custom-resources';
import { STACKS } from './stacks';
import { STEP_FUNCTIONS } from './step-functions';

export type { Assumption } from './assumption';

export const ASSUMPTIONS: readonly Assumption[] = [
  ...CUSTOM_RESOURCES,
  ...STACKS,
  ...LAMBDA,
  ...STEP_FUNCTIONS,
  ...CLI,
];
