import { log } from './log';
import { Failure, Superseded } from './errors';
import { resourceKey } from './identity';
import type { Memory, Note, Poll } from './memory';
import type { Request } from './request';
import type { Waiter } from './waiter';

/** An event that is later than this may have been overtaken by a newer request. */
const LATE_MS = 10_000;

export interface Fence {
  readonly poll: Poll;
  readonly memory: Memory;
  readonly request: Request;
  readonly note: Note;
  readonly waiter: Waiter;
  /** How long a pass of a stopped claim can still be at work and unseen. */
  readonly quietMs: number;
  /** The id is not one of ours: CloudFormation invented it, as it cancelled a Create that may still run. */
  readonly invented: boolean;
}

/**
 * Keeps the claims of one resource apart: older ones are stopped, and a late one gives way to a newer one.
 * Says how many seconds nothing may be done.
 */
export async function fence(given: Fence): Promise<number> {
  const { note, poll, request, waiter } = given;
  if (note.fenced) return 0;
  const quiet = ((note.quietUntil ?? 0) - Date.now()) / 1000;
  if (quiet > 0) return quiet;
  const key = resourceKey(request.StackId, request.LogicalResourceId);
  await giveWay(given, key);
  if (request.RequestType === 'Create') return settled(note);
  const stopped = await waiter.stopOlder(key, poll.execution, Date.parse(poll.started));
  if (stopped > 0) log('WARN', 'older claims of this resource were stopped', { stopped });
  if (stopped === 0 && (!given.invented || note.quietUntil !== undefined)) return settled(note);
  note.quietUntil = Date.now() + given.quietMs;
  return given.quietMs / 1000;
}

async function giveWay({ memory, poll, waiter }: Fence, key: string): Promise<void> {
  if (memory.arrivedAt - memory.requestedAt < LATE_MS) return;
  if (await waiter.hasNewer(key, poll.execution, memory.requestedAt)) {
    throw new Failure('this request was delivered late, and a newer one of the same resource has overtaken it');
  }
}

function settled(note: Note): 0 {
  note.fenced = true;
  return 0;
}

/** A claim that was stopped writes nothing more. */
export async function holdOn(waiter: Waiter, execution: string): Promise<void> {
  if (!(await waiter.isRunning(execution))) throw new Superseded('this claim was stopped');
}
