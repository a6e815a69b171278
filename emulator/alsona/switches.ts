import type { SwitchTable } from '../rest/switches';

/** What no document confirms; the first value is the default. */
export const SWITCHES = {
  /** What a create does whose id a campaign has already. */
  takenId: ['refused', 'overwritten', 'accepted'],
  /** Whether a campaign gets the id that its create names. */
  givenId: ['kept', 'ignored'],
  /** Whether members that an update leaves out get their defaults, or keep their values. */
  updates: ['full', 'partial'],
  /** How statuses are shown: as they are written, or RUNNING and PAUSED. */
  statusWords: ['written', 'read'],
  deletingRunning: ['allowed', 'refused'],
  /** Whether one campaign can be read at all. */
  getRoute: ['there', 'missing'],
  /** What the list is called in its answer. */
  listField: ['campaigns', 'items'],
  /** What becomes of `account_id` in an update. */
  accountInUpdate: ['refused', 'required', 'tolerated'],
  /** Whether a campaign that is done can get another status. */
  done: ['final', 'open'],
  /** Whether the id of a deleted campaign can be given again. */
  deletedIds: ['free', 'reserved'],
} as const satisfies SwitchTable;
