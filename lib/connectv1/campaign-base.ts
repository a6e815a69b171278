import { Resource } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import type { CampaignGrants } from './grants';

/** A campaign of Amazon Connect outbound campaigns V1, made in this app or outside of it. */
export interface ICampaign extends IResource {
  /**
   * The campaign's ARN. It ends with the id.
   *
   * @attribute
   */
  readonly campaignArn: string;

  /**
   * The campaign's id, which the service makes up.
   *
   * @attribute
   */
  readonly campaignId: string;

  /**
   * The campaign's name. Of a campaign that was made elsewhere it is known only where it was given: no ARN holds it.
   *
   * @attribute
   */
  readonly campaignName: string;

  /** What others can be allowed to do with this campaign. */
  readonly grants: CampaignGrants;
}

/** What a campaign offers whether it was made here or imported. */
export abstract class CampaignBase extends Resource implements ICampaign {
  public abstract readonly campaignArn: string;
  public abstract readonly campaignId: string;
  public abstract readonly campaignName: string;
  public abstract readonly grants: CampaignGrants;
}
