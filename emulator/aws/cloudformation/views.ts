import type { ChangeSet } from './change-set';
import type { Held, Stack, StackEvent } from './stack';

const at = (time: number): Date => new Date(time);

/** As the API shows a stack. */
export function stackView(stack: Stack): object {
  return {
    ...stackHead(stack),
    Description: stack.current?.template.Description,
    Parameters: Object.entries(stack.current?.parameters ?? {}).map(([ParameterKey, { given, value, noEcho }]) => ({
      ParameterKey,
      ParameterValue: noEcho ? '****' : given,
      ...(value !== given && !noEcho ? { ResolvedValue: String(value) } : {}),
    })),
    DisableRollback: stack.disableRollback,
    Capabilities: [],
    NotificationARNs: [],
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    Tags: stack.tags,
    RoleARN: stack.roleArn,
    EnableTerminationProtection: stack.terminationProtection,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

export function stackHead({ id, name, createdAt, updatedAt, deletedAt, status, reason }: Stack): object {
  return {
    StackId: id,
    StackName: name,
    CreationTime: at(createdAt),
    LastUpdatedTime: updatedAt === undefined ? undefined : at(updatedAt),
    DeletionTime: deletedAt === undefined ? undefined : at(deletedAt),
    StackStatus: status,
    StackStatusReason: reason,
  };
}

export function eventView({
  id,
  stackId,
  stackName,
  logicalId,
  physicalId,
  type,
  realTime,
  status,
  reason,
  properties,
}: StackEvent): object {
  return {
    StackId: stackId,
    EventId: id,
    StackName: stackName,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    Timestamp: at(realTime),
    ResourceStatus: status,
    ResourceStatusReason: reason,
    ResourceProperties: properties && JSON.stringify(properties),
  };
}

export function resourceView(stack: Stack, { logicalId, physicalId, type, changedAt, status, reason }: Held): object {
  return {
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    Timestamp: at(changedAt),
    LastUpdatedTimestamp: at(changedAt),
    ResourceStatus: status,
    ResourceStatusReason: reason,
  };
}

export function changeSetView(stack: Stack, changeSet: ChangeSet): object {
  const { changes, wanted, tags } = changeSet;
  return {
    ...changeSetHead(stack, changeSet),
    Parameters: Object.entries(wanted.parameters).map(([ParameterKey, { given }]) => ({
      ParameterKey,
      ParameterValue: given,
    })),
    Tags: tags,
    Changes: changes.map(({ action, logicalId, physicalId, type, replacement }) => ({
      Type: 'Resource',
      ResourceChange: {
        Action: action,
        LogicalResourceId: logicalId,
        PhysicalResourceId: physicalId,
        ResourceType: type,
        Replacement: action === 'Modify' ? (replacement ? 'True' : 'False') : undefined,
        Scope: action === 'Modify' ? ['Properties'] : [],
        Details: [],
      },
    })),
    IncludeNestedStacks: false,
  };
}

export function changeSetHead(stack: Stack, { id, name, createdAt, status, reason, description }: ChangeSet): object {
  return {
    ChangeSetId: id,
    ChangeSetName: name,
    StackId: stack.id,
    StackName: stack.name,
    Description: description,
    CreationTime: at(createdAt),
    ExecutionStatus: status === 'FAILED' ? 'UNAVAILABLE' : 'AVAILABLE',
    Status: status,
    StatusReason: reason,
  };
}
