import type { FaultKind } from '../../../emulator';
import type { ServiceRow } from '../../support/services';
import type { Call } from '../../support/world';

/** What can happen at a call. `timeout` loses an answer without a word; with `lag`, what a write did is seen later. */
export const KINDS = [
  'throttle',
  'error',
  'timeout-before',
  'reset-before',
  'reset-after',
  'kill-before',
  'kill-after',
  'timeout',
  'lag',
] as const satisfies readonly (FaultKind | 'lag')[];
export type Kind = (typeof KINDS)[number];

/** A fault happens at one call, or at the next calls of the same operation, too. */
export const TIMES = [1, 3] as const;

/** A call of a step: the n-th of its operation, from 0. */
export interface Boundary {
  readonly service: string;
  readonly operation: string;
  readonly nth: number;
  /** Of its invocation. */
  readonly isFirst: boolean;
  readonly isWrite: boolean;
  /** A write to a campaign, which the service may show late. */
  readonly isShown: boolean;
  /** The pass before it wrote something, or there was none. */
  readonly followsWrite: boolean;
  /** It is made for every service alike: no service of campaigns, and no secret of one, is reached by it. */
  readonly isOfEngine: boolean;
  /** Its place in the step. */
  readonly index: number;
}

export interface Case {
  readonly boundary: Boundary;
  readonly kind: Kind;
  readonly times: (typeof TIMES)[number];
}

const WRITES = ['StartExecution', 'StopExecution', 'answer'];

export function boundariesOf(trail: readonly Call[], { name, writes }: ServiceRow): Boundary[] {
  const isWrite = ({ operation }: Call) => [...writes, ...WRITES].includes(operation);
  return trail.map((call, index) => {
    const { service, operation, invocation } = call;
    const before = trail.slice(0, index);
    const last = before.filter((one) => one.invocation === before.at(-1)?.invocation);
    return {
      service,
      operation,
      nth: before.filter((one) => one.service === service && one.operation === operation).length,
      isFirst: before.at(-1)?.invocation !== invocation,
      isWrite: isWrite(call),
      isShown: writes.includes(operation),
      followsWrite: last.length === 0 || last.some(isWrite),
      isOfEngine: ![name, 'secretsmanager'].includes(service),
      index,
    };
  });
}

export function casesAt(boundary: Boundary): Case[] {
  return KINDS.flatMap((kind) => TIMES.map((times) => ({ boundary, kind, times })));
}

/** A call that only failed: refused by the service, or without a word of it. */
const SILENT: readonly Kind[] = ['error', 'timeout-before', 'reset-before'];
const FAILED: readonly Kind[] = ['throttle', ...SILENT];

/** Neither tells that a write was made. */
const LOST: readonly Kind[] = ['reset-after', 'timeout'];

/**
 * Whether a case needs no run of its own, as another one leaves exactly the same behind. What is lost of a read is the same before
 * and after it. A killed function leaves what it wrote, and that is the same from one write to the next; so does a pass that ends at
 * a read, and what happens to it three times happens at its first call, too.
 */
export function sameAsAnother({ boundary, kind, times }: Case): boolean {
  const { isFirst, isWrite, isShown, followsWrite } = boundary;
  switch (kind) {
    case 'lag':
      return !isShown || times === 3;
    case 'kill-before':
      return !isFirst || !followsWrite;
    case 'kill-after':
      return !isWrite || times === 3;
    case 'reset-after':
    case 'timeout':
      return !isWrite;
    default:
      return !isWrite && !isFirst && times === 3;
  }
}

/**
 * What says the same to the engine comes in turn, from one call to the next: the ways in which a call only fails (where a write fails
 * once, a refusal comes in any case), in which the answer of a write is lost, and what happens three times. Calls by which no
 * service is reached are made alike for each of them: one half is hit with the one, the other half with the next.
 */
export function comesInTurn(one: Case, turn: number): boolean {
  const { boundary, times } = one;
  const isAlike = boundary.isOfEngine && (times === 3 || boundary.operation !== 'answer');
  return (!isAlike || (boundary.index + turn) % 2 === 0) && isInTurn(one);
}

function isInTurn({ boundary: { operation, isWrite, index }, kind, times }: Case): boolean {
  const isThird = index % 3 === 0;
  if (kind === 'kill-before') return times === 1 || isThird;
  if (![...LOST, ...FAILED].includes(kind)) return true;
  if (isWrite && times === 3) return threefold(index) === kind;
  if (LOST.includes(kind)) return LOST[index % LOST.length] === kind;
  const inTurn = FAILED[index % FAILED.length] === kind;
  if (!isWrite) return inTurn && (times === 1 || isThird);
  // An answer that did not arrive is given again, whatever has become of it.
  return operation === 'answer' ? inTurn : kind === 'throttle' || SILENT[index % SILENT.length] === kind;
}

/** What happens to a write three times: every second one fails, and the answers of the others are lost. */
function threefold(index: number): Kind | undefined {
  const kinds = index % 2 === 0 ? FAILED : LOST;
  return kinds[Math.floor(index / 2) % kinds.length];
}

/** A write was made, and whoever made it does not know. */
export function isWorst(kind: Kind): boolean {
  return kind === 'kill-after' || kind === 'reset-after';
}

/** Step Functions gives a pass up that is killed again and again: the request fails then, and what comes after must be clean. */
export function mayFail(one: Case): boolean {
  return isKill(one) && one.times === 3;
}

export function isKill({ kind }: Case): boolean {
  return kind.startsWith('kill');
}

/** What no function can survive: Lambda gives an event up whose third attempt is killed before it has left anything. */
export function isGivenUp({ boundary: { operation }, kind, times }: Case): boolean {
  return operation === 'StartExecution' && kind === 'kill-before' && times === 3;
}

export function nameOf({ boundary: { operation, nth }, kind, times }: Case): string {
  return `${kind} at ${operation} ${nth + 1}${times === 1 ? '' : `, ${times} times`}`;
}
