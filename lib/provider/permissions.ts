import type { Stack } from 'aws-cdk-lib';
import { ArnFormat } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** The function starts the waiter, and looks after the claims of its resources. */
export function waiterStatements(
  stack: Stack,
  machineArn: string,
  machineName: string,
  isUnmarked = false,
): iam.PolicyStatement[] {
  const executions = stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  // What a stopped claim has made, only its history knows where campaigns carry no marks.
  const history = isUnmarked ? ['states:GetExecutionHistory'] : [];
  return [
    allow('Waiter', ['states:StartExecution', 'states:ListExecutions'], [machineArn]),
    allow('Claims', ['states:DescribeExecution', ...history, 'states:StopExecution'], [executions]),
  ];
}

/** The function asks its own stack what CloudFormation holds, and whether it is rolling back. */
export function stackStatement(stack: Stack): iam.PolicyStatement {
  return allow('OwnStack', ['cloudformation:DescribeStackResource', 'cloudformation:DescribeStacks'], [stack.stackId]);
}

export function logStatement(logGroupArn: string): iam.PolicyStatement {
  return allow('Log', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroupArn]);
}

/** What Lambda does with the function's role to reach a VPC. None of these takes a resource that is known before. */
export function networkStatement(): iam.PolicyStatement {
  const actions = [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ];
  return allow('Network', actions, ['*']);
}

export function allow(
  sid: string,
  actions: string[],
  resources: string[],
  conditions?: Record<string, Record<string, string>>,
): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, actions, resources, ...(conditions ? { conditions } : {}) });
}
