import type { Stack } from './stack';
import type { Tree } from './template';

/** A resource that is to be made or changed. */
export interface Target {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
}

/** A resource that was made or changed. */
export interface Made {
  readonly id: string;
  readonly attributes: Tree;
}

export interface Existing {
  readonly id: string;
  readonly properties: Tree;
  readonly attributes: Tree;
}

/** How resources of some types are made: what fails is a `ResourceFailure`. */
export interface Driver {
  create(target: Target, properties: Tree, signal: AbortSignal): Promise<Made>;
  /** Another id is another resource, which takes the place of the one before. */
  update(target: Target, existing: Existing, properties: Tree, signal: AbortSignal): Promise<Made>;
  remove(target: Target, existing: Existing, signal: AbortSignal): Promise<void>;
  /** Whether a change is made by another resource, which CloudFormation knows before. */
  replaces(target: Target, before: Tree, after: Tree): boolean;
  attribute(target: Target, made: Made, name: string): unknown;
}
