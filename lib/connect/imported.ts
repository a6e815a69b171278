import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

const CAMPAIGN_ARN = /^arn:[^:]+:connect-campaigns:[^:]+:[^:]+:campaign\/\S+$/;

/** The two versions of outbound campaigns have ARNs of one form, with the id and without the name. */
interface Attributes {
  readonly campaignArn?: string;
  readonly campaignId?: string;
  readonly campaignName?: string;
}

interface Known {
  readonly arn: string;
  readonly id: string;
  /** Fails where nobody has said it. */
  readonly name: () => string;
}

/** What is known of a campaign that was made elsewhere. */
export function imported(scope: Construct, id: string, attributes: Attributes): Known {
  const stack = Stack.of(scope);
  const path = `${scope.node.path}/${id}`;
  const { campaignArn, campaignId, campaignName } = attributes;
  if (campaignArn === undefined && campaignId === undefined) {
    throw new Error(`${path}: campaignArn or campaignId must be given`);
  }
  const arn =
    campaignArn ?? stack.formatArn({ service: 'connect-campaigns', resource: 'campaign', resourceName: campaignId });
  if (!Token.isUnresolved(arn) && !CAMPAIGN_ARN.test(arn)) {
    throw new Error(`${path}: campaignArn must be the ARN of an outbound campaign, got ${arn}`);
  }
  return {
    arn,
    id: campaignId ?? stack.splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? '',
    name: () => {
      if (campaignName !== undefined) return campaignName;
      throw new Error(`${path}: the name of a campaign is not in its ARN; give campaignName to fromCampaignAttributes`);
    },
  };
}
