import type { Held, Stack } from './stack';
import type { Tree } from './template';

export interface ResourceSummary {
  readonly type: string;
  readonly physicalId: string | undefined;
  readonly status: string;
  readonly reason?: string;
  readonly properties: Tree;
  readonly attributes: Tree;
}

/** A stack as a test or a demo looks at it. */
export interface StackSummary {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, ResourceSummary>>;
}

export function summaryOf({ id, name, status, reason, outputs, resources }: Stack): StackSummary {
  return {
    id,
    name,
    status,
    reason,
    outputs: Object.fromEntries(outputs.map(({ key, value }) => [key, value])),
    resources: Object.fromEntries([...resources].map(([logicalId, held]) => [logicalId, resourceOf(held)])),
  };
}

function resourceOf({ type, physicalId, status, reason, properties, attributes }: Held): ResourceSummary {
  return { type, physicalId, status, reason, properties, attributes };
}
