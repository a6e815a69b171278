import { randomUUID } from 'node:crypto';
import { ACCOUNT, arnOf } from '../../account';
import type { Made, Target } from '../driver';
import type { Tree } from '../template';
import { nameOf, type NativeType } from './native-type';

/** Resources that do nothing but be there. */
export const NAMED_TYPES: Readonly<Record<string, NativeType>> = {
  'AWS::IAM::Role': {
    createOnly: ['RoleName', 'Path'],
    create: (target, { RoleName }) => {
      const id = nameOf(target, RoleName);
      return { id, attributes: { Arn: `arn:aws:iam::${ACCOUNT}:role/${id}`, RoleId: 'AROAEMULATED' } };
    },
  },
  'AWS::IAM::Policy': named('PolicyName'),
  'AWS::IAM::ManagedPolicy': {
    createOnly: ['ManagedPolicyName', 'Path', 'Description'],
    create: (target, { ManagedPolicyName }) => {
      const id = `arn:aws:iam::${ACCOUNT}:policy/${nameOf(target, ManagedPolicyName)}`;
      return { id, attributes: { PolicyArn: id } };
    },
  },
  'AWS::Logs::LogGroup': {
    createOnly: ['LogGroupName'],
    create: (target, { LogGroupName }) => {
      const id = nameOf(target, LogGroupName, 255);
      return { id, attributes: { Arn: `${arnOf('logs', `log-group:${id}`)}:*` } };
    },
  },
  'AWS::KMS::Key': {
    create: () => {
      const id = randomUUID();
      return { id, attributes: { KeyId: id, Arn: arnOf('kms', `key/${id}`) } };
    },
  },
  'AWS::KMS::Alias': named('AliasName'),
  'AWS::CDK::Metadata': named(''),
  'AWS::CloudFormation::WaitConditionHandle': named(''),
  'AWS::Lambda::Permission': named(''),
};

function named(property: string): NativeType {
  const create = (target: Target, properties: Tree): Made => ({
    id: nameOf(target, properties[property]),
    attributes: {},
  });
  return property === '' ? { create } : { createOnly: [property], create };
}
