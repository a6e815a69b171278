import { Resource } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';

/** A campaign of Batch, made in this app or outside of it. */
export interface ICampaign extends IResource {
  /**
   * The campaign's id, which Batch makes up; the same as its orchestration's.
   *
   * @attribute
   */
  readonly campaignId: string;

  /**
   * The campaign's name. Of a campaign that was made elsewhere it is known only where it was given: no id holds it.
   *
   * @attribute
   */
  readonly campaignName: string;
}

/** What a campaign offers whether it was made here or imported. */
export abstract class CampaignBase extends Resource implements ICampaign {
  public abstract readonly campaignId: string;
  public abstract readonly campaignName: string;
}
