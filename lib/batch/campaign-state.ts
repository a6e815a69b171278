/** What a campaign does: whether it is sent. */
export enum CampaignState {
  /** It is not sent until somebody starts it. */
  DRAFT = 'DRAFT',

  /** It is sent when its time has come: at once, or later. */
  RUNNING = 'RUNNING',

  /** It is not sent until it runs again. */
  STOPPED = 'STOPPED',
}
