import type { StructureShape } from '../core/shape';
import type { ExecutionStatus } from './state-machine';

const ARN = { type: 'string', min: 1, max: 256 } as const;
const STATUSES: readonly ExecutionStatus[] = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

export interface StartExecution {
  readonly stateMachineArn: string;
  readonly name?: string;
  readonly input?: string;
}

export interface DescribeExecution {
  readonly executionArn: string;
}

export interface GetExecutionHistory {
  readonly executionArn: string;
  readonly reverseOrder?: boolean;
  readonly maxResults?: number;
  readonly nextToken?: string;
  readonly includeExecutionData?: boolean;
}

export interface ListExecutions {
  readonly stateMachineArn: string;
  readonly statusFilter?: ExecutionStatus;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface StopExecution {
  readonly executionArn: string;
  readonly error?: string;
  readonly cause?: string;
}

/** The limit of an input is in bytes, and has an error of its own. */
export const START_EXECUTION: StructureShape = {
  type: 'structure',
  members: {
    stateMachineArn: ARN,
    name: { type: 'string', min: 1, max: 80 },
    input: { type: 'string' },
    traceHeader: { type: 'string', max: 256 },
  },
  required: ['stateMachineArn'],
};

export const DESCRIBE_EXECUTION: StructureShape = {
  type: 'structure',
  members: { executionArn: ARN, includedData: { type: 'string', oneOf: ['ALL_DATA', 'METADATA_ONLY'] } },
  required: ['executionArn'],
};

export const GET_EXECUTION_HISTORY: StructureShape = {
  type: 'structure',
  members: {
    executionArn: ARN,
    reverseOrder: { type: 'boolean' },
    maxResults: { type: 'integer', min: 0, max: 1000 },
    nextToken: { type: 'string', min: 1, max: 1024 },
    includeExecutionData: { type: 'boolean' },
  },
  required: ['executionArn'],
};

/** The service also lists by map run and by redrive, which the emulator does not have. */
export const LIST_EXECUTIONS: StructureShape = {
  type: 'structure',
  members: {
    stateMachineArn: ARN,
    statusFilter: { type: 'string', oneOf: STATUSES },
    maxResults: { type: 'integer', min: 0, max: 1000 },
    nextToken: { type: 'string', min: 1, max: 1024 },
  },
  required: ['stateMachineArn'],
};

export const STOP_EXECUTION: StructureShape = {
  type: 'structure',
  members: {
    executionArn: ARN,
    error: { type: 'string', max: 256 },
    cause: { type: 'string', max: 32_768 },
  },
  required: ['executionArn'],
};
