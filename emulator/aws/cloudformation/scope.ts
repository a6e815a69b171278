import type { Cloud } from './cloud';
import { invalid, ResourceFailure } from './errors';
import type { Scope } from './intrinsics';
import { mapped, pseudo, type Prepared } from './prepared';
import type { Held, Stack } from './stack';

/** What the names of a template stand for while a stack is made: its resources as they are now. */
export function scopeOf(cloud: Cloud, stack: Stack, prepared: Prepared, imports: Set<string>): Scope {
  const held = (id: string): Held & { physicalId: string } => {
    const found = stack.resources.get(id);
    if (found?.physicalId !== undefined) return { ...found, physicalId: found.physicalId };
    throw new ResourceFailure(`Unresolved resource ${id}`, undefined, true);
  };
  return {
    ref: (name) => pseudo(name, prepared.parameters, stack) ?? held(name).physicalId,
    attribute(id, name) {
      const { type, physicalId, attributes } = held(id);
      return cloud.driverOf(type).attribute({ stack, logicalId: id, type }, { id: physicalId, attributes }, name);
    },
    condition: () => {
      throw invalid('Template error: conditions are decided before');
    },
    mapping: (...path) => mapped(prepared.template, ...path),
    importValue(name) {
      imports.add(name);
      const value = cloud.exported(name);
      if (value === undefined) throw new ResourceFailure(`No export named ${name} found`, undefined, true);
      return value;
    },
    resolve: (reference) => cloud.resolve(reference),
  };
}
