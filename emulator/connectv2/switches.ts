import type { STATE_ERRORS } from '../connect/errors';
import type { SwitchTable } from '../connect/switches';

/** What no document confirms of version 2 alone; the first value is the default. */
export const SWITCHES = {
  /** Channels that an update of the channels leaves out. */
  omittedChannels: ['kept', 'removed'],
  /** Members that an update of a channel leaves out. */
  omittedMembers: ['removed', 'kept'],
  /** Windows that an update of the communication times leaves out. */
  omittedWindows: ['kept', 'removed'],
  /** The error of a change of channels that a started campaign does not allow. */
  channelRefusal: ['ConflictException', 'ValidationException', 'InvalidCampaignStateException'],
  /** What is shown as the type of a campaign that was created without one. */
  defaultType: ['MANAGED', 'absent'],
  /** A schedule that starts in the past. */
  pastStart: ['accepted', 'refused'],
} as const satisfies SwitchTable & { readonly channelRefusal: readonly (typeof STATE_ERRORS)[number][] };
