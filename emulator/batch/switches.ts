import type { SwitchTable } from '../rest/switches';

/** What no document confirms; the first value is the default. */
export const SWITCHES = {
  /** Whether errors are named by numbers, in text, or by names. */
  errorCodes: ['numbers', 'names'],
  /** Whether A/B tests are activated for the account. */
  variants: ['allowed', 'refused'],
  /** An update of a running campaign, other than its stop. */
  updatingRunning: ['refused', 'allowed'],
  /** An update of a running campaign to STOPPED. */
  stopping: ['allowed', 'refused400', 'refused403'],
  /** An update from DRAFT to STOPPED, or back. */
  draftStopped: ['allowed', 'refused'],
  deleteAnswer: ['204', '200'],
  deletingRunning: ['refused', 'allowed'],
  listOrder: ['newestFirst', 'oldestFirst'],
  /** Whether one campaign can be viewed at all. */
  view: ['there', 'missing'],
} as const satisfies SwitchTable;
