import type { RecordedRequest } from '../../../emulator';
import type { Run } from './many';

/** What is measured of a run, for each campaign where nothing else is said. */
export interface Figures {
  readonly took: number;
  readonly calls: number;
  /** Calls of the service that it refused for its rate, all together, and those of the waiter. */
  readonly throttled: number;
  readonly waiterThrottled: number;
  readonly passes: number;
  /** Of the waiter: states entered, and retries. */
  readonly transitions: number;
  /** Seconds between two passes. */
  readonly worstWait: number;
  readonly lines: number;
  readonly longestLine: number;
  readonly largestAnswer: number;
}

interface Line {
  readonly message?: string;
  readonly seconds?: number;
}

/** The services around the campaigns' own. */
const AROUND = ['states', 'cloudformation', 'secretsmanager', 'stacks'];

export function figuresOf({ replies, seconds, calls, lines, invocations, transitions }: Run): Figures {
  const count = replies.length;
  const own = calls.filter(({ service }) => !AROUND.includes(service ?? ''));
  const written = lines.map((line) => JSON.parse(line) as Line).filter(({ message }) => message !== 'measured');
  const answers = calls.filter(({ operation }) => operation === 'answer');
  return {
    took: Math.max(...seconds),
    calls: own.length / count,
    throttled: own.filter(isThrottled).length,
    waiterThrottled: calls.filter((call) => call.service === 'states' && isThrottled(call)).length,
    passes: invocations / count - 1,
    transitions: transitions / count,
    worstWait: Math.max(...written.map((line) => (line.message === 'waits' ? (line.seconds ?? 0) : 0))),
    lines: written.length / count,
    longestLine: Math.max(...lines.map((line) => line.length)),
    largestAnswer: Math.max(...answers.map(({ body }) => Buffer.byteLength(JSON.stringify(body)))),
  };
}

function isThrottled({ status, response }: RecordedRequest): boolean {
  return status === 429 || (status === 400 && JSON.stringify(response).includes('ThrottlingException'));
}

/** What a thread of the function still holds after garbage was collected, early and at its end, in megabytes. */
export interface Heap {
  readonly early: number;
  /** Invocations. */
  readonly after: number;
  readonly late: number;
  readonly invocations: number;
}

interface Measured extends Line {
  readonly threadId: number;
  readonly invocations: number;
  readonly bytes: number;
}

/** By thread; of those that have run too little nothing can be told. */
export function heapsOf(lines: readonly string[]): Heap[] {
  const all = lines.map((line) => JSON.parse(line) as Measured).filter(({ message }) => message === 'measured');
  return [...new Set(all.map(({ threadId }) => threadId))].flatMap((thread) => {
    const measured = all.filter(({ threadId }) => threadId === thread);
    const [early, late] = [measured[1], measured.at(-1)];
    if (!early || !late || late.invocations < 2 * early.invocations) return [];
    const { invocations } = late;
    return [{ early: early.bytes / 1e6, after: early.invocations, late: late.bytes / 1e6, invocations }];
  });
}
