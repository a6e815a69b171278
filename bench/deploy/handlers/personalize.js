// What somebody writes for the Provider framework: creates, updates in place, deletes, and waits for each. The SDK is the runtime's.
'use strict';

const { Personalize } = require('@aws-sdk/client-personalize');

const personalize = new Personalize({});

exports.onEvent = async ({ RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties }) => {
  const { name, ...settings } = campaignOf(ResourceProperties);
  if (RequestType === 'Delete') return remove(PhysicalResourceId);
  const isNamedAnew = RequestType === 'Update' && OldResourceProperties.campaign.name !== name;
  if (RequestType === 'Create' || isNamedAnew) {
    const { campaignArn } = await personalize.createCampaign({ name, ...settings });
    return { PhysicalResourceId: campaignArn };
  }
  await personalize.updateCampaign({ campaignArn: PhysicalResourceId, ...settings });
  return { PhysicalResourceId };
};

exports.isComplete = async ({ RequestType, PhysicalResourceId: campaignArn }) => {
  try {
    const { campaign } = await personalize.describeCampaign({ campaignArn });
    if (RequestType === 'Delete') return { IsComplete: false };
    const { status, failureReason } = campaign.latestCampaignUpdate ?? campaign;
    if (status.endsWith('FAILED')) throw new Error(failureReason);
    return { IsComplete: status === 'ACTIVE' };
  } catch (error) {
    if (RequestType === 'Delete' && error.name === 'ResourceNotFoundException') return { IsComplete: true };
    throw error;
  }
};

async function remove(campaignArn) {
  try {
    await personalize.deleteCampaign({ campaignArn });
  } catch (error) {
    if (error.name !== 'ResourceNotFoundException') throw error;
  }
}

/** CloudFormation delivers numbers as text. */
function campaignOf({ campaign }) {
  return { ...campaign, minProvisionedTPS: Number(campaign.minProvisionedTPS) };
}
