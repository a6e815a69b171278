// What somebody writes for the Provider framework: creates, waits and deletes. The SDK is the runtime's.
'use strict';

const { Personalize } = require('@aws-sdk/client-personalize');

const personalize = new Personalize({});

exports.onEvent = async ({ RequestType, ResourceProperties: { campaign }, PhysicalResourceId }) => {
  if (RequestType === 'Delete') await personalize.deleteCampaign({ campaignArn: PhysicalResourceId });
  if (RequestType !== 'Create') return { PhysicalResourceId };
  const { campaignArn } = await personalize.createCampaign({
    ...campaign,
    minProvisionedTPS: Number(campaign.minProvisionedTPS),
  });
  return { PhysicalResourceId: campaignArn };
};

exports.isComplete = async ({ RequestType, PhysicalResourceId: campaignArn }) => {
  try {
    const { campaign } = await personalize.describeCampaign({ campaignArn });
    if (campaign?.status === 'CREATE FAILED') throw new Error(campaign.failureReason);
    return { IsComplete: RequestType !== 'Delete' && campaign?.status === 'ACTIVE' };
  } catch (error) {
    if (RequestType === 'Delete' && error.name === 'ResourceNotFoundException') return { IsComplete: true };
    throw error;
  }
};
