import type { Memory, Note } from './memory';
import { MEMORY_VERSION, noteOf } from './memory';

type Kind = 'string' | 'number' | 'boolean' | 'object';

const NOTED: { readonly [K in keyof Note]-?: Kind } = {
  untouched: 'boolean',
  message: 'string',
  fenced: 'boolean',
  quietUntil: 'number',
  id: 'string',
  made: 'object',
  known: 'object',
  knownSince: 'object',
  replaced: 'string',
  bookmarks: 'object',
  found: 'boolean',
  adopted: 'boolean',
  proved: 'boolean',
  releasing: 'boolean',
  inherited: 'boolean',
  sighted: 'boolean',
  absentAt: 'number',
  removedAt: 'number',
  born: 'string',
  phase: 'object',
  refusals: 'number',
  limitedSince: 'number',
  staleSince: 'number',
  askedAt: 'number',
  turnAt: 'number',
  outOfTurn: 'boolean',
  doubtUntil: 'number',
  wroteAt: 'number',
  failure: 'string',
  success: 'object',
  intent: 'object',
  done: 'object',
  saved: 'boolean',
  step: 'object',
  unstoppable: 'string',
  steered: 'boolean',
  tagged: 'boolean',
};

const TIMES = ['requestedAt', 'arrivedAt', 'deadlineAt'] as const;

/**
 * Why nothing can be done on the word of a memory; undefined where it can. What a pass noted and the next one cannot read is never
 * taken for nothing: a campaign would be made a second time.
 */
export function memoryProblem(memory: Memory): string | undefined {
  const { version, changed } = memory;
  if (version !== MEMORY_VERSION) {
    const versions = `version ${String(version)}, this handler reads version ${MEMORY_VERSION}`;
    return `The waiter of this request was started by another version of the handler: ${versions}.`;
  }
  const unread = [
    ...TIMES.filter((key) => !Number.isFinite(memory[key])),
    ...(Array.isArray(changed) ? [] : ['changed']),
    ...Object.entries(noteOf(memory)).flatMap(([key, value]) => (isNoted(key, value) ? [] : [`note.${key}`])),
  ];
  return unread.length === 0 ? undefined : `The memory of this request cannot be read: ${unread.join(', ')}.`;
}

function isNoted(key: string, value: unknown): boolean {
  const kind = Object.hasOwn(NOTED, key) ? NOTED[key as keyof Note] : undefined;
  // What JSON leaves out, and what a later release notes.
  return value === undefined || kind === undefined || (typeof value === kind && value !== null);
}
