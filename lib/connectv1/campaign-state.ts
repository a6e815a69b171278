/** What a campaign does: whether it contacts people. */
export enum CampaignState {
  /** It calls the numbers that it is given. */
  RUNNING = 'Running',

  /** It calls nobody until it is resumed. */
  PAUSED = 'Paused',

  /** It calls nobody any more: a stopped campaign cannot run again. */
  STOPPED = 'Stopped',
}
