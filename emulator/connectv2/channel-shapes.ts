import type { StructureShape } from '../core/shape';
import { answerMachineDetectionConfig, arn, capacity, flowId, phoneNumber, queueId } from '../connect/formats';
import { unionOf } from '../connect/unions';
import { duration } from './duration';

const bandwidthAllocation = { type: 'number', min: 0, max: 2 } as const;
const agentless = { type: 'structure', members: {} } as const satisfies StructureShape;

const abandonmentRate = {
  type: 'structure',
  members: {
    targetRate: { type: 'number', min: 0, max: 1 },
    connectionStartPoint: { type: 'string', oneOf: ['CONNECTED_TO_SYSTEM', 'GREETING_START', 'GREETING_END'] },
    connectionThresholdSeconds: { type: 'integer', min: 1 },
    evaluationWindow: duration,
  },
  required: ['targetRate', 'connectionStartPoint', 'connectionThresholdSeconds', 'evaluationWindow'],
} as const satisfies StructureShape;

const telephonyMode = unionOf({
  progressive: { type: 'structure', members: { bandwidthAllocation }, required: ['bandwidthAllocation'] },
  predictive: {
    type: 'structure',
    members: {
      bandwidthAllocation,
      pacingStrategies: { type: 'list', of: unionOf({ abandonmentRate }), min: 1, max: 1 },
    },
    required: ['bandwidthAllocation'],
  },
  agentless,
  preview: {
    type: 'structure',
    members: {
      bandwidthAllocation,
      timeoutConfig: {
        type: 'structure',
        members: { durationInSeconds: { type: 'integer', min: 1, max: 300 } },
        required: ['durationInSeconds'],
      },
      agentActions: { type: 'list', of: { type: 'string', oneOf: ['DISCARD'] } },
    },
    required: ['bandwidthAllocation', 'timeoutConfig'],
  },
});

export const ringTimeout = { type: 'integer', min: 15, max: 60 } as const;

const telephonyOutbound = {
  type: 'structure',
  members: {
    connectContactFlowId: flowId,
    connectSourcePhoneNumber: phoneNumber,
    answerMachineDetectionConfig,
    ringTimeout,
  },
  required: ['connectContactFlowId'],
} as const satisfies StructureShape;

const messageOutbound = {
  type: 'structure',
  members: { connectSourcePhoneNumberArn: arn, wisdomTemplateArn: arn },
  required: ['connectSourcePhoneNumberArn', 'wisdomTemplateArn'],
} as const satisfies StructureShape;

export const emailAddress = { type: 'string', min: 1, max: 255, pattern: /^[\w\-.+]+@([\w-]+\.)+[\w-]{2,}$/ } as const;

const emailOutbound = {
  type: 'structure',
  members: {
    connectSourceEmailAddress: emailAddress,
    sourceEmailAddressDisplayName: { type: 'string', min: 0, max: 256 },
    wisdomTemplateArn: arn,
  },
  required: ['connectSourceEmailAddress', 'wisdomTemplateArn'],
} as const satisfies StructureShape;

function channelOf<const M extends StructureShape, const D extends StructureShape>(
  outboundMode: M,
  defaultOutboundConfig: D,
) {
  return {
    type: 'structure',
    members: { capacity, outboundMode, defaultOutboundConfig },
    required: ['outboundMode', 'defaultOutboundConfig'],
  } as const;
}

const telephony = {
  type: 'structure',
  members: { capacity, connectQueueId: queueId, outboundMode: telephonyMode, defaultOutboundConfig: telephonyOutbound },
  required: ['outboundMode', 'defaultOutboundConfig'],
} as const satisfies StructureShape;

export const channelSubtypeConfig = {
  type: 'structure',
  members: {
    telephony,
    sms: channelOf(unionOf({ agentless }), messageOutbound),
    email: channelOf(unionOf({ agentless }), emailOutbound),
    whatsApp: channelOf(unionOf({ agentless }), messageOutbound),
  },
} as const satisfies StructureShape;
