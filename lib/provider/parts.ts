import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as assets from 'aws-cdk-lib/aws-s3-assets';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { bundleOf } from './bundle';
import type { CampaignProviderOptions } from './options';
import { allow } from './permissions';
import { waiterDefinition } from './waiter';

const FUNCTION_TIMEOUT_SECONDS = 60;
const DEFAULT_MEMORY_MIB = 256;
const DEFAULT_DEADLINE = Duration.minutes(55);

export function role(scope: Construct, service: string, policy: iam.PolicyDocument): iam.Role {
  return new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    description: `Lets the function manage the ${service} campaigns of this stack`,
    inlinePolicies: { campaigns: policy },
  });
}

export function waiterRole(scope: Construct, service: string): iam.Role {
  return new iam.Role(scope, 'WaiterRole', {
    assumedBy: new iam.ServicePrincipal('states.amazonaws.com'),
    description: `Lets the waiter poll the function of the ${service} campaigns of this stack`,
  });
}

/** It outlives the stack: it says what happened to the last campaigns. */
export function logGroup(scope: Construct): logs.LogGroup {
  return new logs.LogGroup(scope, 'Log', {
    retention: logs.RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

export function waiter(scope: Construct, stack: Stack, waiterRole: iam.IRole): sfn.CfnStateMachine {
  return new sfn.CfnStateMachine(scope, 'Waiter', {
    roleArn: waiterRole.roleArn,
    stateMachineType: 'STANDARD',
    definitionString: stack.toJsonString(waiterDefinition(stack.partition)),
  });
}

export function handler(scope: Construct, service: string, functionRole: iam.IRole): lambda.CfnFunction {
  const code = new assets.Asset(scope, 'Code', { path: bundleOf(service) });
  const made = new lambda.CfnFunction(scope, 'Function', {
    description: `Creates, updates and deletes the ${service} campaigns of this stack`,
    code: { s3Bucket: code.s3BucketName, s3Key: code.s3ObjectKey },
    handler: 'index.handler',
    architectures: ['arm64'],
    timeout: FUNCTION_TIMEOUT_SECONDS,
    role: functionRole.roleArn,
  });
  code.addResourceMetadata(made, 'Code');
  return made;
}

/** The definition must not name the function, so what ties the two stands beside them. */
export function invokeStatement(invoked: lambda.CfnFunction): iam.PolicyStatement {
  return allow('Invoke', ['lambda:InvokeFunction'], [invoked.attrArn]);
}

/** A request that could not be claimed is delivered twice more, and dropped once it is too old to be answered. */
export function eventInvokeConfig(scope: Construct, invoked: lambda.CfnFunction): lambda.CfnEventInvokeConfig {
  return new lambda.CfnEventInvokeConfig(scope, 'EventInvokeConfig', {
    functionName: invoked.ref,
    qualifier: '$LATEST',
    maximumRetryAttempts: 2,
  });
}

export function runtimeName(scope: Construct, { runtime }: CampaignProviderOptions): string {
  if (runtime && runtime.family !== lambda.RuntimeFamily.NODEJS) {
    throw new Error(`${scope.node.path}: runtime must be a Node.js runtime, got ${runtime.name}`);
  }
  return (runtime ?? lambda.determineLatestNodeRuntime(scope)).name;
}

export function memorySize(path: string, { memorySize: given = DEFAULT_MEMORY_MIB }: CampaignProviderOptions): number {
  const fits = Token.isUnresolved(given) || (Number.isInteger(given) && given >= 128 && given <= 10_240);
  if (!fits) throw new Error(`${path}: memorySize must be a whole number from 128 to 10240, got ${given}`);
  return given;
}

export function deadlineSeconds(path: string, { deadline = DEFAULT_DEADLINE }: CampaignProviderOptions): number {
  const seconds = deadline.toSeconds();
  if (Token.isUnresolved(seconds) || (seconds >= 60 && seconds <= 58 * 60)) return seconds;
  throw new Error(`${path}: deadline must be from 1 to 58 minutes, got ${seconds} seconds`);
}
