/** The service's types of campaigns. */
export enum CampaignType {
  /** A campaign that is managed by its own settings. */
  MANAGED = 'MANAGED',

  /** A journey: people are led through the steps of a flow. */
  JOURNEY = 'JOURNEY',
}
