import type { StructureShape } from '../core/shape';
import {
  answerMachineDetectionConfig,
  arn,
  attributes,
  clientToken,
  destinationNumber,
  id,
  phoneNumber,
  timestamp,
} from '../connect/formats';
import { unionOf } from '../connect/unions';
import { emailAddress, ringTimeout } from './channel-shapes';

const message = {
  type: 'structure',
  members: {
    destinationPhoneNumber: destinationNumber,
    connectSourcePhoneNumberArn: arn,
    templateArn: arn,
    templateParameters: attributes,
  },
  required: ['destinationPhoneNumber', 'templateParameters'],
} as const satisfies StructureShape;

const channelSubtypeParameters = unionOf({
  telephony: {
    type: 'structure',
    members: {
      destinationPhoneNumber: destinationNumber,
      attributes,
      connectSourcePhoneNumber: phoneNumber,
      answerMachineDetectionConfig,
      ringTimeout,
    },
    required: ['destinationPhoneNumber', 'attributes'],
  },
  sms: message,
  whatsApp: message,
  email: {
    type: 'structure',
    members: {
      destinationEmailAddress: emailAddress,
      connectSourceEmailAddress: emailAddress,
      templateArn: arn,
      templateParameters: attributes,
    },
    required: ['destinationEmailAddress', 'templateParameters'],
  },
});

const outboundRequest = {
  type: 'structure',
  members: { clientToken, expirationTime: timestamp, channelSubtypeParameters },
  required: ['clientToken', 'expirationTime', 'channelSubtypeParameters'],
} as const satisfies StructureShape;

const webNotificationContext = {
  type: 'structure',
  members: { sessionId: { type: 'string' }, browserId: { type: 'string' } },
} as const satisfies StructureShape;

const profileOutboundRequest = {
  type: 'structure',
  members: {
    clientToken,
    profileId: { type: 'string', pattern: /^[a-f0-9]{32}$/ },
    expirationTime: timestamp,
    eventTriggerContext: {
      type: 'structure',
      members: {
        sourceEvent: { type: 'string' },
        channelContext: { type: 'structure', members: { webNotificationContext } },
      },
    },
  },
  required: ['clientToken', 'profileId'],
} as const satisfies StructureShape;

export const PutOutboundRequestBatch = {
  type: 'structure',
  members: { id, outboundRequests: { type: 'list', of: outboundRequest, min: 1, max: 25 } },
  required: ['id', 'outboundRequests'],
} as const satisfies StructureShape;

export const PutProfileOutboundRequestBatch = {
  type: 'structure',
  members: { id, profileOutboundRequests: { type: 'list', of: profileOutboundRequest, min: 1, max: 20 } },
  required: ['id', 'profileOutboundRequests'],
} as const satisfies StructureShape;
