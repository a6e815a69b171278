import type { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { connectStatements, lookup } from '../connect/permissions';
import type { ProvidedService } from '../provider/provider';

/** What the function may do on outbound campaigns V1. Tags are read with the campaign. */
export function connectV1Statements(stack: Stack): iam.PolicyStatement[] {
  return connectStatements(stack, {
    changes: ['UpdateCampaignDialerConfig', 'UpdateCampaignOutboundCallConfig'],
    lookups: [
      lookup(stack, 'LookUpInstance', 'DescribeInstance', '*'),
      lookup(stack, 'LookUpFlow', 'DescribeContactFlow', '*/contact-flow/*'),
      lookup(stack, 'LookUpQueue', 'DescribeQueue', '*/queue/*'),
    ],
  });
}

/** What the provider of campaigns of outbound campaigns V1 is made for. */
export const CONNECT_V1: ProvidedService = { name: 'connectv1', statements: connectV1Statements };
