import type { Existing, Made, Target } from '../driver';
import type { Tree } from '../template';

/** How one of AWS's own resource types is played. */
export interface NativeType {
  /** Properties whose change makes another resource. */
  readonly createOnly?: readonly string[];
  create(target: Target, properties: Tree): Made;
  /** Without it a change is kept and nothing else. */
  update?(target: Target, existing: Existing, properties: Tree): Made;
  remove?(target: Target, existing: Existing): void;
}

/** The name that a property gives, or one of CloudFormation's making. */
export function nameOf({ stack, logicalId }: Target, given: unknown, longest?: number): string {
  return typeof given === 'string' ? given : stack.physicalName(logicalId, longest);
}
