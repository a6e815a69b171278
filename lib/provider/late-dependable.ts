import type { IConstruct, IDependable } from 'constructs';
import { Dependable } from 'constructs';

/** Something to depend on whose constructs are asked for only when the app is synthesised. */
export function lateDependable(roots: () => IConstruct[]): IDependable {
  const dependable: IDependable = {};
  Dependable.implement(dependable, new Late(roots));
  return dependable;
}

class Late extends Dependable {
  constructor(private readonly roots: () => IConstruct[]) {
    super();
  }

  override get dependencyRoots(): IConstruct[] {
    return this.roots();
  }
}
