import type { EmulatorContext } from '../core/service';

/** What no document confirms; the first value is the default. */
export const SWITCHES = {
  /** The `solutionVersionArn` that is shown for a campaign on `/$LATEST`. */
  'personalize.latestShows': ['literal', 'resolved'],
  /** What an update that changes nothing does. */
  'personalize.noOpUpdate': ['redeploys', 'ignored', 'refused'],
  /** Members that an update leaves out of `campaignConfig`. */
  'personalize.omittedConfig': ['kept', 'dropped'],
  /** The first word of an update's status until it is ACTIVE. */
  'personalize.updateStatus': ['CREATE', 'UPDATE'],
  /** Whether `latestCampaignUpdate` carries every field or only those that were sent. */
  'personalize.updateShows': ['all', 'sent'],
  /** Tag calls while a campaign is being created or updated. */
  'personalize.tagsWhileBusy': ['allowed', 'refused'],
} as const;

export type SwitchName = keyof typeof SWITCHES;

export function chosen<N extends SwitchName>(context: EmulatorContext, name: N): (typeof SWITCHES)[N][number] {
  const values: readonly (typeof SWITCHES)[N][number][] = SWITCHES[name];
  return values.find((value) => value === context.switch(name)) ?? SWITCHES[name][0];
}
