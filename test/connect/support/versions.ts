import type { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { CampaignProperties } from '../../support/app';
import * as v1 from '../../connectv1/support/app';
import * as v2 from '../../connectv2/support/app';

/** Props that campaigns of both versions have. */
export interface CommonProps {
  readonly campaignName?: string;
  readonly adoptExisting?: boolean;
  readonly removalPolicy?: RemovalPolicy;
}

interface Version {
  readonly version: string;
  readonly resourceType: string;
  readonly newCampaign: (stack: Stack, props?: CommonProps) => { applyRemovalPolicy(policy: RemovalPolicy): void };
  readonly sentBy: (stack: Stack) => CampaignProperties;
}

/** What tests of both versions' constructs go over. */
export const VERSIONS: readonly Version[] = [
  { version: 'V1', resourceType: 'Custom::ConnectV1Campaign', newCampaign: v1.newCampaign, sentBy: v1.sentBy },
  { version: 'V2', resourceType: 'Custom::ConnectV2Campaign', newCampaign: v2.newCampaign, sentBy: v2.sentBy },
];
