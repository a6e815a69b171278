import type { Stack } from '@aws-sdk/client-cloudformation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What all scenarios use: two functions, their role, a role for state machines, and the recorder. */
export interface Base {
  readonly functionArn: string;
  /** Another one with the same code. */
  readonly otherArn: string;
  readonly functionRoleArn: string;
  readonly machineRoleArn: string;
  readonly recorderArn: string;
}

export const CODE = readFileSync(join(__dirname, 'handler.js'), 'utf8');

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

export function baseTemplate(): object {
  const write = { Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: 'Recorder' } };
  const executions = {
    'Fn::Sub': 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${Recorder.Name}:*',
  };
  const read = { Effect: 'Allow', Action: 'states:DescribeExecution', Resource: executions };
  const invoke = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arnOf('Function') };
  const variables = { RECORDER: { Ref: 'Recorder' } };
  const outputs = {
    functionArn: arnOf('Function'),
    otherArn: arnOf('Other'),
    functionRoleArn: arnOf('FunctionRole'),
    machineRoleArn: arnOf('MachineRole'),
    recorderArn: { Ref: 'Recorder' },
  };
  return {
    Description: 'What npm run probe of cdk-campaigns needs for some minutes; may be deleted.',
    Resources: {
      RecorderRole: role('states'),
      Recorder: machine({ StartAt: 'Noted', States: { Noted: { Type: 'Succeed' } } }, arnOf('RecorderRole')),
      FunctionRole: role('lambda', write, read),
      Function: lambda(arnOf('FunctionRole'), variables),
      Other: lambda(arnOf('FunctionRole'), variables),
      MachineRole: role('states', invoke),
    },
    Outputs: Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }])),
  };
}

export function baseOf({ Outputs: outputs = [] }: Stack): Base {
  const valueOf = (name: keyof Base) => outputs.find(({ OutputKey: key }) => key === name)?.OutputValue ?? '';
  return {
    functionArn: valueOf('functionArn'),
    otherArn: valueOf('otherArn'),
    functionRoleArn: valueOf('functionRoleArn'),
    machineRoleArn: valueOf('machineRoleArn'),
    recorderArn: valueOf('recorderArn'),
  };
}

export function machine(definition: object, RoleArn: unknown): object {
  const DefinitionString = JSON.stringify(definition);
  return { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString, RoleArn } };
}

/** It writes no log: its role does not let it. */
export function lambda(Role: unknown, Variables: object, code = CODE): object {
  const Properties = {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: code },
    Timeout: 300,
    Role,
    Environment: { Variables },
  };
  return { Type: 'AWS::Lambda::Function', Properties };
}

function role(service: string, ...Statement: object[]): object {
  const trusted = { Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' };
  const Policies = [{ PolicyName: 'probe', PolicyDocument: { Version: '2012-10-17', Statement } }];
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trusted] },
      ...(Statement.length > 0 ? { Policies } : {}),
    },
  };
}
