/** What a campaign does: whether it contacts people. */
export enum CampaignStatus {
  /** It is not started: it contacts nobody. A campaign that was started cannot be a draft again: it is paused instead. */
  DRAFT = 'DRAFT',

  /** It contacts people in the hours of its schedule. */
  RUN = 'RUN',

  /** It contacts nobody until it runs again. */
  PAUSE = 'PAUSE',

  /** It has ended: it contacts nobody any more. Whether the service lets it run again is not documented. */
  DONE = 'DONE',
}
