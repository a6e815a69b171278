import { Failure, Superseded } from './errors';
import { resourceKey } from './identity';
import { log } from './log';
import type { Memory, Note, Poll } from './memory';
import type { Request } from './request';
import type { Claim, Claims, Waiter } from './waiter';

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
  /** Create refuses a taken name, so two creates cannot make two campaigns. */
  readonly uniqueNames: boolean;
  readonly turnSeconds: number | undefined;
  /** Campaigns carry marks by which they are found. */
  readonly isMarked: boolean;
}

/** For how long nothing may be done, and why. */
export interface Hold {
  readonly seconds: number;
  readonly message: string;
}

/**
 * Keeps the claims of one resource apart: the newest request goes on. It stops the older ones, and a late one gives way.
 * Where the service takes few calls it also gives each resource its turn.
 */
export async function fence(given: Fence): Promise<Hold | undefined> {
  const { note, poll } = given;
  if (note.fenced) return held(note.turnAt, TURN);
  const quiet = held(note.quietUntil, QUIET);
  if (quiet) return quiet;
  if (isAlone(given)) return settled(note);
  const others = await otherClaims(given);
  giveWay(given, others);
  const former = formerClaims(given, others);
  const mayHaveStopped = poll.retries > 0 || (given.invented && note.quietUntil === undefined);
  if (former.length > 0 || mayHaveStopped) return standStill(given, former);
  await learn(given, others);
  const replaced = replacedBefore(given, others);
  if (replaced !== undefined) note.replaced = replaced;
  return settled(note);
}

/** CloudFormation tells a rollback which campaign there is now, and not which one it comes back to. */
function replacedBefore({ request }: Fence, others: readonly Claim[]): string | undefined {
  const { PhysicalResourceId: present, RequestId, RequestType } = request;
  if (RequestType !== 'Update') return undefined;
  const last = others.find(({ requestId, requestType }) => requestType === 'Update' && requestId !== RequestId);
  return last?.physicalId === present ? undefined : last?.physicalId;
}

/** Where campaigns carry no marks, what a claim had made, and which step it took, is known to that claim alone. */
async function learn(given: Fence, others: readonly Claim[]): Promise<void> {
  const { isMarked, note, request, waiter } = given;
  if (isMarked) return;
  const claims = others.filter(concerns(given, others));
  const left = await Promise.all(claims.map(async (claim) => ({ claim, ...(await waiter.leftBy(claim.execution)) })));
  note.known = left.flatMap(({ made, claim }) => (made ? [{ ...made, replaced: claim.physicalId }] : []));
  note.knownSince = claims.map(({ requestedAt }) => requestedAt);
  // The same request, sent again, goes on where it has stopped; the newest claim comes first.
  const step = left.find((one) => one.step && one.claim.requestId === request.RequestId)?.step;
  if (step) note.step = step;
}

/** A create cannot have been overtaken yet, and needs to know of no other where it cannot make a second campaign. */
function isAlone({ memory, request, uniqueNames, turnSeconds }: Fence): boolean {
  const isEarly = request.RequestType === 'Create' && memory.arrivedAt - memory.requestedAt < OVERTAKEN_MS;
  return isEarly && uniqueNames && turnSeconds === undefined;
}

/** Those that may have written what is not seen yet: older ones that run; before a create only those of the same request. */
function formerClaims({ request, uniqueNames }: Fence, others: readonly Claim[]): Claim[] {
  if (request.RequestType !== 'Create') return others.filter(({ running }) => running);
  return uniqueNames ? [] : others.filter(({ requestId }) => requestId === request.RequestId);
}

/** A create is about what it made itself, a delete of an unknown id about the last create, an update about all that there was. */
function concerns({ request }: Fence, others: readonly Claim[]): (claim: Claim) => boolean {
  const created = others.filter(({ requestType }) => requestType === 'Create').map(({ requestedAt }) => requestedAt);
  const last = Math.max(...created);
  switch (request.RequestType) {
    case 'Create':
      return ({ requestId }) => requestId === request.RequestId;
    case 'Delete':
      return ({ requestType, requestedAt }) => requestType === 'Create' && requestedAt === last;
    default:
      return () => true;
  }
}

async function standStill(given: Fence, former: readonly Claim[]): Promise<Hold> {
  const { memory, note, request, waiter, poll, quietMs } = given;
  // Noted before it is done: an answer can be lost, and then the stopped claim is not found again.
  note.quietUntil = Date.now() + quietMs;
  const running = former.filter((claim) => claim.running);
  for (const { execution } of running) await waiter.stop(execution, poll.execution);
  // It may have been stopped in the middle of a write.
  if (former.some(({ requestId }) => requestId === request.RequestId)) note.doubtUntil = note.quietUntil;
  if (running.length > 0) log('WARN', 'older claims of this resource were stopped', { stopped: running.length });
  if (request.RequestType === 'Create' && former.length > 0) {
    // What the same request has made so far is looked for.
    await learn(given, former);
    note.askedAt = Math.min(memory.requestedAt, ...former.map(({ requestedAt }) => requestedAt));
    note.fenced = true;
  }
  return { seconds: quietMs / 1000, message: QUIET };
}

const QUIET = 'an older request of this resource was stopped';
const TURN = 'the service takes few calls, and other campaigns of the stack come first';

function held(until = 0, message: string): Hold | undefined {
  const seconds = (until - Date.now()) / 1000;
  return seconds > 0 ? { seconds, message } : undefined;
}

async function otherClaims({ request, waiter, poll, note, turnSeconds }: Fence): Promise<Claim[]> {
  const claims = await waiter.claims(resourceKey(request.StackId, request.LogicalResourceId));
  const { own } = claims;
  if (turnSeconds !== undefined) note.turnAt = Date.now() + aheadOf(poll, claims) * turnSeconds * 1000;
  return own.filter(({ execution }) => execution !== poll.execution);
}

/** How many of those that run have begun before. */
function aheadOf({ execution, started }: Poll, { running }: Claims): number {
  const startedAt = Date.parse(started);
  return running.filter((claim) => comesFirst(claim, { execution, startedAt })).length;
}

type Start = Pick<Claim, 'execution' | 'startedAt'>;

function comesFirst(one: Start, other: Start): boolean {
  return one.startedAt === other.startedAt ? one.execution < other.execution : one.startedAt < other.startedAt;
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

function settled(note: Note): Hold | undefined {
  note.fenced = true;
  return held(note.turnAt, TURN);
}

/** A claim that was stopped writes nothing more. */
export async function holdOn(waiter: Waiter, execution: string): Promise<void> {
  if (!(await waiter.isRunning(execution))) throw new Superseded('this claim was stopped');
}
