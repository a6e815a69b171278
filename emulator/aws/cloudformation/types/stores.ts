import { randomBytes } from 'node:crypto';
import { isObject } from '../../../core/shape';
import type { ParameterStore } from '../../parameter-store';
import type { S3 } from '../../s3';
import type { Secrets } from '../../secrets';
import { text } from '../intrinsics';
import type { Tree } from '../template';
import { nameOf, type NativeType } from './native-type';

export function secretType(secrets: Secrets): NativeType {
  return {
    createOnly: ['Name'],
    create(target, properties) {
      const id = secrets.put(nameOf(target, properties.Name), secretOf(properties));
      return { id, attributes: { Id: id } };
    },
    update(_target, existing, properties) {
      if (properties.SecretString !== undefined) secrets.put(existing.id, secretOf(properties));
      return existing;
    },
    remove: (_target, { id }) => secrets.remove(id),
  };
}

export function parameterType(parameters: ParameterStore): NativeType {
  const put = (id: string, { Type, Value }: Tree) => {
    parameters.put(id, String(Value));
    return { id, attributes: { Type, Value } };
  };
  return {
    createOnly: ['Name'],
    create: (target, properties) => put(nameOf(target, properties.Name), properties),
    update: (_target, { id }, properties) => put(id, properties),
    remove: (_target, { id }) => parameters.remove(id),
  };
}

export function bucketType(s3: S3): NativeType {
  return {
    createOnly: ['BucketName'],
    create(target, properties) {
      const id = nameOf(target, properties.BucketName).toLowerCase();
      s3.addBucket(id);
      const attributes = { Arn: `arn:aws:s3:::${id}`, DomainName: `${id}.s3.amazonaws.com` };
      return { id, attributes };
    },
    remove: (_target, { id }) => s3.removeBucket(id),
  };
}

function secretOf({ SecretString, GenerateSecretString }: Tree): string {
  if (SecretString !== undefined) return text(SecretString);
  const { PasswordLength = 32, SecretStringTemplate, GenerateStringKey } = (GenerateSecretString ?? {}) as Tree;
  const password = randomBytes(Number(PasswordLength)).toString('hex').slice(0, Number(PasswordLength));
  if (GenerateStringKey === undefined) return password;
  const template = JSON.parse(String(SecretStringTemplate)) as unknown;
  return JSON.stringify({ ...(isObject(template) ? template : {}), [text(GenerateStringKey)]: password });
}
