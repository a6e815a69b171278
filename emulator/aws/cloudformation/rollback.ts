import type { Cloud } from './cloud';
import { failureOf } from './errors';
import { inOrder } from './references';
import { removeAll, type RemovalReason } from './removal';
import type { Held, Journal, Stack } from './stack';

/** Takes back a create: everything that was made goes. */
export async function rollBackCreate(cloud: Cloud, stack: Stack, signal: AbortSignal): Promise<void> {
  const orphans = stack.journal?.orphans ?? [];
  const all = [...stack.resources.values(), ...orphans].map((held): [Held, RemovalReason] => [held, 'never made']);
  const failed = await removeAll(cloud, stack, all, signal);
  if (failed.length > 0) stack.become('ROLLBACK_FAILED', failedToDelete(failed));
  else stack.become('ROLLBACK_COMPLETE');
  stack.outputs = [];
}

/** Takes back an update: what was changed is changed back, then what was made goes. */
export async function rollBackUpdate(cloud: Cloud, stack: Stack, journal: Journal, signal: AbortSignal): Promise<void> {
  const { before, changed, created, orphans } = journal;
  if (!before) return;
  const failed: string[] = [];
  await inOrder(before.graph, async (id) => {
    const old = changed.get(id);
    if (!old) return true;
    const done = await restore(cloud, stack, old, journal, signal);
    if (done) changed.delete(id);
    else failed.push(id);
    return done;
  });
  if (failed.length > 0) {
    stack.become('UPDATE_ROLLBACK_FAILED', `The following resource(s) failed to update: [${failed.join(', ')}]. `);
    return;
  }
  stack.current = before;
  stack.become('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  const made = [...created].flatMap((id) => stack.resources.get(id) ?? []);
  const living = new Set([...stack.resources].filter(([id]) => !created.has(id)).map(([, held]) => keyOf(held)));
  const unused = orphans.filter((held) => !living.has(keyOf(held)));
  const all = [...made, ...unused].map((held): [Held, RemovalReason] => [held, 'never made']);
  await removeAll(cloud, stack, all, signal);
  for (const { logicalId } of made) stack.resources.delete(logicalId);
  stack.journal = undefined;
  stack.become('UPDATE_ROLLBACK_COMPLETE');
}

/** As a resource was, by its own driver; for what was replaced knowingly, the old one is still there. */
async function restore(
  cloud: Cloud,
  stack: Stack,
  old: Held,
  { orphans }: Journal,
  signal: AbortSignal,
): Promise<boolean> {
  const { logicalId, type, physicalId: oldId = '' } = old;
  const now = stack.resources.get(logicalId) ?? old;
  const driver = cloud.driverOf(type);
  const target = { stack, logicalId, type };
  const hold = (held: Partial<Held>) => stack.hold({ ...old, reason: undefined, changedAt: cloud.now(), ...held });
  hold({ physicalId: now.physicalId, properties: now.properties, status: 'UPDATE_IN_PROGRESS' });
  if (driver.replaces(target, now.properties, old.properties)) {
    if (now.physicalId !== oldId) orphans.push(now);
    hold({ status: 'UPDATE_COMPLETE' });
    return true;
  }
  try {
    const existing = { id: now.physicalId ?? oldId, properties: now.properties, attributes: now.attributes };
    const made = await driver.update(target, existing, old.properties, signal);
    if (made.id !== existing.id) orphans.push(now);
    hold({ physicalId: made.id, attributes: made.attributes, status: 'UPDATE_COMPLETE' });
    return true;
  } catch (error) {
    hold({
      physicalId: now.physicalId,
      properties: now.properties,
      status: 'UPDATE_FAILED',
      reason: failureOf(error).message,
    });
    return false;
  }
}

export function failedToDelete(ids: readonly string[]): string {
  return `The following resource(s) failed to delete: [${ids.join(', ')}]. `;
}

function keyOf({ logicalId, physicalId = '' }: Held): string {
  return `${logicalId} ${physicalId}`;
}
