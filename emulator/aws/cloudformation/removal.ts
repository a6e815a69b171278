import type { Cloud } from './cloud';
import { failureOf } from './errors';
import { inOrder, reversed, type Graph } from './references';
import type { Held, Stack } from './stack';

/** Why resources go: each reason looks at the policies in its own way. */
export type RemovalReason = 'removed' | 'replaced' | 'never made';

/**
 * Deletes physical resources, those first that depend on others. Returns the logical ids of those that could not be
 * deleted; what depends on nothing that failed goes on.
 */
export async function removeAll(
  cloud: Cloud,
  stack: Stack,
  all: readonly (readonly [Held, RemovalReason])[],
  signal: AbortSignal,
): Promise<string[]> {
  const failed: string[] = [];
  const byKey = new Map(all.map((item, index) => [String(index), item]));
  await inOrder(reversed(graphOf(byKey)), async (key) => {
    const [held, reason] = byKey.get(key) ?? [];
    if (!held || !reason) return true;
    const done = await remove(cloud, stack, held, reason, signal);
    if (!done) failed.push(held.logicalId);
    return done;
  });
  return failed;
}

function graphOf(byKey: ReadonlyMap<string, readonly [Held, RemovalReason]>): Graph {
  const keys = (id: string) => [...byKey].filter(([, [{ logicalId }]]) => logicalId === id).map(([key]) => key);
  return new Map([...byKey].map(([key, [{ dependencies }]]) => [key, new Set([...dependencies].flatMap(keys))]));
}

async function remove(
  cloud: Cloud,
  stack: Stack,
  held: Held,
  reason: RemovalReason,
  signal: AbortSignal,
): Promise<boolean> {
  const current = stack.resources.get(held.logicalId);
  const isCurrent = current?.physicalId === held.physicalId;
  const tell = (status: string, why?: string): void => {
    if (isCurrent) stack.hold({ ...held, status, reason: why, changedAt: cloud.now() });
    else stack.tellOf(held, status, why);
  };
  const forget = (): boolean => (isCurrent ? stack.resources.delete(held.logicalId) : true);
  if (held.physicalId === undefined) return forget();
  if (isRetained(held, reason)) {
    tell('DELETE_SKIPPED');
    return forget();
  }
  tell('DELETE_IN_PROGRESS');
  try {
    const { logicalId, type, physicalId: id, properties, attributes } = held;
    await cloud.driverOf(type).remove({ stack, logicalId, type }, { id, properties, attributes }, signal);
    tell('DELETE_COMPLETE');
    return forget();
  } catch (error) {
    tell('DELETE_FAILED', failureOf(error).message);
    return false;
  }
}

function isRetained({ definition }: Held, reason: RemovalReason): boolean {
  const policy = reason === 'replaced' ? definition.UpdateReplacePolicy : definition.DeletionPolicy;
  return policy === 'Retain' || (policy === 'RetainExceptOnCreate' && reason !== 'never made');
}
