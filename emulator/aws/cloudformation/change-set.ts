import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { arnOf } from '../account';
import type { Driver } from './driver';
import type { Prepared } from './prepared';
import type { Stack, Tag } from './stack';

export interface Change {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly type: string;
  readonly replacement: boolean;
}

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly wanted: Prepared;
  readonly tags: readonly Tag[];
  readonly changes: readonly Change[];
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly reason?: string;
  /** The machine's own time, which the CLI compares with that of events. */
  readonly createdAt: number;
  readonly description?: string;
  readonly onStackFailure?: string;
}

/** The words by which the CLI knows that there is nothing to do. */
export const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

type NewChangeSet = Pick<
  ChangeSet,
  'name' | 'kind' | 'wanted' | 'tags' | 'createdAt' | 'description' | 'onStackFailure'
>;

export function changeSetOf(given: NewChangeSet, stack: Stack, driverOf: (type: string) => Driver): ChangeSet {
  const id = arnOf('cloudformation', `changeSet/${given.name}/${randomUUID()}`);
  const changes = changesOf(stack, given.wanted, driverOf);
  const idle = given.kind === 'UPDATE' && !hasChanges(stack, given.wanted, given.tags);
  return {
    ...given,
    id,
    changes,
    ...(idle ? { status: 'FAILED', reason: NO_CHANGES } : { status: 'CREATE_COMPLETE' }),
  };
}

/** A stack whose last operation failed always has something to do. */
export function hasChanges(stack: Stack, wanted: Prepared, tags: readonly Tag[]): boolean {
  const { current } = stack;
  if (!current || stack.journal) return true;
  const parts = ({ resources, outputs, parameters }: Prepared) => ({ resources, outputs, parameters });
  return !isDeepStrictEqual(parts(current), parts(wanted)) || !isDeepStrictEqual(stack.tags, tags);
}

function changesOf(stack: Stack, wanted: Prepared, driverOf: (type: string) => Driver): Change[] {
  const before = stack.current?.resources ?? {};
  const held = (id: string) => stack.resources.get(id)?.physicalId;
  const there = Object.entries(wanted.resources).flatMap(([logicalId, { Type: type, Properties = {} }]): Change[] => {
    const old = before[logicalId];
    const about = { logicalId, type, physicalId: held(logicalId) };
    if (!stack.resources.has(logicalId)) return [{ ...about, action: 'Add', replacement: false }];
    if (old && isDeepStrictEqual(old, wanted.resources[logicalId])) return [];
    const replacement = driverOf(type).replaces({ stack, logicalId, type }, old?.Properties ?? {}, Properties);
    return [{ ...about, action: 'Modify', replacement }];
  });
  const gone = [...stack.resources.values()]
    .filter(({ logicalId }) => !(logicalId in wanted.resources))
    .map(({ logicalId, type, physicalId }): Change => ({
      action: 'Remove',
      logicalId,
      physicalId,
      type,
      replacement: false,
    }));
  return [...there, ...gone];
}
