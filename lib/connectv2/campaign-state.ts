/** What a campaign does: whether it contacts people. */
export enum CampaignState {
  /** It contacts people, within its schedule and its hours. */
  RUNNING = 'Running',

  /** It contacts nobody until it is resumed. */
  PAUSED = 'Paused',

  /** It contacts nobody any more: a stopped campaign cannot run again. */
  STOPPED = 'Stopped',
}
