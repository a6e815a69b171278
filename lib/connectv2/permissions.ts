import type { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { connectStatements, lookup } from '../connect/permissions';
import { allow } from '../provider/permissions';
import type { ProvidedService } from '../provider/provider';

/** What the function may do on outbound campaigns V2. Tags are read with the campaign. */
export function connectV2Statements(stack: Stack): iam.PolicyStatement[] {
  return connectStatements(stack, {
    changes: CHANGES,
    // What a campaign refers to, the service looks up with the rights of who creates or changes the campaign.
    lookups: [
      lookup(stack, 'LookUpInstance', 'DescribeInstance', '*'),
      lookup(stack, 'LookUpFlow', 'DescribeContactFlow', '*/contact-flow/*'),
      lookup(stack, 'LookUpQueue', 'DescribeQueue', '*/queue/*'),
      lookup(stack, 'LookUpEmailAddress', 'DescribeEmailAddress', '*/email-address/*'),
      lookUpPhoneNumber(stack),
      lookUpSegment(stack),
      lookUpTemplate(stack),
    ],
  });
}

const CHANGES = [
  'UpdateCampaignChannelSubtypeConfig',
  'DeleteCampaignChannelSubtypeConfig',
  'UpdateCampaignSource',
  'UpdateCampaignFlowAssociation',
  'UpdateCampaignSchedule',
  'UpdateCampaignEntryLimits',
  'DeleteCampaignEntryLimits',
  'UpdateCampaignCommunicationTime',
  'DeleteCampaignCommunicationTime',
  'UpdateCampaignCommunicationLimits',
  'DeleteCampaignCommunicationLimits',
];

/** A phone number is below no instance: it can be claimed to a group of several. */
function lookUpPhoneNumber(stack: Stack): iam.PolicyStatement {
  const numbers = stack.formatArn({ service: 'connect', resource: 'phone-number', resourceName: '*' });
  return allow('LookUpPhoneNumber', ['connect:DescribePhoneNumber'], [numbers]);
}

/** Segments are below a domain of Customer Profiles. */
function lookUpSegment(stack: Stack): iam.PolicyStatement {
  const segments = stack.formatArn({
    service: 'profile',
    resource: 'domains',
    resourceName: '*/segment-definitions/*',
  });
  return allow('LookUpSegment', ['profile:GetSegmentDefinition'], [segments]);
}

/** Templates are below a knowledge base, whose id comes after their own kind. */
function lookUpTemplate(stack: Stack): iam.PolicyStatement {
  const templates = stack.formatArn({ service: 'wisdom', resource: 'message-template', resourceName: '*/*' });
  return allow('LookUpTemplate', ['wisdom:GetMessageTemplate'], [templates]);
}

/** What the provider of campaigns of outbound campaigns V2 is made for. */
export const CONNECT_V2: ProvidedService = { name: 'connectv2', statements: connectV2Statements };
