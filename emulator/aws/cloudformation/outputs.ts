import type { Cloud } from './cloud';
import { ResourceFailure } from './errors';
import { resolved, text } from './intrinsics';
import type { Prepared } from './prepared';
import { scopeOf } from './scope';
import type { Output, Stack } from './stack';

/** A stack's outputs; throws when an export of another value or none is still imported elsewhere. */
export function outputsOf(cloud: Cloud, stack: Stack, wanted: Prepared, imports: Set<string>): Output[] {
  const scope = scopeOf(cloud, stack, wanted, imports);
  const outputs = Object.entries(wanted.outputs).map(([key, { Value, Description, Export }]): Output => {
    const name = Export && resolved(Export.Name, scope);
    const exportName = name === undefined ? undefined : text(name);
    return { key, value: text(resolved(Value, scope)), description: Description, exportName };
  });
  checkImports(cloud, stack, outputs);
  return outputs;
}

/** What others import can neither go nor change. */
export function checkImports(cloud: Cloud, stack: Stack, next: readonly Output[]): void {
  for (const { exportName, value } of stack.outputs) {
    if (exportName === undefined) continue;
    const importers = cloud.importers(exportName).filter((name) => name !== stack.name);
    const same = next.some((output) => output.exportName === exportName && output.value === value);
    if (importers.length === 0 || same) continue;
    const verb = next.some((output) => output.exportName === exportName) ? 'updated' : 'deleted';
    throw new ResourceFailure(`Export ${exportName} cannot be ${verb} as it is in use by ${importers.join(', ')}`);
  }
}
