// What somebody writes for the Provider framework where there is nothing to wait for. The SDK is the runtime's.
'use strict';

const { ConnectCampaignsV2 } = require('@aws-sdk/client-connectcampaignsv2');

const connect = new ConnectCampaignsV2({});

exports.onEvent = async ({ RequestType, PhysicalResourceId: id, ResourceProperties }) => {
  if (RequestType === 'Delete') return remove(id);
  const campaign = campaignOf(ResourceProperties);
  if (RequestType === 'Create') {
    const created = await connect.createCampaign(campaign);
    return { PhysicalResourceId: created.id };
  }
  const { name, channelSubtypeConfig } = campaign;
  await connect.updateCampaignName({ id, name });
  await connect.updateCampaignChannelSubtypeConfig({ id, channelSubtypeConfig });
  return { PhysicalResourceId: id };
};

async function remove(id) {
  try {
    await connect.deleteCampaign({ id });
  } catch (error) {
    if (error.name !== 'ResourceNotFoundException') throw error;
  }
}

/** CloudFormation delivers numbers as text. */
function campaignOf({ campaign }) {
  const { telephony } = campaign.channelSubtypeConfig;
  const channelSubtypeConfig = { telephony: { ...telephony, capacity: Number(telephony.capacity) } };
  return { ...campaign, channelSubtypeConfig };
}
