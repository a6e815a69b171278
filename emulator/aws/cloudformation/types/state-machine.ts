import { isObject } from '../../../core/shape';
import type { FunctionRegistry } from '../../function-registry';
import type { S3 } from '../../s3';
import type { StepFunctions } from '../../step-functions';
import { text } from '../intrinsics';
import type { Tree } from '../template';
import { nameOf, type NativeType } from './native-type';

export interface StateMachineTypeOptions {
  readonly stepFunctions: StepFunctions;
  readonly functions: FunctionRegistry;
  readonly s3: S3;
}

export function stateMachineType({ stepFunctions, functions, s3 }: StateMachineTypeOptions): NativeType {
  const put = (name: string, properties: Tree) => {
    const definition = definitionOf(properties, s3);
    const id = stepFunctions.createStateMachine({ name, definition, functions: functions.all });
    return { id, attributes: { Arn: id, Name: name } };
  };
  return {
    createOnly: ['StateMachineName', 'StateMachineType'],
    create: (target, properties) => put(nameOf(target, properties.StateMachineName, 80), properties),
    update: (_target, { attributes }, properties) => put(String(attributes.Name), properties),
    remove: (_target, { id }) => stepFunctions.deleteStateMachine(id),
  };
}

function definitionOf(
  { DefinitionString, Definition, DefinitionS3Location, DefinitionSubstitutions }: Tree,
  s3: S3,
): string {
  const { Bucket = '', Key = '' } = (DefinitionS3Location ?? {}) as Readonly<Record<string, string>>;
  const stored = s3.object({ bucket: Bucket, key: Key });
  const storedText = stored ? Buffer.from(stored).toString() : undefined;
  const given = DefinitionString ?? storedText ?? JSON.stringify(Definition);
  const substitutions = isObject(DefinitionSubstitutions) ? DefinitionSubstitutions : {};
  return text(given).replace(/\$\{(\w+)\}/g, (whole, name: string) =>
    name in substitutions ? String(substitutions[name]) : whole,
  );
}
