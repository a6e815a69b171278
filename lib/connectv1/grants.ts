import * as iam from 'aws-cdk-lib/aws-iam';

/** What a grantee can be allowed to do with one campaign. */
export class CampaignGrants {
  /** @internal */
  public constructor(private readonly campaignArn: string) {}

  /**
   * Allows to hand the campaign numbers to call, 25 at a time. They are refused until the campaign has been started.
   *
   * @see https://docs.aws.amazon.com/goto/WebAPI/connectcampaigns-2021-01-30/PutDialRequestBatch
   */
  dialRequests(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee, 'connect-campaigns:PutDialRequestBatch');
  }

  /** Allows to start, pause, resume and stop the campaign, and to see its state. */
  stateControl(grantee: iam.IGrantable): iam.Grant {
    return this.actions(
      grantee,
      'connect-campaigns:StartCampaign',
      'connect-campaigns:PauseCampaign',
      'connect-campaigns:ResumeCampaign',
      'connect-campaigns:StopCampaign',
      'connect-campaigns:GetCampaignState',
    );
  }

  /** Allows to see the campaign's settings, state and tags. */
  read(grantee: iam.IGrantable): iam.Grant {
    return this.actions(
      grantee,
      'connect-campaigns:DescribeCampaign',
      'connect-campaigns:GetCampaignState',
      'connect-campaigns:ListTagsForResource',
    );
  }

  /**
   * Allows any actions on the campaign.
   *
   * @param actions for example `connect-campaigns:PutDialRequestBatch`
   */
  actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.campaignArn] });
  }
}
