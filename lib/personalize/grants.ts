import * as iam from 'aws-cdk-lib/aws-iam';

/** What a grantee can be allowed to do with one campaign. */
export class CampaignGrants {
  /** @internal */
  public constructor(private readonly campaignArn: string) {}

  /**
   * Allows to ask the campaign for recommendations: user personalisation, related items and popular items.
   *
   * @see https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html
   */
  recommendations(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee, 'personalize:GetRecommendations');
  }

  /**
   * Allows to have a list of items ranked for a user.
   *
   * @see https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetPersonalizedRanking.html
   */
  personalizedRanking(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee, 'personalize:GetPersonalizedRanking');
  }

  /**
   * Allows to ask for the next best actions for a user.
   *
   * @see https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetActionRecommendations.html
   */
  actionRecommendations(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee, 'personalize:GetActionRecommendations');
  }

  /** Allows to see the campaign's settings, status and tags. */
  read(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee, 'personalize:DescribeCampaign', 'personalize:ListTagsForResource');
  }

  /**
   * Allows any actions on the campaign.
   *
   * @param actions for example `personalize:GetRecommendations`
   */
  actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.campaignArn] });
  }
}
