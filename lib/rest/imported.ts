import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkSchema } from '../contract/check';
import { visible } from '../contract/rest';

/** What services without an SDK call a campaign by; its id holds nothing else. */
interface Attributes {
  readonly campaignId: string;
  readonly campaignName?: string;
}

interface Known {
  readonly id: string;
  /** Fails where nobody has said it. */
  readonly name: () => string;
}

/** What is known of a campaign that was made elsewhere. */
export function imported(scope: Construct, id: string, { campaignId, campaignName }: Attributes): Known {
  const path = `${scope.node.path}/${id}`;
  const problems = Token.isUnresolved(campaignId) ? [] : checkSchema(visible('the id of a campaign'), campaignId);
  for (const { message } of problems) throw new Error(`${path}: campaignId ${message}`);
  return {
    id: campaignId,
    name: () => {
      if (campaignName !== undefined) return campaignName;
      throw new Error(`${path}: the name of a campaign is not in its id; give campaignName to fromCampaignAttributes`);
    },
  };
}
