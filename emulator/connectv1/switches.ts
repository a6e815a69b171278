import type { SwitchTable } from '../connect/switches';

/** What no document confirms of version 1 alone; the first value is the default. */
export const SWITCHES = {
  /** Members that an update of the outbound call leaves out. */
  omittedMembers: ['kept', 'removed'],
  /** Updates of a campaign that was started. */
  updatesAfterStart: ['accepted', 'refused'],
} as const satisfies SwitchTable;
