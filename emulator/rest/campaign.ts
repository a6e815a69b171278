/** What the campaigns of both services have. */
export interface RestCampaign {
  /** Its place among all campaigns that there ever were. */
  readonly number: number;
  /** The project or account that it is in. */
  readonly owner: string;
  readonly id: string;
  readonly fields: { readonly name: string };
  readonly state: string;
  /** Whether it was ever set running. */
  readonly ran: boolean;
  /** How often it was set running such that recipients are reached anew. */
  readonly starts: number;
  readonly deleted?: true;
}
