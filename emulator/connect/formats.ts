import type { StructureShape } from '../core/shape';

/** Members that both versions have, as the service models declare them. */
export const id = { type: 'string', min: 1, max: 256, pattern: /^[-:/a-zA-Z0-9]+$/ } as const;
export const name = { type: 'string', min: 1, max: 127 } as const;
export const instanceId = { type: 'string', min: 1, max: 256, pattern: /^[-_.a-zA-Z0-9]+$/ } as const;

/** The Region part does not match names of four words, such as those of GovCloud. */
export const arn = {
  type: 'string',
  min: 20,
  max: 500,
  pattern:
    /^arn:[a-zA-Z0-9-]+:[a-zA-Z0-9-]+:[a-z]{2}-[a-z]+-\d{1,2}:[a-zA-Z0-9-]+:[^:]+(?:\/[^:]+)*(?:\/[^:]+)?(?::[^:]+)?$/,
} as const;

/** Digits are in the range from + to =. */
export const tagKey = { type: 'string', min: 1, max: 128, pattern: /^(?!aws:)[a-zA-Z+-=._:/]+$/ } as const;
const tagValue = { type: 'string', min: 0, max: 256 } as const;
export const tags = { type: 'map', key: tagKey, value: tagValue } as const;

export const flowId = { type: 'string', min: 0, max: 500 } as const;
export const queueId = { type: 'string', min: 0, max: 500 } as const;
export const phoneNumber = { type: 'string', min: 0, max: 100 } as const;
export const capacity = { type: 'number', min: 0.01, max: 1 } as const;

export const answerMachineDetectionConfig = {
  type: 'structure',
  members: {
    enableAnswerMachineDetection: { type: 'boolean' },
    awaitAnswerMachinePrompt: { type: 'boolean' },
  },
  required: ['enableAnswerMachineDetection'],
} as const satisfies StructureShape;

/** A moment in UTC. */
export const timestamp = {
  type: 'string',
  pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/,
} as const;

export const clientToken = { type: 'string', max: 200, pattern: /^[a-zA-Z0-9_\-.]*$/ } as const;
export const destinationNumber = { type: 'string', max: 20, pattern: /^[\d\-+]*$/ } as const;
export const attributes = { type: 'map', key: { type: 'string' }, value: { type: 'string' } } as const;

export const ofOne = { type: 'structure', members: { id }, required: ['id'] } as const satisfies StructureShape;
