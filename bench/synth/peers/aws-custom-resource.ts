import type { Service } from '../settings';
import { PAYLOADS } from '../settings';
import type { Offer, Peer } from './peer';

/** By service: the client's package, and what of the answer is the id. */
const CALLS = {
  personalize: { service: 'Personalize', id: 'campaignArn' },
  connectv2: { service: 'ConnectCampaignsV2', id: 'id' },
  connectv1: { service: 'ConnectCampaigns', id: 'id' },
} as const;

function offer(name: keyof typeof CALLS & Service): Offer {
  const { service, id } = CALLS[name];
  return async () => {
    const { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId, PhysicalResourceIdReference } =
      await import('aws-cdk-lib/custom-resources');
    return (stack) => (index) =>
      new AwsCustomResource(stack, `Campaign${index}`, {
        onCreate: {
          service,
          action: 'createCampaign',
          parameters: PAYLOADS[name](index),
          physicalResourceId: PhysicalResourceId.fromResponse(id),
        },
        onDelete: {
          service,
          action: 'deleteCampaign',
          parameters: { [id]: new PhysicalResourceIdReference() },
        },
        policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: AwsCustomResourcePolicy.ANY_RESOURCE }),
        installLatestAwsSdk: false,
      });
  };
}

/** It knows the services that have a client in the function's runtime; it waits for nothing, and updates nothing here. */
export const peer: Peer = {
  title: 'AwsCustomResource',
  offers: { personalize: offer('personalize'), connectv2: offer('connectv2'), connectv1: offer('connectv1') },
};
