import { Failure, Superseded } from './errors';
import { resourceKey } from './identity';
import { log } from './log';
import type { Memory, Note, Poll } from './memory';
import type { Request } from './request';
import type { Claim, Waiter } from './waiter';

/** CloudFormation cannot cancel a create and send its delete within this time of the create. */
const OVERTAKEN_MS = 2000;

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
 * Keeps the claims of one resource apart: the newest request goes on. It stops the older ones, and a late one gives way.
 * Says for how many seconds nothing may be done.
 */
export async function fence(given: Fence): Promise<number> {
  const { note, memory, request, waiter, poll } = given;
  if (note.fenced) return 0;
  const quiet = ((note.quietUntil ?? 0) - Date.now()) / 1000;
  if (quiet > 0) return quiet;
  const isCreate = request.RequestType === 'Create';
  if (isCreate && memory.arrivedAt - memory.requestedAt < OVERTAKEN_MS) return settled(note);
  const others = await otherClaims(given);
  giveWay(given, others);
  const older = isCreate ? [] : others.filter(({ running }) => running);
  const mayHaveStopped = older.length > 0 || poll.retries > 0 || (given.invented && note.quietUntil === undefined);
  if (!mayHaveStopped) return settled(note);
  // Noted before it is done: an answer can be lost, and then the stopped claim is not found again.
  note.quietUntil = Date.now() + given.quietMs;
  for (const { execution } of older) await waiter.stop(execution, poll.execution);
  if (older.length > 0) log('WARN', 'older claims of this resource were stopped', { stopped: older.length });
  return given.quietMs / 1000;
}

async function otherClaims({ request, waiter, poll }: Fence): Promise<Claim[]> {
  const claims = await waiter.claims(resourceKey(request.StackId, request.LogicalResourceId));
  return claims.filter(({ execution }) => execution !== poll.execution);
}

function giveWay({ memory, poll, request }: Fence, others: readonly Claim[]): void {
  const { requestedAt, requestType } = memory;
  const own = { execution: poll.execution, startedAt: Date.parse(poll.started), requestedAt, requestType };
  const newer = others.filter((claim) => isNewer(claim, own));
  // The same request, sent again: the other claim answers it.
  if (newer.some(({ requestId }) => requestId === request.RequestId)) throw new Superseded('it was sent again');
  if (newer.length > 0) throw new Failure('A newer request of the same resource has overtaken this one');
}

type Order = Omit<Claim, 'running' | 'requestId'>;

/** A delete is never followed by an update, nor an update by a create. */
function rank({ requestType }: Order): number {
  return ['Create', 'Update', 'Delete'].indexOf(requestType);
}

/** By when CloudFormation asked, which the response URL says to the second; then by when it was claimed. */
function isNewer(claim: Claim, own: Order): boolean {
  if (claim.requestedAt !== own.requestedAt) return claim.requestedAt > own.requestedAt;
  if (claim.startedAt !== own.startedAt) return claim.startedAt > own.startedAt;
  if (claim.requestType !== own.requestType) return rank(claim) > rank(own);
  return claim.running && claim.execution > own.execution;
}

function settled(note: Note): 0 {
  note.fenced = true;
  return 0;
}

/** A claim that was stopped writes nothing more. */
export async function holdOn(waiter: Waiter, execution: string): Promise<void> {
  if (!(await waiter.isRunning(execution))) throw new Superseded('this claim was stopped');
}
